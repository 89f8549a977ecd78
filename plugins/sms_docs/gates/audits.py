"""Internal audits: which there are, what they cover, and what follows from them."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.foundation import leaf_clauses, within
from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def audit_and_actions(system: System, day: date) -> Judgement:
    """Internal audits cover every clause and are reported, and the corrective actions from them are verified."""
    if any(system.register(key).broken for key in ("audits", "findings", "corrective_actions")):
        return Judgement("The audits or the corrective actions cannot be read.", known=False)
    held = [each for each in internal_audits(system) if was_held(each, day)]
    if not held:
        return Judgement("No internal audit has been held.", lacks=(_first_audit(system),))
    lacks = (*_audit_lacks(system, held), *_action_lacks(system, day))
    evidence = tuple(f"entry:audits/{each.id}" for each in held if each.id)
    if lacks:
        return Judgement("The internal audit or what follows from it is not complete.", evidence, lacks)
    return Judgement("The internal audit covers every clause and its corrective actions are verified.", evidence)


def internal_audits(system: System) -> tuple[Entry, ...]:
    """The internal audits that are not cancelled."""
    return tuple(
        each
        for each in system.register("audits")
        if each.text("kind") == "internal" and each.text("status") != "cancelled"
    )


def was_held(audit: Entry, day: date) -> bool:
    """Whether an audit was held up to a day."""
    done = audit.date("done_on")
    return audit.text("status") == "held" and done is not None and done <= day


def _first_audit(system: System) -> Lack:
    audit = next(iter(internal_audits(system)), None)
    if audit is None:
        return Lack("an internal audit", system.register("audits").location)
    return Lack(f"the internal audit {audit.id}", audit.location("planned_end"), due=audit.date("planned_end"))


def _audit_lacks(system: System, held: list[Entry]) -> Iterator[Lack]:
    audited = {clause for audit in held for clause in audit.texts("clauses")}
    planned = [each for each in internal_audits(system) if each not in held]
    for clause in leaf_clauses(system):
        if not within(clause, audited):
            audit = next((each for each in planned if within(clause, set(each.texts("clauses")))), held[-1])
            yield Lack(clause, audit.location("clauses"), due=audit.date("planned_end"), of="an audit of clause")
    for audit in held:
        if not audit.has("report"):
            yield Lack(audit.id, audit.location("report"), of="the report on")


def _action_lacks(system: System, day: date) -> Iterator[Lack]:
    """What was still to be done on a day about the nonconformities that internal audits had found by then."""
    actions = [each for each in actions_from_audits(system) if not _raised_after(each, day)]
    for action in actions:
        if not verified(action, day):
            place = action.location("effective" if action.date("verified_on") else "verified_on")
            yield Lack(action.id, place, action.text("owner"), action.date("due"), "the verification of")
    audits = {each.id for each in internal_audits(system)}
    answered = {each.text("finding") for each in actions}
    for finding in system.register("findings"):
        nonconformity = finding.text("class") in ("major", "minor")
        known = finding.text("audit") in audits and not _raised_after(finding, day)
        if nonconformity and known and finding.id not in answered:
            yield Lack(finding.id, finding.location("id"), finding.text("owner"), of="a corrective action for")


def _raised_after(entry: Entry, day: date) -> bool:
    """Whether a finding or an action came up only after a day."""
    on = entry.date("raised_on")
    return on is not None and on > day


def actions_from_audits(system: System) -> tuple[Entry, ...]:
    """The corrective actions that stem from internal audits."""
    audits = {each.id for each in internal_audits(system)}
    return tuple(
        each
        for each in system.register("corrective_actions")
        if (each.text("audit") in audits if each.has("audit") else each.text("source") == "internal-audit")
    )


def verified(action: Entry, day: date) -> bool:
    """Whether a corrective action was found effective up to a day."""
    on = action.date("verified_on")
    return on is not None and on <= day and action.flag("effective")
