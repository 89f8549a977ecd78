"""Decisions on documents, from the decision logs: approvals and the revision history."""

from collections.abc import Iterator
from functools import partial

from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import day, decision, document, person, role
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_COLUMNS = (
    Column("document", "Document"), Column("version", "Version"), Column("decision", "Decision"), Column("on", "On"),
    Column("by", "By"), Column("role", "As"), Column("change", "Change"), Column("reason", "Reason"),
    Column("reference", "Minuted in"),
)  # fmt: skip
_CHOICES = {"decision": (*APPROVING, "reviewed", "withdrawn"), "change": ("major", "minor", "editorial")}


def _sheet(system: System, ids: tuple[str, ...], *, caption: str, shown: tuple[str, ...]) -> Sheet:
    """The decisions on some documents; the column that names the document is for more than one."""
    several_documents = len(ids) > 1
    return live_sheet(
        caption,
        _COLUMNS,
        _records(system, ids),
        choices=_CHOICES,
        shown=("document", *shown) if several_documents else shown,
        empty="No decision is recorded yet." if several_documents else "No decision on this document is recorded yet.",
    )


def _of_all(system: System, *, caption: str, shown: tuple[str, ...]) -> Sheet:
    ids = dict.fromkeys((*sorted(system.decisions), *system.by_id))
    return _sheet(system, tuple(ids), caption=caption, shown=shown)


def _records(system: System, ids: tuple[str, ...]) -> Iterator[Record]:
    for document_id in ids:
        log = system.decisions.get(document_id, ())
        for entry in sorted(log, key=lambda each: each.text("on")):
            on = entry.date("on")
            # What is dated later has not been decided yet on the day that the system is read for.
            if on is None or on <= system.as_of:
                yield _record(system, document_id, entry)


def _record(system: System, document_id: str, entry: Entry) -> Record:
    cells = {
        "document": document(system, document_id),
        "version": Cell(entry.text("version")),
        "decision": decision(entry.text("decision")),
        "on": day(entry.date("on")),
        "by": person(system, entry.text("by")),
        "role": role(system, entry.text("role")),
        "change": Cell(entry.text("change")),
        "reason": Cell(entry.text("reason")),
        "reference": Cell(entry.text("reference")),
    }
    return record(cells, {**entry.values, "document": document_id}, entry.location())


def _view(name: str, title: str, caption: str, shown: tuple[str, ...]) -> View:
    return View(
        name, title, controlled=False, function=partial(_of_all, caption=caption, shown=shown),
        of_documents=partial(_sheet, caption=caption, shown=shown),
    )  # fmt: skip


APPROVALS = _view(
    "approvals", "Decisions on a document, by whom and when", "Approvals",
    ("decision", "version", "by", "role", "on", "reference"),
)  # fmt: skip
HISTORY = _view(
    "history", "Versions of a document and what changed", "Revision history",
    ("version", "on", "change", "reason", "decision", "by", "role"),
)  # fmt: skip
