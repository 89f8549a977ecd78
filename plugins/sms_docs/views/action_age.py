"""Corrective actions that are not yet verified, by age, the oldest first."""

from dataclasses import replace

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import due, number
from sms_docs.views.corrective import TO_VERIFY, standing, to_verify
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import Sheet, View

_GROUPS = ((30, "up to 30 days"), (60, "31 to 60 days"), (90, "61 to 90 days"))
_OLDEST = "over 90 days"
_SHOWN = ("id", "age", "group", "clause", "nonconformity", "owner", "due", "stands")


def age(system: System, action: Entry) -> int | None:
    """Days since it was raised; None without a day, or when that lies ahead."""
    on = action.date("raised_on")
    return (system.as_of - on).days if on is not None and on <= system.as_of else None


def _open(system: System, action: Entry) -> bool:
    return action.text("status") != "cancelled" and standing(system, action) != "done"


def _age(system: System, action: Entry) -> Cell:
    days = age(system, action)
    return number(days) if days is not None else Cell("not known", tone="muted")


def group(days: int | None) -> str:
    """How an age is called: "up to 30 days" and the like; "" when it is not known."""
    if days is None:
        return ""
    return next((name for most, name in _GROUPS if days <= most), _OLDEST)


def _group(system: System, action: Entry) -> Cell:
    name = group(age(system, action))
    return Cell(name, tone="bad" if name == _OLDEST else "")


def _due(system: System, action: Entry) -> Cell:
    found = due(action.date("due"))
    on = action.date("due")
    return replace(found, tone="bad") if on is not None and on < system.as_of else found


def _stands(system: System, action: Entry) -> Cell:
    return to_verify() if standing(system, action) == TO_VERIFY else Cell("open", tone="warn")


_SHAPE = Shape(
    "Corrective actions not yet verified, oldest first",
    _SHOWN,
    (
        Extra(Column("age", "Age in days", "right"), _age),
        Extra(Column("group", "Age"), _group),
        Extra(Column("due", "Due"), _due),
        Extra(Column("stands", "State"), _stands),
    ),
    _open,
    live=True,
    empty="No corrective action is open: those in data/corrective_actions.yml are verified, or there is none.",
)


def _sheet(system: System) -> Sheet:
    """The register's sheet, in the order of the day on which each was raised."""
    sheet = register_sheet(system, "corrective_actions", _SHAPE)
    oldest = sorted(sheet.records, key=lambda each: str(each.values.get("raised_on") or ""))
    return replace(sheet, records=oldest)


CORRECTIVE_ACTIONS_BY_AGE = View(
    "corrective-actions-by-age",
    "Corrective actions that are open or not yet verified, oldest first",
    controlled=False,
    function=_sheet,
)
