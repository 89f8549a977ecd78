"""Rows of shown data that were changed after an approval, each at its entry."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from sms_docs.identity.compare import RowChange
from sms_docs.identity.edition import Stored
from sms_docs.identity.shown import controlled_table, written
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.system import System
from sms_docs.model.table import Table

_FIELD = re.compile(r"(?<!\\) \| ")


def row_problems(
    system: System, document: Document, now: Stored, found: Sequence[RowChange], hint: str
) -> Iterator[Problem]:
    """A problem for each row that differs.

    Args:
        now: the content of the document as it is.
        found: what differs; rows of a call that came or went belong to a change of the text.
    """
    calls = {written(call): call for call in reversed(document.calls)}
    for change in found:
        if change.call in calls:
            call = calls[change.call]
            table = controlled_table(system, call)
            yield Problem(
                _place(system, document, call, table, _rows(now, change.call), change),
                f"{_told(change, call, table)} This was not so when version {document.version} was approved.",
                hint,
                (Related(document.at(call.offset), "The page shows it here."),),
            )


def _rows(content: Stored, call: str) -> list[str]:
    return [line.text for line in content.lines if line.call == call]


def _place(  # noqa: PLR0913, PLR0917 - what is looked for, and where
    system: System, document: Document, call: MacroCall, table: Table | None, rows: list[str], change: RowChange
) -> Location:
    """The entry that the row shows; of a row that is gone, the file of the others; else the call."""
    if table and change.after in rows:
        # The same call may stand twice; its rows then come twice as well.
        row = table.rows[rows.index(change.after) % len(table.rows)]
        if row.location:
            return row.location
    paths = {row.location.path for row in table.rows if row.location} if table else set()
    register = system.registers.get(str(call.args[0]).replace("-", "_").partition(".")[0]) if call.args else None
    if not paths and register and register.exists:
        paths = {register.path}
    return Location(paths.pop()) if len(paths) == 1 else document.at(call.offset)


def _told(change: RowChange, call: MacroCall, table: Table | None) -> str:
    title = f'The table "{table.caption if table else call.args[0]}"'
    if not change.before:
        return f"{title} has the row {change.key}: {_cut(change.after)}."
    if not change.after:
        return f"{title} has the row {change.key} no more: {_cut(change.before)}."
    was, now = (_FIELD.split(text) for text in (change.before, change.after))
    labels = [column.label for column in table.columns] if table else []
    if change.key == "order" or len(was) != len(now) or len(now) > len(labels):
        return f"{title} shows {_cut(change.after)} instead of {_cut(change.before)}."
    differing = [
        f"{label} is {_given(new)}, was {_given(old)}"
        for label, old, new in zip_longest(labels, was, now, fillvalue="")
        if old != new
    ]
    return f"{title} has the row {change.key} with other values: {'; '.join(differing)}."


def _given(text: str) -> str:
    return f'"{_cut(text)}"' if text.strip() else "empty"


def _cut(text: str) -> str:
    """Enough of a text to know it again."""
    most = 120
    return text if len(text) <= most else f"{text[:most].rstrip()}…"
