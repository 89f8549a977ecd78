"""Service level results by month: met, missed or missing for each target."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views import view
from sms_docs.views.nothing import none_of
from sms_docs.views.standing import plural

NAME = "service-levels"
_TITLE = "Service levels met and missed by month"
_MONTHS = 6
_FIXED = ("service", "target", "goal")
_MISSING = "missing"


def service_level_grid(system: System, service: str = "", customer: str = "") -> Figure:
    """Targets by the last six months; those without any result yet are in the table only."""
    chosen = {key: value for key, value in (("service", service), ("customer", customer)) if value}
    known = {"service": "services", "customer": "customers"}
    filters: dict[str, Any] = {
        key: value for key, value in chosen.items() if value in system.register(known[key]).by_id
    }
    table = view(system, NAME, months=_MONTHS, **filters)
    months = tuple(column for column in table.columns if column.key not in (*_FIXED, "status"))
    drawn = [row for row in table.rows if any(cell.text for cell in _values(row))]
    grid = Grid(
        "Target",
        tuple(column.label for column in months),
        tuple(f"{row.cells[0].text}: {row.cells[1].text}" for row in drawn),
        tuple(tuple(map(_field, _values(row), months, [row] * len(months))) for row in drawn),
    )
    empty = none_of(system, "slas", "sla_results", otherwise=table.empty)
    shown = Table(NAME, _TITLE, table.columns, table.rows, empty)
    return Figure(NAME, _TITLE, _description(table.rows, drawn), grid if drawn else None, shown)


def _values(row: Row) -> tuple[Cell, ...]:
    return row.cells[len(_FIXED) : -1]


def _field(cell: Cell, month: Column, row: Row) -> GridCell:
    """One month of a target; what counts stands as a word, the value below it."""
    what = f"{row.cells[1].text}, {month.label}"
    if not cell.text:
        return GridCell("", "", f"{what}: no result is due")
    if cell.tone == "bad" and cell.text != _MISSING:
        value = cell.text.removesuffix(" missed")
        said = f"{what}: {value}, missed, {row.cells[2].text}"
        return GridCell(f"✕ missed\n{value}", "bad", said)
    if cell.text == _MISSING:
        return GridCell("? missing", "warn", f"{what}: the result is missing")
    if cell.tone == "muted":
        return GridCell(cell.text, "muted", f"{what}: {cell.text}")
    return GridCell(f"✓ met\n{cell.text}", "good", f"{what}: {cell.text}, met, {row.cells[2].text}")


def _description(rows: Sequence[Row], drawn: Sequence[Row]) -> str:
    if not drawn:
        return ""
    counts = Counter(
        "missing" if cell.text == _MISSING else "missed" if cell.tone == "bad" else "met"
        for row in drawn
        for cell in _values(row)
        if cell.text and cell.tone != "muted"
    )
    later = f" No result yet for {plural(len(rows) - len(drawn), 'target')}." if len(rows) > len(drawn) else ""
    total = sum(counts.values())
    return f"{counts['met']} of {total} results met, {counts['missed']} missed, {counts['missing']} missing.{later}"
