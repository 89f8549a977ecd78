"""One measure over its periods, against its target."""

from sms_docs.figures.measured import plot
from sms_docs.model.figure import Figure
from sms_docs.model.mark import Key
from sms_docs.model.register import NOTHING, Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import day, reference
from sms_docs.views.measured import TONES, Value, amount, goal, status, values
from sms_docs.views.nothing import none_of

NAME = "measure-trend"
_COLUMNS = (
    Column("period", "Period"), Column("value", "Value", "right"), Column("status", "Status"),
    Column("measured_on", "Measured on"), Column("remark", "Remark"), Column("action", "Action"),
)  # fmt: skip
_LEGEND = (
    Key("on target", "done", "circle"), Key("within tolerance", "done", "triangle"),
    Key("off target", "late", "diamond"), Key("where the target is met", "good"), Key("tolerance", "near"),
)  # fmt: skip


def measure_trend(system: System, measure: str = "") -> Figure:
    """The values of a measure, the target with its direction and tolerance, and how the last value stands."""
    entry = system.register("measures").by_id.get(measure, Entry(NOTHING, system.register("measures").path))
    found = values(system, entry) if entry else ()
    title = f"{entry.id} {entry.text('title')}".strip() if entry else "Trend of a measure"
    table = _table(system, entry, found, title)
    drawing = plot(entry, found) if found else None
    return Figure(NAME, title, _description(entry, found), drawing, table, _LEGEND)


def _description(measure: Entry, found: tuple[Value, ...]) -> str:
    if not found:
        return ""
    last = found[-1]
    aim = f", target {goal(measure)}" if goal(measure) else ""
    said = f"{last.period}: {amount(measure, last.number).text}, {status(measure, last.number)}{aim}."
    if len(found) == 1:
        return f"{said} It is the first value."
    good = sum(status(measure, each.number) == "on target" for each in found)
    return f"{said} {good} of {len(found)} values on target since {found[0].period}."


def _table(system: System, measure: Entry, found: tuple[Value, ...], title: str) -> Table:
    rows = tuple(_row(system, measure, each) for each in found)
    empty = "No value is measured yet." if measure else "The call names no measure."
    return Table(NAME, title, _COLUMNS, rows, none_of(system, "measures", "measurements", otherwise=empty))


def _row(system: System, measure: Entry, value: Value) -> Row:
    judged = status(measure, value.number)
    cells = (
        Cell(value.period),
        amount(measure, value.number),
        Cell(judged, tone=TONES[judged]),
        day(value.entry.date("measured_on")),
        Cell(value.entry.text("remark")),
        reference(system, "evidence", value.entry.text("action")),
    )
    return Row(cells, value.entry.location())
