"""Which documents answer a clause, with which sections, and which kinds of document are expected to."""

from collections.abc import Iterator

from sms_docs.gates.approval import in_force
from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.standard import Kind
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import day, document, roles, several, tone_of
from sms_docs.views.coverage import Answer, Coverage
from sms_docs.views.documents import effective_cell

_COLUMNS = (
    Column("document", "Document"), Column("title", "Title"), Column("status", "Status"), Column("version", "Version"),
    Column("owner", "Owner"), Column("approved", "Approved on"), Column("effective", "In force from"),
    Column("sections", "Sections for this clause"),
)  # fmt: skip


def documents_of(found: Coverage) -> tuple[Document, ...]:
    """The documents that claim a clause or have a section for it, each once."""
    return tuple({each.path: each for each in (*found.documents, *(one.document for one in found.answers))}.values())


def answers_table(system: System, found: Coverage) -> Table:
    """The documents of a clause with their state."""
    # Without any section that is made for the clause, a whole column would be empty.
    shown = len(_COLUMNS) if found.answers else len(_COLUMNS) - 1
    rows = tuple(Row(_cells(system, each, found)[:shown]) for each in documents_of(found))
    empty = "No document names this clause, and none has a section for it."
    return Table("clause-answers", "Documents that answer it", _COLUMNS[:shown], rows, empty)


def document_cell(system: System, one: Document) -> Cell:
    """A document by number, by title when it has none."""
    return document(system, one.id) if one.id else Cell(one.title, f"file:{one.path}")


def _cells(system: System, one: Document, found: Coverage) -> tuple[Cell, ...]:
    status = system.standard.statuses.get(one.status)
    decision = in_force(system, one)
    return (
        document_cell(system, one),
        Cell(one.title),
        Cell((status.title if status else one.status).lower(), tone=tone_of(one.status)),
        Cell(one.version),
        roles(system, (one.owner,)),
        day(decision.date("on")) if decision else Cell("not approved", tone="warn"),
        effective_cell(system, one),
        several(_section(each) for each in found.answers if each.document is one),
    )


def _section(one: Answer) -> Cell:
    anchor = next((name for name, offset in one.document.anchors.items() if offset == one.offset), "")
    return Cell(one.heading, f"anchor:{one.document.path}#{anchor}" if anchor else f"file:{one.document.path}")


def missing_kinds(system: System, clause_id: str) -> tuple[Kind, ...]:
    """Kinds of document that the standard asks for, or practice expects, under a clause and that nobody has written."""
    return tuple(each for each in _kinds(system).get(clause_id, ()) if each.key not in system.by_kind)


def _find_kinds(system: System) -> dict[str, tuple[Kind, ...]]:
    found: dict[str, tuple[Kind, ...]] = {}
    for clause_id, kind in _claims(system):
        found[clause_id] = (*found.get(clause_id, ()), kind)
    return found


def _claims(system: System) -> Iterator[tuple[str, Kind]]:
    for kind in system.standard.kinds.values():
        if kind.need in ("required", "expected"):
            yield from ((each, kind) for each in system.standard.clauses_of(kind))


_kinds = Memo(_find_kinds)
