"""The communication plan: what is told to whom, when, how and by whom, and where it stands (clause 7.4)."""

from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, day, due
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View


def _done(system: System, entry: Entry) -> bool:
    on = entry.date("done_on")
    return on is not None and on <= system.as_of


def _last(system: System, entry: Entry) -> Cell:
    return day(entry.date("done_on")) if _done(system, entry) else EMPTY


def _next(_system: System, entry: Entry) -> Cell:
    return due(entry.date("next"))


def _state(system: System, entry: Entry) -> Cell:
    """Late when its next day has passed; over when it was done and nothing more is planned."""
    on = entry.date("next")
    if on is not None and on < system.as_of:
        return Cell("late", tone="bad")
    if on is not None:
        return Cell("running" if _done(system, entry) else "planned")
    return Cell("done", tone="good") if _done(system, entry) else Cell("no day", tone="warn")


_SHAPE = Shape(
    "Communication plan",
    ("id", "topic", "audience", "timing", "channel", "sender", "last", "next", "state"),
    (
        Extra(Column("last", "Last"), _last, live=True),
        Extra(Column("next", "Next"), _next, live=True),
        Extra(Column("state", "State"), _state, live=True),
    ),
    empty="No communication is planned yet: add it in data/communications.yml.",
)

COMMUNICATION_PLAN = View(
    "communication-plan",
    "What is told to whom, when, by which channel and by whom; last and next day",
    controlled=False,
    function=partial(register_sheet, key="communications", shape=_SHAPE),
    register="communications",
)
