"""All measures, one a row: last value, target, how it stands, and the way there."""

from collections import Counter
from typing import NamedTuple

from sms_docs.figures.measured import plot
from sms_docs.model.figure import Figure, Spark, Sparks
from sms_docs.model.mark import Key
from sms_docs.model.months import month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import reference
from sms_docs.views.measured import TONES, Status, Value, amount, goal, status, values
from sms_docs.views.nothing import none_of

NAME = "measures"
_TITLE = "Measures against their targets"
_COLUMNS = (
    Column("measure", "Measure"), Column("last", "Last value", "right"), Column("period", "Period"),
    Column("target", "Target"), Column("status", "Status"),
)  # fmt: skip
_LEGEND = (Key("where the target is met", "good"), Key("tolerance", "near"), Key("last value", "done", "circle"),
           Key("within tolerance", "done", "triangle"), Key("off target", "late", "diamond"))  # fmt: skip


class Measured(NamedTuple):
    """A measure with its values, oldest first."""

    measure: Entry
    values: tuple[Value, ...]

    @property
    def status(self) -> Status | None:
        """How the last value stands; None without one."""
        return status(self.measure, self.values[-1].number) if self.values else None


def measures(system: System, process: str = "") -> Figure:
    """The measures, all or those of one process. Those without a value yet are in the table only."""
    register = system.register("measures")
    found = tuple(
        Measured(each, values(system, each))
        for each in register
        # Without the values every measure would seem to have none yet.
        if not system.register("measurements").broken and process in ("", each.text("process"))
    )
    name = reference(system, "processes", process).text
    title = f"{_TITLE}: {name}" if name else _TITLE
    rows = tuple(_spark(system, each) for each in found if each.values)
    drawing = Sparks(_COLUMNS, rows, "Trend") if rows else None
    return Figure(NAME, title, _description(found), drawing, _table(system, found, title), _LEGEND)


def _description(found: tuple[Measured, ...]) -> str:
    counts = Counter(each.status for each in found if each.status)
    said = ", ".join(f"{counts[word]} {word}" for word in TONES if counts[word])
    without = len(found) - sum(counts.values())
    later = f" None yet for {without}." if without else ""
    return f"Values for {sum(counts.values())} of {len(found)} measures: {said}.{later}" if said else ""


def _spark(system: System, each: Measured) -> Spark:
    measure, last = each.measure, each.values[-1]
    cells = (
        _name(system, measure),
        amount(measure, last.number),
        Cell(last.period),
        Cell(goal(measure)),
        _status(each),
    )
    first = each.values[0]
    many = f"{len(each.values)} values from {first.period}: {amount(measure, first.number).text} to {cells[1].text}"
    return Spark(cells, plot(measure, each.values), "one value" if len(each.values) == 1 else many)


def _status(each: Measured) -> Cell:
    return Cell(each.status, tone=TONES[each.status]) if each.status else Cell("no value yet", tone="muted")


def _name(system: System, measure: Entry) -> Cell:
    target = reference(system, "measures", measure.id).target
    return Cell(f"{measure.id} {measure.text('title')}".strip(), target)


def _table(system: System, found: tuple[Measured, ...], title: str) -> Table:
    """Every value by its period; measures as rows."""
    periods = sorted({value.period for each in found for value in each.values}, key=month_numbers)
    columns = (
        Column("measure", "Measure"), Column("target", "Target"), Column("status", "Status"),
        *(Column(period, period, "right") for period in periods),
    )  # fmt: skip
    rows = tuple(_row(system, each, periods) for each in found)
    empty = none_of(system, "measures", "measurements", otherwise="No measure is defined yet.")
    return Table(NAME, f"{title}: values by period", columns, rows, empty)


def _row(system: System, each: Measured, periods: list[str]) -> Row:
    by_period = {value.period: amount(each.measure, value.number) for value in each.values}
    cells = (_name(system, each.measure), Cell(goal(each.measure)), _status(each))
    return Row((*cells, *(by_period.get(period, Cell("")) for period in periods)), each.measure.location())
