"""What stands above a longer table: its caption, how much of it is shown, and the whole of it as a file."""

from sms_docs.model.table import Table
from sms_docs.render.additions import NOTHING, Additions
from sms_docs.render.escape import attribute, block, link
from sms_docs.render.table_csv import csv_file, csv_name

MOST = 200
"""Rows that a page shows of a longer table."""

_LONG = 20
_LONG_REGISTER = 8
"""Rows from which on a table can be searched, sorted and taken along as a file: any table, and one that is a whole
register. Fewer rows are seen at a glance, and a plan of many excerpts stays calm."""

_DOCUMENTS = "documents"
"""The document register is what an auditor takes along first, however short it is."""

_TOOLS = '<div class="sms-tools"></div>'
"""Room for what the browser's script adds; kept free from the first paint on, so that nothing moves."""


def is_tooled(table: Table, *, register: bool) -> bool:
    """Whether the browser adds search, filters and order to a table; ``register`` for one that is a whole register."""
    return len(table.rows) >= (_LONG_REGISTER if register or table.name == _DOCUMENTS else _LONG)


def bar_html(table: Table, shown: int, additions: Additions, *, tooled: bool) -> str:
    """The HTML of what stands above a table, "" for a table so short that its own caption is enough.

    The caption stands here for the eyes, because a table's own would scroll away with a wide table.

    Args:
        shown: how many rows the page has.
        tooled: see ``is_tooled``.
    """
    if not tooled and table.name != _DOCUMENTS:
        return ""
    title, cut, address = block(table.caption), cut_words(table, shown), _address(table, additions)
    about = attribute(table.caption)
    offer = f'<a class="sms-csv"{address} download aria-label="CSV: {about}">CSV</a>' if address and not cut else ""
    return (
        f'<div class="sms-bar"><div class="sms-title"><span aria-hidden="true">{title}</span>{offer}</div>'
        f"{_cut_html(cut, table, address)}{_TOOLS if tooled else ''}</div>"
    )


def cut_words(table: Table, shown: int) -> str:
    """What is said of a table of which only the first rows are shown, "" when all are."""
    return f"The first {shown:,} of {len(table.rows):,} rows." if shown < len(table.rows) else ""


def _address(table: Table, additions: Additions) -> str:
    if additions.attach is NOTHING.attach:
        return ""  # nobody would keep the file that is expensive to write
    return link(additions.attach(csv_name(table), csv_file(table)))


def _cut_html(cut: str, table: Table, address: str) -> str:
    file = f' All rows: <a class="sms-csv"{address} download>{csv_name(table)}</a>' if address else ""
    return f'<p class="sms-cut">{cut}{file}</p>' if cut else ""
