"""Measured values over their periods, against their target. What the figures of measures share."""

from collections.abc import Iterator
from typing import Literal

from sms_docs.model.figure import Plot
from sms_docs.model.mark import Area, Line, Point, Rule
from sms_docs.model.register import Entry
from sms_docs.model.scale import Days, Numbers
from sms_docs.views.measured import Value, amount, goal, status

_WHOLE = 100
_ROOM = 0.25
"""Part of the height that is kept free on the good side of a target."""


def plot(measure: Entry, found: tuple[Value, ...]) -> Plot:
    """The values over their periods, above the areas that say what is good and what is within tolerance."""
    numbers = _scale(measure, [each.number for each in found])
    days = Days.over(day for each in found for day in (each.middle, each.end))
    points = tuple(_point(measure, each) for each in found)
    return Plot(days, numbers, (*_target_marks(measure, numbers), *_lines(found), *points))


def _scale(measure: Entry, numbers: list[float]) -> Numbers:
    """Around values and target, with room where the target is met; from 0 on where that is near.

    A share ends at 100 percent, and what is never below 0 has no room there.
    """
    target, tolerance = measure.number("target"), measure.number("tolerance") or 0
    if target is not None:
        low, high = min(*numbers, target), max(*numbers, target)
        room = max((high - low) * _ROOM, tolerance)
        upwards = measure.text("comparator") == "at-least"
        numbers = [*numbers, target, target + room if upwards else target - room]
        if measure.text("unit") == "percent" and high <= _WHOLE:
            numbers = [min(each, _WHOLE) for each in numbers]
        if low >= 0:
            numbers = [max(each, 0) for each in numbers]
    lowest, highest = min(numbers), max(numbers)
    return Numbers.over(numbers, zero=0 < lowest < highest / 2)


def _target_marks(measure: Entry, numbers: Numbers) -> Iterator[Area | Rule]:
    target, tolerance = measure.number("target"), measure.number("tolerance") or 0
    sort = measure.text("comparator")
    if target is None or sort not in ("at-least", "at-most"):
        return
    if sort == "at-least":
        yield Area(target, numbers.high, "good")
        yield Area(max(target - tolerance, numbers.low), target, "near")
    else:
        yield Area(numbers.low, target, "good")
        yield Area(target, min(target + tolerance, numbers.high), "near")
    yield Rule(target, f"target {goal(measure)}")


def _point(measure: Entry, value: Value) -> Point:
    judged = status(measure, value.number)
    text = amount(measure, value.number).text
    shape: Literal["circle", "diamond", "triangle"] = "triangle" if judged == "within tolerance" else "circle"
    shape = "diamond" if judged == "off target" else shape
    look: Literal["done", "late"] = "late" if judged == "off target" else "done"
    return Point(value.middle, look, shape, text, f"{value.period}: {text}, {judged}", value.number)


def _lines(found: tuple[Value, ...]) -> Iterator[Line]:
    """One line for each run of periods that follow on each other, so that a missing month is a gap."""
    run: list[Value] = []
    for each in found:
        if run and each.months[0] != run[-1].months[-1] + 1:
            yield _line(run)
            run = []
        run.append(each)
    yield _line(run)


def _line(run: list[Value]) -> Line:
    return Line(tuple((each.middle, each.number) for each in run))
