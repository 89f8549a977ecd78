"""Registers whose own columns are too many or too long for a page: which of them are shown when nobody asks."""

from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import number, words
from sms_docs.views.measured import amount, goal
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View


def _baseline(_system: System, entry: Entry) -> Cell:
    return amount(entry, entry.number("baseline"))


def _target(_system: System, entry: Entry) -> Cell:
    """The target of a measure as a phrase, "at least 95 %", whatever columns stand beside it."""
    return Cell(goal(entry), sort=entry.number("target"))


def _amount(_system: System, entry: Entry) -> Cell:
    return number(entry.number("quantity"), words(entry.text("unit")))


_AUDITS = Shape(
    shown=(
        "id", "title", "kind", "clauses", "planned_start", "planned_end", "auditors", "auditing_body", "status",
        "report",
    ),
)  # fmt: skip
_CERTIFICATION = Shape(
    shown=("body", "accredited_by", "contract_on", "decision_planned", "decision_on", "certificate", "expires"),
)
_MEASURES = Shape(
    shown=("id", "title", "process", "kpi", "formula", "source", "baseline", "target", "frequency", "owner"),
    extras=(Extra(Column("baseline", "Baseline", "right"), _baseline), Extra(Column("target", "Target"), _target)),
)
_RESOURCES = Shape(
    shown=("id", "kind", "title", "amount", "phases", "role", "load_percent", "from", "to", "status"),
    extras=(Extra(Column("amount", "Quantity", "right"), _amount),),
)

AUDITS = View(
    "audits",
    "Audits with kind, clauses, days, auditors and state",
    controlled=False,
    function=partial(register_sheet, key="audits", shape=_AUDITS),
    register="audits",
)
CERTIFICATION = View(
    "certification",
    "The certificate: body, contract, decision, number and last day",
    controlled=False,
    function=partial(register_sheet, key="certification", shape=_CERTIFICATION),
    register="certification",
)
MEASURES = View(
    "measures",
    "Measures with formula, source, target, rhythm and owner",
    controlled=True,
    function=partial(register_sheet, key="measures", shape=_MEASURES),
    register="measures",
)
RESOURCES = View(
    "resources",
    "People and means with quantity, phases, load, days and state",
    controlled=False,
    function=partial(register_sheet, key="resources", shape=_RESOURCES),
    register="resources",
)
