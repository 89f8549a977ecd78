"""Months of the calendar: "three months" is the same day three months later."""

from calendar import monthrange
from datetime import date
from typing import Final

_YEAR: Final = 12
_QUARTER: Final = 3
_QUARTERS: Final = ("Q1", "Q2", "Q3", "Q4")


def add_months(day: date, months: int) -> date:
    """The same day some months later (earlier when negative); the month's last day where it has no such day.

    Three months after 2026-11-30 is 2027-02-28. Beyond the calendar it is the first or the last day of all.
    """
    year, index = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, index + 1, min(day.day, monthrange(year, index + 1)[1]))


def month_numbers(period: str) -> tuple[int, ...]:
    """The months of a period like ``2026-12`` or ``2026-Q4``, counted from year 0; none for anything else."""
    year, _, part = period.partition("-")
    if not (year.isdecimal() and len(year) == len("2026") and len(part) == len("12")):
        return ()
    start = int(year) * _YEAR
    if part in _QUARTERS:
        first = start + _QUARTERS.index(part) * _QUARTER
        return tuple(range(first, first + _QUARTER))
    return (start + int(part) - 1,) if part.isdecimal() and 1 <= int(part) <= _YEAR else ()


def month_number(day: date) -> int:
    """The month that a day lies in, counted as `month_numbers` does."""
    return day.year * _YEAR + day.month - 1


def month_name(number: int) -> str:
    """The month of a number that `month_numbers` gives, as ``2026-12``."""
    return f"{number // _YEAR:04d}-{number % _YEAR + 1:02d}"
