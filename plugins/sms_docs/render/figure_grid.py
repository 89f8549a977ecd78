"""Figures that are tables: rows by columns, and rows with a small plot each."""

from sms_docs.model.figure import Grid, GridCell, Spark, Sparks
from sms_docs.render.escape import block, link
from sms_docs.render.figure_plot import spark_svg
from sms_docs.render.table_html import RIGHT, Href, cell_html


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


def sparks_html(sparks: Sparks, href: Href) -> str:
    """Rows with a plot in the last column; what it shows is said to screen readers."""
    classes = [RIGHT if column.align == "right" else "" for column in sparks.columns]
    labels = zip(sparks.columns, classes, strict=True)
    head = "".join(f'<th scope="col"{name}>{block(column.label)}</th>' for column, name in labels)
    rows = "".join(_spark(each, classes, href) for each in sparks.rows)
    return (
        f'<table class="sms-matrix sms-sparks"><thead><tr>{head}<th scope="col">{block(sparks.plot_label)}</th></tr>'
        f"</thead><tbody>{rows}</tbody></table>"
    )


def _spark(spark: Spark, classes: list[str], href: Href) -> str:
    first, *others = spark.cells
    fields = "".join(f"<td{name}>{cell_html(cell, href)}</td>" for cell, name in zip(others, classes[1:], strict=True))
    shown = f'{spark_svg(spark.plot)}<span class="sms-hidden">{block(spark.text)}</span>'
    return f'<tr><th scope="row">{cell_html(first, href)}</th>{fields}<td class="sms-plotted">{shown}</td></tr>'


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
