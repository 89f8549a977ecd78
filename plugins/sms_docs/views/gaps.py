"""The gap assessment, clause by clause, with the tasks that close each gap."""

from collections.abc import Mapping
from functools import partial

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, clause, number, reference, several
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import View


def gap_size(entry: Entry) -> int | None:
    """Levels from the present state to the target; 0 when it is met, None when one of them is not given."""
    current, target = entry.number("current"), entry.number("target")
    return None if current is None or target is None else max(0, round(target - current))


def _title(system: System, entry: Entry) -> Cell:
    found = system.standard.clauses.get(entry.text("clause"))
    return Cell(found.title, clause(found.id).target) if found else EMPTY


def _gap(_system: System, entry: Entry) -> Cell:
    return number(gap_size(entry))


def _task_cell(system: System, entry: Entry) -> Cell:
    return several(reference(system, "tasks", each) for each in tasks_of_gaps(system).get(entry.id, ()))


def _find_tasks(system: System) -> Mapping[str, tuple[str, ...]]:
    """Gap → tasks that name it."""
    found: dict[str, tuple[str, ...]] = {}
    for task in system.register("tasks"):
        for gap in task.texts("gaps"):
            found[gap] = (*found.get(gap, ()), task.id)
    return found


tasks_of_gaps = Memo(_find_tasks)

_SHAPE = Shape(
    "Gap assessment by clause",
    ("id", "clause", "clause_title", "current", "target", "gap", "severity", "finding", "tasks", "phase", "status"),
    (
        Extra(Column("clause_title", "Subject"), _title),
        Extra(Column("gap", "Gap", "right"), _gap),
        Extra(Column("tasks", "Tasks"), _task_cell),
    ),
)

GAP_ASSESSMENT = View(
    "gap-assessment",
    "Result of the gap assessment, clause by clause, with the tasks that close each gap",
    controlled=False,
    function=partial(register_sheet, key="gaps", shape=_SHAPE),
    register="gaps",
)
