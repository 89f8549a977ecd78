"""People with their roles, and how much they have to look after."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds
from sms_docs.model.table import Cell, Column
from sms_docs.views.awaiting import decisions
from sms_docs.views.cell import due, entry_name, role, several
from sms_docs.views.field_cell import is_open
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View
from sms_docs.views.tasks import is_overdue


@dataclass(slots=True)
class _Load:
    """What a role or a person has to look after."""

    counts: Counter[str] = field(default_factory=Counter)
    next_day: date | None = None

    def add(self, key: str, on: date | None = None) -> None:
        self.counts[key] += 1
        if on and (self.next_day is None or on < self.next_day):
            self.next_day = on


def _find_loads(system: System) -> Mapping[str, _Load]:
    """By role."""
    found: dict[str, _Load] = {}
    for each in system.controlled:
        if not each.retired:
            found.setdefault(each.owner, _Load()).add("documents")
    for task in system.register("tasks"):
        if is_open(task):
            load = found.setdefault(task.text("owner"), _Load())
            load.add("tasks", task.date("due"))
            load.counts["overdue"] += is_overdue(system, task)
    for decision in decisions(system):
        found.setdefault(decision.role, _Load()).add("decisions", decision.due)
    return found


def _find_roles(system: System) -> Mapping[str, tuple[Entry, ...]]:
    """Person → assignments of the day, held ones before those as a deputy."""
    found: dict[str, tuple[Entry, ...]] = {}
    for each in sorted(system.register("assignments"), key=lambda one: one.has("deputy_for")):
        if holds(each, system.as_of):
            found[each.text("person")] = (*found.get(each.text("person"), ()), each)
    return found


_loads = Memo(_find_loads)
_roles = Memo(_find_roles)


def _name(system: System, person: Entry) -> Cell:
    return Cell(entry_name(system, person))


def _role_cell(system: System, person: Entry) -> Cell:
    return several(_held(system, each) for each in _roles(system).get(person.id, ()))


def _held(system: System, assignment: Entry) -> Cell:
    cell = role(system, assignment.text("role"))
    return Cell(f"{cell.text} (deputy)", cell.target) if assignment.has("deputy_for") else cell


def _held_loads(system: System, person: Entry) -> list[_Load]:
    """Those of the roles that a person holds; who only stands in has them when it comes to that."""
    held = {each.text("role"): each for each in _roles(system).get(person.id, ()) if not each.has("deputy_for")}
    return [load for key in held if (load := _loads(system).get(key))]


def _count(system: System, person: Entry, key: str) -> Cell:
    total = sum(load.counts[key] for load in _held_loads(system, person))
    return Cell(str(total), tone="bad" if total and key == "overdue" else "", sort=total)


def _next(system: System, person: Entry) -> Cell:
    days = [load.next_day for load in _held_loads(system, person) if load.next_day]
    return due(min(days, default=None))


def _counted(key: str, label: str) -> Extra:
    return Extra(Column(key, label, "right"), partial(_count, key=key), live=True)


_SHAPE = Shape(
    "People, their roles and what they have to look after",
    ("name", "roles", "decisions", "tasks", "overdue", "next", "documents"),
    (
        Extra(Column("name", "Name"), _name),
        Extra(Column("roles", "Roles"), _role_cell, live=True),
        _counted("documents", "Documents"),
        _counted("tasks", "Open tasks"),
        _counted("overdue", "Overdue"),
        _counted("decisions", "Decisions"),
        Extra(Column("next", "Next day"), _next, live=True),
    ),
)

PEOPLE = View(
    "people",
    "People with their roles, documents, open tasks and the decisions that wait for them",
    controlled=False,
    function=partial(register_sheet, key="people", shape=_SHAPE),
    register="people",
)
