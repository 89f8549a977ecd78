"""Tables with a column for each month: which months there are, and what stands where a value should be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final, Protocol, TypeVar

from sms_docs.model.months import month_name, month_number, month_numbers
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY

MOST: Final = 120
"""So many months back a table by months can go: a document that names its months can be read for years."""
MISSING: Final = Cell("missing", tone="bad")
NOT_YET: Final = Cell("not yet", tone="muted")
_QUARTER, _HALF = 3, 6
_EVERY: Final = {"weekly": 1, "month": 1, "monthly": 1, "quarter": _QUARTER, "quarterly": _QUARTER,
                 "half-yearly": _HALF}  # fmt: skip
"""Months between two values by rhythm; whoever measures once a year chooses the month."""


def month_window(system: System) -> tuple[int, ...]:
    """The months that have ended before the system's day, oldest first, counted as in `model.months`."""
    now = month_number(system.as_of)
    return tuple(range(now - MOST, now))


def month_columns(window: Iterable[int]) -> tuple[Column, ...]:
    """One column a month; its key is its name, ``2027-07``."""
    return tuple(Column(name, name, "right") for name in map(month_name, window))


def monthly(cells: Mapping[str, Cell], month: Callable[[int], Cell]) -> Callable[[str], Cell]:
    """What makes the cells of a row: those that are there, and a month's by its name, made only where it is shown."""

    def cell(key: str) -> Cell:
        found = cells.get(key)
        return month(month_numbers(key)[0]) if found is None else found

    return cell


class Periodic(Protocol):
    """What was found for a month or a quarter."""

    @property
    def months(self) -> tuple[int, ...]:
        """Its months, counted from year 0."""


Found = TypeVar("Found", bound=Periodic)


def cell_of_month(
    found: Sequence[Found], window: Sequence[int], rhythm: str, show: Callable[[Found], Cell]
) -> Callable[[int], Cell]:
    """The cell of a month: what was found for it, in the last month of its period; else what stands in its place."""
    by_month = {each.months[-1]: each for each in found}
    known = frozenset(month for each in found for month in each.months)

    def cell(month: int) -> Cell:
        return show(by_month[month]) if month in by_month else _gap(window, month, rhythm, known)

    return cell


def _gap(window: Sequence[int], month: int, rhythm: str, known: frozenset[int]) -> Cell:
    """What stands in a month without a value of its own.

    Nothing where none is due, or before the first value. The newest month is not yet measured; any other is missing.

    Args:
        rhythm: of the values, a word such as monthly or quarterly.
        known: the months of all values.
    """
    step = _EVERY.get(rhythm)
    if step is None or not known or (month + 1) % step or not known.isdisjoint(range(month + 1 - step, month + 1)):
        return EMPTY
    if month < min(known):
        return EMPTY
    return NOT_YET if month >= window[-1] else MISSING
