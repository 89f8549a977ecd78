"""Who approved a waiver, and whether that is still what stands there."""

from collections.abc import Iterator

from sms_docs.judgement.waivers import not_held, self_approved, too_new, was_rewritten
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("note", clauses=("7.5.3",), waivable=False)
def not_from_approver(system: System) -> Iterator[Problem]:
    """A waiver is new in this change, and somebody else than its approver brings it in.

    ## What
    `sms check --base` does not find the waiver in the base, and no commit that adds it was written with a mail address
    of the person under `approved_by`, or the words were changed since by somebody else. Whose address is whose, who
    holds the role and whose key counts is read from the base: a change cannot vouch for its own authors. The waiver
    does not count yet; in the base it will. A reference does not help.

    ## Why
    Whoever wants a change to pass could otherwise write the permission into the same change (clause 7.5.3).

    ## Wrong
    A branch that adds a document and, in a commit of its author, the waiver for its finding.

    ## Right
    The waiver in a commit of the person who approved it, or in a change of its own before.
    """
    for waiver in system.waivers:
        if why := too_new(system, waiver):
            yield Problem(
                waiver.location("approved_by"),
                f"Waiver {waiver.id} is new in this change and was not brought in by {waiver.text('approved_by')}, "
                f"so it does not count here: {why}.",
                "Let the approver commit it as it is now, or bring it in with a change of its own first.",
            )


@check("error", clauses=("5.3", "7.5.3"), waivable=False)
def rewritten(system: System) -> Iterator[Problem]:
    """A waiver was changed or removed after its approval.

    ## What
    `sms check --base` finds a waiver of the base with other words, another scope or other days, or not at all. To fill
    in `closed_on` or `reference` is no such change; to take `closed_on` out again is one.

    ## Why
    What was approved is what stood there on that day. A wider scope or a later end is a new decision (clause 5.3), and
    what was removed cannot be shown to an auditor (clause 7.5.3).

    ## Wrong
    `expires: 2027-03-31` made `2027-12-31`.

    ## Right
    `closed_on` for the old waiver, and a new entry with a number and an approval of its own.
    """
    for waiver in system.waivers:
        if was_rewritten(system, waiver):
            yield Problem(
                waiver.location("id"),
                f"Waiver {waiver.id} says something else than in {_base(system)}, where it was approved.",
                "Put it back and close it; add a new entry for what is decided now.",
            )
    if not system.waivers.broken:
        for number in _removed(system):
            yield Problem(
                system.waivers.location,
                f"Waiver {number} stands in {_base(system)} and here no more.",
                "Put it back; fill in closed_on when it is not needed.",
            )


@check("error", clauses=("5.3",), waivable=False)
def role_not_held(system: System) -> Iterator[Problem]:
    """A waiver was approved in a role that the person did not hold on that day.

    ## What
    `data/assignments.yml` does not give the role under `approver` to the person under `approved_by` on the day of
    `approved_on`, not as a deputy either. The waiver does not count.

    ## Why
    A risk can only be accepted by somebody with the authority for it (clause 5.3).

    ## Wrong
    `approver: managing-director`, `approved_by: PER-16`, who is the service desk manager.

    ## Right
    The approval of the person who held the role, or the assignment that was forgotten.
    """
    people, roles = system.register("people").by_id, system.register("roles").by_id
    for waiver in system.waivers:
        by, role = waiver.text("approved_by"), waiver.text("approver")
        holders = not_held(system, waiver) if by in people and role in roles else None
        if holders is not None:
            held = f"{', '.join(sorted(holders))} did" if holders else "nobody did"
            yield Problem(
                waiver.location("approved_by"),
                f"{by} approved waiver {waiver.id} as {role} on {waiver.text('approved_on')} "
                f"and did not hold that role; {held}.",
                "Let the holder of the role approve it, or enter the missing assignment in data/assignments.yml.",
            )


@check("error", clauses=("5.3", "7.5.2"), waivable=False)
def by_requester(system: System) -> Iterator[Problem]:
    """A waiver was approved by the person who asked for it.

    ## What
    `requested_by` and `approved_by` are the same person, or two numbers with one mail address. The waiver does not
    count.

    ## Why
    Nobody can judge alone whether the own work may stay as it is: four eyes are the point of an approval (clauses 5.3
    and 7.5.2).

    ## Wrong
    `requested_by: PER-02` and `approved_by: PER-02`

    ## Right
    `requested_by: PER-02` and `approved_by: PER-01`
    """
    for waiver in system.waivers:
        if self_approved(system, waiver):
            yield Problem(
                waiver.location("approved_by"),
                f"{waiver.text('approved_by')} asked for waiver {waiver.id} and approved it.",
                "Let somebody else with the authority for it approve.",
            )


def _base(system: System) -> str:
    return system.base.revision if system.base else "the base"


def _removed(system: System) -> Iterator[str]:
    for each in system.base.waivers if system.base else ():
        number = each.get("id")
        if isinstance(number, str) and number not in system.waivers.by_id:
            yield number
