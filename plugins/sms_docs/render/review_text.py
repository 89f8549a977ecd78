"""A change for a terminal."""

from collections.abc import Iterator

from sms_docs.model.change import Change, DocumentChange
from sms_docs.model.finding import Finding
from sms_docs.render import review_words as words
from sms_docs.render.report_cells import visible


def render(change: Change) -> str:
    """One verdict line, then what changed, block by block; an empty block is left out."""
    return "\n".join(map(visible, _lines(change))) + "\n"


def _lines(change: Change) -> Iterator[str]:
    compared = change.compared
    yield f"Compared with {compared.asked}: {words.verdict(change)}."
    yield from compared.unknown
    if not compared.base:
        return
    yield from _block("Decisions lost or rewritten", map(words.decided, change.lost))
    for document in change.documents:
        yield from ("", *_document(document))
    proofs = (f"{words.decided(each)}: {each.provenance}, {each.why}" for each in change.decisions)
    yield from _block("Decisions that came in", proofs)
    yield from _block("Approved editions", (f"{path} {how}" for path, how in change.editions))
    for title, found in _findings(change):
        lines = (
            f"{each.severity} {each.position.path}:{each.position.line} {each.message} [{each.id}]" for each in found
        )
        yield from _block(title, lines)
    moves = (
        f"{each.gate}, {each.criterion}: {each.before or 'none'} → {each.after or 'none'}. {each.why}"
        for each in change.gates
    )
    yield from _block("Gates that move", moves)
    named = (f"{each.id} {each.title} names {', '.join(each.names)}" for each in change.mentions)
    yield from _block("Documents to look at, because they name a changed one", named)
    yield from _block("Registers", (f"{key}: {said}" for key, said in register_words(change)))
    yield from _block("Pages that are not under control", (f"{path} {how}" for path, how in change.pages))
    yield from _block("Who is believed changes with", change.trusted)
    yield from ("", f"As of {change.as_of}, compared with commit {compared.base[:10]}.")


def _findings(change: Change) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    yield "New findings", change.new_findings
    yield "Findings waived or set aside", change.set_aside
    yield "Findings gone", change.gone_findings


def _block(title: str, found: Iterator[str] | tuple[str, ...]) -> Iterator[str]:
    lines = [f"  {each}" for each in found]
    if lines:
        yield from ("", title, *lines)


def _document(document: DocumentChange) -> Iterator[str]:
    yield f"{document.id or document.path} {document.title}: {words.what(document)}"
    if document.was_path:
        yield f"  moved from {document.was_path} to {document.path}"
    if document.reasons:
        yield f"  because: {'; '.join(document.reasons)}"
    if document.how != "removed":
        yield f"  version {words.version(document)}, status {words.status(document)}"
    if not document.known:
        yield "  what was approved last is not kept as an edition: the size is that of this change alone"
    if needs := words.needs(document):
        yield f"  {words.DECISIONS[document.decision]} needed: {needs}"


def register_words(change: Change) -> Iterator[tuple[str, str]]:
    """Register and what happened to its entries, in words."""
    for each in change.registers:
        parts = [f"{name} added" for name in each.added] + [f"{name} removed" for name in each.removed]
        parts += [f"{name} changed ({', '.join(fields)})" for name, fields in each.changed]
        yield each.key, "; ".join(parts)
