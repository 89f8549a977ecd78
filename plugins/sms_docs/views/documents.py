"""The document register, computed from front matter and decision logs."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System
from sms_docs.model.table import Cell, Column, Tone
from sms_docs.views.cell import EMPTY, clause, day, due, person, roles, several, tone_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_COLUMNS = (
    Column("id", "Number"), Column("title", "Title"), Column("kind", "Kind"), Column("family", "Family"),
    Column("version", "Version"), Column("status", "Status"), Column("owner", "Owner"), Column("authors", "Authors"),
    Column("approvers", "Approvers"), Column("approved_version", "Approved version"),
    Column("approved_on", "Approved on"), Column("effective_from", "In force from"), Column("review_due", "Review by"),
    Column("classification", "Classification"), Column("clauses", "Clauses"),
)  # fmt: skip
_SHOWN = (
    "id", "title", "status", "version", "owner", "approvers", "approved_on", "effective_from", "review_due",
)  # fmt: skip
_FIELDS = ("title", "kind", "version", "status", "owner", "authors", "approvers", "classification", "clauses")
_LONGEST_INTERVAL = 1200


def review_due(system: System, document: Document) -> date | None:
    """The day by which a document has to be reviewed: last approval or review plus its interval."""
    return _review_due(system, document.path)


def _find_due(system: System, path: str) -> date | None:
    document = system.by_path[path]
    last = system.last_decision(document.id, *APPROVING, "reviewed")
    on = last.date("on") if last else None
    if on is None or document.retired:
        return None
    preset = system.settings.parameter(
        "review_interval_months", system.standard.parameters["review_interval_months"].value
    )
    months = document.front.number("review_interval_months") or preset
    return add_months(on, int(min(max(months, 1), _LONGEST_INTERVAL)))


_review_due = Memo(_find_due)


def document_target(document: Document) -> str:
    """What a cell that names a document leads to: its number, its file where it has none."""
    return f"document:{document.id}" if document.id else f"file:{document.path}"


def starts_later(system: System, document: Document) -> date | None:
    """The day from which an approved document holds, while it lies ahead; None otherwise."""
    start = document.effective_from
    return start if document.status == "approved" and start is not None and start > system.as_of else None


def effective_cell(system: System, document: Document) -> Cell:
    """The first day in force; one that lies ahead says so."""
    start = document.effective_from
    if start is None or start <= system.as_of:
        return day(start)
    return several((day(start), Cell("not yet", tone="warn")))


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Document register", _COLUMNS, _records(system), shown=_SHOWN,
        filters=("id", "family", *_FIELDS), choices={
            "status": tuple(system.standard.statuses), "kind": tuple(system.standard.kinds),
            "clauses": tuple(system.standard.clauses),
        }, empty="There is no controlled document yet.",
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    for document in sorted(system.controlled, key=lambda each: (not each.id, each.id, each.path)):
        kind = system.standard.kinds.get(document.kind)
        values = {key: document.front[key] for key in _FIELDS}
        values |= {"id": document.id, "family": kind.family if kind else ""}
        yield record(_cells(system, document), values, document.location())


def _cells(system: System, document: Document) -> dict[str, Cell]:
    kind = system.standard.kinds.get(document.kind)
    status = system.standard.statuses.get(document.status)
    approval = system.last_decision(document.id, *APPROVING)
    target = document_target(document)
    return {
        "id": Cell(document.id or "no number", target),
        "title": Cell(document.title, target),
        "kind": Cell(kind.title if kind else document.kind),
        "family": Cell(kind.family if kind else ""),
        "version": Cell(document.version),
        "status": Cell((status.title if status else document.status).lower(), tone=tone_of(document.status)),
        "owner": roles(system, (document.owner,)),
        "authors": several(person(system, each) for each in document.authors),
        "approvers": roles(system, document.approvers),
        "approved_version": Cell(approval.text("version") if approval else ""),
        "approved_on": _approved_on(approval, document),
        "effective_from": effective_cell(system, document),
        "review_due": _due_cell(system, document),
        "classification": Cell(document.front.text("classification")),
        "clauses": several(map(clause, document.front.texts("clauses"))),
    }


def _approved_on(approval: Entry | None, document: Document) -> Cell:
    """The day of the last approval; that of an older version says which."""
    on = day(approval.date("on")) if approval else EMPTY
    if approval and on.text and approval.text("version") != document.version:
        return Cell(f"{on.text} ({approval.text('version')})", sort=on.text)
    return on


def _due_cell(system: System, document: Document) -> Cell:
    on = review_due(system, document)
    if on is None:
        return EMPTY
    days = (on - system.as_of).days
    tone: Tone = "bad" if days < 0 else "warn" if days <= system.settings.due_soon_days else ""
    return replace(due(on), tone=tone)


DOCUMENTS = View(
    "documents",
    "Controlled documents with status, version, owner, approval and next review",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
