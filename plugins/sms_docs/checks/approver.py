"""Those who are to decide on documents: the roles that a kind asks for, several people, nobody."""

from collections.abc import Iterator
from datetime import timedelta

from sms_docs.checks.document_log import documents_with_log
from sms_docs.checks.version_decisions import standing
from sms_docs.completeness.covered import profile_of
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System
from sms_docs.views.documents import review_due

_LONGEST_NOTICE = 3660
"""Days. What the settings say beyond ten years is a slip, and must not leave the calendar."""


@check("warning", clauses=("7.5.2",), answers=("doc.approver-authority",))
def decides_twice(system: System) -> Iterator[Problem]:
    """One person approved a version in two roles.

    ## What
    Two decisions on a document's version, each in another role, are of the same person. In a very small organization
    (`profile: very-small`) it is none when the later one says under `control` what makes up for it.

    ## Why
    Several roles decide so that several people look at a text. Here one did, under two names (clause 7.5.2).

    ## Wrong
    `role: sms-manager` and `role: finance-manager`, both with `by: PER-02`.

    ## Right
    `by: PER-02` for one role and, for the other one, `by: PER-09`, who stands in that day.
    """
    small = bool(profile_of(system))
    for document in documents_with_log(system):
        first: dict[str, Related] = {}
        for each in standing(system, document) if len(document.approvers) > 1 else ():
            by = each.text("by")
            if by in first and not (small and each.has("control")):
                yield Problem(
                    each.location("by"),
                    f"{by} approved version {document.version} of {document.id} in two roles.",
                    "Let somebody else decide in one of them: who holds it as well, or a deputy.",
                    (first[by],),
                )
            first.setdefault(by, Related(each.location("by"), "The decision in the other role."))


@check("warning", clauses=("5.3", "7.5.2"), answers=("doc.owner-exists",))
def role_vacant(system: System) -> Iterator[Problem]:
    """A document waits for the decision of a role that nobody holds.

    ## What
    A role under `approvers` has neither holder nor deputy today, and the document is in review, or is approved and its
    next review is due or will soon be. One finding for each such role, at its first document.

    ## Why
    The version will not be approved, and the review not be done, until somebody holds the role (clause 5.3).

    ## Wrong
    `status: review`, `approvers: [capacity-manager]`, whose only holder left in May.

    ## Right
    A new assignment in `data/assignments.yml`, a deputy with `deputy_for`, or another approver.
    """
    roles, assignments = system.register("roles"), system.register("assignments")
    if roles.broken or assignments.broken or not assignments.entries:
        return
    named = dict.fromkeys(role for document in system.controlled for role in document.approvers)
    vacant = [role for role in named if role in roles.by_id and not system.holders(role, system.as_of)]
    waiting: dict[str, list[Document]] = {}
    for document in system.controlled if vacant else ():
        for role in vacant:
            if role in document.approvers and _waits(system, document):
                waiting.setdefault(role, []).append(document)
    for role, documents in waiting.items():
        first, *rest = documents
        more = f" and {len(rest)} more" if len(rest) > 1 else f" and {rest[0].id}" if rest else ""
        yield Problem(
            first.location("approvers"),
            f"Nobody holds the role {role}, for which {first.id}{more} {'wait' if rest else 'waits'}.",
            f"Give the role to somebody in {assignments.path}, or name another approver.",
            tuple(Related(each.location("approvers"), f"{each.id} waits for it, too.") for each in rest),
        )


def _waits(system: System, document: Document) -> bool:
    """Whether somebody has to decide on a document now or within the notice that the settings give."""
    if document.status != "approved":
        return document.status == "review"
    due = review_due(system, document)
    notice = timedelta(days=min(max(system.settings.due_soon_days, 0), _LONGEST_NOTICE))
    return due is not None and due - system.as_of <= notice


@check("error", clauses=("5.3", "7.5.2"), answers=("doc.approver-authority",))
def set_incomplete(system: System) -> Iterator[Problem]:
    """A document does not name all roles that decide on its kind.

    ## What
    `approver_roles` of the document's kind, or of one that it covers, names a role that is not under `approvers`. The
    organization sets these roles in `data/standard/kinds.yml`.

    ## Why
    The organization has laid down who judges such a text (clause 5.3, authorities). A document that leaves one of them
    out comes into force without that judgement.

    ## Wrong
    `approver_roles: [sms-manager, finance-manager]` for the kind and `approvers: [sms-manager]` in the document.

    ## Right
    `approvers: [sms-manager, finance-manager]`; each of them decides.
    """
    for document in system.controlled:
        for key in () if document.retired else (document.kind, *document.covers):
            kind = system.standard.kinds.get(key)
            missing = [each for each in kind.approver_roles if each not in document.approvers] if kind else []
            if kind and missing:
                yield Problem(
                    document.location("approvers" if document.approvers else "kind"),
                    f"{document.id or document.title} ({kind.title}) is decided on by "
                    f"{', '.join(kind.approver_roles)}, but its approvers lack {', '.join(missing)}.",
                    "Add the role under approvers, or change approver_roles of the kind in data/standard/kinds.yml.",
                )
