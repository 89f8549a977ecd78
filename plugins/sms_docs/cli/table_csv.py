"""A table as comma-separated values that a spreadsheet opens as text, never as a formula."""

import csv
import io
import re

from sms_docs.model.table import Table

_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)*")
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def render(table: Table) -> str:
    """A line of labels, then the rows."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_safe(column.label) for column in table.columns)
    writer.writerows([_safe(cell.text) for cell in row.cells] for row in table.rows)
    return stream.getvalue()


def _safe(text: str) -> str:
    """A text that a spreadsheet would run gets an apostrophe in front; a plain number is left as it is."""
    text = "\n".join(text.splitlines())
    risky = text.lstrip(" \n").startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if risky else text
