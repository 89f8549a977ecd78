"""What the phases of a programme deliver beside the criteria of their gates."""

from collections.abc import Callable, Iterator
from datetime import date

from sms_docs.gates.deliverables import (
    Due,
    agreements_made,
    audit_designed,
    due_gate,
    governance,
    own_risks,
    package_complete,
    policy_in_force,
)
from sms_docs.gates.missing import listed
from sms_docs.gates.state import Judgement
from sms_docs.gates.timeline import certification, first_day
from sms_docs.judgement.very_small import is_very_small
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds

_FIRST, _SECOND = "scope-approved", "smp-approved"
"""Criteria by which the gates after foundation and after design are known in any phase model."""
_SHOWN = 10


@check("error", clauses=("8.3.3",), answers=("gate.2.slas-agreed",), waivable=False)
def agreements_missing(system: System) -> Iterator[Problem]:
    """The design is complete, and a service in scope has no service level agreement.

    ## What
    Gate 2 was decided "go" or its day is over, and a live service in scope with customers has no agreement with targets
    that a customer has agreed to; or no measure has a baseline. A service that went live after the gate was no part
    of it.

    ## Why
    Operation is judged by what was agreed before it began (ISO/IEC 20000-1:2018, 8.3.3). Without baseline nobody can
    say later what has become better.

    ## Wrong
    Gate 2 passed, the agreement for the service desk with `status: negotiating`.

    ## Right
    An agreement with `status: agreed` for each service in scope.
    """
    yield from _lacking(system, due_gate(system, _SECOND), agreements_made)


@check("warning", clauses=("9.2.2",), answers=("gate.2.audit-designed",))
def audit_not_designed(system: System) -> Iterator[Problem]:
    """The design is complete, and internal audits are not prepared.

    ## What
    Gate 2 was decided "go" or its day is over, and the audit programme or the audit procedure is not approved, or the
    planned audits leave something out.

    ## Why
    Auditors have to be trained and dates agreed months before the first audit (ISO/IEC 20000-1:2018, 9.2.2).

    ## Wrong
    Gate 2 passed, the internal audit procedure in draft.

    ## Right
    Programme and procedure approved, audits planned over all clauses, processes and sites.
    """
    yield from _lacking(system, due_gate(system, _SECOND), audit_designed)


@check("warning", clauses=("5.3",), answers=("gate.1.governance-set",))
def governance_open(system: System) -> Iterator[Problem]:
    """The first phase is over, and the programme is not governed.

    ## What
    Gate 1 was decided "go" or its day is over, and one of these is missing: a held role with authority over the budget,
    a holder of the owner's role for each service in scope, a body of the kind steering with chair, members and a
    rhythm. A very small entity is not judged. (Whether the coordinator has the time is judged by itself.)

    ## Why
    Programmes without a sponsor who decides and a committee that meets stop at the first conflict
    (ISO/IEC 20000-1:2018, 5.3).

    ## Wrong
    Gate 1 passed, and `data/bodies.yml` without a body of the kind steering.

    ## Right
    `kind: steering` with `chair: executive-sponsor` and `interval_days: 28`.
    """
    if not is_very_small(system):
        yield from _lacking(system, due_gate(system, _FIRST), governance)


@check("error", clauses=("5.2", "7.5", "6.1"), answers=("gate.2.policy-approved",), waivable=False)
def policy_open(system: System) -> Iterator[Problem]:
    """The design is complete, and policy, document control or risk assessment are not in force.

    ## What
    Gate 2 was decided "go" or its day is over, and no service management policy or no document control procedure is
    approved, or the risk register was neither approved nor reviewed.

    ## Why
    All other documents rest on the three (ISO/IEC 20000-1:2018, 5.2, 7.5 and 6.1).

    ## Wrong
    Gate 2 passed, the policy in status review.

    ## Right
    The policy approved by top management before the gate.
    """
    yield from _lacking(system, due_gate(system, _SECOND), policy_in_force)


