"""Documents that a change touches: by their own text, or by the data that they show."""

from collections.abc import Iterator

from sms_docs.changes.approvals import decision_kind, needed
from sms_docs.changes.unreadable import hides_data
from sms_docs.changes.versions import differences, proposed, since_approval
from sms_docs.identity.compare import Comparison
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import as_edition
from sms_docs.identity.size import sized
from sms_docs.load.link_target import read_target, resolve_path
from sms_docs.model.change import DocumentChange, How, Mention, Piece
from sms_docs.model.document import Document
from sms_docs.model.system import System

Pair = tuple[Document | None, Document | None]


def changed_documents(base: System, head: System) -> tuple[DocumentChange, ...]:
    """Every document that is new, gone, moved or not what it was; sorted by id."""
    rows = not (hides_data(base) or hides_data(head))
    found = [each for pair in _pairs(base, head) for each in _change(base, head, *pair, rows=rows)]
    return tuple(sorted(found, key=lambda each: (each.id, each.path)))


def _pairs(base: System, head: System) -> Iterator[Pair]:
    """The same document before and now: by its number, else by its file."""
    before = {_name(base, each): each for each in base.controlled}
    after = {_name(head, each): each for each in head.controlled}
    by_path = {each.path: name for name, each in before.items() if name not in after}
    for name, document in after.items():
        old = name if name in before else by_path.pop(document.path, "")
        yield before.pop(old, None), document
    for document in before.values():
        yield document, None


def _name(system: System, document: Document) -> str:
    return document.id if document.id and system.by_id.get(document.id) is document else document.path


def _change(
    base: System, head: System, before: Document | None, after: Document | None, *, rows: bool
) -> Iterator[DocumentChange]:
    if after is None:
        if before is not None:
            yield DocumentChange(
                "removed", before.id, before.title, before.path, version_was=before.version, status_was=before.status
            )
        return
    if before is None:
        yield _with_needs(base, head, None, after, DocumentChange("added", after.id, after.title, after.path))
        return
    if before.source == after.source and before.path == after.path:
        hidden = after.broken or (after.calls and not rows)
        if hidden or digest_of(base, before) == digest_of(head, after):
            return
    if before.broken or after.broken:
        yield _unreadable(before, after)
        return
    comparison = differences(as_edition(base, before), as_edition(head, after), rows=rows)
    found = sized(comparison)
    change = DocumentChange(
        _how(before, after, comparison),
        after.id,
        after.title,
        after.path,
        before.path if before.path != after.path else "",
        found.size,
        found.reasons,
        tuple(_pieces(comparison)),
        status_was=before.status,
    )
    yield _with_needs(base, head, before, after, change, rows=rows)


def _unreadable(before: Document, after: Document) -> DocumentChange:
    """A document whose control data cannot be read on one side: what it is now, or was, nobody knows."""
    known = before if after.broken else after
    when = "cannot be read any more" if after.broken else "could not be read before"
    return DocumentChange(
        "changed",
        known.id,
        known.title,
        after.path,
        before.path if before.path != after.path else "",
        reasons=(f"its control data {when}",),
        status_was=before.status,
        status_now=after.status,
    )


def _how(before: Document, after: Document, comparison: Comparison) -> How:
    if before.path != after.path:
        return "renamed"
    if before.source == after.source:
        return "data"
    if comparison:
        return "changed"
    return "status" if dict(before.front.values) != dict(after.front.values) else "form"


def _with_needs(  # noqa: PLR0913 - both sides, and what is known of them
    base: System, head: System, before: Document | None, after: Document, change: DocumentChange, *, rows: bool = True
) -> DocumentChange:
    since = since_approval(base, before, head, after, rows=rows)
    version = proposed(since, after.version)
    change = change._replace(
        version_was=since.version,
        version_now=after.version,
        proposed=version,
        status_now=after.status,
        known=since.known,
    )
    if after.retired or (since.version and since.sized.size == "none" and since.known and after.version == version):
        return change
    if change.how in ("status", "form") and not _newly_decided(base, head, after):
        return change
    return change._replace(decision=decision_kind(head, after), needed=needed(base, head, after))


def _newly_decided(base: System, head: System, document: Document) -> bool:
    return document.status == "review" or len(head.decisions.get(document.id, ())) > len(
        base.decisions.get(document.id, ())
    )


def _pieces(comparison: Comparison) -> Iterator[Piece]:
    for field in comparison.fields:
        yield Piece("field", field.name, _said(field.before), _said(field.after))
    for text in comparison.texts:
        yield Piece("text", text.section, text.before, text.after)
    for row in comparison.rows:
        yield Piece("row", row.call, row.before, row.after)


def _said(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def mentions(head: System, documents: tuple[DocumentChange, ...]) -> tuple[Mention, ...]:
    """Documents that name a changed one by ``sms_ref``, a link or ``supersedes``, and did not change themselves."""
    ids = {each.id for each in documents if each.id and _means_something(each)}
    paths = {
        path: each.id for each in documents if _means_something(each) for path in (each.path, each.was_path) if path
    }
    touched = {each.path for each in documents}
    found = []
    for document in head.controlled:
        if document.path not in touched and not document.retired:
            names = {*_referred(document), *(paths[path] for path in _linked(document) if path in paths)} & ids
            if names:
                found.append(Mention(document.id, document.title, document.path, tuple(sorted(names))))
    return tuple(sorted(found))


def _means_something(change: DocumentChange) -> bool:
    return (
        change.how in ("removed", "data")
        or change.size not in ("none", "editorial")
        or (change.status_now in ("obsolete", "withdrawn") and change.status_was != change.status_now)
    )


def _referred(document: Document) -> Iterator[str]:
    for call in document.calls:
        if call.name == "sms_ref" and call.args:
            yield str(call.args[0])
    yield from document.front.texts("supersedes")


def _linked(document: Document) -> Iterator[str]:
    for link in document.links:
        target = read_target(link.target)
        if target.sort == "page" and target.path:
            yield resolve_path(document.path, target.path)
