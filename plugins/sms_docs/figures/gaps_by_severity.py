"""How many gaps of each severity were found, and how many of them are closed."""

from collections.abc import Mapping

from sms_docs.figures.stacked import Part, stacked
from sms_docs.model.figure import Bars, Figure
from sms_docs.model.mark import Key, Lane
from sms_docs.model.register import Entry
from sms_docs.model.scale import Numbers
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import clause, number, several
from sms_docs.views.gaps import gap_size

NAME = "gaps-by-severity"
_TITLE = "Gaps by severity, closed and open"
SEVERITIES = ("critical", "major", "minor")
_LEGEND = (Key("closed", "done"), Key("open", "planned"))
_COLUMNS = (
    Column("severity", "Severity"), Column("found", "Found", "right"), Column("closed", "Closed", "right"),
    Column("open", "Open", "right"), Column("clauses", "Clauses of open gaps"),
)  # fmt: skip

Found = Mapping[str, tuple[Entry, ...]]


def gaps_by_severity(system: System) -> Figure:
    """One bar a severity: closed gaps, then open ones. Clauses whose level was enough from the start are no gaps."""
    gaps = {key: tuple(each for each in system.register("gaps") if _is_gap(each, key)) for key in SEVERITIES}
    total = sum(map(len, gaps.values()))
    drawing = _bars(gaps) if total else None
    closed = sum(each.text("status") == "closed" for found in gaps.values() for each in found)
    described = f"{closed} of {total} gaps closed; open: {_open_counts(gaps)}." if total else ""
    return Figure(NAME, _TITLE, described, drawing, _table(gaps, total), _LEGEND)


def _is_gap(gap: Entry, severity: str) -> bool:
    return gap.text("severity") == severity and gap_size(gap) != 0 and gap.text("status") != "no-gap"


def _open(gaps: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(each for each in gaps if each.text("status") != "closed")


def _open_counts(gaps: Found) -> str:
    return ", ".join(f"{len(_open(gaps[key]))} {key}" for key in SEVERITIES)


def _bars(gaps: Found) -> Bars:
    scale = Numbers.over(map(len, gaps.values()), zero=True)
    return Bars(scale, tuple(_lane(key, gaps[key]) for key in SEVERITIES))


def _lane(severity: str, gaps: tuple[Entry, ...]) -> Lane:
    left = len(_open(gaps))
    closed = len(gaps) - left
    marks = stacked((Part(closed, "done", "closed"), Part(left, "planned", "open")))
    note = f"{closed} of {len(gaps)} closed, {left} open" if gaps else "none found"
    return Lane(severity.capitalize(), note, marks)


def _table(gaps: Found, total: int) -> Table:
    rows = tuple(_row(key, gaps[key]) for key in SEVERITIES) if total else ()
    return Table(NAME, _TITLE, _COLUMNS, rows, "No gap is recorded yet.")


def _row(severity: str, gaps: tuple[Entry, ...]) -> Row:
    left = _open(gaps)
    counts = (number(len(gaps)), number(len(gaps) - len(left)), number(len(left)))
    return Row((Cell(severity), *counts, several(clause(each.text("clause")) for each in left)))
