"""What a document's header says, against the decisions in its log."""

from collections.abc import Iterator

from sms_docs.checks.document_log import documents_with_log, log_of
from sms_docs.checks.version_decisions import approvals, standing
from sms_docs.completeness.covered import profile_of
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System


@check(
    "error",
    clauses=("7.5.2", "7.5.3"),
    answers=("doc.approval-complete", "doc.approved-before-use", "doc.header-complete", "doc.change-history"),
    waivable=False,
)
def approved_without_decision(system: System) -> Iterator[Problem]:
    """A document says that it is approved, and nobody decided so.

    ## What
    The status is `approved`, but the decision log has no entry `approved` for this version. For a live register a
    `reviewed` entry counts too.

    ## Why
    An approval is a decision of a person on a day (clause 7.5.2); a word in the header is none.

    ## Wrong
    `status: approved` and `version: "1.1"`, while `data/decisions/SMS-PLN-001.yml` ends with version 1.0.

    ## Right
    An entry with `version: "1.1"`, `decision: approved`, `by`, `role`, `on` and `reason` in that file.
    """
    for document in documents_with_log(system):
        if document.status != "approved" or approvals(system, document):
            continue
        log = log_of(system, document)
        last = system.last_decision(document.id, *APPROVING)
        told = f"; its last approval is of version {last.text('version')}" if last else ""
        yield Problem(
            document.location("status"),
            f"No decision approves version {document.version} of {document.id}{told}.",
            f"Enter the approval in {log.path}, or set the status back to review.",
            (Related(last.location("version"), "This is the last approval."),) if last else (),
        )


@check("error", clauses=("7.5.2",), answers=("doc.approver-not-author",), waivable=False)
def approver_is_author(system: System) -> Iterator[Problem]:
    """A document is approved by somebody who wrote it.

    ## What
    A person who approved this version is one of its authors. Before the approval: everybody who holds an approver's
    role on the day is an author. In a very small organization (`profile: very-small`) it is a warning, see
    approval.approver-is-author-uncontrolled.

    ## Why
    Nobody sees the gaps in their own text; approval means that a second person judged it (clause 7.5.2, review and
    approval for suitability).

    ## Wrong
    `authors: [PER-02]` and, in the decision log, `by: PER-02`.

    ## Right
    `authors: [PER-02]` and `by: PER-01`.
    """
    if profile_of(system):
        return
    for document in documents_with_log(system):
        decisions = standing(system, document)
        if not decisions:
            yield from _only_authors(system, document)
        for approval in decisions:
            if approval.text("by") in document.authors:
                yield _by_author(document, approval, "Let another person who holds an approver's role decide.")


@check("warning", clauses=("7.5.2",), answers=("doc.approver-not-author",), waivable=False)
def approver_is_author_uncontrolled(system: System) -> Iterator[Problem]:
    """In a very small organization an author approved a document, and nothing makes up for it.

    ## What
    With `profile: very-small` in the settings: the person who approved this version is one of its authors, and the
    decision says nothing under `control`.

    ## Why
    Where few people work, roles may join when an additional control is written down
    (ISO/IEC TS 20000-5:2022, 4.8 and 4.11). Without it nobody but the writer has seen the text.

    ## Wrong
    `authors: [PER-1]` and, in the decision log, `by: PER-1`.

    ## Right
    `by: PER-1` with `control: Read by PER-3 before the approval, remarks in the minutes of 2027-02-04`
    """
    for document in documents_with_log(system) if profile_of(system) else ():
        for approval in standing(system, document):
            if approval.text("by") in document.authors and not approval.has("control"):
                yield _by_author(
                    document, approval, "Write under control what makes up for it, or let another person decide."
                )


def _by_author(document: Document, approval: Entry, hint: str) -> Problem:
    return Problem(
        approval.location("by"),
        f"{approval.text('by')}, an author of {document.id}, approved version {document.version} of it.",
        hint,
        (Related(document.location("authors"), "The authors stand here."),),
    )


def _only_authors(system: System, document: Document) -> Iterator[Problem]:
    for role in document.approvers if not document.retired else ():
        holders = set(system.holders(role, system.as_of))
        if holders and holders <= set(document.authors):
            yield Problem(
                document.location("approvers"),
                f"Only authors of {document.id} could approve it as {role}: {', '.join(sorted(holders))}.",
                "Name another role as approver, or another author.",
                (Related(document.location("authors"), "The authors stand here."),),
            )


@check("error", clauses=("5.3", "7.5.2"), answers=("doc.approval-complete", "doc.approver-authority"), waivable=False)
def decided_by_other_role(system: System) -> Iterator[Problem]:
    """A version was approved in a role that is not one of the document's approvers.

    ## What
    The `role` of the decision on this version is not listed under `approvers`.

    ## Why
    The header promises who decides (clause 5.3, authorities). Another role had no say in it.

    ## Wrong
    `approvers: [managing-director]` and a decision with `role: quality-manager`.

    ## Right
    A decision with `role: managing-director`, or `approvers: [quality-manager]` agreed with the owner.
    """
    for document in documents_with_log(system):
        for decision in approvals(system, document):
            role = decision.text("role")
            if decision.text("decision") in APPROVING and role and role not in document.approvers:
                yield Problem(
                    decision.location("role"),
                    f"Version {document.version} of {document.id} was approved by the {role}, "
                    "who is not one of its approvers.",
                    "Let an approver decide, or correct the approvers in the document.",
                    (Related(document.location("approvers"), "The approvers stand here."),),
                )


