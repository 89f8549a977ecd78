"""Gates of the programme: what was decided, on what evidence, and whether it held."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates import CriterionState, GateState, states
from sms_docs.gates.states import gate_entry, gated_phases
from sms_docs.gates.timeline import passed_on
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System

_CRITERIA = (
    "gate.1.scope-approved",
    "gate.1.gap-complete",
    "gate.1.sponsor-committed",
    "gate.1.plan-endorsed",
    "gate.2.smp-approved",
    "gate.2.procedures-documented",
    "gate.2.roles-assigned",
    "gate.2.objectives-set",
    "gate.3.practices-operational",
    "gate.3.sla-records",
    "gate.3.internal-audit-complete",
    "gate.3.corrective-actions-verified",
    "gate.3.management-review-held",
    "gate.4.stage1-resolved",
    "gate.4.stage2-conducted",
    "gate.4.certificate-issued",
    "gap.coverage",
    "stall.no-sponsor-authority",
)
_SHOWN = 10


@check("error", clauses=("6.2.2",), answers=_CRITERIA)
def criterion_failed(system: System) -> Iterator[Problem]:
    """A gate was passed, or its day is over, and one of its criteria is not met.

    ## What
    The gate was decided "go" on a day on which a criterion was not met, or its planned day has passed and a criterion
    is still open. A decision is judged by what was known on its day: what was approved, held or verified only later
    does not count, and what ended later does not hurt. What is missing is read from the documents, their decision
    logs and the registers. Before that day an open criterion is no fault: `sms gates` lists it.

    ## Why
    What comes after the gate builds on it (ISO/IEC 20000-1:2018, 6.2.2 and 8.1): operation on an unfinished design,
    or an audit without records, costs more than a later gate.

    ## Wrong
    `decision: go` on gate 2, while the service management plan has the version 0.9.

    ## Right
    The plan approved before the gate, or `decision: conditional` with a condition, an owner and a day.
    """
    if system.register("programme").broken:
        return
    for gate in states(system):
        for criterion in gate.criteria:
            if criterion.state == "failed":
                yield _failure(gate, criterion)


def _failure(gate: GateState, criterion: CriterionState) -> Problem:
    if gate.decided_on and gate.decision == "go":
        field, reason, verb = "decision", f'was decided "go" on {gate.decided_on}', "was not met by then"
    elif gate.decided_on and gate.decision == "conditional":
        field, reason, verb = "conditions", "was passed with conditions that should have been met by now", "is not met"
    else:
        field, reason, verb = "planned", f"was planned for {gate.planned}", "is not met"
    related = tuple(Related(lack.location, f"Missing: {lack}.") for lack in criterion.lacks if lack.location)
    return Problem(
        gate.entry.location(field),
        f'Gate {gate.number} {reason}, but "{criterion.title}" {verb}; missing: {criterion.missing}.',
        "Provide what is missing, or move the gate; if it was passed all the same, record it as conditional.",
        related[:_SHOWN],
    )


@check("error", clauses=("6.2.2",), answers=("gate.decision-recorded",))
def decided_in_future(system: System) -> Iterator[Problem]:
    """A gate's decision bears a day that has not come yet.

    ## What
    `decided_on` lies after the day for which the system is read.

    ## Why
    A decision is recorded when it was taken. One that is written in advance is a plan, and nobody can tell whether
    the evidence was looked at.

    ## Wrong
    `decided_on: 2027-03-26`, written in January.

    ## Right
    `planned: 2027-03-26`, and the decision on the day that it is taken.
    """
    for gate in _gates(system):
        decided_on = gate.date("decided_on")
        if decided_on and decided_on > system.as_of:
            yield Problem(
                gate.location("decided_on"),
                f"{gate.label} bears a decision of {decided_on}, which has not come yet.",
                "Take the decision out until it has been taken, and keep the day in planned.",
            )


@check("warning", clauses=("6.2.2",), answers=("gate.decision-recorded",))
def decision_incomplete(system: System) -> Iterator[Problem]:
    """A gate's decision does not say what was decided, when, or by whom.

    ## What
    Of the fields `decision`, `decided_on` and `decided_by` some are given and some are not.

    ## Why
    A decision without a day or a decider cannot be shown to an auditor as a decision.

    ## Wrong
    `decision: go`, and nothing else.

    ## Right
    `decision: go`, `decided_on: 2026-11-27`, `decided_by: executive-sponsor`.
    """
    fields = ("decision", "decided_on", "decided_by")
    for gate in _gates(system):
        missing = [field for field in fields if not gate.has(field)]
        if missing and len(missing) < len(fields):
            given = next(field for field in fields if gate.has(field))
            yield Problem(
                gate.location(given),
                f"The decision on {gate.label} is incomplete: {' and '.join(missing)} is not given.",
                "Add what was decided, on which day and by which role.",
            )


@check("warning", clauses=("6.2.2",), answers=("gate.decision-recorded",))
def decision_missing(system: System) -> Iterator[Problem]:
    """The day of a gate has passed without a decision.

    ## What
    `planned` lies in the past and no decision is recorded.

    ## Why
    Without a decision the next phase has no basis, and work goes on as if the gate did not exist.

    ## Wrong
    `planned: 2026-11-27`, read in January, without a decision.

    ## Right
    The decision with its day, decider and evidence, or a new planned day.
    """
    for gate in _gates(system):
        planned = gate.date("planned")
        if planned and planned < system.as_of and not (gate.has("decision") or gate.has("decided_on")):
            yield Problem(
                gate.location("planned"),
                f"{gate.label} was planned for {planned}, and no decision on it is recorded.",
                "Record the decision with its day, decider and evidence, or plan the gate anew.",
            )


@check("error", clauses=("7.5.3",), answers=("gate.evidence-resolves",))
def evidence_after_decision(system: System) -> Iterator[Problem]:
    """The evidence for a gate is younger than the decision.

    ## What
    An item of evidence bears a day after `decided_on`, or it is a document that was first approved after that day.

    ## Why
    Those who decided cannot have seen it, so that the decision rests on nothing.

    ## Wrong
    Gate decided on 2026-11-27, evidence `dated: 2026-12-04`.

    ## Right
    Evidence that existed on the day of the decision.
    """
    for gate in _gates(system):
        if decided_on := gate.date("decided_on"):
            for evidence in gate.entries("evidence"):
                place, dated = _youngest(system, evidence)
                if dated and dated > decided_on:
                    name = evidence.text("evidence")
                    yield Problem(
                        evidence.location(place),
                        f"{gate.label} was decided on {decided_on}, but its evidence {name} dates from {dated}.",
                        "Name evidence that existed on that day, or correct the day of the decision.",
                        (Related(gate.location("decided_on"), "The decision was taken on this day."),),
                    )


def _youngest(system: System, evidence: Entry) -> tuple[str, date | None]:
    """The field that tells the age of an item of evidence, and the day: the typed one, or the first approval."""
    typed = evidence.date("dated")
    log = system.decisions.get(evidence.text("evidence"), ())
    approved = [on for each in log if each.text("decision") in APPROVING and (on := each.date("on"))]
    first = min(approved, default=None)
    return ("evidence", first) if first and (typed is None or first > typed) else ("dated", typed)


@check("warning", clauses=("6.2.2",), answers=("gate.decision-recorded",))
def evidence_missing(system: System) -> Iterator[Problem]:
    """A gate was passed and names no evidence for one of its criteria.

    ## What
    The gate was decided "go" or "conditional", and its `evidence` holds no line for a criterion.

    ## Why
    Later nobody can show on what the decision rested, and an auditor takes it for a formality.

    ## Wrong
    `decision: go` with evidence for `scope-approved` alone.

    ## Right
    One line at least for each criterion: `criterion`, `evidence`, `dated`.
    """
    for phase in gated_phases(system):
        gate = gate_entry(system, phase)
        named = {each.text("criterion") for each in gate.entries("evidence")}
        for criterion in phase.criteria if passed_on(gate, system.as_of) else ():
            if criterion.key not in named:
                yield Problem(
                    gate.location("evidence"),
                    f'Gate {phase.number} was passed without evidence for "{criterion.title}".',
                    f"Add a line with criterion: {criterion.key}, the evidence and its day.",
                )


@check("warning", clauses=("6.2.2",), answers=("gate.decision-recorded",))
def unknown_criterion(system: System) -> Iterator[Problem]:
    """Evidence stands under a criterion that the gate does not have.

    ## What
    The key in `criterion` is none of the criteria of this gate in the phase model in use.

    ## Why
    The evidence counts for nothing, and the criterion that was meant stays without any.

    ## Wrong
    `criterion: scope-aproved`

    ## Right
    `criterion: scope-approved`
    """
    for phase in gated_phases(system):
        keys = [criterion.key for criterion in phase.criteria]
        for evidence in gate_entry(system, phase).entries("evidence"):
            named = evidence.text("criterion")
            if named and named not in keys:
                yield Problem(
                    evidence.location("criterion"),
                    f'Gate {phase.number} has no criterion "{named}".',
                    f"Use one of {', '.join(keys)}.",
                )


def _gates(system: System) -> Iterator[Entry]:
    for phase in system.register("programme"):
        if gate := phase.entry("gate"):
            yield gate
