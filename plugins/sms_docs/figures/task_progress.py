"""Tasks by phase and state, as bars as long as there are tasks."""

from collections.abc import Mapping

from sms_docs.figures.stacked import Part, stacked
from sms_docs.model.figure import Bars, Figure
from sms_docs.model.mark import Key, Lane, Look
from sms_docs.model.scale import Numbers
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Table
from sms_docs.views import view
from sms_docs.views.tasks import STATES

NAME = "task-progress"
_LOOKS: Mapping[str, Look] = {
    "done": "done", "in-progress": "running", "open": "planned", "blocked": "late", "cancelled": "dropped",
}  # fmt: skip
_WORDS = {key: key.replace("-", " ") for key in STATES}
_LEGEND = tuple(Key(_WORDS[key], look) for key, look in _LOOKS.items())


def task_progress(system: System) -> Figure:
    """How many tasks of each phase are done, in progress, open, blocked and cancelled."""
    table = view(system, "task-summary")
    counts = tuple(_counted(table))
    drawing = _bars(counts[:-1]) if counts else None
    return Figure(NAME, "Tasks by phase and state", _description(system, counts), drawing, table, _LEGEND)


Counts = tuple[Cell, Mapping[str, int]]


def _counted(table: Table) -> list[Counts]:
    """Name and counts of each row of the summary; the last one is all phases together."""
    keys = [column.key for column in table.columns]
    return [
        (row.cells[0], {key: int(cell.sort or 0) for key, cell in zip(keys, row.cells, strict=True) if key != "phase"})
        for row in table.rows
    ]


def _bars(counts: tuple[Counts, ...]) -> Bars:
    scale = Numbers.over((each["total"] for _, each in counts), zero=True)
    return Bars(scale, tuple(_lane(name, each) for name, each in counts))


def _lane(name: Cell, counts: Mapping[str, int]) -> Lane:
    marks = stacked(Part(counts[key], look, _WORDS[key]) for key, look in _LOOKS.items())
    said = [f"{counts['done']} of {counts['total']} done"]
    said += [f"{counts[key]} {_WORDS[key]}" for key in _LOOKS if key != "done" and counts[key]]
    said += [f"{counts['overdue']} overdue"] if counts["overdue"] else []
    return Lane(name.text, ", ".join(said), marks, name.target)


def _description(system: System, counts: tuple[Counts, ...]) -> str:
    if not counts:
        return ""
    _, total = counts[-1]
    late = f"{total['overdue']} overdue" if total["overdue"] else "none overdue"
    return f"As of {system.as_of}: {total['done']} of {total['total']} tasks done, {late}."
