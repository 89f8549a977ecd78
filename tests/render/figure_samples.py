"""Drawings that the tests of figures share."""

from datetime import date

from sms_docs.model.figure import Figure, GridCell, Plot, Timeline
from sms_docs.model.mark import Area, Bar, Lane, Line, Point, Rule
from sms_docs.model.scale import Days, Numbers
from sms_docs.model.table import Cell, Column, Row, Table

DATA = Table("x", "The data", (Column("a", "A"),), (Row((Cell("one"),)),), "Nothing yet.")
FIELDS = (GridCell("2 high\nR-1, R-2", "bad", "Two risks", "t"), GridCell("", "", "None"))
BAR = Bar(date(2026, 11, 30), date(2027, 3, 26), "running", "1 Design, running")
DAYS = Days(date(2026, 11, 1), date(2027, 4, 1))
TODAY = Rule(date(2027, 1, 20), "as of 2027-01-20")
TIMELINE = Timeline(DAYS, (Lane("1 Design", "running", (BAR,)),), (TODAY,))
_PLACES = ((date(2026, 11, 16), 20.0), (date(2026, 12, 16), 80.0))
PLOT = Plot(
    Days(date(2026, 11, 1), date(2027, 1, 1)),
    Numbers(0, 100, 20),
    (
        Area(60, 100, "good"),
        Area(50, 60, "near"),
        Rule(60, "target at least 60 %"),
        Line(_PLACES),
        *(Point(day, "done", "circle", f"{value:g} %", f"{day}: {value:g} %", value) for day, value in _PLACES),
    ),
)


def nowhere(_target: str) -> None:
    """No cell leads anywhere."""


def figure(drawing: Plot | Timeline) -> Figure:
    """A drawing with title, description and data."""
    return Figure("sample", "A title", "What it shows.", drawing, DATA)
