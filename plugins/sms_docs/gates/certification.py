"""Gate 4: findings of stage 1 resolved, stage 2 conducted, certificate issued."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PLACE = "file:data/certification.yml"


def stage1_resolved(system: System, _day: date) -> Judgement:
    """Stage 1 is done and none of its findings is open."""
    if broken := _broken(system):
        return broken
    stage = system.register("certification").single.entry("stage1")
    if not conducted(stage, system.as_of):
        return Judgement("Stage 1 has not been held.", lacks=(_stage_lack(system, stage, "stage 1"),))
    lacks = tuple(_open_findings(system, stage, "stage-1", ("major", "minor")))
    if not lacks and (stage.number("findings_open") or 0) > 0:
        lacks = (Lack("the resolution of its findings", stage.location("findings_open")),)
    if lacks:
        return Judgement("Findings of stage 1 are still open.", (_PLACE,), lacks)
    return Judgement("Stage 1 was held and none of its findings is open.", (_PLACE,))


def stage2_conducted(system: System, _day: date) -> Judgement:
    """Stage 2 is done."""
    if broken := _broken(system):
        return broken
    stage = system.register("certification").single.entry("stage2")
    if conducted(stage, system.as_of):
        return Judgement(f"Stage 2 ended on {stage.date('end')}.", (_PLACE,))
    return Judgement("Stage 2 has not been held.", lacks=(_stage_lack(system, stage, "stage 2"),))


def certificate_issued(system: System, _day: date) -> Judgement:
    """The certificate is there and no major nonconformity of stage 2 is open."""
    if broken := _broken(system):
        return broken
    record = system.register("certification").single
    decided = record.date("decision_on")
    lacks = tuple(_open_findings(system, record.entry("stage2"), "stage-2", ("major",)))
    if decided is None or decided > system.as_of or not record.has("certificate"):
        due = record.date("decision_planned")
        place = record.location("decision_planned") if record else system.register("certification").location
        return Judgement("No certificate has been issued.", lacks=(*lacks, Lack("the certificate", place, due=due)))
    if lacks:
        return Judgement("A major nonconformity of stage 2 is still open.", (_PLACE,), lacks)
    return Judgement(f"The certificate {record.text('certificate')} was issued on {decided}.", (_PLACE,))


def conducted(stage: Entry, as_of: date) -> bool:
    """Whether a stage of the certification audit is over."""
    end = stage.date("end")
    return stage.text("status") == "held" and end is not None and end <= as_of


def _broken(system: System) -> Judgement | None:
    if any(system.register(key).broken for key in ("certification", "findings", "audits")):
        return Judgement("The record of the certification or its findings cannot be read.", known=False)
    return None


def _stage_lack(system: System, stage: Entry, name: str) -> Lack:
    place = stage.location("status") if stage else system.register("certification").location
    return Lack(f"the audit of {name}", place, due=stage.date("end"))


def _open_findings(system: System, stage: Entry, kind: str, classes: tuple[str, ...]) -> Iterator[Lack]:
    audits = {each.id for each in system.register("audits") if each.text("kind") == kind}
    audits.add(stage.text("audit"))
    for finding in system.register("findings"):
        counts = finding.text("audit") in audits and finding.text("class") in classes
        if counts and finding.text("status") != "resolved":
            yield Lack(finding.id, finding.location("status"), finding.text("owner"), of="the resolution of")
