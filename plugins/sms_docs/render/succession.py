"""Which document came after which, whichever of the two says so."""

from collections.abc import Iterator, Mapping

from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Cell

_Chain = Mapping[str, tuple[str, ...]]


def successors(system: System, document: Document) -> tuple[Cell, ...]:
    """What replaced a document: the one that it names, and those which name it."""
    return tuple(_named(system, each) for each in successor_ids(system, document))


def successor_ids(system: System, document: Document) -> tuple[str, ...]:
    """The numbers of a document's successors, as they are written."""
    return _after(system).get(document.id, ()) if document.id else tuple(document.front.texts("superseded_by"))


def predecessors(system: System, document: Document) -> tuple[Cell, ...]:
    """What a document replaced: those that it names, and those which name it."""
    return tuple(_named(system, each) for each in _before(system).get(document.id, ()) if document.id)


def _named(system: System, document_id: str) -> Cell:
    """Number and title; one that cannot be used says so, and one that does not exist leads nowhere."""
    found = system.by_id.get(document_id)
    if found is None:
        return Cell(f"{document_id} (no such document)", tone="bad")
    status = system.standard.statuses.get(found.status)
    remark = f" ({status.title.lower()})" if status and not status.usable else ""
    return Cell(f"{document_id} {found.title}{remark}", f"document:{document_id}")


def _pairs(system: System) -> Iterator[tuple[str, str]]:
    """Every pair of an older and a newer document."""
    for document in system.controlled:
        if document.id:
            yield from ((document.id, each) for each in document.front.texts("superseded_by"))
            yield from ((each, document.id) for each in document.front.texts("supersedes"))


def _collect(pairs: Iterator[tuple[str, str]]) -> _Chain:
    found: dict[str, dict[str, None]] = {}
    for key, other in pairs:
        if key != other:
            found.setdefault(key, {})[other] = None
    return {key: tuple(others) for key, others in found.items()}


def _find_after(system: System) -> _Chain:
    return _collect(_pairs(system))


def _find_before(system: System) -> _Chain:
    return _collect((newer, older) for older, newer in _pairs(system))


_after = Memo(_find_after)
_before = Memo(_find_before)
