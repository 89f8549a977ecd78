"""A table as one block of HTML without an empty line, to stand raw in a Markdown page."""

from collections.abc import Callable
from itertools import islice

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.additions import NOTHING, Additions
from sms_docs.render.escape import attribute, block, link
from sms_docs.render.sort_key import sort_key
from sms_docs.render.table_bar import MOST, bar_html, is_tooled
from sms_docs.views.cell import Cells

Href = Callable[[str], str | None]
"""A cell's target (``document:SMS-PLN-001`` …) to the address in the built site, None when there is no page for it."""

RIGHT = ' class="sms-right"'
SHORT = 12
"""Letters. So long a day or number may be without being broken into two lines."""

Anchor = Callable[[Row], str]
"""The HTML id of a row, "" for none."""


def table_html(
    table: Table,
    href: Href,
    anchor: Anchor | None = None,
    additions: Additions = NOTHING,
    *,
    most: int | None = MOST,
) -> str:
    """The HTML of a table; a table without rows is a sentence that says so.

    Args:
        href: makes the links.
        anchor: makes ids for rows, so that other pages can lead to one.
        additions: downloads, and findings beside the rows.
        most: so many rows are shown, and the whole is offered as a file; None shows all.
    """
    if not table.rows:
        return empty_html(table)
    shown, tooled = _shown(table, additions, most), is_tooled(table, register=anchor is not None)
    head = "".join(map(_head, table.columns))
    body = "".join(
        _row(row, table.columns, href, anchor, keyed=tooled) + _flagged(row, table, additions) for row in shown
    )
    bar = bar_html(table, len(shown), additions, tooled=tooled)
    name = attribute(table.caption) or "Table"
    return (
        f'{bar}<div class="sms-table" role="group" tabindex="0" aria-label="{name}"><table class="sms-grid">'
        f"{_caption(table, seen=not bar)}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _shown(table: Table, additions: Additions, most: int | None) -> tuple[Row, ...]:
    """The first rows, and of those behind them as many that have findings: none of these may be hidden."""
    if most is None or len(table.rows) <= most:
        return table.rows
    return (*table.rows[:most], *islice(filter(additions.flags, table.rows[most:]), most))


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
    # A browser would break "at least 95 %" before its last sign.
    text = block(cell.shown).replace(" %", "&#160;%")
    if cell.due:
        text = f'<time datetime="{attribute(cell.text)}" data-sms-due>{text}</time>'
    if cell.target and (address := link(href(cell.target))):
        text = f"<a{address}>{text}</a>"
    return f'<span class="sms-tone sms-{cell.tone}">{text}</span>' if cell.tone and text else text


def _part(cell: Cell, href: Href) -> str:
    html = cell_html(cell, href)
    return f'<span class="sms-short">{html}</span>' if _is_short(cell) else html


def _is_short(cell: Cell) -> bool:
    """A browser would break 2027-01-20 and T-001 at the hyphen."""
    return len(cell.text) <= SHORT and "-" in cell.text and " " not in cell.text


def _caption(table: Table, *, seen: bool) -> str:
    hidden = "" if seen else ' class="sms-hidden"'
    return f"<caption{hidden}>{block(table.caption)}</caption>" if table.caption else ""


def _head(column: Column) -> str:
    return f'<th scope="col"{RIGHT if column.align == "right" else ""}>{block(column.label)}</th>'


def _row(row: Row, columns: tuple[Column, ...], href: Href, anchor: Anchor | None, *, keyed: bool) -> str:
    name = anchor(row) if anchor else ""
    mark = f' id="{attribute(name)}"' if name else ""
    fields = []
    # The first column names the row, so that a screen reader says it with each field.
    tag, scope = "th", ' scope="row"'
    for cell, column in zip(row.cells, columns, strict=True):
        right = column.align == "right"
        kind = RIGHT if right else ' class="sms-short"' if len(cell.text) <= SHORT and _is_short(cell) else ""
        key = "" if cell.sort is None or not keyed else sort_key(cell, right=right)
        fields.append(f"<{tag}{scope}{kind}{key}>{cell_html(cell, href)}</{tag}>")
        tag, scope = "td", ""
    return f"<tr{mark}>{''.join(fields)}</tr>"


def _flagged(row: Row, table: Table, additions: Additions) -> str:
    """A row of its own below the one that has findings."""
    flags = additions.flags(row)
    return f'<tr class="sms-flagged"><td colspan="{len(table.columns)}">{flags}</td></tr>' if flags else ""
