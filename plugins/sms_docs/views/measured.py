"""The values of each measure by period, and how they stand against its target."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.months import add_months, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Tone
from sms_docs.views.cell import number, words

_YEAR = 12
Status = Literal["on target", "within tolerance", "off target", "no target"]
TONES: Mapping[Status, Tone] = {"on target": "good", "within tolerance": "warn", "off target": "bad", "no target": ""}
_UNIT_SIGNS = {"percent": "%"}
_SMALLEST, _LARGEST = 0.01, 1e15


def status(measure: Entry, value: float) -> Status:
    """Whether a value reaches the target, misses it by no more than the tolerance, or by more."""
    target, tolerance = measure.number("target"), measure.number("tolerance") or 0
    if target is None or measure.text("comparator") not in ("at-least", "at-most"):
        return "no target"
    missing = target - value if measure.text("comparator") == "at-least" else value - target
    if missing <= 0:
        return "on target"
    return "within tolerance" if missing <= tolerance else "off target"


def amount(measure: Entry, value: float | None) -> Cell:
    """A number with the measure's unit; one that no column has room for by its power of ten."""
    unit = _UNIT_SIGNS.get(measure.text("unit"), measure.text("unit"))
    if value and not _SMALLEST <= abs(value) < _LARGEST:
        return Cell(f"{value:g} {unit}".rstrip(), sort=value)
    return number(value, unit)


def goal(measure: Entry) -> str:
    """The target as a phrase, "at least 95 %"; "" without one."""
    text = amount(measure, measure.number("target")).text
    return f"{words(measure.text('comparator'))} {text}".strip() if text else ""


class Value(NamedTuple):
    """What was measured for a month or quarter; ``months`` are counted from year 0."""

    entry: Entry
    period: str
    months: tuple[int, ...]
    number: float

    @property
    def middle(self) -> date:
        """The day in the middle of its period, where it stands in a drawing."""
        first = date(self.months[0] // _YEAR, self.months[0] % _YEAR + 1, 1)
        return first + (self.end - first) / 2

    @property
    def end(self) -> date:
        """The last day of its period."""
        last = date(self.months[-1] // _YEAR, self.months[-1] % _YEAR + 1, 1)
        return add_months(last, 1) - timedelta(days=1)


def _find(system: System) -> Mapping[str, tuple[Value, ...]]:
    found: dict[str, dict[str, Value]] = {}
    for each in system.register("measurements"):
        period, amount, on = each.text("period"), each.number("value"), each.date("measured_on")
        months = month_numbers(period)
        # A value that was worked out after the day is not known on it. Of two for a period the later one counts.
        if amount is not None and months and _is_drawable(months) and (on is None or on <= system.as_of):
            found.setdefault(each.text("measure"), {})[period] = Value(each, period, months, amount)
    return {key: tuple(sorted(values.values(), key=lambda value: value.months)) for key, values in found.items()}


_values = Memo(_find)


def _is_drawable(months: tuple[int, ...]) -> bool:
    return date.min.year * _YEAR <= months[0] and months[-1] < date.max.year * _YEAR


def values(system: System, measure: Entry) -> tuple[Value, ...]:
    """The values of a measure that are known on the system's day, oldest period first; one a period."""
    return _values(system).get(measure.id, ())


def _find_last(system: System) -> Mapping[str, float]:
    return {key: found[-1].number for key, found in _values(system).items()}


last_values = Memo(_find_last)
"""Measure → its value for the newest period that is known on the day."""
