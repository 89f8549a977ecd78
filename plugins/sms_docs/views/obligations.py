"""Obligations: laws, contracts and standards that apply, how they apply here, and when that was last checked."""

from functools import partial

from sms_docs.gates.parameters import parameter
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View

_MOST_MONTHS = 1200


def _state(system: System, entry: Entry) -> Cell:
    """Whether the last check is recent enough (parameter ``external_check_months``)."""
    on = entry.date("checked_on")
    if on is None or on > system.as_of:
        return Cell("never checked", tone="bad")
    months = int(min(max(parameter(system, "external_check_months"), 1), _MOST_MONTHS))
    return Cell("check is due", tone="warn") if add_months(on, months) < system.as_of else Cell("checked", tone="good")


_SHAPE = Shape(
    "Obligations and how they apply here",
    ("id", "title", "kind", "version", "applies_to", "services", "owner", "checked_on", "state"),
    (Extra(Column("state", "State"), _state, live=True),),
    empty="No obligation is recorded yet: add it in data/obligations.yml.",
)

OBLIGATIONS = View(
    "obligations",
    "Laws, contracts and standards that apply, how they apply, and when that was last checked",
    controlled=False,
    function=partial(register_sheet, key="obligations", shape=_SHAPE),
    register="obligations",
)
