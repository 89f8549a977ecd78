"""Service management objectives: from which value to which, by when."""

from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import number, words
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View

_SIGNS = {"percent": "%"}


def _amount(entry: Entry, key: str) -> Cell:
    unit = entry.text("unit")
    return number(entry.number(key), _SIGNS.get(unit, unit))


def _baseline(_system: System, entry: Entry) -> Cell:
    return _amount(entry, "baseline")


def _current(_system: System, entry: Entry) -> Cell:
    return _amount(entry, "current")


def _target(_system: System, entry: Entry) -> Cell:
    """The target as a phrase ("at least 95 %"); the outcome in words where there is no number."""
    amount = _amount(entry, "target")
    if not amount.text:
        return Cell(entry.text("outcome"))
    return Cell(f"{words(entry.text('comparator'))} {amount.text}".strip(), sort=amount.sort)


_SHAPE = Shape(
    "Service management objectives",
    ("id", "title", "metric", "baseline", "target", "due", "owner", "current", "status"),
    (
        Extra(Column("baseline", "Baseline", "right"), _baseline),
        Extra(Column("target", "Target"), _target),
        Extra(Column("current", "Current", "right"), _current, live=True),
    ),
)

OBJECTIVES = View(
    "objectives",
    "Objectives with baseline, target, date, owner and state",
    controlled=False,
    function=partial(register_sheet, key="objectives", shape=_SHAPE),
    register="objectives",
)
