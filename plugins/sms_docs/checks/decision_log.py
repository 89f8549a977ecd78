"""Faults of the decision logs themselves: order, days, people."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from sms_docs.checks.document_ids import document_ids
from sms_docs.checks.names import Names
from sms_docs.checks.version_decisions import live
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System, holds


@check("error", clauses=("7.5.3",), answers=("doc.status-lifecycle",), waivable=False)
def after_withdrawal(system: System) -> Iterator[Problem]:
    """A document that was withdrawn is approved or confirmed again.

    ## What
    In a decision log an entry stands below one with `decision: withdrawn`.

    ## Why
    Withdrawn is the end of a document: everybody was told not to use it, and copies were taken back (clause 7.5.3).
    One that comes back under its number cannot be told from a copy that was forgotten.

    ## Wrong
    Version 1.2 withdrawn in January, version 1.3 approved in March.

    ## Right
    A new document with a number of its own, which says what it supersedes.
    """
    for document_id, log in system.decisions.items():
        ended: Entry | None = None
        for entry in log:
            if ended is not None:
                yield Problem(
                    entry.location("decision"),
                    f"{document_id} was withdrawn, and this decision comes after that.",
                    "Give the document a new number, or take the withdrawal out when it was a mistake.",
                    (Related(ended.location("decision"), "The withdrawal."),),
                )
                break
            if entry.text("decision") == "withdrawn":
                ended = entry


@check("error", clauses=("7.5.3",), answers=("doc.dates-ordered", "doc.change-history"), waivable=False)
def dates_out_of_order(system: System) -> Iterator[Problem]:
    """A decision stands below one of a later day.

    ## What
    The days in a decision log do not go up from entry to entry.

    ## Why
    The log is only added to at its end. A day out of order was mistyped, or an entry was put in afterwards.

    ## Wrong
    An entry of 2027-01-11 above one of 2026-11-24.

    ## Right
    The entry of 2026-11-24 first.
    """
    for document_id, log in system.decisions.items():
        dated = [(each, on) for each in log if (on := each.date("on"))]
        for (before, earlier), (after, later) in pairwise(dated):
            if later < earlier:
                yield Problem(
                    after.location("on"),
                    f"This decision on {document_id} is of {later}, but the one above it is of {earlier}.",
                    "Correct the day, or put the entries in the order of their days.",
                    (Related(before.location("on"), "The entry above."),),
                )


@check("warning", clauses=("7.5.3",), answers=("doc.change-history",), waivable=False)
def confirms_other_version(system: System) -> Iterator[Problem]:
    """A review confirms a version that was not in force.

    ## What
    An entry `reviewed` names another version than the last approval above it, or no approval stands above it. Of a live
    register a review of its entries may come first.

    ## Why
    A review says that the text in force still holds (clause 7.5.3). Of another version nobody can tell which text was
    read.

    ## Wrong
    Version 1.1 approved in March, and in June `decision: reviewed` with `version: "1.0"`.

    ## Right
    `decision: reviewed` with `version: "1.1"`
    """
    for document_id, log in system.decisions.items():
        document = system.by_id.get(document_id)
        if document is None or live(system, document):
            continue
        last: Entry | None = None
        for entry in log:
            if entry.text("decision") in APPROVING:
                last = entry
            elif entry.text("decision") == "reviewed" and (last is None or last["version"] != entry["version"]):
                yield Problem(
                    entry.location("version"),
                    f"This review confirms version {entry.text('version')} of {document_id}, but "
                    + (f"version {last.text('version')} was in force." if last else "no version was approved before."),
                    "Correct the version, or enter the approval.",
                    (Related(last.location("version"), "The last approval above it."),) if last else (),
                )


@check("error", clauses=("7.5.3",), answers=("doc.approval-complete", "doc.dates-ordered"), waivable=False)
def decision_in_future(system: System) -> Iterator[Problem]:
    """A decision is dated after the day that the system is read for.

    ## What
    The day of a decision lies in the future.

    ## Why
    What nobody has decided yet cannot put a document in force; entered beforehand it looks as if it could.

    ## Wrong
    `on: 2027-03-01`, read for 2027-01-20

    ## Right
    The entry added on 2027-03-01, when it was decided.
    """
    for document_id, log in system.decisions.items():
        for entry in log:
            on = entry.date("on")
            if on and on > system.as_of:
                yield Problem(
                    entry.location("on"),
                    f"This decision on {document_id} is dated {on}, after {system.as_of}, the day that is judged.",
                    f"Set the clock right if it was put back (`sms check --as-of {on}` judges for that day); else take "
                    f"the entry out (`git log -p -- {log.path}` shows who wrote it) and enter it when it was decided.",
                )


@check("error", clauses=("5.3", "7.5.2"), answers=("doc.approval-complete", "doc.approver-authority"), waivable=False)
def role_not_held(system: System) -> Iterator[Problem]:
    """A decision was taken in a role that the person did not hold on that day.

    ## What
    `data/assignments.yml` does not give the `role` of the decision to the person (`by`) on its day, not as a deputy
    either.

    ## Why
    An approval is only worth the authority of the one who gave it (clause 5.3).

    ## Wrong
    `by: PER-16`, `role: relationship-manager`, `on: 2026-12-15`, when PER-16 handed the role over on 2026-11-30.

    ## Right
    The decision of the person who held the role, or the assignment that was forgotten.
    """
    if system.register("assignments").broken:
        return
    assigned: dict[str, list[Entry]] = {}
    for each in system.register("assignments"):
        assigned.setdefault(each.text("role"), []).append(each)
    people, roles = system.register("people").by_id, system.register("roles").by_id
    for entry in (each for log in system.decisions.values() for each in log):
        by, role, on = entry.text("by"), entry.text("role"), entry.date("on")
        if on and by in people and role in roles:
            holders = {each.text("person") for each in assigned.get(role, ()) if holds(each, on)}
            if by not in holders:
                yield _not_held(entry, on, holders, assigned.get(role, ()))


def _not_held(entry: Entry, on: date, holders: set[str], assigned: Sequence[Entry]) -> Problem:
    held = f"{', '.join(sorted(holders))} did" if holders else "nobody did"
    mine = (each for each in assigned if each.text("person") == entry.text("by") and each.has("deputy_for"))
    if deputy := next(mine, None):
        span = f"from {deputy.text('from')}" + (f" to {deputy.text('to')}" if deputy.has("to") else "")
        held += f". {entry.text('by')} stood in for {deputy.text('deputy_for')} only {span}"
    return Problem(
        entry.location("by"),
        f"{entry.text('by')} did not hold the role {entry.text('role')} on {on}; {held}.",
        "Correct person, role or day, or enter the missing assignment in data/assignments.yml.",
    )


@check("warning", clauses=("7.5.3",), answers=("doc.one-version-in-force",), waivable=False)
def two_versions_in_one_day(system: System) -> Iterator[Problem]:
    """Two versions of a document were approved on one day.

    ## What
    An approval has the day of the approval of another version above it. Versions taken over (`adopted`) do not count.

    ## Why
    For that day nobody can tell which text was in force (clause 7.5.3, control of changes); often two people approved
    two copies, and neither knew of the other one.

    ## Wrong
    Versions 1.1 and 1.2, both with `on: 2027-03-12`.

    ## Right
    One version with both changes; or the real day of the second decision.
    """
    for document_id, log in system.decisions.items():
        approved = [each for each in log if each.text("decision") == "approved" and each.date("on")]
        for before, after in pairwise(approved):
            if before["on"] == after["on"] and before.text("version") != after.text("version"):
                yield Problem(
                    after.location("on"),
                    f"Versions {before.text('version')} and {after.text('version')} of {document_id} were both "
                    f"approved on {after.text('on')}.",
                    "Correct the day, or make one version of both changes.",
                    (Related(before.location("on"), "The other approval of that day."),),
                )


@check("error", clauses=("7.5.2",), answers=("register.complete", "doc.references-resolve"), waivable=False)
def unknown_document(system: System) -> Iterator[Problem]:
    """A decision log belongs to no document.

    ## What
    No document has the number that the file in `data/decisions/` is named after.

    ## Why
    The document was lost or renumbered, and its approvals with it; obsolete documents are kept (clause 7.5.3).

    ## Wrong
    `data/decisions/SMS-PLN-01.yml`, while the document is SMS-PLN-001.

    ## Right
    `data/decisions/SMS-PLN-001.yml`
    """
    known = document_ids(system)
    if known is None:
        return
    names = Names(known)
    for document_id, log in system.decisions.items():
        if document_id not in known:
            near = names.nearest(document_id)
            yield Problem(
                log.location,
                f"This decision log is named after {document_id}, but no document has that number.",
                f"Rename the file with `git mv {log.path} {log.path.rpartition('/')[0]}/{near}.yml`, or bring the "
                "document back."
                if near and near not in system.decisions
                else f"Bring the document back (`git log -- {log.path}` tells when), or correct the file's name.",
            )
