"""Corrective actions: done is not the end, somebody else has to verify that it helped."""

from functools import partial
from typing import Final, Literal

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import state
from sms_docs.views.field_cell import is_open
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View

TO_VERIFY: Final = "done, to be verified"
Standing = Literal["open", "done, to be verified", "done"]


def standing(system: System, action: Entry) -> Standing:
    """How an action stands on the system's day; what is said to be done on a later day is still open."""
    on = action.date("done_on")
    if is_open(action, "done_on") or (on is not None and on > system.as_of):
        return "open"
    return "done" if action.text("status") == "verified" else TO_VERIFY


def to_verify() -> Cell:
    """The state of an action that nobody has verified."""
    return Cell(TO_VERIFY, tone="warn", sort="done")


def _status(system: System, action: Entry) -> Cell:
    if action.text("status") != "done":
        return state(action.text("status"))
    return state("open") if standing(system, action) == "open" else to_verify()


_SHAPE = Shape(
    shown=("id", "finding", "clause", "nonconformity", "cause", "action", "owner", "due", "status", "effective"),
    extras=(Extra(Column("status", "Status"), _status),),
)

CORRECTIVE_ACTIONS = View(
    "corrective-actions",
    "Corrective actions",
    controlled=False,
    function=partial(register_sheet, key="corrective_actions", shape=_SHAPE),
    register="corrective_actions",
)
