"""Who answers for a process or a service: one owner, of the organization, and controlled by somebody else."""

from collections.abc import Iterator, Mapping

from sms_docs.gates.agreements import delivered
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds


@check("error", clauses=("5.3",), answers=("ts.owner-defined",))
def owners_unclear(system: System) -> Iterator[Problem]:
    """A process has two owners, or a process in operation or a service has none.

    ## What
    The role in `owner` of a process is held by two people today; or nobody holds it although the process is in
    operation; or nobody holds the role that owns a live service in scope. Stand-ins do not count.

    ## Why
    Of two owners each waits for the other, and without one nobody decides
    (ISO/IEC 20000-1:2018, 5.3; ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    Two lines in `data/assignments.yml` without `to` for `change-process-owner`.

    ## Right
    One line without `to`, the other one ended.
    """
    assignments = system.register("assignments")
    if assignments.broken or not assignments.entries:
        return
    held, doubled = _holding(system), set[str]()
    for process in system.register("processes"):
        role = process.text("owner")
        now = held.get(role, [])
        if len({each.text("person") for each in now}) > 1 and role not in doubled:
            doubled.add(role)
            yield Problem(
                now[-1].location("person"),
                f"{role} owns the process {process.label}, and {len(now)} people hold this role today.",
                "End the assignment of all but one, or name the others as stand-ins with deputy_for.",
                tuple(Related(each.location("person"), "The role is held here too.") for each in now[:-1]),
            )
        elif role and not now and _live(process, system):
            yield _ownerless(process, f"The process {process.label} is in operation, but nobody holds {role}.")
    for service in delivered(system):
        role = service.text("owner")
        if role and role not in held:
            yield _ownerless(service, f"The service {service.label} has no owner: nobody holds {role}.")


def _holding(system: System) -> Mapping[str, list[Entry]]:
    """The assignments by which somebody holds a role today, by role; not those of stand-ins."""
    found: dict[str, list[Entry]] = {}
    for each in system.register("assignments"):
        if holds(each, system.as_of) and not each.has("deputy_for"):
            found.setdefault(each.text("role"), []).append(each)
    return found


def _live(process: Entry, system: System) -> bool:
    since = process.date("live_since")
    return since is not None and since <= system.as_of


def _ownerless(entry: Entry, message: str) -> Problem:
    return Problem(entry.location("owner"), message, "Assign the role to somebody in data/assignments.yml.")


@check("warning", clauses=("5.3",), answers=("ts.owner-manager-separate",))
def owner_is_manager(system: System) -> Iterator[Problem]:
    """Owner and manager of a process are one person, and nothing makes up for it.

    ## What
    The roles in `owner` and `manager` are the same, or the same person holds both today, and `additional_control` says
    nothing.

    ## Why
    The owner answers for the result that the manager delivers; one person checks itself. Small teams may do so when
    somebody else looks at it (ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    `owner: change-manager`, `manager: change-manager`

    ## Right
    The same with `additional_control: The SMS manager confirms emergency changes afterwards`
    """
    if system.register("assignments").broken:
        return
    for process in system.register("processes"):
        owner, manager = process.text("owner"), process.text("manager")
        if not owner or not manager or process.has("additional_control"):
            continue
        both = set(system.holders(owner, system.as_of, deputies=False))
        both &= set(system.holders(manager, system.as_of, deputies=False))
        if owner == manager or both:
            who = f"{', '.join(sorted(both))} is" if both else f"{owner} is"
            yield Problem(
                process.location("manager"),
                f"{who} both owner and manager of the process {process.label}.",
                "Name somebody else as manager, or say in additional_control who looks at the work from outside.",
            )


@check("error", clauses=("5.1", "8.2.3.1"), answers=("ts.accountability-inside",))
def accountable_outside(system: System) -> Iterator[Problem]:
    """Somebody from another party answers for the management system.

    ## What
    A person with `supplier` in `data/people.yml` holds today a role of top management, the role of a process owner, a
    role that `accountable` of a supplier names, or a role of group governance.

    ## Why
    Work can be handed to others, accountability cannot (ISO/IEC 20000-1:2018, 8.2.3;
    ISO/IEC TS 20000-5:2022, 4.5 and 4.9).

    ## Wrong
    `role: sms-manager`, `person: PER-21`, who comes from the consultants.

    ## Right
    A person of the organization holds the role, the consultant advises.
    """
    outside = {each.id: each.text("supplier") for each in system.register("people") if each.has("supplier")}
    if not outside:
        return
    accountable = _accountable_roles(system)
    for assignment in system.register("assignments"):
        role, person = assignment.text("role"), assignment.text("person")
        held = holds(assignment, system.as_of) and not assignment.has("deputy_for")
        if held and role in accountable and person in outside:
            yield Problem(
                assignment.location("person"),
                f"{person} of {outside[person]} holds {role}, which is accountable for {accountable[role]}.",
                "Give the role to somebody of the organization; other parties may advise and do the work.",
            )


def _accountable_roles(system: System) -> dict[str, str]:
    """What each accountable role is accountable for."""
    found: dict[str, str] = {}
    for role in system.register("roles"):
        if role.flag("top_management") or role.text("group") == "governance":
            found[role.id] = "the management system"
    for process in system.register("processes"):
        found.setdefault(process.text("owner"), f"the process {process.label}")
    for supplier in system.register("suppliers"):
        found.setdefault(supplier.text("accountable"), f"what {supplier.label} provides")
    found.pop("", None)
    return found
