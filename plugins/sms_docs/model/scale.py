"""Scales: from a day or number to a place between 0 and 1, with ticks where a reader expects them."""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from sms_docs.model.months import add_months, month_number

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_YEAR = len(_MONTHS)
_MOST_TICKS = 18
_QUARTER = 3
_STEPS = (1, _QUARTER, *(_YEAR * years for years in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)))
"""Months from tick to tick; a tick of three months stands at the beginning of a quarter."""
_PARTS = 4
_LIMIT = 1e100
"""Numbers beyond it are drawn at the edge; their words still tell them."""
_FLAT = 1e-9
"""Numbers that differ by less than this part of themselves are drawn as one."""


class Tick(NamedTuple):
    """A place on an axis: where, what stands there, and what stands above it where a year begins."""

    at: float
    text: str
    above: str = ""


class Days(NamedTuple):
    """From the beginning of one day to that of another, which lies later."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date]) -> "Days":
        """The whole months that hold all days, so that an axis begins and ends on a line."""
        found = tuple(days)
        return cls(min(found).replace(day=1), add_months(max(found).replace(day=1), 1))

    def place(self, day: date) -> float:
        """Where a day begins; a day outside is at the edge."""
        return (min(max(day, self.first), self.last) - self.first).days / (self.last - self.first).days

    def ticks(self) -> tuple[Tick, ...]:
        """Months, quarters or years, at most eighteen or so of them; the year stands above its first one."""
        months = month_number(self.last) - month_number(self.first)
        step = next((each for each in _STEPS if months / each <= _MOST_TICKS), _STEPS[-1])
        found, year = [], 0
        for day in self._every(step):
            above = str(day.year) if step < _YEAR and day.year != year else ""
            found.append(Tick(self.place(day), _name(day, step), above))
            year = day.year
        return tuple(found)

    def _every(self, step: int) -> Iterator[date]:
        day = add_months(self.first, -month_number(self.first) % step)
        while day < self.last:
            yield day
            day = add_months(day, step)


class Numbers(NamedTuple):
    """From one number to a higher one, which both stand on a tick."""

    low: float
    high: float
    step: float

    @classmethod
    def over(cls, numbers: Iterable[float], *, zero: bool = False) -> "Numbers":
        """Round numbers around all of them.

        Args:
            zero: also around 0, as lengths need it.
        """
        found = [min(max(each, -_LIMIT), _LIMIT) for each in (*numbers, *((0.0,) if zero else ()))]
        low, high = min(found), max(found)
        if high - low <= max(abs(low), abs(high), 1 / _LIMIT) * _FLAT:
            room = max(abs(high) / _PARTS, 1.0)
            low, high = (low, low + room) if zero and low >= 0 else (low - room, high + room)
        step = _round_step((high - low) / _PARTS)
        return cls(math.floor(low / step) * step, math.ceil(high / step) * step, step)

    def place(self, number: float) -> float:
        """Where a number stands; one outside is at the edge."""
        return (min(max(number, self.low), self.high) - self.low) / (self.high - self.low)

    def ticks(self) -> tuple[Tick, ...]:
        """Every step from the lowest number to the highest."""
        count = round((self.high - self.low) / self.step)
        return tuple(Tick(each / count, short_number(self.low + each * self.step)) for each in range(count + 1))


def _name(day: date, step: int) -> str:
    """What the stretch that begins on a day is called: a month, a quarter or a year."""
    if step >= _YEAR:
        return str(day.year)
    return f"Q{(day.month - 1) // _QUARTER + 1}" if step == _QUARTER else _MONTHS[day.month - 1]


def short_number(number: float) -> str:
    """A number for an axis: thousands apart, as many decimals as it needs, huge ones by their power of ten."""
    return f"{number:,.6g}" if abs(number) < 1e6 else f"{number:,.12g}"  # noqa: PLR2004


def _round_step(rough: float) -> float:
    """The next 1, 2 or 5 times a power of ten."""
    power: float = 10.0 ** math.floor(math.log10(rough))
    return next(each * power for each in (1, 2, 5, 10) if each * power >= rough * (1 - _FLAT))
