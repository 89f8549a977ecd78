"""How far each element of service management has come on the three levels of maturity, and since the rating before."""

from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import day, words

NAME = "maturity-grid"
_TITLE = "Maturity of each element, three levels"
LEVELS = ("0", "I", "II", "III")
"""From nothing to the highest; the three levels are those of ISO/IEC TS 20000-5:2022, their names our own."""
_NAMES = ("I performed", "II managed", "III institutionalized")
_COLUMNS = (
    Column("element", "Element"), Column("before", "Before"), Column("level", "Level"), Column("target", "Target"),
    Column("target_due", "Target due"), Column("assessed_on", "Assessed on"), Column("evidence", "Evidence"),
)  # fmt: skip


class Rated(NamedTuple):
    """The newest rating of an element: the level reached and the one aimed at (0 without), 0 to 3.

    Attributes:
        before: the rating before it; None when it is the first.
    """

    entry: Entry
    element: str
    level: int
    target: int
    before: Entry | None = None

    @property
    def was(self) -> int:
        """The level of the rating before; that of this one when it is the first."""
        return LEVELS.index(self.before.text("level")) if self.before else self.level


def maturity_grid(system: System) -> Figure:
    """The newest rating of each element up to the day, lowest level first: the lowest counts for the whole system."""
    rated = sorted(_newest(system), key=lambda each: each.level)
    grid = Grid("Element", _NAMES, tuple(each.element for each in rated), tuple(map(_cells, rated)))
    return Figure(NAME, _TITLE, _description(rated), grid if rated else None, _table(rated))


def _newest(system: System) -> Iterator[Rated]:
    found: dict[str, list[Entry]] = {}
    for each in system.register("maturity"):
        element, on = each.text("element"), each.date("assessed_on")
        if element and each.text("level") in LEVELS and not (on and on > system.as_of):
            found.setdefault(element, []).append(each)
    for element, ratings in found.items():
        # Of two on one day the later one of the file.
        *earlier, each = sorted(ratings, key=lambda one: one.text("assessed_on"))
        target = LEVELS.index(each.text("target")) if each.text("target") in LEVELS else 0
        before = earlier[-1] if earlier else None
        yield Rated(each, words(element).capitalize(), LEVELS.index(each.text("level")), target, before)


def _cells(rated: Rated) -> tuple[GridCell, ...]:
    return tuple(_cell(rated, place) for place in range(1, len(LEVELS)))


def _cell(rated: Rated, place: int) -> GridCell:
    name, due = LEVELS[place], rated.entry.text("target_due")
    if place <= rated.level:
        new = f", newly since {_day(rated.before)}" if rated.before and place > rated.was else ""
        return GridCell(
            "✓ reached\nnew" if new else "✓ reached", "good", f"{rated.element}: level {name} is reached{new}"
        )
    if place <= rated.was:
        lost = f"level {name} was reached on {_day(rated.before)} and is not any more"
        return GridCell("✕ lost", "bad", f"{rated.element}: {lost}")
    if place <= rated.target:
        last = place == rated.target
        said = f"level {name} is {'the target' if last else 'on the way to the target'}{f', due {due}' if due else ''}"
        return GridCell("◎ target" if last else "to do", "muted", f"{rated.element}: {said}")
    return GridCell("", "", f"{rated.element}: level {name} is not aimed at")


def _day(rating: Entry | None) -> str:
    return (rating.text("assessed_on") if rating else "") or "an earlier day"


def _description(rated: list[Rated]) -> str:
    if not rated:
        return ""
    reached = sum(each.target > 0 and each.level >= each.target for each in rated)
    below, *levels = (sum(each.level == place for each in rated) for place in range(len(LEVELS)))
    counts = ", ".join(f"{count} at {name}" for count, name in zip(levels, LEVELS[1:], strict=True))
    return (
        f"{reached} of {len(rated)} elements have reached their target: {below} below level I, {counts}. "
        f"The lowest counts for the whole system: level {LEVELS[rated[0].level]}.{_change(rated)}"
    )


def _change(rated: list[Rated]) -> str:
    """What came of it since the ratings before; nothing where there are none."""
    again = [each for each in rated if each.before]
    rose, fell = sum(each.level > each.was for each in again), sum(each.level < each.was for each in again)
    since = min((_day(each.before) for each in again), default="")
    return f" Since {since} {rose} rose, {fell} fell, {len(again) - rose - fell} stayed." if again else ""


def _table(rated: list[Rated]) -> Table:
    return Table(NAME, _TITLE, _COLUMNS, tuple(map(_row, rated)), "No rating is recorded yet.")


def _row(rated: Rated) -> Row:
    entry = rated.entry
    cells = (
        Cell(rated.element),
        Cell(f"{rated.before.text('level')} ({_day(rated.before)})" if rated.before else ""),
        Cell(entry.text("level")),
        Cell(entry.text("target")),
        day(entry.date("target_due")),
        day(entry.date("assessed_on")),
        Cell(entry.text("evidence")),
    )
    return Row(cells, entry.location())
