"""Marks and texts as inline SVG: classes instead of colours; light, dark and print are the style sheet's business."""

import math
from unicodedata import east_asian_width

from sms_docs.model.figure import Figure
from sms_docs.model.mark import Look, Shape
from sms_docs.render.escape import line

WIDTH = 760
"""Units; on a wide page about a pixel each."""
BAR = 18
"""Height of a bar, in a drawing as in a list."""
LETTER = 7.0
"""A letter is about so wide; a Chinese, Japanese or Korean one twice."""
RADIUS = 6
_GLYPHS: dict[Shape, str] = {
    "circle": "M-{r} 0A{r} {r} 0 1 1 {r} 0A{r} {r} 0 1 1 -{r} 0Z",
    "diamond": "M0 -{w}L{w} 0L0 {w}L-{w} 0Z",
    "square": "M-{r} -{r}H{r}V{r}H-{r}Z",
    "triangle": "M0 -{w}L{w} {r}H-{w}Z",
}


def image(figure: Figure, height: float, parts: str, css: str) -> str:
    """The drawing as one image.

    Its name and description are its own title and desc, which need no ids: the same figure may stand twice on a page.
    """
    return (
        f'<svg class="sms-image {css}" role="img" viewBox="0 0 {WIDTH} {height:g}" xmlns="http://www.w3.org/2000/svg">'
        f"<title>{line(figure.title)}</title><desc>{line(figure.description)}</desc>{parts}</svg>"
    )


def text(x: float, y: float, words: str, css: str = "", anchor: str = "") -> str:
    """A text; ``anchor`` is middle or end for one that does not begin at its place."""
    name = f' class="{css}"' if css else ""
    place = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text{name} x="{number(x)}" y="{number(y)}"{place}>{line(words)}</text>'


def rule(css: str, start: tuple[float, float], end: tuple[float, float]) -> str:
    """A straight line between two places."""
    (x1, y1), (x2, y2) = start, end
    return f'<line class="{css}" x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"/>'


def bar(x: float, y: float, length: float, look: Look, says: str = "") -> str:
    """A bar; the line through its middle is what the style sheet makes stripes or a crossing-out of."""
    end, middle = number(x + length), number(y + BAR / 2)
    return (
        f'<g class="sms-span sms-is-{look}">{_title(says)}'
        f'<rect x="{number(x)}" y="{number(y)}" width="{number(length)}" height="{BAR}" rx="2"/>'
        f'<line x1="{number(x)}" y1="{middle}" x2="{end}" y2="{middle}"/></g>'
    )


def glyph(shape: Shape, at: tuple[float, float], look: Look, says: str = "", radius: float = RADIUS) -> str:
    """A sign around a place; one that is late has a cross in it, for those who cannot tell its colour."""
    path = _GLYPHS[shape].format(r=f"{radius:g}", w=f"{radius * 1.25:g}")
    arm = radius * 0.42
    cross = f'<path class="sms-cross" d="M-{arm:g} -{arm:g}L{arm:g} {arm:g}M{arm:g} -{arm:g}L-{arm:g} {arm:g}"/>'
    return (
        f'<g class="sms-glyph sms-is-{look}" transform="translate({number(at[0])} {number(at[1])})">{_title(says)}'
        f'<path d="{path}"/>{cross if look == "late" else ""}</g>'
    )


def width(words: str) -> float:
    """About how wide a text is in a drawing."""
    return sum(LETTER * (2 if east_asian_width(char) in "WF" else 1) for char in words)


def short(words: str, room: float) -> str:
    """As much of a text as there is room for; an ellipsis says that there is more."""
    if width(words) <= room:
        return words
    most = max(1, math.floor(room / LETTER) - 1)
    while most > 1 and width(words[:most]) > room - LETTER:
        most -= 1
    return f"{words[:most].rstrip()}…"


def number(value: float) -> str:
    """A place, to a tenth of a unit."""
    return f"{round(value, 1):g}"


def _title(says: str) -> str:
    return f"<title>{line(says)}</title>" if says else ""
