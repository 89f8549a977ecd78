"""Waivers: which findings somebody decided to let stand, why, until when, and how each waiver stands."""

from functools import partial

from sms_docs.judgement.waivers import flaws, standing
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Tone
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View

_TONES: dict[str, Tone] = {"in force": "good", "does not count": "bad", "expired": "warn"}


def state_cell(system: System, waiver: Entry) -> Cell:
    """How a waiver stands; of one that runs out soon how many days are left, of one that does not count why."""
    found = standing(system, waiver)
    expires = waiver.date("expires")
    if found == "in force" and expires and (left := (expires - system.as_of).days) <= system.settings.due_soon_days:
        return Cell(f"expires in {left} day{'' if left == 1 else 's'}", tone="warn")
    why = next(flaws(system, waiver), "") if found == "does not count" else ""
    return Cell(f"{found}: {why}" if why else found, tone=_TONES.get(found, "muted"))


_SHAPE = Shape(
    "Findings that were decided to stand for a while",
    ("id", "rule", "scope", "reason", "risk", "approver", "approved_by", "approved_on", "expires", "state"),
    (Extra(Column("state", "State"), state_cell, live=True),),
    empty="No finding is waived.",
)

WAIVERS = View(
    "waivers",
    "Findings that were decided to stand for a while, with reason, risk and expiry",
    controlled=False,
    function=partial(register_sheet, key="waivers", shape=_SHAPE),
    register="waivers",
)
