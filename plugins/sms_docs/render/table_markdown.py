"""A table as a Markdown pipe table, for engines and readers that want no HTML."""

import re

from sms_docs.model.table import Cell, Row, Table
from sms_docs.render.additions import NOTHING, Additions
from sms_docs.render.escape import link, markdown
from sms_docs.render.table_bar import MOST, cut_words
from sms_docs.render.table_csv import csv_file, csv_name
from sms_docs.render.table_html import Anchor, Href
from sms_docs.views import VIEWS
from sms_docs.views.cell import Cells

PLAIN = re.compile(r"(?!//)[\w./-]+(?:#[\w.-]+)?|#[\w.-]+", re.ASCII)
"""Addresses that need no escaping in Markdown's link form."""


def table_markdown(
    table: Table,
    href: Href,
    anchor: Anchor | None = None,
    additions: Additions = NOTHING,
    *,
    most: int | None = MOST,
) -> str:
    """The table with its caption in bold above it; a table without rows is a sentence that says so.

    Args:
        href: makes the links.
        anchor: makes ids for rows, so that other pages can lead to one.
        additions: downloads; findings are for sites only.
        most: so many rows are shown, and it is said where the others are; None shows all.
    """
    caption = f"**{markdown(table.caption)}**"
    if not table.rows:
        return f"{caption}: {markdown(table.empty)}\n"
    shown = table.rows[:most]
    lines = [
        _line([markdown(column.label) or " " for column in table.columns]),
        _line(["--:" if column.align == "right" else "---" for column in table.columns]),
        *(_row(row, href, anchor) for row in shown),
    ]
    return "\n".join([caption, "", *_cut(table, len(shown), additions), *lines, ""])


def fact_markdown(cell: Cell, href: Href) -> str:
    """What stands in a field or inside a sentence: text, link, or several of them."""
    if isinstance(cell, Cells):
        return ("<br>" if cell.block else ", ").join(fact_markdown(part, href) for part in cell.parts)
    text = markdown(cell.shown)
    address = href(cell.target) if cell.target else None
    if not address or not text:
        return text
    if PLAIN.fullmatch(address):
        return f"[{text}]({address})"
    # Markdown's own link form breaks on blanks and brackets in an address; this form is Markdown too.
    return f"<a{attribute}>{text}</a>" if (attribute := link(address)) else text


def _cut(table: Table, shown: int, additions: Additions) -> tuple[str, ...]:
    """That rows are missing here, and where all of them are."""
    said = cut_words(table, shown)
    if not said:
        return ()
    if address := link(additions.attach(csv_name(table), csv_file(table))):
        return (f"{said} All rows: <a{address}>{csv_name(table)}</a>", "")
    # Only a view or a register can be asked for by name; its rows stand somewhere.
    asked = table.name in VIEWS or table.rows[0].location is not None
    return (f"{said} `sms show {table.name} --csv` prints all." if asked else said, "")


def _row(row: Row, href: Href, anchor: Anchor | None) -> str:
    name = anchor(row) if anchor else ""
    mark = f'<a id="{name}"></a>' if name else ""
    first, *others = (fact_markdown(cell, href) or " " for cell in row.cells)
    return _line([mark + first, *others])


def _line(fields: list[str]) -> str:
    return f"| {' | '.join(fields)} |"
