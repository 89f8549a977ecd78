"""A table as comma-separated values that a spreadsheet opens as text, never as a formula."""

import csv
import io
import re
from collections.abc import Iterator

from sms_docs.model.table import Table
from sms_docs.render.escape import clean

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_INNER_FORMULA = re.compile(r"(?<=[;\t\n])(?= *(?:[=+@＝＋－＠]|-(?![ \d])))")
"""Where a spreadsheet whose separator is a semicolon would begin a field that it runs."""
_BYTE_ORDER_MARK = "\ufeff"
_NO_NAME = re.compile(r"[^\w.-]+", re.ASCII)


def table_csv(table: Table) -> str:
    """A line of labels, then the rows; for programs that read from a pipe."""
    return _written(table, "\n")


def csv_file(table: Table) -> str:
    """The same as a file to download: lines end as RFC 4180 says, and Excel takes the mark for "this is UTF-8"."""
    return _BYTE_ORDER_MARK + _written(table, "\r\n")


def csv_name(table: Table) -> str:
    """What the file is called."""
    return f"{_NO_NAME.sub('-', table.name).strip('.-') or 'table'}.csv"


def _written(table: Table, line_end: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator=line_end).writerows(_lines(table))
    return stream.getvalue()


def _lines(table: Table) -> Iterator[list[str]]:
    yield [_safe(column.label) for column in table.columns]
    for row in table.rows:
        yield [_safe(cell.text) for cell in row.cells]


def _safe(text: str) -> str:
    """A text that a spreadsheet would run gets an apostrophe in front; a plain number is left as it is."""
    if not text.isprintable():
        text = _INNER_FORMULA.sub("'", clean("\n".join(text.splitlines())))
    elif ";" in text:
        text = _INNER_FORMULA.sub("'", text)
    risky = text.lstrip(" \n").startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text
