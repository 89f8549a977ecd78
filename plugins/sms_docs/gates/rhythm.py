"""What a rhythm asks for: on which days a value, a result, a record or a report is due, and for which months."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from sms_docs.model.months import add_months, month_name, month_number

_QUARTER, _HALF, _YEAR = 3, 6, 12
STEPS: Final = {
    "weekly": 1, "month": 1, "monthly": 1, "quarter": _QUARTER, "quarterly": _QUARTER, "half-yearly": _HALF,
    "year": _YEAR, "yearly": _YEAR,
}  # fmt: skip
"""Months from one value to the next; values are kept by month, so that a weekly rhythm asks for one a month."""
_MOST: Final = 600
"""So many values are looked for at most: fifty years of months."""


class Expected(NamedTuple):
    """Something that a rhythm asks for: the day by which it is due, and the first and last month that it covers."""

    day: date
    first: int
    last: int

    @property
    def period(self) -> str:
        """The months as a reader writes them: ``2027-05``, ``2027-Q2`` or ``2027-01 to 2027-06``."""
        if self.first == self.last:
            return month_name(self.last)
        quarter = self.last - self.first + 1 == _QUARTER and not (self.last + 1) % _QUARTER
        if quarter:
            return f"{self.last // _YEAR:04d}-Q{self.last % _YEAR // _QUARTER + 1}"
        return f"{month_name(self.first)} to {month_name(self.last)}"


def by_due_day(first_due: date, step: int, until: date, last: int | None = None) -> Iterator[Expected]:
    """What is due every some months from a first day on, up to a day.

    Args:
        last: the last month that the first value covers; the last one that was over on the first day when None.
    """
    month = _over_by(first_due) if last is None else last
    at_the_end = _last_day(month_number(first_due)) == first_due
    for count in range(_MOST):
        on = add_months(first_due, count * step)
        # What begins on the last day of November goes on to the last days of January and February.
        on = (_last_day(month_number(on)) if at_the_end else None) or on
        if on > until or on == date.max:
            return
        end = month + count * step
        yield Expected(on, end - step + 1, end)


def by_period(start: date, step: int, days: int, until: date) -> Iterator[Expected]:
    """What is due some days after the end of each period, up to a day; quarters and years are the calendar's.

    The first period is the first one that begins on the start or after it.
    """
    first = month_number(start) + (start.day > 1)
    first += -first % step
    for count in range(_MOST):
        begin = first + count * step
        on = _last_day(begin + step - 1)
        if on is None or on > until or (on := on + timedelta(days=days)) > until:
            return
        yield Expected(on, begin, begin + step - 1)


def missing(expected: Iterator[Expected], given: Collection[int]) -> Iterator[Expected]:
    """What was not given; `given` are the months that values cover."""
    return (each for each in expected if not any(month in given for month in range(each.first, each.last + 1)))


def _over_by(day: date) -> int:
    """The last month that was over at the end of a day."""
    month = month_number(day)
    return month if _last_day(month) == day else month - 1


def _last_day(month: int) -> date | None:
    """The last day of a month; None beyond the calendar."""
    year, index = divmod(month + 1, _YEAR)
    if not date.min.year < year < date.max.year:
        return None
    return date(year, index + 1, 1) - timedelta(days=1)
