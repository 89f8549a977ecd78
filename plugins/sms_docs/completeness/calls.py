"""What the tables and figures of a section show: whether anything, and which records."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sms_docs.figures import argument_error as figure_error
from sms_docs.figures import figure
from sms_docs.judgement.blocks import SHOWING
from sms_docs.judgement.sections import Part
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Row
from sms_docs.views import ARGUMENTS, argument_error, find_view, sheet_of, view

STATES: Final = frozenset({"approvals", "corrective-actions-by-age", "findings", "history", "overdue-tasks"})
"""Tables that say something without rows too: nothing is decided, found or late."""


class Shown(NamedTuple):
    """A record that a page shows, and the call that shows it."""

    entry: Entry
    document: Document
    call: MacroCall


def showing_calls(document: Document, part: Part) -> tuple[MacroCall, ...]:
    """The calls of tables and figures in a part of a page."""
    return tuple(each for each in document.calls if part.start <= each.offset < part.end and each.name in SHOWING)


def shows(system: System, document: Document, call: MacroCall) -> bool:
    """Whether a table has rows, or a figure something to draw; True also where that cannot be known.

    A selection by a field that changes from day to day (``status="blocked"``) may be empty without a gap in the
    document, so such filters are left out.
    """
    name = _usable(system, call)
    if name is None or name in STATES or unknowable(system):
        return True
    if call.name == "sms_figure":
        return figure(system, name, **call.kwargs).drawing is not None
    found = find_view(system, name)
    live = sheet_of(system, found).live if found else frozenset()
    filters = {key: value for key, value in call.kwargs.items() if key not in (*ARGUMENTS, *live)}
    return bool(_rows(system, document, name, filters | {"limit": 1}))


@Memo
def unknowable(system: System) -> bool:
    """Whether a register cannot be read, so that nothing may be concluded from rows that are missing."""
    return any(register.broken for register in system.registers.values())


def records_shown(system: System, document: Document, part: Part) -> Iterator[Shown]:
    """The records that the tables and figures of a part of a page show, each as often as it is shown."""
    for call in showing_calls(document, part):
        name = _usable(system, call)
        if name is None:
            continue
        rows = (
            figure(system, name, **call.kwargs).table.rows
            if call.name == "sms_figure"
            else _rows(system, document, name, call.kwargs)
        )
        for row in rows:
            if (entry := _record_of(system, row)) is not None:
                yield Shown(entry, document, call)


def _usable(system: System, call: MacroCall) -> str | None:
    """The name of the table or figure; None for a call that another check has a finding on."""
    name = call.args[0] if call.args else None
    if call.error or not isinstance(name, str):
        return None
    wrong = figure_error if call.name == "sms_figure" else argument_error
    return None if wrong(system, name, call.args[1:], call.kwargs) else name


def _rows(system: System, document: Document, name: str, arguments: Mapping[str, object]) -> tuple[Row, ...]:
    options: dict[str, object] = {"document": document, **arguments}
    return view(system, name, **options).rows  # type: ignore[arg-type]


def _record_of(system: System, row: Row) -> Entry | None:
    """The record whose facts a row shows: by the row's place (a milestone's leads to its phase), else by its links."""
    if row.location is not None:
        at = row.location.at
        return _records(system).get((row.location.path, at[0] if isinstance(at, tuple) and at else None))
    named = (
        cell.target.removeprefix("entry:").partition("/") for cell in row.cells if cell.target.startswith("entry:")
    )
    return next((system.register(key).by_id.get(entry_id) for key, _, entry_id in named), None)


@Memo
def _records(system: System) -> Mapping[tuple[str, object], Entry]:
    return {
        (entry.path, entry.pointer[0] if entry.pointer else None): entry
        for register in system.registers.values()
        for entry in register
    }


def written(call: MacroCall) -> str:
    """A call as its writer would say it, without filters and columns: ``sms_table("tasks")``."""
    return f'{call.name}("{call.args[0]}")' if call.args else call.name
