"""Gate 4: findings of stage 1 resolved, stage 2 conducted, certificate issued."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PLACE = "file:data/certification.yml"


def stage1_resolved(system: System, day: date) -> Judgement:
    """Stage 1 is done and none of its findings is open."""
    if broken := broken_record(system):
        return broken
    stage = system.register("certification").single.entry("stage1")
    if not conducted(stage, day):
        return Judgement("Stage 1 has not been held.", lacks=(_stage_lack(system, stage, "stage 1"),))
    lacks = tuple(open_findings(system, stage, "stage-1", ("major", "minor"), day))
    if not lacks and (stage.number("findings_open") or 0) > 0:
        lacks = (Lack("the resolution of its findings", stage.location("findings_open")),)
    if lacks:
        return Judgement("Findings of stage 1 are still open.", (_PLACE,), lacks)
    return Judgement("Stage 1 was held and none of its findings is open.", (_PLACE,))


def stage2_conducted(system: System, day: date) -> Judgement:
    """Stage 2 is done."""
    if broken := broken_record(system):
        return broken
    stage = system.register("certification").single.entry("stage2")
    if conducted(stage, day):
        return Judgement(f"Stage 2 ended on {stage.date('end')}.", (_PLACE,))
    return Judgement("Stage 2 has not been held.", lacks=(_stage_lack(system, stage, "stage 2"),))


def certificate_issued(system: System, day: date) -> Judgement:
    """The certificate is there and no major nonconformity of stage 2 is open."""
    if broken := broken_record(system):
        return broken
    record = system.register("certification").single
    decided = record.date("decision_on")
    lacks = tuple(open_findings(system, record.entry("stage2"), "stage-2", ("major",), day))
    if decided is None or decided > day or not record.has("certificate"):
        due = record.date("decision_planned")
        place = record.location("decision_planned") if record else system.register("certification").location
        return Judgement("No certificate has been issued.", lacks=(*lacks, Lack("the certificate", place, due=due)))
    if lacks:
        return Judgement("A major nonconformity of stage 2 is still open.", (_PLACE,), lacks)
    return Judgement(f"The certificate {record.text('certificate')} was issued on {decided}.", (_PLACE,))


def conducted(stage: Entry, day: date) -> bool:
    """Whether a stage of the certification audit was over on a day."""
    end = stage.date("end")
    return stage.text("status") == "held" and end is not None and end <= day


def broken_record(system: System) -> Judgement | None:
    """The judgement when the record, its audits or findings cannot be read; None when they can."""
    if any(system.register(key).broken for key in ("certification", "findings", "audits")):
        return Judgement("The record of the certification or its findings cannot be read.", known=False)
    return None


def _stage_lack(system: System, stage: Entry, name: str) -> Lack:
    place = stage.location("status") if stage else system.register("certification").location
    return Lack(f"the audit of {name}", place, due=stage.date("end"))


def open_findings(system: System, stage: Entry, kind: str, classes: tuple[str, ...], day: date) -> Iterator[Lack]:
    """The findings of a stage, of some classes, that were not resolved on a day."""
    audits = {each.id for each in system.register("audits") if each.text("kind") == kind}
    audits.add(stage.text("audit"))
    for finding in system.register("findings"):
        counts = finding.text("audit") in audits and finding.text("class") in classes
        if counts and not _resolved(finding, day):
            yield Lack(finding.id, finding.location("status"), finding.text("owner"), of="the resolution of")


def _resolved(finding: Entry, day: date) -> bool:
    on = finding.date("resolved_on")
    return finding.text("status") == "resolved" and (on is None or on <= day)
