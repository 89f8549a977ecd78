"""The certification cycle: both stages, the decision, the visits and the time limits, each as a criterion."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from sms_docs.gates import certificate_life, stages
from sms_docs.gates.certification import broken_record
from sms_docs.gates.missing import listed
from sms_docs.gates.ruling import Ruling
from sms_docs.gates.state import CriterionState, Lack, State
from sms_docs.gates.states import gate_entry, gated_phases, is_certification
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def cycle(system: System) -> tuple[CriterionState, ...]:
    """The events and limits of the certification cycle, as they stand on the system's day.

    None when no certificate is aimed at. A limit that the domain facts ask to verify never fails.
    """
    if not system.settings.certification:
        return ()
    record, broken, owner = system.register("certification").single, broken_record(system), _owner(system)
    return tuple(
        _criterion(system, key, Ruling(broken) if broken else judge(system, record), owner)
        for key, judge in _JUDGES.items()
    )


def _title(system: System, key: str) -> str:
    """The name of an event, or of the parameter that a limit goes by."""
    limit = system.standard.certification.limits.get(key)
    if limit:
        return system.standard.parameters[limit.parameter].title
    return next((each.title for each in system.standard.certification.events if each.key == key), key)


def _owner(system: System) -> str:
    """The chair of the body that decides at the gate on certification; "" when nobody is named."""
    for phase in gated_phases(system):
        if is_certification(phase):
            body = system.register("bodies").by_id.get(gate_entry(system, phase).text("body"))
            return body.text("chair") if body else ""
    return ""


def _criterion(system: System, key: str, ruling: Ruling, owner: str) -> CriterionState:
    fact = system.standard.certification.limits.get(key)
    judged, limit = ruling
    over = judged.known and limit is not None and system.as_of > limit and not (fact and fact.verify)
    state: State = "met" if judged.met else "failed" if over else "open"
    first = min(judged.lacks, key=lambda lack: lack.due or date.max, default=Lack(""))
    return CriterionState(
        key=key, title=_title(system, key), state=state, why=judged.why, evidence=judged.evidence,
        missing=listed(judged.lacks), owner=first.owner or owner, due=first.due or limit, lacks=judged.lacks,
        known=judged.known,
    )  # fmt: skip


_JUDGES: Final[Mapping[str, Callable[[System, Entry], Ruling]]] = {
    "stage-1": stages.stage1,
    "stage-2": stages.stage2,
    "stage-gap": stages.stage_gap,
    "major-nc-verification": stages.majors,
    "decision": certificate_life.decision,
    "surveillance-1": certificate_life.first_visit,
    "surveillance-2": certificate_life.second_visit,
    "recertification": certificate_life.recertification,
    "certificate-validity": certificate_life.valid,
}
"""What decides an event or a limit of the cycle, by its key in ``standards/programme.json``.

The limit ``first-surveillance`` is part of ``surveillance-1``, ``restoration-after-expiry`` of the validity.
"""
