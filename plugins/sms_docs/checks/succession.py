"""What comes after a document, and who still refers to one that is no longer in use."""

from collections.abc import Iterator
from itertools import pairwise

from sms_docs.checks.document_ids import document_ids
from sms_docs.checks.names import Names
from sms_docs.load.link_target import read_target, resolve_path
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System

_ONCE = ("service-management-policy", "scope-statement", "service-management-plan")
"""Kinds of which a management system has one."""
_SERIES = ("record", "report")
"""Families of which many stand beside each other."""


@check("error", clauses=("7.5.3",), answers=("doc.one-version-in-force",), waivable=False)
def both_in_force(system: System) -> Iterator[Problem]:
    """A document and the one that replaced it are both in force.

    ## What
    Two approved documents, one of which names the other under `supersedes`, or is named by it as `superseded_by`.
    Until the day in `effective_from` the old one stays in force. (Two pages with one number: `document.duplicate-id`.)

    ## Why
    Of two texts in force each reader follows another (clause 7.5.3, unintended use of obsolete versions).

    ## Wrong
    QD-PRO-02 with `supersedes: [QD-PRO-01]`, and QD-PRO-01 with `status: approved`.

    ## Right
    QD-PRO-01 with `status: obsolete` and `superseded_by: QD-PRO-02`.
    """
    for old_path, new_path in sorted(_successions(system)):
        old, new = system.by_path[old_path], system.by_path[new_path]
        started = new.effective_from is None or new.effective_from <= system.as_of
        if old is not new and old.status == new.status == "approved" and started:
            yield Problem(
                old.location("status"),
                f"{old.id} is approved, and so is {new.id}, which replaces it.",
                f"Set it to obsolete with superseded_by: {new.id}.",
                (Related(new.location("status"), "Its successor is in force."),),
            )


def _successions(system: System) -> set[tuple[str, str]]:
    """Paths of a document and of its successor, as either of them says."""
    found: set[tuple[str, str]] = set()
    for document in system.controlled:
        for old in document.front.texts("supersedes"):
            if old in system.by_id:
                found.add((system.by_id[old].path, document.path))
        if (new := document.front.text("superseded_by")) in system.by_id:
            found.add((document.path, system.by_id[new].path))
    return found


@check("error", clauses=("7.5.3",), answers=("doc.obsolete-marked", "doc.status-lifecycle"))
def obsolete_without_successor(system: System) -> Iterator[Problem]:
    """An obsolete document does not say what replaced it.

    ## What
    The status is `obsolete`, and `superseded_by` is missing.

    ## Why
    Who finds the old text has to be led to the one in force (clause 7.5.3, unintended use of obsolete versions).

    ## Wrong
    `status: obsolete`

    ## Right
    `status: obsolete` and `superseded_by: SMS-PRO-014`; a document without successor is `withdrawn`.
    """
    for document in system.controlled:
        if document.status == "obsolete" and not document.front.has("superseded_by"):
            yield Problem(
                document.location("status"),
                f"{document.id or document.title} is obsolete but does not say what replaces it.",
                "Add superseded_by with the number of the new document, or set the status to withdrawn.",
            )


@check("error", clauses=("7.5.3",), answers=("doc.obsolete-marked", "doc.references-resolve"))
def refers_to_obsolete(system: System) -> Iterator[Problem]:
    """A document in force refers to one that is obsolete or withdrawn.

    ## What
    A link or `sms_ref` on an approved page leads to a document that is no longer in use. A document may name those
    that it replaces (`supersedes`).

    ## Why
    The reader is sent from a valid text to an invalid one and follows it (clause 7.5.3).

    ## Wrong
    `{{ sms_ref("SMS-PRO-004") }}`, when SMS-PRO-004 is obsolete.

    ## Right
    `{{ sms_ref("SMS-PRO-014") }}`, the successor.
    """
    retired = {document.path: document for document in system.controlled if document.retired}
    by_id = {document.id: document for document in retired.values() if document.id}
    for document in system.controlled if retired else ():
        if document.status != "approved":
            continue
        replaced = document.front.texts("supersedes")
        for target, offset in (*_linked(document, retired), *_named(document, by_id)):
            if target.id not in replaced:
                yield Problem(
                    document.at(offset),
                    f"This document is in force, but it refers to {target.id or target.path}, "
                    f"which is {target.status}.",
                    _instead(target),
                    (Related(target.location("status"), f"{target.id or target.title} is {target.status}."),),
                )


def _linked(document: Document, retired: dict[str, Document]) -> Iterator[tuple[Document, int]]:
    for link in document.links:
        target = read_target(link.target)
        if target.sort == "page" and target.path:
            found = retired.get(resolve_path(document.path, target.path))
            if found:
                yield found, link.offset


