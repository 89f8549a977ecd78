"""Gate 2: service management plan approved, procedures documented, roles assigned, objectives set."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.approval import approved, writing_tasks
from sms_docs.gates.hindsight import is_newer, newer_roles
from sms_docs.gates.parameters import parameter
from sms_docs.gates.practices import Practice, practices
from sms_docs.gates.state import Judgement, Lack
from sms_docs.judgement.objective_entry import judge_entry
from sms_docs.model.register import Entry
from sms_docs.model.standard import KeyRole
from sms_docs.model.system import System


def plan_approved(system: System, day: date) -> Judgement:
    """The service management plan is in force."""
    return approved(system, day, ("service-management-plan",))


def procedures_documented(system: System, day: date) -> Judgement:
    """Each practice of clause 8 has a document that is in force."""
    tasks = writing_tasks(system)
    judged = [(each, approved(system, day, each.kinds, tasks)) for each in practices(system)]
    if not all(judgement.known for _, judgement in judged):
        return Judgement("A decision log cannot be read, so that the approvals are not known.", known=False)
    lacks = tuple(_document_lack(practice, judgement) for practice, judgement in judged if not judgement.met)
    evidence = tuple(target for _, judgement in judged for target in judgement.evidence)
    why = f"{len(judged) - len(lacks)} of {len(judged)} practices have an approved document."
    return Judgement(why, tuple(dict.fromkeys(evidence)), lacks)


def _document_lack(practice: Practice, judgement: Judgement) -> Lack:
    first = judgement.lacks[0]
    place = first.location or next((each.location("document") for each in practice.processes), None)
    return Lack(practice.name, place, first.owner, first.due, "an approved document on")


def roles_assigned(system: System, day: date) -> Judgement:
    """Each practice has an owner, each key role a holder, on the day."""
    if any(system.register(key).broken for key in ("roles", "assignments", "processes")):
        return Judgement("The roles, their assignments or the processes cannot be read.", known=False)
    held = system.held_roles(day) | newer_roles(system, day)
    lacks = (*_ownerless(system, held), *_vacant(system, held))
    if lacks:
        return Judgement("Not every practice has an owner, or not every key role a holder.", lacks=lacks)
    evidence = (f"file:{system.register('assignments').path}",)
    return Judgement("Every practice has an owner and every key role a holder.", evidence)


def _ownerless(system: System, held: frozenset[str]) -> Iterator[Lack]:
    for practice in practices(system):
        if not practice.processes:
            yield Lack(practice.name, system.register("processes").location, of="an owner of")
        for process in practice.processes:
            if process.text("owner") not in held:
                yield Lack(practice.name, process.location("owner"), of="an owner of")


def _vacant(system: System, held: frozenset[str]) -> Iterator[Lack]:
    for key_role in system.standard.key_roles:
        # Owners of processes are judged practice by practice.
        if key_role.key == "process-owners":
            continue
        roles = [role for role in system.register("roles") if stands_for(role, key_role)]
        if not any(role.id in held for role in roles):
            place = roles[0].location("id") if roles else system.register("roles").location
            yield Lack(key_role.title, place, of="a holder of the key role")


def stands_for(role: Entry, key_role: KeyRole) -> bool:
    """Whether a role is a key role, by its title, its id or another name of it."""
    names = {key_role.title.lower(), key_role.key.replace("-", " "), *key_role.aliases}
    return role.label.lower() in names or role.id.replace("-", " ") in names


def objectives_set(system: System, day: date) -> Judgement:
    """There are enough objectives, each is measurable and has a day, and top management has set them.

    They are set when each has a day of setting, or when the document on the objectives is in force.
    """
    register = system.register("objectives")
    if register.broken:
        return Judgement("The objectives cannot be read.", known=False)
    known = [each for each in register if not is_newer(system, day, each.date("set_on"))]
    lacks = [
        Lack(each.id or each.label, each.location("target"), each.text("owner"), of="a measurable target of")
        for each in known
        if each.date("due") is None or not judge_entry(system, each).measurable
    ]
    good = len(known) - len(lacks)
    if good < parameter(system, "objectives_measurable_min") and not lacks:
        lacks.append(Lack("measurable objectives", register.location))
    document = Judgement("") if _set(known, day) else approved(system, day, ("service-management-objectives",))
    why = f"{good} of {len(known)} objectives are measurable and have a date. {document.why}".rstrip()
    evidence = (f"file:{register.path}",) if good else ()
    return Judgement(why, (*evidence, *document.evidence), (*lacks, *document.lacks), document.known)


def _set(objectives: list[Entry], day: date) -> bool:
    days = [each.date("set_on") for each in objectives]
    return bool(days) and all(on is not None and on <= day for on in days)
