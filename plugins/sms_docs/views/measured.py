"""The last value of each measure, and how it stands against its target."""

from collections.abc import Mapping
from typing import Literal

from sms_docs.model.months import month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.memo import Memo

Status = Literal["on target", "within tolerance", "off target", "no target"]


def status(measure: Entry, value: float) -> Status:
    """Whether a value reaches the target, misses it by no more than the tolerance, or by more."""
    target, tolerance = measure.number("target"), measure.number("tolerance") or 0
    if target is None or measure.text("comparator") not in ("at-least", "at-most"):
        return "no target"
    missing = target - value if measure.text("comparator") == "at-least" else value - target
    if missing <= 0:
        return "on target"
    return "within tolerance" if missing <= tolerance else "off target"


def _find(system: System) -> Mapping[str, float]:
    found: dict[str, tuple[tuple[int, ...], float]] = {}
    for each in system.register("measurements"):
        months, value, on = month_numbers(each.text("period")), each.number("value"), each.date("measured_on")
        known = on is None or on <= system.as_of
        if months and value is not None and known:
            key = each.text("measure")
            found[key] = max(found.get(key, ((), 0.0)), (months, value), key=lambda pair: pair[0])
    return {key: value for key, (_, value) in found.items()}


last_values = Memo(_find)
"""Measure → its value for the newest period that is known on the day."""
