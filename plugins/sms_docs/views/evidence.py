"""Where the evidence is: documents that a clause asks for, registers, records, and what is named as evidence."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sms_docs.model.document import Document
from sms_docs.model.location import Location
from sms_docs.model.register import Entry, parse_date
from sms_docs.model.schema import Schema
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, clause, day, due, entry_cell, number, role, several
from sms_docs.views.coverage import Coverage, coverage, decision_on
from sms_docs.views.documents import document_target, starts_later
from sms_docs.views.kept import kept
from sms_docs.views.named_evidence import named_evidence, register_clauses
from sms_docs.views.order import Key, natural
from sms_docs.views.register_view import title_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record
from sms_docs.views.standing import plural
from sms_docs.views.standing_documents import is_expected

KINDS = ("document", "register", "record", "named")
STATES = (
    "missing", "cannot be read", "planned", "in preparation", "in force later", "expected", "empty so far", "kept",
    "in force", "found",
)  # fmt: skip
"""Worst first."""
_REGISTER = re.compile(r"\b[Rr]egister ([a-z_]+)\b")
_COLUMNS = (
    Column("clause", "Clause"), Column("what", "Evidence"), Column("kind", "Kind"), Column("where", "Where"),
    Column("state", "State"), Column("newest", "Newest"), Column("owner", "Owner"),
    Column("retention", "Months kept", "right"),
)  # fmt: skip
_NOWHERE = Cell("nothing yet", tone="muted")


class Item(NamedTuple):
    """A piece of evidence.

    Attributes:
        clauses: of the edition in use; empty where none is named.
        owner: role id.
        retention: months; None when it is not said.
        word: one of ``STATES``, where the cell of the state says more.
    """

    clauses: tuple[str, ...]
    kind: str
    what: Cell
    where: Cell
    state: Cell
    newest: Cell = EMPTY
    owner: str = ""
    retention: float | None = None
    location: Location | None = None
    word: str = ""


def _items(system: System) -> Iterator[Item]:
    for each in coverage(system):
        if each.state != "parts":
            yield from _documents(system, each)
    for schema in system.schemas.values():
        if schema.clauses and system.register(schema.key).exists:
            yield _register(system, schema)
    for kind in system.register("records"):
        yield _records_of(system, kind)
    for named in named_evidence(system):
        where, on = named.where, day(named.on)
        status = Cell("found", tone="good") if where.target else Cell("missing", tone="bad")
        yield Item(named.clauses, "named", named.what, where, status, on, location=named.location)


def _documents(system: System, found: Coverage) -> Iterator[Item]:
    """What a clause wants as a document: those that claim it or answer it, one a row."""
    wanted = [item.what for item in found.clause.written_items if not item.record and item.explicit]
    if not wanted:
        return
    what, clauses = Cell("; ".join(wanted)), (found.clause.id,)
    documents = {each.path: each for each in (*found.documents, *(answer.document for answer in found.answers))}
    for each in documents.values():
        decision = decision_on(system, each.path)
        on = day(decision.date("on")) if decision else EMPTY
        cell = Cell(f"{each.id} {each.title}".strip(), document_target(each))
        status, word = _force(system, each)
        yield Item(clauses, "document", what, cell, status, on, each.owner, location=each.location(), word=word)
    if not documents:
        open_tasks = several(entry_cell("tasks", task.id, task.id) for task in found.tasks)
        planned = Cell("planned", tone="warn") if found.tasks else Cell("missing", tone="bad")
        yield Item(clauses, "document", what, open_tasks if found.tasks else _NOWHERE, planned)


def _force(system: System, one: Document) -> tuple[Cell, str]:
    """How a document stands: the cell, and its word in ``STATES``."""
    if decision_on(system, one.path) is None:
        return Cell("in preparation", tone="warn"), ""
    if later := starts_later(system, one):
        return Cell(f"from {later}", tone="warn"), "in force later"
    return Cell("in force", tone="good"), ""


def _register(system: System, schema: Schema) -> Item:
    """A register as evidence, as new as the newest thing that it says has happened."""
    register = system.register(schema.key)
    entries = len(register)
    where = Cell(plural(entries, "entry", "entries"), f"register:{schema.key}", sort=entries)
    if register.broken:
        status = Cell("cannot be read", tone="bad")
    else:
        status = Cell("kept", tone="good") if entries else Cell("empty so far", tone="muted")
    what = Cell(title_of(schema), where.target)
    return Item(register_clauses(system, schema), "register", what, where, status, day(newest(system, schema)))


def newest(system: System, schema: Schema) -> date | None:
    """The last day up to the system's on which something of a register happened; such fields end in ``_on``."""
    last, keys = system.as_of.isoformat(), [key for key in schema.properties if key.endswith("_on")]
    days = (
        value
        for entry in system.register(schema.key)
        for key in keys
        if isinstance(value := entry.values.get(key), str) and len(value) == len(last) and value <= last
    )
    return parse_date(max(days, default=""))


def _records_of(system: System, kind: Entry) -> Item:
    """A kind of records, with the newest period that holds some."""
    found = kept(system, kind)
    expected = kind.date("expected_from")
    if found:
        status, when = Cell("kept", tone="good"), Cell(found[-1].text("period"))
    elif is_expected(system, kind):
        status, when = Cell("missing", tone="bad"), due(expected)
    else:
        status, when = Cell("expected", tone="muted"), due(expected)
    what = entry_cell("records", kind.id, f"{kind.id} {kind.text('title')}".strip())
    months, clauses = kind.number("retention_months"), kind.texts("clause")
    where = _place(system, kind.text("location"))
    return Item(clauses, "record", what, where, status, when, kind.text("owner"), months, kind.location())


def _place(system: System, text: str) -> Cell:
    """Where records are kept, as written; a link where that is a file or a register of the system."""
    if text in system.files:
        return Cell(text, f"file:{text}")
    named = _REGISTER.search(text)
    known = named is not None and named[1] in system.registers
    return Cell(text, f"register:{named[1]}" if named and known else "")


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Evidence by clause", _COLUMNS, _records(system), filters=("clause", "kind", "state", "owner"),
        choices={"clause": tuple(system.standard.clauses), "kind": KINDS, "state": STATES},
        empty="No evidence is recorded yet.",
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    places = {key: place for place, key in enumerate(system.standard.clauses)}

    def order(item: Item) -> tuple[int, int, Key]:
        first = min((places.get(key, len(places)) for key in item.clauses), default=len(places) + 1)
        return first, KINDS.index(item.kind), natural(f"{item.what.text} {item.where.text}")

    for item in sorted(_items(system), key=order):
        values = {"clause": list(_branches(system, item.clauses)), "owner": item.owner}
        values["state"] = item.word or item.state.text
        yield record(_cells(system, item), values, item.location)


def _branches(system: System, clauses: tuple[str, ...]) -> Mapping[str, None]:
    """The clauses and all above them: who asks for evidence on 9.2 means that on 9.2.2 too."""
    found: dict[str, None] = {}
    for key in clauses:
        while key and key not in found:
            found[key] = None
            above = system.standard.clauses.get(key)
            key = above.parent if above else ""  # noqa: PLW2901
    return found


def _cells(system: System, item: Item) -> dict[str, Cell]:
    return {
        "clause": several(map(clause, item.clauses)),
        "kind": Cell(item.kind),
        "what": item.what,
        "where": item.where,
        "state": item.state,
        "newest": item.newest,
        "owner": role(system, item.owner),
        "retention": number(item.retention),
    }


EVIDENCE = View(
    "evidence",
    "Where the evidence is for each clause: documents, registers, records, and what is named as evidence",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