def _named(document: Document, by_id: dict[str, Document]) -> Iterator[tuple[Document, int]]:
    for call in document.calls:
        if call.name == "sms_ref" and call.args and isinstance(call.args[0], str) and call.args[0] in by_id:
            yield by_id[call.args[0]], call.offset


def _instead(target: Document) -> str:
    successor = target.front.text("superseded_by")
    return f"Refer to {successor} instead." if successor else "Refer to a document in force, or take the reference out."


@check("error", clauses=("7.5.3",), answers=("doc.one-version-in-force",), waivable=False)
def same_title_in_force(system: System) -> Iterator[Problem]:
    """Two documents of one kind and one title are both in force.

    ## What
    Two approved documents, not records or reports, have the same kind and the same title; capitals do not count.

    ## Why
    One of them is an older version that was forgotten, or a copy; at most one version of a document is in force
    (clause 7.5.3).

    ## Wrong
    `Change policy` 1.4 under one number and `Change policy` 2.0 under another, both approved.

    ## Right
    The older one `obsolete`, with `superseded_by`; two policies for two subjects have two titles.
    """
    first: dict[tuple[str, str], Document] = {}
    for document in system.controlled:
        kind = system.standard.kinds.get(document.kind)
        if kind is None or kind.family in _SERIES or document.status != "approved" or not document.id:
            continue
        other = first.setdefault((document.kind, document.title.casefold()), document)
        if other is not document and other.id != document.id:
            yield Problem(
                document.location("title"),
                f"{document.id} and {other.id} are both in force under this title.",
                "Set the older one to obsolete with superseded_by, or give each a title of its own.",
                (Related(other.location("title"), f"{other.id} stands here."),),
            )


@check("warning", clauses=("7.5.3",), answers=("doc.one-version-in-force",))
def two_for_one_system(system: System) -> Iterator[Problem]:
    """Two documents are in force of a kind of which a system has one.

    ## What
    Two approved documents hold today, both are the service management policy, the scope statement or the service
    management plan, and neither replaces the other one.

    ## Why
    The standard asks for one policy, one scope and one plan (clauses 4.3, 5.2 and 6.3). Of two, each reader follows
    another, and an auditor asks which one top management meant.

    ## Wrong
    Two documents with `kind: service-management-policy`, both approved and in force from the same day.

    ## Right
    The older one `obsolete` with `superseded_by`, or one document that holds both texts.
    """
    replaced = _successions(system)
    for kind in _ONCE:
        holding = [each for each in system.by_kind.get(kind, ()) if each.kind == kind and _holds(system, each)]
        for before, after in pairwise(holding):
            paths = {(before.path, after.path), (after.path, before.path)}
            same_title = before.title.casefold() == after.title.casefold()
            if before.id != after.id and not paths & replaced and not same_title:
                yield Problem(
                    after.location("kind"),
                    f"{before.id or before.title} and {after.id or after.title} are both in force as "
                    f"{system.standard.kinds[kind].title.lower()}.",
                    "Set the older one to obsolete with superseded_by, or make one document of both.",
                    (Related(before.location("kind"), "The other one."),),
                )


def _holds(system: System, document: Document) -> bool:
    start = document.effective_from
    return document.status == "approved" and (start is None or start <= system.as_of)


@check("error", clauses=("7.5.3",), answers=("doc.obsolete-marked", "doc.references-resolve"))
def unknown_successor(system: System) -> Iterator[Problem]:
    """A document names a predecessor or successor that does not exist.

    ## What
    `superseded_by` or a number under `supersedes` is no other document's number.

    ## Why
    The chain from an old text to the one in force breaks here (clause 7.5.3). Obsolete documents are kept.

    ## Wrong
    `superseded_by: SMS-PRO-14`

    ## Right
    `superseded_by: SMS-PRO-014`
    """
    known = document_ids(system)
    if known is None:
        return
    names = Names(known)
    for document in system.controlled:
        for pointer, value in _names(document):
            if value == document.id:
                yield Problem(
                    document.location(*pointer),
                    f"{value} names itself as its {_kinship(pointer)}.",
                    "Name the other document, or delete the field.",
                )
            elif value not in known:
                yield Problem(
                    document.location(*pointer),
                    f"The {_kinship(pointer)} {value} does not exist.",
                    names.hint(value, "Correct the number, or bring the document back."),
                )


def _names(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if successor := document.front.text("superseded_by"):
        yield ("superseded_by",), successor
    listed = document.front["supersedes"]
    if isinstance(listed, str):
        yield ("supersedes",), listed.strip()
    for index, item in enumerate(listed) if isinstance(listed, list) else ():
        if isinstance(item, str) and item.strip():
            yield ("supersedes", index), item.strip()


def _kinship(pointer: tuple[str | int, ...]) -> str:
    return "successor" if pointer[0] == "superseded_by" else "predecessor"
