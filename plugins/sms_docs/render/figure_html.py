"""A figure as one block of HTML: the drawing, then its data as a table."""

from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.render.escape import attribute, block, link
from sms_docs.render.figure_svg import timeline_svg
from sms_docs.render.table_html import Href, empty_html, table_html


def figure_html(figure: Figure, href: Href) -> str:
    """The HTML of a figure; one without data is a sentence that says so.

    Args:
        href: makes the links.
    """
    if figure.drawing is None:
        return empty_html(figure.table)
    drawing = figure.drawing
    drawn = grid_html(drawing, href) if isinstance(drawing, Grid) else timeline_svg(drawing, figure)
    return (
        f'<figure class="sms-figure sms-{attribute(figure.name)}"><figcaption>{block(figure.title)}'
        f'<span class="sms-description">{block(figure.description)}</span></figcaption>'
        f'<div class="sms-drawing" role="region" tabindex="0" aria-label="{attribute(figure.title)}">{drawn}</div>'
        f"<details><summary>Data of this figure</summary>{table_html(figure.table, href)}</details></figure>"
    )


def grid_html(grid: Grid, href: Href) -> str:
    """A grid as a table: fields have a class and a word or number; screen readers get the whole sentence."""
    head = "".join(f'<th scope="col">{block(label)}</th>' for label in grid.columns)
    rows = "".join(
        f'<tr><th scope="row">{block(label)}</th>{"".join(_field(cell, href) for cell in cells)}</tr>'
        for label, cells in zip(grid.rows, grid.cells, strict=True)
    )
    return (
        f'<table class="sms-matrix"><thead><tr><th scope="col">{block(grid.corner)}</th>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _field(cell: GridCell, href: Href) -> str:
    tone = f" sms-{cell.tone}" if cell.tone else ""
    first, *others = block(cell.text).split("<br>")
    text = f"<b>{first}</b>{''.join(map(_small, others))}" if first else ""
    if cell.target and (address := link(href(cell.target))):
        text = f"<a{address}>{text}</a>"
    return (
        f'<td class="sms-field{tone}"><span class="sms-hidden">{block(cell.label)}</span>'
        f'<span aria-hidden="true">{text}</span></td>'
    )


def _small(line: str) -> str:
    """A line of numbers, none of which is broken at its hyphen."""
    return f"<small>{', '.join(f'<span>{each}</span>' for each in line.split(', '))}</small>"
