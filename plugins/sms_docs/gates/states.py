"""Puts the gates of the phase model, the programme's dates and the judgements together."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from sms_docs.gates import audits, certification, design, foundation, implementation
from sms_docs.gates.missing import listed
from sms_docs.gates.state import CriterionState, GateState, Judgement, Lack, State
from sms_docs.model.memo import Memo
from sms_docs.model.programme import Criterion, Phase, PhaseModel
from sms_docs.model.register import NOTHING, Entry
from sms_docs.model.system import System

JUDGES: Final[Mapping[str, Callable[[System, date], Judgement]]] = {
    "scope-approved": foundation.scope_approved,
    "gap-complete": foundation.gap_complete,
    "sponsor-committed": foundation.sponsor_committed,
    "plan-endorsed": foundation.plan_endorsed,
    "smp-approved": design.plan_approved,
    "procedures-documented": design.procedures_documented,
    "roles-assigned": design.roles_assigned,
    "objectives-set": design.objectives_set,
    "practices-operational": implementation.practices_operational,
    "sla-records": implementation.sla_records,
    "ia-and-ca": audits.audit_and_actions,
    "management-review": implementation.review_held,
    "stage1-resolved": certification.stage1_resolved,
    "stage2-conducted": certification.stage2_conducted,
    "certificate-issued": certification.certificate_issued,
}
"""What decides a criterion, by its key in the phase model."""


@Memo
def states(system: System) -> tuple[GateState, ...]:
    """The gates of the phase model in use, each with its criteria, as they stand on the system's day.

    Without a programme the criteria are judged all the same, and none has failed. A system that aims at no
    certificate has no gate on certification.
    """
    return tuple(_gate(system, phase) for phase in gated_phases(system))


def gated_phases(system: System) -> tuple[Phase, ...]:
    """The phases of the phase model in use that end with a gate, less certification when none is aimed at."""
    return tuple(
        phase
        for phase in phase_model(system).phases
        if phase.criteria and (system.settings.certification or not is_certification(phase))
    )


def gate_entry(system: System, phase: Phase) -> Entry:
    """The gate of a phase as it stands in the programme; empty when it is not there."""
    entry = phase_entry(system, phase)
    return entry.entry("gate") if entry else Entry(NOTHING, system.register("programme").path)


def phase_model(system: System) -> PhaseModel:
    """The phase model that the settings name, else the standard's default."""
    named = system.standard.phase_models.get(system.settings.entry.text("phase_model"))
    return named or system.standard.default_phase_model


def is_certification(phase: Phase) -> bool:
    """Whether a phase ends with the certificate."""
    return any(each.key == "certificate-issued" for each in phase.criteria)


def phase_entry(system: System, phase: Phase) -> Entry | None:
    """The programme's entry for a phase of the model: the one of its key, else the one of its number."""
    programme = system.register("programme")
    if found := programme.by_id.get(phase.key):
        return found
    return next((each for each in programme if each.number("number") == phase.number), None)


def decision_of(gate: Entry, as_of: date) -> tuple[str, date | None]:
    """The decision on a gate and its day, when it was taken up to a day; else "" and None."""
    decided_on = gate.date("decided_on")
    if decided_on is None or decided_on > as_of or not gate.text("decision"):
        return "", None
    return gate.text("decision"), decided_on


def target(system: System, evidence: str) -> str:
    """What an item of evidence leads to, "" when it exists nowhere.

    It is the id of a document, the id of a register's entry, or a file of the repository.
    """
    if evidence in system.by_id:
        return f"document:{evidence}"
    if entry := system.entry_ids.get(evidence):
        return f"entry:{entry.register}/{evidence}"
    return f"file:{evidence}" if evidence in system.files else ""


def _gate(system: System, phase: Phase) -> GateState:
    gate = gate_entry(system, phase)
    decision, decided_on = decision_of(gate, system.as_of)
    due = last_open_day(gate, decision, decided_on)
    return GateState(
        number=phase.number,
        key=phase.key,
        id=gate.id,
        title=gate.label or f"Gate {phase.number}: {phase.title}",
        planned=gate.date("planned"),
        decided_on=decided_on,
        decision=decision,
        criteria=tuple(_criterion(system, gate, each, decided_on, due) for each in phase.criteria),
        entry=gate,
    )


def last_open_day(gate: Entry, decision: str, decided_on: date | None) -> date | None:
    """The last day on which a criterion may still be open.

    It is the day before a decision "go"; with "conditional" the last day of the conditions that are not done;
    else the day that the gate is planned for.
    """
    if decision == "go" and decided_on:
        return date.fromordinal(max(decided_on.toordinal() - 1, 1))
    planned = gate.date("planned")
    if decision == "conditional":
        open_until = [
            day for each in gate.entries("conditions") if not each.has("done_on") and (day := each.date("due"))
        ]
        return max(open_until, default=planned)
    return planned


def _criterion(
    system: System, gate: Entry, criterion: Criterion, decided_on: date | None, due: date | None
) -> CriterionState:
    decided = decided_on if gate.text("decision") == "go" else None
    judge = JUDGES.get(criterion.key)
    judged = judge(system, decided or system.as_of) if judge else _declared(system, gate, criterion)
    first = _next(judged.lacks)
    chair = system.register("bodies").by_id.get(gate.text("body"))
    return CriterionState(
        key=criterion.key,
        title=criterion.title,
        state=_state(judged, due, system.as_of),
        # What was known on the day of the decision is judged, and a reader has to be told so.
        why=f"On {decided}: {judged.why}" if decided and not judged.met else judged.why,
        evidence=_targets(system, gate, criterion, judged),
        missing=listed(judged.lacks),
        owner=first.owner or (chair.text("chair") if chair else ""),
        due=first.due or gate.date("planned"),
        rules=criterion.rules,
        lacks=judged.lacks,
        known=judged.known,
    )


def _declared(system: System, gate: Entry, criterion: Criterion) -> Judgement:
    """A criterion of an organization's own phase model is met when the gate names evidence for it that exists."""
    if _targets(system, gate, criterion, Judgement("")):
        return Judgement("The gate names evidence for it.")
    return Judgement("The gate names no evidence for it.", lacks=(Lack("evidence that is named at the gate"),))


def _state(judged: Judgement, due: date | None, as_of: date) -> State:
    if judged.met:
        return "met"
    return "failed" if judged.known and due is not None and as_of > due else "open"


def _next(lacks: tuple[Lack, ...]) -> Lack:
    """What is due first of all that is missing; an empty one when nothing is."""
    return min(lacks, key=lambda lack: lack.due or date.max, default=Lack(""))


def _targets(system: System, gate: Entry, criterion: Criterion, judged: Judgement) -> tuple[str, ...]:
    named = (
        target(system, each.text("evidence"))
        for each in gate.entries("evidence")
        if each.text("criterion") == criterion.key
    )
    return tuple(dict.fromkeys(each for each in (*judged.evidence, *named) if each))
