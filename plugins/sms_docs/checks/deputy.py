"""Those who stand in for others: for whom, and until when."""

from collections.abc import Iterator
from datetime import date

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds


@check("warning", clauses=("5.3",), answers=("doc.owner-exists",))
def expired(system: System) -> Iterator[Problem]:
    """A document waits for a role whose deputy's time is over.

    ## What
    Somebody stood in for the holder of a role up to a day that has passed, nobody stands in since, the holder is still
    in the role, and a document in review waits for the role's decision. Who wants no deputy any more ends nothing else.

    ## Why
    The deputy may think to decide still; a decision after the last day is void (clause 5.3, authorities).

    ## Wrong
    `deputy_for: PER-07`, `to: 2027-05-31`, read on 2027-08-11, with a document in review for that role.

    ## Right
    A new assignment with `deputy_for: PER-07` from 2027-06-01 on, or the decision of PER-07.
    """
    waiting = {
        role: document
        for document in reversed(system.controlled)
        if document.status == "review"
        for role in document.approvers
    }
    for role, document in waiting.items():
        assigned = [each for each in system.register("assignments") if each.text("role") == role]
        now = [each for each in assigned if holds(each, system.as_of)]
        principals = {each.text("person") for each in now if not each.has("deputy_for")}
        covered = {each.text("deputy_for") for each in now}
        over = {each.text("deputy_for"): each for each in assigned if _over(each, system.as_of)}
        for person in sorted(principals & over.keys() - covered):
            yield Problem(
                over[person].location("to"),
                f"{over[person].text('person')} stood in for {person} as {role} until {over[person].text('to')}, "
                f"and nobody does since.",
                "Name a deputy from the next day on; until then only the holder of the role decides.",
                (Related(document.location("approvers"), f"{document.id} waits for this role."),),
            )


def _over(assignment: Entry, on: date) -> bool:
    end = assignment.date("to")
    return assignment.has("deputy_for") and end is not None and end < on


@check("warning", clauses=("5.3",), answers=("doc.approver-authority",))
def for_nobody(system: System) -> Iterator[Problem]:
    """Somebody stands in for a person who does not hold the role.

    ## What
    Today's assignment of a role has `deputy_for`, and the person named there is its own holder, or does not hold the
    role today while somebody else does.

    ## Why
    A deputy has the authority of the person for whom he or she stands in (clause 5.3). Where that person has none, the
    deputy has none either, and what was decided on it can be doubted.

    ## Wrong
    `deputy_for: PER-05` for `incident-manager`, a role that PER-05 handed over to PER-08 in May.

    ## Right
    `deputy_for: PER-08` in a new assignment; the old one ends with the handover.
    """
    register = system.register("assignments")
    if register.broken:
        return
    people = system.register("people").by_id
    for each in register:
        principal, role = each.text("deputy_for"), each.text("role")
        if principal not in people or not holds(each, system.as_of):
            continue
        holders = system.holders(role, system.as_of, deputies=False)
        if principal == each.text("person"):
            yield _nobody(each, f"{principal} stands in for {principal}, the same person.")
        # A role without any holder is a fault of its own.
        elif holders and principal not in holders:
            yield _nobody(
                each,
                f"{each.text('person')} stands in for {principal} as {role}, but {', '.join(holders)} "
                f"{'holds' if len(holders) == 1 else 'hold'} this role.",
            )


def _nobody(assignment: Entry, message: str) -> Problem:
    return Problem(
        assignment.location("deputy_for"),
        message,
        "Name the person who holds the role, in a new assignment, and end this one.",
    )
