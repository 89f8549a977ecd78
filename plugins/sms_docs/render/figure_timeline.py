"""Lanes on a scale of days: a Gantt chart, a calendar."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Bar, Lane, Place, Point, Rule
from sms_docs.model.scale import Days
from sms_docs.render.figure_svg import BAR, WIDTH, bar, glyph, image, rule, short, text, width

LABELS = 178
EDGE = 12
TOP = 46
BOTTOM = 22
"""Room for the names of lanes, right of the drawing, for the axis, and for what stands below a line."""
_ROW = 20
_GAP = 12
_BESIDE = 11
_NAME = 190
"""A name beside a mark is at most so wide; the whole of it is in the table."""
_TWO_LINES = 34
_BOLD = 1.1
"""So much wider are bold letters."""


class Placed(NamedTuple):
    """A point at its place: x, the row below the bars where its name fits, and whether the name stands left of it."""

    point: Point
    x: float
    row: int
    on_left: bool


def timeline_svg(timeline: Timeline, figure: Figure) -> str:
    """The drawing with title and description."""
    lanes, top = [], float(TOP)
    for lane in timeline.lanes:
        placed = place([each for each in lane.marks if isinstance(each, Point)], timeline.scale)
        bars = [each for each in lane.marks if isinstance(each, Bar)]
        height = max(_rows(bars, placed), _TWO_LINES) + _GAP
        lanes.append(_lane(lane, bars, placed, timeline.scale, top))
        top += height
    # What comes later lies above: no line runs through a name.
    rules = "".join(_rule(each, timeline.scale, top) for each in timeline.rules)
    return image(figure, top + BOTTOM, f"{rules}{_axis(timeline.scale, top)}{''.join(lanes)}", "sms-timeline")


def place(points: Iterable[Point], scale: Days) -> list[Placed]:
    """Each point with the first row in which its name does not run into the one before."""
    ends: list[float] = []
    placed = []
    for point in sorted(points, key=lambda each: (str(each.at), each.name)):
        x = x_of(scale, point.at)
        room = width(_name(point)) + 2 * _BESIDE
        on_left = x + room > WIDTH
        start, end = (x - room, x + _BESIDE) if on_left else (x - _BESIDE, x + room)
        row = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        ends[row : row + 1] = [end]
        placed.append(Placed(point, x, row, on_left))
    return placed


def x_of(scale: Days, at: Place) -> float:
    """Where a day begins, in units of the drawing."""
    assert isinstance(at, date)  # a scale of days has places for nothing else  # noqa: S101
    return LABELS + scale.place(at) * (WIDTH - LABELS - EDGE)


def _rows(bars: list[Bar], placed: list[Placed]) -> float:
    return (BAR if bars else 0) + (1 + max((each.row for each in placed), default=-1)) * _ROW


def _axis(scale: Days, bottom: float) -> str:
    """Months, quarters or years above the lanes, each over its own stretch."""
    ticks = scale.ticks()
    ends = [*(tick.at for tick in ticks[1:]), 1.0]
    parts = []
    for tick, end in zip(ticks, ends, strict=True):
        x, until = (LABELS + at * (WIDTH - LABELS - EDGE) for at in (tick.at, end))
        parts.append(rule("sms-tick", (x, TOP - 20), (x, bottom)))
        if until - x >= width(tick.text):
            parts.append(text((x + until) / 2, TOP - 9, tick.text, "sms-small", "middle"))
        if tick.above:
            parts.append(text(x + 3, TOP - 26, tick.above, "sms-strong"))
    return "".join(parts)


def _lane(lane: Lane, bars: list[Bar], placed: list[Placed], scale: Days, top: float) -> str:
    below = top + (BAR if bars else 0)
    return (
        f"{rule('sms-tick', (0, top - _GAP / 2), (WIDTH, top - _GAP / 2))}<g>"
        f"{text(0, top + 13, short(lane.label, (LABELS - 2 * EDGE) / _BOLD), 'sms-strong')}"
        f"{text(0, top + 30, short(lane.note, LABELS - EDGE), 'sms-small')}"
        f"{''.join(_stem(each, below) for each in placed)}{''.join(_bar(each, scale, top) for each in bars)}"
        f"{''.join(_point(each, below) for each in placed)}</g>"
    )


def _bar(each: Bar, scale: Days, top: float) -> str:
    end = each.end + timedelta(days=1) if isinstance(each.end, date) and each.end < date.max else each.end
    left, right = x_of(scale, each.start), x_of(scale, end)
    return bar(left, top, max(right - left, 2), each.look, each.text)


def _stem(placed: Placed, top: float) -> str:
    """From the bar, or the first row, down to a sign in a later one."""
    y = top + placed.row * _ROW + _ROW / 2
    return rule("sms-stem", (placed.x, top), (placed.x, y)) if placed.row else ""


def _point(placed: Placed, top: float) -> str:
    """A sign and its name beside it."""
    point, x, y = placed.point, placed.x, top + placed.row * _ROW + _ROW / 2
    name = text(x + (-_BESIDE if placed.on_left else _BESIDE), y + 4, _name(point), "sms-small",
                "end" if placed.on_left else "")  # fmt: skip
    return f'<g class="sms-point sms-is-{point.look}">{glyph(point.shape, (x, y), point.look, point.text)}{name}</g>'


def _rule(each: Rule, scale: Days, bottom: float) -> str:
    if not isinstance(each.at, date) or not scale.first <= each.at <= scale.last:
        return ""
    x = x_of(scale, each.at)
    on_left = x + width(each.text) > WIDTH
    return (
        f'<g class="sms-today">{rule("sms-now", (x, TOP - _GAP / 2), (x, bottom + 4))}'
        f"{text(x + (3 if on_left else -3), bottom + 17, each.text, 'sms-small', 'end' if on_left else '')}</g>"
    )


def _name(point: Point) -> str:
    return short(point.name, _NAME)
