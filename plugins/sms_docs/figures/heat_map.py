"""Where the gaps are: areas of the standard by severity."""

from collections.abc import Iterable
from typing import NamedTuple

from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.views.cell import clause, number, several
from sms_docs.views.gaps import gap_size
from sms_docs.views.order import natural

NAME = "heat-map"
_SPLIT = "8"
"""The one chapter that is shown by its parts: it holds the practices."""
_COLUMNS: tuple[tuple[str, str, Tone], ...] = (
    ("critical", "Critical", "bad"),
    ("major", "Major", "warn"),
    ("minor", "Minor", "muted"),
    ("met", "Target met", "good"),
)


class Area(NamedTuple):
    """A chapter (of chapter 8, a part) with the gaps assessed in it."""

    id: str
    title: str
    gaps: tuple[Entry, ...]


def heat_map(system: System) -> Figure:
    """Number of clauses by area and severity of the gap; the table adds levels and the clauses themselves."""
    areas = _areas(system)
    said = _description(areas) if areas else ""
    return Figure(NAME, "Gaps by area and severity", said, _grid(areas) if areas else None, _table(areas))


def severity(gap: Entry) -> str:
    """``critical``, ``major`` or ``minor``, or ``met`` where the target is reached (reassessment included)."""
    if gap_size(gap) == 0 or gap.text("status") == "closed":
        return "met"
    return gap.text("severity") or "minor"


def _areas(system: System) -> tuple[Area, ...]:
    found: dict[str, list[Entry]] = {}
    for gap in system.register("gaps"):
        parts = gap.text("clause").split(".")
        area = ".".join(parts[:2]) if parts[0] == _SPLIT else parts[0]
        if area in system.standard.clauses:
            found.setdefault(area, []).append(gap)
    titles = system.standard.clauses
    return tuple(Area(key, titles[key].title, tuple(found[key])) for key in sorted(found, key=natural))


def _grid(areas: Iterable[Area]) -> Grid:
    areas = tuple(areas)
    return Grid(
        corner="Area",
        columns=tuple(label for _, label, _ in _COLUMNS),
        rows=tuple(f"{area.id} {area.title}" for area in areas),
        cells=tuple(tuple(_cell(area, *column) for column in _COLUMNS) for area in areas),
    )


def _cell(area: Area, key: str, label: str, tone: Tone) -> GridCell:
    clauses = _clauses(area, key)
    where = f", {label.lower()}: {', '.join(clauses) or 'none'}"
    return GridCell(str(len(clauses)) if clauses else "", tone if clauses else "", f"{area.id} {area.title}{where}")


def _clauses(area: Area, key: str) -> tuple[str, ...]:
    return tuple(gap.text("clause") for gap in area.gaps if severity(gap) == key)


def _description(areas: Iterable[Area]) -> str:
    counts = {key: sum(len(_clauses(area, key)) for area in areas) for key, _, _ in _COLUMNS}
    gaps = ", ".join(f"{counts[key]} {key}" for key in ("critical", "major", "minor"))
    return f"{sum(counts.values())} clauses assessed; gaps: {gaps}; target met in {counts['met']}."


def _table(areas: Iterable[Area]) -> Table:
    columns = (
        Column("area", "Area"), Column("clauses", "Clauses", "right"), Column("current", "Mean level", "right"),
        Column("target", "Mean target", "right"),
        *(Column(key, label) for key, label, _ in _COLUMNS),
    )  # fmt: skip
    rows = tuple(Row(_cells(area)) for area in areas)
    return Table(NAME, "Gaps by area and severity", columns, rows, "No gap assessment is recorded yet.")


def _cells(area: Area) -> tuple[Cell, ...]:
    return (
        Cell(f"{area.id} {area.title}", clause(area.id).target),
        number(len(area.gaps)),
        number(_mean(area.gaps, "current")),
        number(_mean(area.gaps, "target")),
        *(several(map(clause, _clauses(area, key))) for key, _, _ in _COLUMNS),
    )


def _mean(gaps: Iterable[Entry], field: str) -> float | None:
    values = [value for gap in gaps if (value := gap.number(field)) is not None]
    return round(sum(values) / len(values), 1) if values else None
