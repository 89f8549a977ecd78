"""Who decides what: roles with their holders and duties, and the bodies that meet."""

from collections.abc import Mapping
from datetime import date
from functools import partial

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import person, several
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View


def _by_role(system: System) -> Mapping[str, tuple[Entry, ...]]:
    """Role → its assignments, holders before deputies."""
    found: dict[str, tuple[Entry, ...]] = {}
    for each in sorted(system.register("assignments"), key=lambda each: each.has("deputy_for")):
        role = each.text("role")
        found[role] = (*found.get(role, ()), each)
    return found


_assignments = Memo(_by_role)


def holders(system: System, role: str, on: date) -> Cell:
    """Names of those who hold a role on a day; a role that nobody holds says so."""
    found = [_named(system, each) for each in _assignments(system).get(role, ()) if holds(each, on)]
    return several(found) if found else Cell("nobody", tone="bad")


def _holder(system: System, role: Entry) -> Cell:
    return holders(system, role.id, system.as_of)


def _named(system: System, assignment: Entry) -> Cell:
    cell = person(system, assignment.text("person"))
    return Cell(f"{cell.text} (deputy)", cell.target) if assignment.has("deputy_for") else cell


_ROLES = Shape(
    "Roles, who holds them, and what they do",
    ("title", "holder", "duties", "authority", "load", "reports_to"),
    (Extra(Column("holder", "Held by"), _holder, live=True),),
)
_BODIES = Shape("Bodies that decide", ("title", "chair", "members", "frequency", "purpose", "decides"))

GOVERNANCE_ROLES = View(
    "governance-roles",
    "Roles with today's holders, duties and authority",
    controlled=False,
    function=partial(register_sheet, key="roles", shape=_ROLES),
    register="roles",
)
GOVERNANCE_BODIES = View(
    "governance-bodies",
    "Boards and committees with chair, members, rhythm and what they decide",
    controlled=True,
    function=partial(register_sheet, key="bodies", shape=_BODIES),
    register="bodies",
)
