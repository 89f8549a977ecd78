"""Kinds of documents: what each is for, what makes it good, who approves it, what feeds it, and where it is here."""

from collections.abc import Iterator

from sms_docs.model.document import Document
from sms_docs.model.standard import Kind
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, clause, roles, several, words
from sms_docs.views.documents import document_target
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_COLUMNS = (
    Column("kind", "Kind"), Column("key", "Key"), Column("family", "Family"), Column("need", "Need"),
    Column("purpose", "What it is for"), Column("good", "What makes it good"), Column("clauses", "Clauses"),
    Column("approver", "Approved by"), Column("registers", "Registers that feed it"), Column("sections", "Sections"),
    Column("document", "Here"),
)  # fmt: skip
_SHOWN = ("kind", "need", "purpose", "clauses", "approver", "document")
_NEEDS = ("required", "expected", "programme")
_DOCUMENTS = "register"
"""What sections call the register of documents, which is computed and has no file."""


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Kinds of documents", _COLUMNS, _records(system), shown=_SHOWN,
        filters=("key", "family", "need", "clauses", "registers"),
        choices={"need": _NEEDS, "key": tuple(system.standard.kinds), "clauses": tuple(system.standard.clauses)},
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    for kind in system.standard.kinds.values():
        clauses, registers = system.standard.clauses_of(kind), _registers(kind)
        yield record(_cells(system, kind), {"clauses": list(clauses), "registers": list(registers)})


def _cells(system: System, kind: Kind) -> dict[str, Cell]:
    here = _written(system, kind)
    return {
        "kind": Cell(kind.title),
        "key": Cell(kind.key),
        "family": Cell(kind.family),
        "need": Cell(kind.need),
        "purpose": Cell(kind.purpose),
        "good": Cell(kind.good),
        "clauses": several(map(clause, system.standard.clauses_of(kind))),
        "approver": _approver(system, kind, here),
        "registers": several(_register(system, key) for key in _registers(kind)),
        "sections": several((Cell(each.title) for each in kind.sections), block=True),
        "document": several(Cell(each.id or each.title, document_target(each)) for each in here),
    }


def _written(system: System, kind: Kind) -> tuple[Document, ...]:
    """The documents of a kind, and those that cover it; none that is retired."""
    of_kind = system.by_kind.get(kind.key, ())
    covering = (each for each in system.controlled if kind.key in each.covers and each not in of_kind)
    return tuple(each for each in (*of_kind, *covering) if not each.retired)


def _approver(system: System, kind: Kind, here: tuple[Document, ...]) -> Cell:
    """Who approves it here; while it is not written, who has to."""
    named = dict.fromkeys(role for each in here for role in each.approvers) or dict.fromkeys(kind.approver_roles)
    return roles(system, named) if named else Cell(kind.approved_by) if kind.approved_by else EMPTY


def _registers(kind: Kind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for section in kind.sections for key in section.data))


def _register(system: System, key: str) -> Cell:
    """A register, by the page that shows it."""
    if key == _DOCUMENTS:
        written = system.by_kind.get("document-register")
        return Cell("documents", document_target(written[0]) if written else "")
    return Cell(words(key), f"register:{key}")


KINDS = View(
    "kinds",
    "Kinds of documents: need, purpose, clauses, who approves them, what feeds them, and the documents here",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
