"""What a figure says, before anybody draws it. Every figure carries its data as a table."""

from dataclasses import dataclass
from datetime import date

from sms_docs.model.table import Table, Tone


@dataclass(frozen=True, slots=True)
class GridCell:
    """A field of a grid: what stands in it, what it means, and the full sentence for those who cannot see it."""

    text: str
    tone: Tone
    label: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows by columns, for a heat map or a risk matrix. ``cells`` is one tuple a row, as long as ``columns``."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[GridCell, ...], ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """A span of days with a label; ``state`` is done, running or planned."""

    label: str
    start: date
    end: date
    state: str
    target: str = ""


@dataclass(frozen=True, slots=True)
class Marker:
    """A day that matters (gate, milestone, audit) in the row of a bar (index from 0)."""

    label: str
    day: date
    row: int
    state: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars one below the other, with markers and the day that the system is read for."""

    bars: tuple[Bar, ...]
    markers: tuple[Marker, ...]
    today: date


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing with title, description for those who cannot see it, and its data.

    Attributes:
        drawing: what to draw; None when there are no data, then ``table.empty`` is shown.
    """

    name: str
    title: str
    description: str
    drawing: Grid | Timeline | None
    table: Table
