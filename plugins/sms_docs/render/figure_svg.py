"""A timeline as inline SVG: classes instead of colours; light, dark and print are the style sheet's business."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sms_docs.model.figure import Bar, Figure, Marker, Timeline
from sms_docs.model.months import add_months
from sms_docs.render.escape import line

WIDTH = 860
LABELS = 170
TOP = 60
BAR = 22
LANE = 20
PAD = 14
LETTER = 7.2
BESIDE = 10
"""Units of the drawing; a letter of the small text is about so wide, and stands so far from its marker."""
LONGEST = 20
"""Letters of a name in the drawing; the whole of it is in the table."""
_BREAK = re.compile(r"\s[-–—]\s|[:,(]")


class Placed(NamedTuple):
    """A marker at its place: x, the lane below the bar where its name fits, and whether the name stands left of it."""

    marker: Marker
    x: float
    lane: int
    on_left: bool


class Scale(NamedTuple):
    """Days to places from left to right."""

    start: date
    end: date

    def x(self, day: date) -> float:
        """Where a day begins."""
        span = max((self.end - self.start).days, 1)
        part = (min(max(day, self.start), self.end) - self.start).days / span
        return round(LABELS + part * (WIDTH - LABELS - PAD), 1)


def timeline_svg(timeline: Timeline, figure: Figure) -> str:
    """The drawing with title and description."""
    scale = _scale(timeline)
    rows, top = [], TOP
    for index, bar in enumerate(timeline.bars):
        placed = _placed([each for each in timeline.markers if each.row == index], scale)
        height = BAR + (1 + max((each.lane for each in placed), default=-1)) * LANE + PAD
        rows.append(_row(bar, placed, scale, top))
        top += height
    return (
        f'<svg class="sms-timeline" role="img" viewBox="0 0 {WIDTH} {top + PAD}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{line(figure.title)}</title><desc>{line(figure.description)}</desc>"
        f"{_axis(scale, top)}{''.join(rows)}{_today(timeline.today, scale, top)}</svg>"
    )


def _scale(timeline: Timeline) -> Scale:
    days = [*(bar.start for bar in timeline.bars), *(bar.end for bar in timeline.bars)]
    days += [marker.day for marker in timeline.markers]
    first, last = min(days), max(days)
    # Whole months, so that the axis begins and ends on a line.
    return Scale(first.replace(day=1), add_months(last.replace(day=1), 1))


def _months(scale: Scale) -> Iterator[date]:
    """First days of months on the axis; of a long programme only every third or twelfth."""
    months = max(1, round((scale.end - scale.start) / timedelta(days=30)))
    step = 1 if months <= 18 else 3 if months <= 60 else 12  # noqa: PLR2004
    current = scale.start
    while current < scale.end:
        yield current
        current = add_months(current, step)


def _axis(scale: Scale, bottom: float) -> str:
    parts, year = [], 0
    for month in _months(scale):
        x = scale.x(month)
        parts.append(f'<line class="sms-tick" x1="{x}" y1="{TOP - 14}" x2="{x}" y2="{bottom}"/>')
        parts.append(f'<text class="sms-small" x="{x + 3}" y="{TOP - 8}">{month.month:02d}</text>')
        if month.year != year:
            year = month.year
            parts.append(f'<text class="sms-year" x="{x + 3}" y="{TOP - 24}">{year}</text>')
    return "".join(parts)


def _row(bar: Bar, placed: list[Placed], scale: Scale, top: float) -> str:
    left, right = scale.x(bar.start), scale.x(bar.end + timedelta(days=1) if bar.end < date.max else bar.end)
    title = f"{bar.label}, {bar.start} to {bar.end}, {bar.state}"
    return (
        f'<g class="sms-phase sms-is-{_word(bar.state)}"><title>{line(title)}</title>'
        f'<text class="sms-label" x="0" y="{top + 12}">{line(_short(bar.label, LONGEST))}</text>'
        f'<text class="sms-small" x="0" y="{top + 27}">{line(bar.state)}</text>'
        f'<rect x="{left}" y="{top}" width="{max(round(right - left, 1), 2)}" height="{BAR}" rx="3"/></g>'
        f"{''.join(_marker(each, top) for each in placed)}"
    )


def _placed(markers: list[Marker], scale: Scale) -> list[Placed]:
    """Each marker with the first lane in which its name does not run into the one before."""
    ends: list[float] = []
    placed = []
    for marker in sorted(markers, key=lambda each: each.day):
        x = scale.x(marker.day)
        width = len(_name(marker)) * LETTER + BESIDE
        on_left = x + width > WIDTH
        start, end = (x - width, x + BESIDE) if on_left else (x - BESIDE, x + width)
        lane = next((index for index, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [end]
        placed.append(Placed(marker, x, lane, on_left))
    return placed


def _marker(placed: Placed, top: float) -> str:
    """A diamond for a gate, a circle for a milestone, filled when done; the name beside it."""
    marker, x = placed.marker, placed.x
    sort, _, progress = marker.state.partition("-")
    y = top + BAR + placed.lane * LANE + 11
    diamond = f'<path d="M{x} {y - 7}L{x + 7} {y}L{x} {y + 7}L{x - 7} {y}Z"/>'
    shape = diamond if sort == "gate" else f'<circle cx="{x}" cy="{y}" r="4.5"/>'
    place = f'x="{x - BESIDE}" text-anchor="end"' if placed.on_left else f'x="{x + BESIDE}"'
    return (
        f'<g class="sms-marker sms-{_word(sort)} sms-is-{_word(progress)}">'
        f"<title>{line(f'{marker.label}, {marker.day}, {progress}')}</title>"
        f'<line class="sms-stem" x1="{x}" y1="{top + BAR}" x2="{x}" y2="{y}"/>{shape}'
        f'<text class="sms-small" {place} y="{y + 4}">{line(_name(marker))}</text></g>'
    )


def _today(today: date, scale: Scale, bottom: float) -> str:
    if not scale.start <= today <= scale.end:
        return ""
    x = scale.x(today)
    end = ' text-anchor="end"' if x > WIDTH - 80 else ""
    return (
        f'<g class="sms-today"><line x1="{x}" y1="14" x2="{x}" y2="{bottom}"/>'
        f'<text class="sms-small" x="{x + (-4 if end else 4)}" y="12"{end}>{today.isoformat()}</text></g>'
    )


def _name(marker: Marker) -> str:
    """What fits beside a marker: a milestone's number, the beginning of a gate's name."""
    words = _BREAK.split(marker.label)[0] if marker.state.startswith("gate") else marker.label.partition(" ")[0]
    return _short(words, LONGEST)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"


def _word(state: str) -> str:
    """A state as a part of a class name."""
    return "".join(char for char in state if char.isalnum() or char == "-")
