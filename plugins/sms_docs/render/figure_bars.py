"""Bars as a list: a name, a bar, and the numbers in words. It reads as a list and fits a telephone."""

from sms_docs.model.figure import Bars
from sms_docs.model.mark import Bar, Lane, Place
from sms_docs.model.scale import Numbers
from sms_docs.render.escape import block, link
from sms_docs.render.figure_svg import BAR, number
from sms_docs.render.table_html import Href

_RIM = 1


def bars_html(bars: Bars, href: Href) -> str:
    """The list; what the bars show is said in the words of each row, so they are hidden from screen readers."""
    return f'<ul class="sms-bars">{"".join(_row(lane, bars.scale, href) for lane in bars.lanes)}</ul>'


def _row(lane: Lane, scale: Numbers, href: Href) -> str:
    name = block(lane.label)
    if lane.target and (address := link(href(lane.target))):
        name = f"<a{address}>{name}</a>"
    marks = "".join(_bar(each, scale) for each in lane.marks if isinstance(each, Bar))
    return (
        f'<li><span class="sms-bar-name">{name}</span>'
        f'<svg class="sms-strip" aria-hidden="true" width="100%" height="{BAR + 2 * _RIM}">{marks}</svg>'
        f'<span class="sms-bar-note">{block(lane.note)}</span></li>'
    )


def _bar(each: Bar, scale: Numbers) -> str:
    """A bar whose places are hundredths of the strip, so that it needs no fixed width."""
    start, end = (100 * scale.place(_amount(place)) for place in (each.start, each.end))
    length = max(end - start, 0.5)
    middle = number(_RIM + BAR / 2)
    return (
        f'<g class="sms-span sms-is-{each.look}"><rect x="{number(start)}%" y="{_RIM}" width="{number(length)}%" '
        f'height="{BAR}"/><line x1="{number(start)}%" y1="{middle}" x2="{number(start + length)}%" y2="{middle}"/></g>'
    )


def _amount(place: Place) -> float:
    assert isinstance(place, (int, float))  # a scale of numbers has places for nothing else  # noqa: S101
    return place
