"""Risks and opportunities with their rating (likelihood times impact)."""

import math
from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Tone
from sms_docs.views.cell import EMPTY
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View

ACCEPT_UP_TO = 5
HIGH_FROM = 15
"""Ratings, of 1 to 25, that hold where the settings say nothing."""


def rating(entry: Entry, before: str = "") -> int | None:
    """Likelihood times impact, 1 to 25; None when one of them is not given, or no number can be told.

    Args:
        before: ``residual_`` for the rating after treatment.
    """
    likelihood, impact = entry.number(f"{before}likelihood"), entry.number(f"{before}impact")
    score = math.nan if likelihood is None or impact is None else likelihood * impact
    return round(score) if math.isfinite(score) else None


def level(system: System, score: int) -> str:
    """How a rating is called: low, medium or high, by the limits of the settings."""
    if score >= system.settings.parameter("risk_high_from", HIGH_FROM):
        return "high"
    return "low" if score <= system.settings.parameter("risk_accept_up_to", ACCEPT_UP_TO) else "medium"


LEVEL_TONES: dict[str, Tone] = {"high": "bad", "medium": "warn", "low": "good"}


def _cell(system: System, entry: Entry, before: str) -> Cell:
    score = rating(entry, before)
    if score is None:
        return EMPTY
    called = level(system, score)
    # A high rating is nothing bad in an opportunity.
    tone = LEVEL_TONES[called] if entry.text("kind") != "opportunity" else ""
    return Cell(f"{score} {called}", tone=tone, sort=score)


def _rating(system: System, entry: Entry) -> Cell:
    return _cell(system, entry, "")


def _residual(system: System, entry: Entry) -> Cell:
    return _cell(system, entry, "residual_")


def _is_opportunity(_system: System, entry: Entry) -> bool:
    return entry.text("kind") == "opportunity"


_EXTRAS = (
    Extra(Column("rating", "Rating"), _rating),
    Extra(Column("residual", "After treatment"), _residual),
)
_SHOWN = (
    "id", "title", "area", "likelihood", "impact", "rating", "treatment", "actions", "residual", "owner", "due",
    "status",
)  # fmt: skip
_RISKS = Shape("Risks and opportunities", _SHOWN, _EXTRAS)
_OPPORTUNITIES = Shape(
    "Opportunities",
    tuple(key for key in _SHOWN if key != "residual"),
    _EXTRAS,
    _is_opportunity,
    empty="No opportunity is recorded yet.",
)

RISKS = View(
    "risks",
    "Risks and opportunities with rating, treatment and owner",
    controlled=False,
    function=partial(register_sheet, key="risks", shape=_RISKS),
    register="risks",
)
OPPORTUNITIES = View(
    "opportunities",
    "Opportunities with rating, actions and owner",
    controlled=False,
    function=partial(register_sheet, key="risks", shape=_OPPORTUNITIES),
)
