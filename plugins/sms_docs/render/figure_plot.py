"""Numbers over days: the trend of a measure, large with axes or as small as a word."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sms_docs.model.figure import Figure, Plot
from sms_docs.model.mark import Area, Line, Point, Rule
from sms_docs.render.figure_svg import WIDTH, glyph, image, number, rule, short, text, width

HEIGHT = 280
_TOP, _BOTTOM, _RIGHT = 24, 46, 132
_SMALL_WIDTH, _SMALL_HEIGHT, _SMALL_EDGE = 120, 32, 5
_GAP = 10
_VISIBLE = 2
"""An area of less height would only blur the line of the target."""
_LOW = 20
"""A name needs so much room above its mark."""


class Frame(NamedTuple):
    """The part of a drawing that holds the marks of a plot."""

    plot: Plot
    left: float
    top: float
    right: float
    bottom: float

    def x(self, at: object) -> float:
        """Where a day stands from left to right."""
        assert isinstance(at, date)  # a scale of days has places for nothing else  # noqa: S101
        return self.left + self.plot.days.place(at) * (self.right - self.left)

    def y(self, at: object) -> float:
        """Where a number stands from above."""
        assert isinstance(at, (int, float))  # a scale of numbers has places for nothing else  # noqa: S101
        return self.bottom - self.plot.numbers.place(at) * (self.bottom - self.top)


def plot_svg(plot: Plot, figure: Figure) -> str:
    """The drawing with axes, title and description."""
    left = max(width(tick.text) for tick in plot.numbers.ticks()) + _GAP
    frame = Frame(plot, left, _TOP, WIDTH - _RIGHT, HEIGHT - _BOTTOM)
    areas = "".join(_area(frame, each) for each in plot.marks if isinstance(each, Area))
    rules = "".join(_target(frame, each) for each in plot.marks if isinstance(each, Rule))
    return image(figure, HEIGHT, f"{areas}{_axes(frame)}{rules}{_lines(frame)}{_points(frame)}", "sms-plot")


def spark_svg(plot: Plot) -> str:
    """The same in the height of a line: areas, line, last point; words beside it say what it shows."""
    edge = _SMALL_EDGE
    frame = Frame(plot, edge, edge, _SMALL_WIDTH - edge, _SMALL_HEIGHT - edge)
    areas = "".join(_area(frame, each) for each in plot.marks if isinstance(each, Area))
    rules = "".join(
        rule("sms-target", (edge, frame.y(each.at)), (frame.right, frame.y(each.at)))
        for each in plot.marks if isinstance(each, Rule)
    )  # fmt: skip
    last = [each for each in plot.marks if isinstance(each, Point)][-1:]
    points = "".join(glyph(each.shape, (frame.x(each.at), frame.y(each.height)), each.look, radius=4) for each in last)
    return (
        f'<svg class="sms-spark" aria-hidden="true" width="{_SMALL_WIDTH}" height="{_SMALL_HEIGHT}" '
        f'viewBox="0 0 {_SMALL_WIDTH} {_SMALL_HEIGHT}">{areas}{rules}{_lines(frame)}{points}</svg>'
    )


def _area(frame: Frame, area: Area) -> str:
    top, bottom = frame.y(area.high), frame.y(area.low)
    if bottom - top < _VISIBLE:
        return ""
    return (
        f'<rect class="sms-area sms-{area.sort}" x="{number(frame.left)}" y="{number(top)}" '
        f'width="{number(frame.right - frame.left)}" height="{number(bottom - top)}"/>'
    )


def _axes(frame: Frame) -> str:
    parts = []
    for tick in frame.plot.numbers.ticks():
        y = frame.bottom - tick.at * (frame.bottom - frame.top)
        parts.append(rule("sms-tick", (frame.left, y), (frame.right, y)))
        parts.append(text(frame.left - _GAP / 2, y + 4, tick.text, "sms-small", "end"))
    ticks = frame.plot.days.ticks()
    for tick, end in zip(ticks, [*(each.at for each in ticks[1:]), 1.0], strict=True):
        x, until = (frame.left + at * (frame.right - frame.left) for at in (tick.at, end))
        parts.append(rule("sms-line", (x, frame.bottom), (x, frame.bottom + 5)))
        if until - x >= width(tick.text):
            parts.append(text((x + until) / 2, frame.bottom + 18, tick.text, "sms-small", "middle"))
        if tick.above:
            parts.append(text(x + 3, frame.bottom + 36, tick.above, "sms-strong"))
    parts.append(rule("sms-line", (frame.left, frame.bottom), (frame.right, frame.bottom)))
    return "".join(parts)


def _target(frame: Frame, each: Rule) -> str:
    """The target's line, and beside it what it is: first its name, below it how much."""
    y = frame.y(each.at)
    name, _, much = each.text.partition(" ")
    x, room = frame.right + 8, _RIGHT - 8
    return (
        f"{rule('sms-target', (frame.left, y), (frame.right + 4, y))}"
        f"{text(x, y, short(name, room), 'sms-strong')}{text(x, y + 16, short(much, room), 'sms-small')}"
    )


def _lines(frame: Frame) -> str:
    lines = (each for each in frame.plot.marks if isinstance(each, Line) and len(each.places) > 1)
    return "".join(f'<polyline class="sms-trend" points="{" ".join(_pairs(frame, each))}"/>' for each in lines)


def _pairs(frame: Frame, line: Line) -> Iterator[str]:
    return (f"{number(frame.x(day))},{number(frame.y(value))}" for day, value in line.places)


def _points(frame: Frame) -> str:
    """Signs, and beside them the numbers of as many as there is room for, the last one first."""
    points = [each for each in frame.plot.marks if isinstance(each, Point)]
    parts, taken = [], float(WIDTH)
    for each in reversed(points):
        x, y = frame.x(each.at), frame.y(each.height)
        parts.append(glyph(each.shape, (x, y), each.look, each.text, radius=5))
        name = short(each.name, _RIGHT)
        half = width(name) / 2
        if x + half <= taken:
            above = y - frame.top >= _LOW
            parts.append(text(x, y + (-11 if above else 21), name, "sms-value", "middle"))
            taken = x - half - _GAP
    return "".join(parts)
