"""The two stages of the certification audit, and the time limits that begin with them."""

from sms_docs.gates.certification import conducted, open_findings
from sms_docs.gates.parameters import parameter
from sms_docs.gates.ruling import Ruling, place, proof
from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def _stage(key: str, name: str, system: System, record: Entry) -> Ruling:
    stage = record.entry(key)
    if conducted(stage, system.as_of):
        return Ruling(Judgement(f"{name} was held until {stage.date('end')}.", proof(system, stage)))
    end = stage.date("end")
    why = f"{name} is planned for {stage.date('start')}." if stage.date("start") else f"{name} has no day yet."
    return Ruling(Judgement(why, lacks=(Lack(f"the audit of {name.lower()}", place(system, stage), due=end),)), end)


def stage1(system: System, record: Entry) -> Ruling:
    """Stage 1 was held."""
    return _stage("stage1", "Stage 1", system, record)


def stage2(system: System, record: Entry) -> Ruling:
    """Stage 2 was held."""
    return _stage("stage2", "Stage 2", system, record)


def stage_gap(system: System, record: Entry) -> Ruling:
    """Stage 2 begins in the months after stage 1 in which no body asks for stage 1 again."""
    end, second = record.entry("stage1").date("end"), record.entry("stage2")
    if end is None:
        return Ruling(Judgement("Stage 1 has no day yet.", lacks=(Lack("the day of stage 1", place(system, record)),)))
    limit, start = add_months(end, int(parameter(system, "stage_gap_months"))), second.date("start")
    lack = Lack("stage 2 in the time after stage 1", place(system, second), due=limit)
    if start is None:
        return Ruling(Judgement(f"Stage 2 has no day yet; it is in time up to {limit}.", lacks=(lack,)), limit)
    if start > limit:
        why = f"Stage 2 on {start} is later than {limit}: ask whether stage 1 has to be repeated."
        return Ruling(Judgement(why, lacks=(lack,)), limit)
    if not conducted(second, system.as_of):
        return Ruling(Judgement(f"Stage 2 is planned for {start}; up to {limit} is in time.", lacks=(lack,)), limit)
    return Ruling(Judgement(f"Stage 2 began on {start}, in time before {limit}.", proof(system, second)))


def majors(system: System, record: Entry) -> Ruling:
    """Major nonconformities of stage 2 are resolved in time."""
    stage = record.entry("stage2")
    end = stage.date("end")
    limit = add_months(end, int(parameter(system, "major_verification_months"))) if end else None
    if not conducted(stage, system.as_of):
        lack = Lack("the result of stage 2", place(system, stage), due=limit)
        return Ruling(Judgement("Stage 2 has not been held.", lacks=(lack,)), limit)
    lacks = tuple(open_findings(system, stage, "stage-2", ("major",), system.as_of))
    if lacks:
        why = f"A major nonconformity is open; after {limit} stage 2 is held again."
        return Ruling(Judgement(why, lacks=tuple(lack._replace(due=limit) for lack in lacks)), limit)
    return Ruling(Judgement("No major nonconformity of stage 2 is open.", proof(system, stage)))