@check("error", clauses=("7.5.3",), answers=("doc.dates-ordered",), waivable=False)
def effective_before_approval(system: System) -> Iterator[Problem]:
    """A version applies from a day before it was approved.

    ## What
    `effective_from` lies before the day of the decision that approves this version. A version that was taken over
    (`adopted`) was approved before, elsewhere.

    ## Why
    People would have had to follow a text that nobody had released (clause 7.5.3, available and suitable for use).

    ## Wrong
    `effective_from: 2026-12-01`, approved on 2026-12-14

    ## Right
    `effective_from: 2026-12-14` or later
    """
    for document in documents_with_log(system):
        approved = [each for each in approvals(system, document) if each.text("decision") in APPROVING]
        on = approved[0].date("on") if approved and approved[0].text("decision") != "adopted" else None
        if on and document.effective_from and document.effective_from < on:
            yield Problem(
                document.location("effective_from"),
                f"{document.id} applies from {document.effective_from}, before its approval on {on}.",
                "Set it to the day of the approval or a later one.",
                (Related(approved[0].location("on"), "Version approved here."),),
            )


@check("error", clauses=("7.5.2",), answers=("doc.header-complete",), waivable=False)
def missing_effective_date(system: System) -> Iterator[Problem]:
    """An approved document does not say from when it applies.

    ## What
    The status is `approved`, and `effective_from` is missing.

    ## Why
    Between approval and training often lie weeks; the reader has to know which text applies today (clause 7.5.3).

    ## Wrong
    `status: approved` without `effective_from`

    ## Right
    `status: approved` and `effective_from: 2027-02-01`
    """
    for document in system.controlled:
        if document.status == "approved" and not document.front.has("effective_from"):
            yield Problem(
                document.location("status"),
                f"{document.id or document.title} is approved but does not say from when it applies.",
                "Add effective_from with the day of the approval or a later one.",
            )


@check("error", clauses=("7.5.2",), answers=("doc.approval-complete", "doc.approved-before-use"), waivable=False)
def incomplete(system: System) -> Iterator[Problem]:
    """A document says that it is approved, and not all of its approvers have decided.

    ## What
    The status is `approved`, one of the roles under `approvers` has approved this version, another one has not; or it
    approved a text that was changed before the last of them decided (`digest`). A version that waits for others has
    the status `review`; that is no fault.

    ## Why
    Each of the roles answers for a part of the text. As long as one has not said yes, nobody has judged its part
    (clause 7.5.2, review and approval for suitability).

    ## Wrong
    `status: approved`, `approvers: [sms-manager, finance-manager]`, and a log with the decision of the SMS manager.

    ## Right
    One entry for each of the two roles, or `status: review` until the second one has decided.
    """
    known = system.register("roles").by_id
    several = (each for each in documents_with_log(system) if each.status == "approved" and len(each.approvers) > 1)
    for document in several:
        decided = [each for each in approvals(system, document) if each.text("decision") in APPROVING]
        roles = {each.text("role"): each for each in decided}
        missing = [each for each in system.undecided(document) if not known or each in known]
        if missing and any(each in roles for each in document.approvers):
            older = any(each in roles for each in missing)
            yield Problem(
                document.location("approvers"),
                f"{document.id} is approved, but {_told(missing)} "
                f"{'has' if len(missing) == 1 else 'have'} not decided on "
                f"{'the last text of ' if older else ''}version {document.version}.",
                "Let every role under approvers decide; until then the status is review.",
                tuple(Related(each.location("role"), f"The {role} decided here.") for role, each in roles.items()),
            )


def _told(roles: list[str]) -> str:
    """Roles in a sentence."""
    return " and ".join(f"the {each}" for each in roles)


@check("error", clauses=("7.5.3",), answers=("doc.status-lifecycle", "doc.approved-before-use"), waivable=False)
def status_at_odds(system: System) -> Iterator[Problem]:
    """Status and decision log contradict each other.

    ## What
    A withdrawn document still says `approved`, a document says `withdrawn` without such a decision, or the status of a
    version that was approved is still `draft` or `review`.

    ## Why
    Readers follow the status, auditors the log; they must not see two answers (clause 7.5.3).

    ## Wrong
    `status: approved`, and a log that ends with `decision: withdrawn`.

    ## Right
    `status: withdrawn`
    """
    for document in documents_with_log(system):
        last = system.last_decision(document.id, *APPROVING, "withdrawn")
        withdrawn = last is not None and last.text("decision") == "withdrawn"
        if document.status == "withdrawn" and not withdrawn:
            if not any(each.text("decision") == "withdrawn" for each in log_of(system, document)):
                yield Problem(
                    document.location("status"),
                    f"The status says withdrawn, but no decision withdraws {document.id}.",
                    f"Enter the withdrawal and its reason in {log_of(system, document).path}.",
                )
        elif last and (contradiction := _contradiction(document, last)):
            message, hint = contradiction
            yield Problem(
                document.location("status"), message, hint, (Related(last.location("decision"), "Decided here."),)
            )


def _contradiction(document: Document, last: Entry) -> tuple[str, str] | None:
    """Message and hint when the status does not go with the last approval or withdrawal."""
    if last.text("decision") == "withdrawn":
        if document.status != "approved" or last.text("version") != document.version:
            return None
        message = f"{document.id} was withdrawn on {last.text('on')}, but the status says approved."
        return message, "Set the status to withdrawn, or approve a new version."
    if document.status not in ("draft", "review") or last.text("version") != document.version:
        return None
    message = (
        f"Version {document.version} of {document.id} was approved on {last.text('on')}, "
        f"but the status says {document.status}."
    )
    return message, "Raise the version of what you are changing, or set the status to approved."
