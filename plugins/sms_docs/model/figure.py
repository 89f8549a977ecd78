"""What a figure says, before anybody draws it. Every figure carries its data as a table."""

from typing import NamedTuple

from sms_docs.model.mark import Area, Key, Lane, Line, Point, Rule
from sms_docs.model.scale import Days, Numbers
from sms_docs.model.table import Cell, Column, Table, Tone


class GridCell(NamedTuple):
    """A field of a grid: what stands in it, what it means, and the full sentence for those who cannot see it."""

    text: str
    tone: Tone
    label: str
    target: str = ""


class Grid(NamedTuple):
    """Rows by columns, for a heat map or a risk matrix. ``cells`` is one tuple a row, as long as ``columns``."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[str, ...]
    cells: tuple[tuple[GridCell, ...], ...]


class Timeline(NamedTuple):
    """Lanes one below the other on a scale of days, with lines across all of them."""

    scale: Days
    lanes: tuple[Lane, ...]
    rules: tuple[Rule, ...] = ()


class Bars(NamedTuple):
    """Lanes of bars on one scale of numbers; the notes tell the numbers."""

    scale: Numbers
    lanes: tuple[Lane, ...]


class Plot(NamedTuple):
    """Numbers over days; what is named first lies below what is named later."""

    days: Days
    numbers: Numbers
    marks: tuple[Area | Rule | Line | Point, ...]


class Spark(NamedTuple):
    """A row of small plots: the fields before it, the plot, and what it shows in words."""

    cells: tuple[Cell, ...]
    plot: Plot
    text: str


class Sparks(NamedTuple):
    """Small plots one below the other, each with the fields of its row; the plots stand in a column of their own."""

    columns: tuple[Column, ...]
    rows: tuple[Spark, ...]
    plot_label: str


Drawing = Grid | Timeline | Bars | Plot | Sparks


class Figure(NamedTuple):
    """A drawing with title, description for those who cannot see it, and its data.

    Attributes:
        description: the point of it in one or two sentences.
        drawing: what to draw; None when there are no data, then ``table.empty`` is shown.
        legend: what the marks stand for.
    """

    name: str
    title: str
    description: str
    drawing: Drawing | None
    table: Table
    legend: tuple[Key, ...] = ()
