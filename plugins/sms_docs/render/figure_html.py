"""A figure as one block of HTML: the drawing, what its marks mean, then its data as a table."""

from sms_docs.model.figure import Bars, Drawing, Figure, Grid, Plot, Timeline
from sms_docs.model.mark import Key
from sms_docs.render.escape import attribute, block
from sms_docs.render.figure_bars import bars_html
from sms_docs.render.figure_grid import grid_html, sparks_html
from sms_docs.render.figure_plot import plot_svg
from sms_docs.render.figure_svg import bar, glyph
from sms_docs.render.figure_timeline import timeline_svg
from sms_docs.render.table_html import Href, empty_html, table_html


def figure_html(figure: Figure, href: Href) -> str:
    """The HTML of a figure; one without data is a sentence that says so.

    Args:
        href: makes the links.
    """
    if figure.drawing is None:
        return empty_html(figure.table)
    return (
        f'<figure class="sms-figure sms-{attribute(figure.name)}"><figcaption>{block(figure.title)}'
        f'<span class="sms-description">{block(figure.description)}</span></figcaption>'
        f"{_drawing(figure, figure.drawing, href)}{_legend(figure.legend)}"
        f"<details><summary>Data of this figure</summary>{table_html(figure.table, href, most=None)}</details></figure>"
    )


def _drawing(figure: Figure, drawing: Drawing, href: Href) -> str:
    """The drawing; one that is wider than a narrow page scrolls in a region of its own."""
    if isinstance(drawing, Bars):
        return bars_html(drawing, href)
    if isinstance(drawing, Timeline):
        drawn = timeline_svg(drawing, figure)
    elif isinstance(drawing, Plot):
        drawn = plot_svg(drawing, figure)
    else:
        drawn = grid_html(drawing, href) if isinstance(drawing, Grid) else sparks_html(drawing, href)
    label = attribute(figure.title)
    return f'<div class="sms-drawing" role="region" tabindex="0" aria-label="{label}">{drawn}</div>'


def _legend(keys: tuple[Key, ...]) -> str:
    return f'<ul class="sms-legend">{"".join(map(_key, keys))}</ul>' if keys else ""


def _key(key: Key) -> str:
    return (
        '<li><svg class="sms-swatch" aria-hidden="true" width="24" height="20" viewBox="0 0 24 20">'
        f"{_swatch(key)}</svg>{block(key.text)}</li>"
    )


def _swatch(key: Key) -> str:
    if key.look == "good" or key.look == "near":  # noqa: PLR1714 - a type checker reads it so
        return f'<rect class="sms-area sms-{key.look}" x="1" y="1" width="22" height="18"/>'
    return bar(1, 1, 22, key.look) if key.shape == "bar" else glyph(key.shape, (12, 10), key.look)
