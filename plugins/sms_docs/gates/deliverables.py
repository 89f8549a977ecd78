"""What a phase delivers beside the criteria of its gate: governance, risks, policy, agreements, audit, papers."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from sms_docs.gates.approval import approved
from sms_docs.gates.coverage import lacks_of_programme
from sms_docs.gates.state import Judgement, Lack
from sms_docs.gates.states import decision_of, gated_phases, last_open_day, phase_entry
from sms_docs.gates.timeline import design_gate, passed_on
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PACKAGE: Final = ("scope-statement", "service-management-plan", "service-management-policy", "certification-readiness")
"""What the papers for stage 1 hold at least."""


class Due(NamedTuple):
    """The gate by which something had to be delivered, as the start of a sentence, and its place."""

    why: str
    location: Location
    day: date


def due_gate(system: System, criterion: str) -> Due | None:
    """The gate with a criterion, when it was decided "go" or its day is over; None while it is ahead."""
    if system.register("programme").broken:
        return None
    for phase in gated_phases(system):
        if any(each.key == criterion for each in phase.criteria):
            entry = phase_entry(system, phase)
            gate = entry.entry("gate") if entry else None
            decision, decided_on = decision_of(gate, system.as_of) if gate else ("", None)
            over = last_open_day(gate, decision, decided_on) if gate else None
            if gate and over and system.as_of > over:
                if decision == "go" and decided_on:
                    why = f'Gate {phase.number} was decided "go" on {decided_on}'
                    return Due(why, gate.location("decision"), decided_on)
                return Due(f"Gate {phase.number} was due on {over}", gate.location("planned"), over)
    return None


def governance(system: System, day: date) -> Judgement:
    """A sponsor, somebody for each service in scope, and a steering committee that meets."""
    if any(system.register(key).broken for key in ("roles", "assignments", "bodies", "services")):
        return Judgement("The roles, the bodies or the services cannot be read.", known=False)
    return Judgement("The programme is governed.", lacks=tuple(_governance_lacks(system, day)))


def _governance_lacks(system: System, day: date) -> Iterator[Lack]:
    roles, bodies = system.register("roles"), system.register("bodies")
    held = {each.id for each in roles if system.holders(each.id, max(day, system.as_of), deputies=False)}
    if not any(each.id in held and each.flag("budget_authority") for each in roles):
        yield Lack("a sponsor with authority over the budget", roles.location)
    for service in system.register("services"):
        used = service.flag("in_scope") and service.text("status") != "retired"
        if used and service.text("owner") not in held:
            yield Lack(service.label, service.location("owner"), of="a member of the team for")
    steering = [each for each in bodies if each.text("kind") == "steering"]
    if not any(each.has("chair") and each.has("members") and each.number("interval_days") for each in steering):
        place = steering[0].location("id") if steering else bodies.location
        yield Lack("a steering committee with chair, members and a rhythm", place)


def own_risks(system: System, _day: date) -> Judgement:
    """The programme has risks of its own."""
    risks = system.register("risks")
    if risks.broken:
        return Judgement("The risks cannot be read.", known=False)
    own = [each for each in risks if each.text("area") == "programme"]
    lacks = () if own else (Lack("risks of the programme itself (area: programme)", risks.location),)
    return Judgement(f"{len(own)} risks are the programme's own.", lacks=lacks)


def policy_in_force(system: System, day: date) -> Judgement:
    """Service management policy, document control and risk assessment are in force."""
    kinds = ("service-management-policy", "document-control-procedure", "risk-register")
    return _together([approved(system, day, (kind,)) for kind in kinds])


def agreements_made(system: System, day: date) -> Judgement:
    """Each service in scope has an agreed service level agreement with targets, and measures have a baseline."""
    if any(system.register(key).broken for key in ("services", "slas", "measures")):
        return Judgement("The services, their agreements or the measures cannot be read.", known=False)
    agreed = [each for each in system.register("slas") if _agreed(each, system.as_of)]
    covered = {each.text("service") for each in agreed}
    lacks = [
        Lack(each.label, each.location("id"), each.text("owner"), of="an agreed service level agreement on")
        for each in system.register("services")
        if each.flag("in_scope") and each.text("status") == "live" and each.id not in covered
        if each["customers"] != [] and (each.date("live_since") or day) <= day
    ]
    measures = system.register("measures")
    if not any(each.number("baseline") is not None for each in measures):
        lacks.append(Lack("a baseline of any measure", measures.location))
    return Judgement(f"{len(covered)} services have an agreement.", lacks=tuple(lacks))


def _agreed(sla: Entry, as_of: date) -> bool:
    days = [on for each in sla.entries("agreements") if (on := each.date("agreed_on"))]
    return sla.text("status") in ("agreed", "expired") and sla.has("targets") and any(on <= as_of for on in days)


def audit_designed(system: System, day: date) -> Judgement:
    """Programme and procedure of internal audits are in force, and the programme covers everything."""
    if system.register("audits").broken:
        return Judgement("The audits cannot be read.", known=False)
    kinds = ("internal-audit-programme", "internal-audit-procedure")
    left_out = tuple(each._replace(of="an audit of") for each in lacks_of_programme(system))
    covered = Judgement("The audits leave something out.", lacks=left_out)
    return _together([*(approved(system, day, (kind,)) for kind in kinds), covered])


def _together(judged: list[Judgement]) -> Judgement:
    if not all(each.known for each in judged):
        return Judgement("A decision log cannot be read, so that the approvals are not known.", known=False)
    evidence = tuple(target for each in judged for target in each.evidence)
    return Judgement(" ".join(each.why for each in judged), evidence, tuple(x for each in judged for x in each.lacks))


def package_complete(system: System, day: date) -> Judgement:
    """The papers for stage 1 hold what they have to, all approved, and the design is complete."""
    application = system.register("certification").single.entry("application")
    named = application.texts("documents")
    kinds = {document.kind for each in named if (document := system.by_id.get(each))}
    lacks = [
        Lack(f'"{system.standard.kinds[kind].title}"', application.location("documents"), of="in the package")
        for kind in _PACKAGE
        if named and kind not in kinds and kind in system.standard.kinds
    ]
    gate = design_gate(system)
    if gate and not passed_on(gate, system.as_of):
        lacks.append(Lack(gate.label, gate.location("planned"), of="the decision on"))
    return _together([*(approved(system, day, (kind,)) for kind in _PACKAGE), Judgement("", lacks=tuple(lacks))])
