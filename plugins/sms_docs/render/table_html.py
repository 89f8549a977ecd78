"""A table as one block of HTML without an empty line, to stand raw in a Markdown page."""

from collections.abc import Callable

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.escape import attribute, block, link
from sms_docs.views.cell import Cells

Href = Callable[[str], str | None]
"""A cell's target (``document:SMS-PLN-001`` …) to the address in the built site, None when there is no page for it."""

RIGHT = ' class="sms-right"'
SHORT = 12
"""Letters. So long a day or number may be without being broken into two lines."""

Anchor = Callable[[Row], str]
"""The HTML id of a row, "" for none."""


def table_html(table: Table, href: Href, anchor: Anchor | None = None) -> str:
    """The HTML of a table; a table without rows is a sentence that says so.

    Args:
        href: makes the links.
        anchor: makes ids for rows, so that other pages can lead to one.
    """
    if not table.rows:
        return empty_html(table)
    head = "".join(map(_head, table.columns))
    body = "".join(_row(row, table.columns, href, anchor) for row in table.rows)
    caption = block(table.caption)
    return (
        f'<div class="sms-table" role="region" tabindex="0" aria-label="{attribute(table.caption)}">'
        f'<table class="sms-grid"><caption>{caption}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def empty_html(table: Table) -> str:
    """The sentence that stands in place of a table's rows."""
    caption = f"<strong>{block(table.caption)}:</strong> " if table.caption else ""
    return f'<p class="sms-empty">{caption}{block(table.empty)}</p>'


def cell_html(cell: Cell, href: Href) -> str:
    """What stands in a field: text, link, or several of them."""
    if isinstance(cell, Cells):
        parts = [_part(part, href) for part in cell.parts]
        if cell.block:
            return f'<ul class="sms-list"><li>{"</li><li>".join(parts)}</li></ul>'
        return ", ".join(parts)
    text = block(cell.text)
    if cell.target and (address := link(href(cell.target))):
        text = f"<a{address}>{text}</a>"
    return f'<span class="sms-tone sms-{cell.tone}">{text}</span>' if cell.tone and text else text


def _part(cell: Cell, href: Href) -> str:
    html = cell_html(cell, href)
    return f'<span class="sms-short">{html}</span>' if _is_short(cell) else html


def _is_short(cell: Cell) -> bool:
    """A browser would break 2027-01-20 and T-001 at the hyphen."""
    return len(cell.text) <= SHORT and "-" in cell.text and " " not in cell.text


def _head(column: Column) -> str:
    return f'<th scope="col"{RIGHT if column.align == "right" else ""}>{block(column.label)}</th>'


def _row(row: Row, columns: tuple[Column, ...], href: Href, anchor: Anchor | None) -> str:
    name = anchor(row) if anchor else ""
    mark = f' id="{attribute(name)}"' if name else ""
    fields = []
    for index, (cell, column) in enumerate(zip(row.cells, columns, strict=True)):
        # The first column names the row, so that a screen reader says it with each field.
        tag, scope = ("td", "") if index else ("th", ' scope="row"')
        fields.append(f"<{tag}{scope}{_class(cell, column)}>{cell_html(cell, href)}</{tag}>")
    return f"<tr{mark}>{''.join(fields)}</tr>"


def _class(cell: Cell, column: Column) -> str:
    if column.align == "right":
        return RIGHT
    return ' class="sms-short"' if _is_short(cell) else ""
