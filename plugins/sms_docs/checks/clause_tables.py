"""Tables typed into a page that have a column for the clause: each row cites it for what the row is about."""

import re
from collections.abc import Iterator

from sms_docs.checks.clause_mentions import Mention, Names, subject_of
from sms_docs.model.document import Document

_HEAD = re.compile(r"lause[^\n]*\n\|[ \t:|-]+\n")
"""The rest of a table's first line from this word on, and the line below it. It begins with plain text for speed."""
_ROWS = re.compile(r"(?:\|[^\n]*(?:\n|\Z))*")
_ROW = re.compile(r"\|([^\n]*)")
_NUMBERS = re.compile(r"(?<![\w.])(?:10|[4-9])(?:\.[0-9]{1,2}){0,3}(?![\w.])")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def table_mentions(document: Document, known: Names) -> Iterator[Mention]:
    """The citations in such tables: rows that name a subject in a cell of its own."""
    text = document.source
    for head in _HEAD.finditer(text, document.start):
        first = text.rfind("\n", 0, head.start()) + 1
        column = _column(text[first : text.index("\n", first)]) if text[first] == "|" else -1
        rows = _ROWS.match(text, head.end())
        for row in _ROW.finditer(text, head.end(), rows.end()) if rows and column >= 0 else ():
            yield from _row(row, column, known)


def _column(head: str) -> int:
    """Which column is for the clause; -1 when none is."""
    names = [cell.lower() for cell in _cells(head)]
    return next((index for index, name in enumerate(names) if name.startswith("clause")), -1)


def _row(row: re.Match[str], column: int, known: Names) -> Iterator[Mention]:
    cells = _cells(row[1])
    if column >= len(cells):
        return
    subject = next(
        (found for index, cell in enumerate(cells) if index != column and (found := subject_of(cell, known))), None
    )
    clauses = tuple(_NUMBERS.findall(cells[column]))
    if subject and clauses:
        offset = row.start(1) + row[1].index(clauses[0])
        yield Mention(subject, clauses, offset, certain=True, alone=True)


def _cells(row: str) -> list[str]:
    return [_LINK.sub(r"\1", cell).strip(" \t*_`") for cell in row.strip().strip("|").split("|")]