@check("warning", clauses=("6.1",), answers=("gate.1.project-risks",))
def risks_of_services_only(system: System) -> Iterator[Problem]:
    """The programme has no risks of its own.

    ## What
    Gate 1 was decided "go" or its day is over, and no entry in `data/risks.yml` has `area: programme`.

    ## Why
    What can delay the programme is other than what can stop a service (ISO/IEC 20000-1:2018, 6.1): people who are
    needed twice, customers who do not answer, a stage 2 that is booked too early.

    ## Wrong
    Risks with the areas service, availability and security only.

    ## Right
    `area: programme` for "Design phase slips", with cause, treatment and owner.
    """
    yield from _lacking(system, due_gate(system, _FIRST), own_risks)


@check("error", clauses=("7.5.4",), answers=("gate.4.stage1-package",), waivable=False)
def stage1_package_incomplete(system: System) -> Iterator[Problem]:
    """The papers for stage 1 are not complete.

    ## What
    The papers were sent (`application`, `sent_on`) or stage 1 has begun, and scope statement, service management plan,
    service management policy or readiness file is not approved, or is not among the `documents` of the application; or
    the gate that ends the design is not passed.

    ## Why
    Stage 1 reviews documents. What is missing or a draft is a finding before anybody has come.

    ## Wrong
    `documents: [SMS-STM-001, SMS-POL-001]`: the service management plan is missing.

    ## Right
    `documents: [SMS-STM-001, SMS-PLN-002, SMS-POL-001, SMS-REP-002]`, all approved.
    """
    record = certification(system)
    sent = first_day(record.entry("application"), "sent_on")
    day = sent if sent and sent.day <= system.as_of else first_day(record.entry("stage1"), "start")
    if day is None or day.day > system.as_of or not system.register("programme").exists:
        return
    reason = "The papers for stage 1 were sent" if day == sent else "Stage 1 began"
    yield from _lacking(system, Due(f"{reason} on {day.day}", day.location, day.day), package_complete)


def _lacking(system: System, due: Due | None, judge: Callable[[System, date], Judgement]) -> Iterator[Problem]:
    if due is None:
        return
    judged = judge(system, due.day)
    if judged.known and judged.lacks:
        related = tuple(Related(each.location, f"Missing: {each}.") for each in judged.lacks if each.location)
        yield Problem(
            due.location,
            f"{due.why}; missing: {listed(judged.lacks)}.",
            "Provide what is missing, or record the day as it is: moved, or passed with conditions.",
            related[:_SHOWN],
        )


@check("warning", clauses=("7.2", "7.3"), answers=("gate.3.training-done",))
def untrained_in_role(system: System) -> Iterator[Problem]:
    """A process is live, and who runs it has not been trained.

    ## What
    Somebody manages a live process and no finished training stands under this person and the manager's role; or owns it
    and has neither a finished training nor a proof of competence. Stand-ins are left out.

    ## Why
    A practice runs as designed only when those who run it know role, procedure and tool (ISO/IEC 20000-1:2018, 7.2 and
    7.3). Auditors ask the people, not the documents.

    ## Wrong
    A new incident manager from 2027-06-01 on, without an entry in `data/training.yml`.

    ## Right
    `person: PER-19`, `role: incident-manager`, `done_on: 2027-05-28`.
    """
    trainings = system.register("training")
    if trainings.broken or not trainings.exists or system.register("people").broken:
        return
    done = [each for each in trainings if (on := each.date("done_on")) and on <= system.as_of]
    trained = {(each.text("person"), each.text("role")) for each in done}
    able = {person for person, _ in trained}
    able.update(each.id for each in system.register("people") if each.has("competences"))
    roles = _roles_of_live(system)
    for assignment in system.register("assignments"):
        role, person = assignment.text("role"), assignment.text("person")
        if role not in roles or assignment.has("deputy_for") or not holds(assignment, system.as_of):
            continue
        process, manages = roles[role]
        if person and ((person, role) not in trained if manages else person not in able):
            yield Problem(
                assignment.location("person"),
                f"{process.label} is live, and {person} holds the role {role} without a finished training.",
                "Train this person in role, procedure and tool, and record it in data/training.yml.",
                (Related(process.location("live_since"), "The process is live since this day."),),
            )


def _roles_of_live(system: System) -> dict[str, tuple[Entry, bool]]:
    """The roles of live processes, each with the process and whether the role manages it (else it owns it)."""
    live = [each for each in system.register("processes") if (on := each.date("live_since")) and on <= system.as_of]
    owning = {each.text("owner"): (each, False) for each in reversed(live)}
    return owning | {each.text("manager"): (each, True) for each in reversed(live)}
