"""Whose decisions a document needs, which it has, and which came in or got lost with a change."""

import json
from collections import Counter
from collections.abc import Iterator

from sms_docs.identity.content import digest_of
from sms_docs.judgement.provenance import provenance_of
from sms_docs.model.change import DecisionIn, Holder, Needed
from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System, holds


def decision_kind(system: System, document: Document) -> str:
    """What puts a document of its kind in force: ``approved``, or ``reviewed`` for a register that lives."""
    kind = system.standard.kinds.get(document.kind)
    return "reviewed" if kind and kind.live else "approved"


def needed(base: System, head: System, document: Document) -> tuple[Needed, ...]:
    """The roles that decide on a document, each with who holds it on the day, and who has decided in this change."""
    given = {entry.text("role"): entry.text("by") for entry in _counting(base, head, document)}
    kinds = (head.standard.kinds.get(kind) for kind in (document.kind, *document.covers))
    roles = (*document.approvers, *(role for kind in kinds if kind for role in kind.approver_roles))
    return tuple(_needed(head, document, role, given.get(role, "")) for role in dict.fromkeys(roles))


def _counting(base: System, head: System, document: Document) -> Iterator[Entry]:
    """New decisions that are on the version and the content as they are now, and not shown to be somebody else's."""
    kinds = ("reviewed", *APPROVING) if decision_kind(head, document) == "reviewed" else APPROVING
    for entry in added(base, head, document.id):
        meant = entry.text("decision") in kinds and entry.text("version") == document.version
        same = not entry.has("digest") or entry.text("digest") == digest_of(head, document)
        if meant and same and provenance_of(head, entry).word != "contradicted":
            yield entry


def _needed(system: System, document: Document, role: str, by: str) -> Needed:
    found = [each for each in system.register("assignments") if each.text("role") == role and holds(each, system.as_of)]
    people = {
        each.text("person"): Holder(each.text("person"), name_of(system, each.text("person")), each.has("deputy_for"))
        for each in reversed(found)
    }
    ordered = sorted(people.values(), key=lambda each: each.deputy)
    return Needed(
        role,
        title_of(system, role),
        tuple(each for each in ordered if each.id not in document.authors),
        name_of(system, by) if by else "",
        tuple(each.name for each in ordered if each.id in document.authors),
    )


def name_of(system: System, person: str) -> str:
    """A person's name, else the number."""
    entry = system.register("people").by_id.get(person)
    return entry.label if entry else person


def title_of(system: System, role: str) -> str:
    """A role's title, else its key."""
    entry = system.register("roles").by_id.get(role)
    return entry.label if entry else role


def added(base: System, head: System, document_id: str) -> tuple[Entry, ...]:
    """Decisions on a document that the other system does not have, in the order of the log."""
    known = Counter(map(_form, base.decisions.get(document_id, ())))
    found = []
    for entry in head.decisions.get(document_id, ()):
        form = _form(entry)
        if known[form]:
            known[form] -= 1
        else:
            found.append(entry)
    return tuple(found)


def came_in(base: System, head: System) -> tuple[DecisionIn, ...]:
    """All decisions that the change brings, with how far they are proven. Beside a broken log nothing is new."""
    return tuple(
        _decision(head, document, entry)._replace(provenance=proof.word, why=proof.why)
        for document in sorted(head.decisions)
        if document not in base.decisions or not base.decisions[document].broken
        for entry in added(base, head, document)
        for proof in (provenance_of(head, entry),)
    )


def got_lost(base: System, head: System) -> tuple[DecisionIn, ...]:
    """Decisions that are no longer as they were, or not there. A log that cannot be read proves nothing."""
    return tuple(
        _decision(base, document, entry)
        for document in sorted(base.decisions)
        if document not in head.decisions or not head.decisions[document].broken
        for entry in added(head, base, document)
    )


def _decision(system: System, document: str, entry: Entry) -> DecisionIn:
    return DecisionIn(
        document,
        entry.text("version"),
        entry.text("decision"),
        name_of(system, entry.text("by")),
        title_of(system, entry.text("role")),
        entry.text("on"),
    )


def _form(entry: Entry) -> str:
    return json.dumps(dict(entry.values), sort_keys=True, default=str)
