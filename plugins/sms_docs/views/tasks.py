"""Tasks: all of them, those that are late, and how many are in which state."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import due, number, reference
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

ENDED = frozenset({"done", "cancelled"})
STATES = ("open", "in-progress", "blocked", "done", "cancelled")
_LABELS = ("Open", "In progress", "Blocked", "Done", "Cancelled")
_SHOWN = ("id", "title", "phase", "owner", "priority", "due", "status", "percent")


def is_overdue(system: System, task: Entry) -> bool:
    """Whether a task's day has passed and it is neither done nor cancelled."""
    on = task.date("due")
    return on is not None and on < system.as_of and task.text("status") not in ENDED


def _late(system: System, task: Entry) -> Cell:
    on = task.date("due")
    return number((system.as_of - on).days if on else None)


def _due(_system: System, task: Entry) -> Cell:
    return replace(due(task.date("due")), tone="bad")


_OVERDUE = Shape(
    "Overdue tasks", ("id", "title", "owner", "priority", "due", "late", "status", "percent"),
    (Extra(Column("late", "Days late", "right"), _late), Extra(Column("due", "Due"), _due)),
    is_overdue, live=True, empty="No task is overdue.",
)  # fmt: skip


def _summary(system: System) -> Sheet:
    """Number of tasks by phase and state."""
    labels = zip(STATES, _LABELS, strict=True)
    columns = (
        Column("phase", "Phase"),
        *(Column(state, label, "right") for state, label in labels),
        Column("overdue", "Overdue", "right"),
        Column("total", "All", "right"),
    )
    return live_sheet("Tasks by phase and state", columns, _counts(system), empty="No task is recorded yet.")


def _counts(system: System) -> Iterator[Record]:
    tasks = system.register("tasks").entries
    phases = dict.fromkeys((*system.register("programme").by_id, *(task.text("phase") for task in tasks)))
    for phase in phases:
        mine = [task for task in tasks if task.text("phase") == phase]
        if mine:
            name = reference(system, "programme", phase) if phase else Cell("no phase")
            yield _count_row(system, name, phase, mine)
    if tasks:
        yield _count_row(system, Cell("All phases"), "", tasks)


def _count_row(system: System, name: Cell, phase: str, tasks: tuple[Entry, ...] | list[Entry]) -> Record:
    counts = Counter(task.text("status") for task in tasks)
    late = sum(is_overdue(system, task) for task in tasks)
    cells = {"phase": name} | {state: number(counts[state]) for state in STATES}
    cells["overdue"] = Cell(str(late), tone="bad" if late else "", sort=late)
    cells["total"] = number(len(tasks))
    return record(cells, {"phase": phase})


TASKS = View(
    "tasks",
    "All tasks with phase, owner, due day and state",
    controlled=False,
    function=partial(register_sheet, key="tasks", shape=Shape(shown=_SHOWN)),
    register="tasks",
)
OVERDUE_TASKS = View(
    "overdue-tasks",
    "Tasks whose day has passed",
    controlled=False,
    function=partial(register_sheet, key="tasks", shape=_OVERDUE),
)
TASK_SUMMARY = View("task-summary", "How many tasks are in which state, by phase", controlled=False, function=_summary)
