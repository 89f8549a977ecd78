"""Sentences about a change that every format for people shares."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from sms_docs.model.change import Change, DecisionIn, DocumentChange, Needed
from sms_docs.model.version import version_key
from sms_docs.render.report_words import counted

HOW: Final = {
    "added": "new",
    "removed": "removed",
    "renamed": "moved",
    "changed": "changed",
    "data": "changed by data alone",
    "status": "control data only",
    "form": "nothing that means anything",
}
DECISIONS: Final = {"approved": "approval", "reviewed": "review"}
_SIZES: Final = ("major", "minor", "editorial")


def verdict(change: Change) -> str:
    """The whole change in one line."""
    if not change.compared.base:
        return f"nothing can be compared with {change.compared.asked}"
    return ", ".join(_verdict(change)) or f"no difference to {change.compared.asked} that matters"


def _verdict(change: Change) -> Iterator[str]:
    if change.lost:
        yield f"{counted(len(change.lost), 'decision')} lost or rewritten"
    direct = [each for each in change.documents if each.how != "data"]
    if direct:
        yield f"{_change(len(direct))}{_sizes(direct)}"
    if through := len(change.documents) - len(direct):
        yield f"{_change(through)} through data alone"
    if waiting := sum(len(each.waiting) for each in change.documents):
        yield f"{counted(waiting, 'decision')} needed"
    if change.decisions:
        yield f"{counted(len(change.decisions), 'decision')} came in"
    yield from _findings(change)
    if change.gates:
        yield f"{counted(len(change.gates), 'gate criterion', 'gate criteria')} {_moved(change)}"
    if change.registers and not change.documents:
        yield f"{counted(len(change.registers), 'register')} changed"


def _change(number: int) -> str:
    return f"{counted(number, 'document')} {'changes' if number == 1 else 'change'}"


def _sizes(documents: list[DocumentChange]) -> str:
    found = [f"{number} {size}" for size in _SIZES if (number := sum(each.size == size for each in documents))]
    return f" ({', '.join(found)})" if found else ""


def _findings(change: Change) -> Iterator[str]:
    for severity in ("error", "warning", "note"):
        if new := sum(each.severity == severity for each in change.new_findings):
            yield f"{counted(new, f'new {severity}')}"
    if change.set_aside:
        yield f"{counted(len(change.set_aside), 'finding')} waived or set aside"
    if change.gone_findings:
        yield f"{counted(len(change.gone_findings), 'finding')} gone"


def _moved(change: Change) -> str:
    return "moves" if len(change.gates) == 1 else "move"


def what(document: DocumentChange) -> str:
    """What happened to a document, and how large it is."""
    said = HOW[document.how]
    if document.how == "renamed" and document.size != "none":
        said = "moved and changed"
    return f"{said}, {document.size}" if document.size != "none" else said


def version(document: DocumentChange) -> str:
    """The version as it is, and the one that the change asks for."""
    if document.how == "removed":
        return f"{document.version_was} was here" if document.version_was else ""
    now = document.version_now or "none"
    if not document.proposed or document.proposed == now:
        return now if document.version_was in ("", now) else f"{document.version_was} → {now}"
    return f"{now}, at least {document.proposed} needed" if needs_raise(document) else f"{document.version_was} → {now}"


def needs_raise(document: DocumentChange) -> bool:
    """Whether the document's version is lower than its change asks for."""
    return bool(document.proposed) and version_key(document.version_now) < version_key(document.proposed)


def status(document: DocumentChange) -> str:
    """The status, with the one before where it was another."""
    if document.status_was and document.status_now and document.status_was != document.status_now:
        return f"{document.status_was} → {document.status_now}"
    return document.status_now or document.status_was


def who(needed: Needed) -> str:
    """A role that decides, who holds it, and who has decided."""
    if needed.given_by:
        return f"{needed.title}: given by {needed.given_by}"
    people = ", ".join(f"{each.name} (deputy)" if each.deputy else each.name for each in needed.people)
    said = f"{needed.title}: {people or 'nobody who may'}"
    return f"{said}; not {', '.join(needed.excluded)}, who wrote it" if needed.excluded else said


def needs(document: DocumentChange) -> str:
    """All decisions that a document needs, in words; "" for none."""
    if not document.decision:
        return ""
    if not document.needed:
        return "no role is named that decides on it"
    return "; ".join(map(who, document.needed))


def needs_in_all(change: Change) -> str:
    """Who has to decide, with the number of documents: most first; "" for nobody."""
    found = Counter(who(each) for document in change.documents for each in document.waiting)
    return "; ".join(f"{counted(number, 'document')} by {said}" for said, number in found.most_common())


def decided(decision: DecisionIn) -> str:
    """A decision in one line."""
    return (
        f"{decision.document} {decision.version} {decision.decision} on {decision.on} "
        f"by {decision.by} ({decision.role})"
    )
