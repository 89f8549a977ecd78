"""Who takes part in building the system: with which expertise, for which part, and on agreed terms."""

from collections.abc import Iterator
from typing import Final

from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.register import Entry
from sms_docs.model.system import System

EXPERTISE: Final = {
    "project-management": "managing projects",
    "sms-design": "designing and building a management system",
    "process-procedure": "the procedure for developing processes",
    "process-integration": "developing and joining processes",
    "daily-operation": "protecting daily operation",
    "testing": "testing and measuring processes",
    "organizational-change": "change in the organization, with communication and training",
}
"""The seven areas of ISO/IEC TS 20000-5:2022, 4.8, by their key in the schema of the resources."""


@check("warning", clauses=("7.2",), answers=("ts.team-expertise",))
def expertise_missing(system: System) -> Iterator[Problem]:
    """The team of the programme lacks an area of expertise.

    ## What
    While the programme runs, no line of the resources with `kind: people` names one of the seven areas in `expertise`:
    project-management, sms-design, process-procedure, process-integration, daily-operation, testing,
    organizational-change. One person can bring in several.

    ## Why
    A team of specialists for processes alone designs what nobody can be brought to use
    (ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    Nobody on the team with `organizational-change`.

    ## Right
    `role: training-coordinator`, `expertise: [organizational-change]`
    """
    team, register = _team(system), system.register("resources")
    if team:
        known = {area for line in team for area in line.texts("expertise")}
        missing = [words for area, words in EXPERTISE.items() if area not in known]
        if missing:
            yield Problem(
                team[0].location("kind"),
                f"Nobody on the team of the programme stands for: {'; '.join(missing)}.",
                f"Name the areas in expertise of those who have them in {register.path}, or bring somebody in.",
            )


@check("warning", clauses=("7.2",), answers=("ts.team-expertise",))
def owners_absent(system: System) -> Iterator[Problem]:
    """Those who will run the processes do not take part in the programme.

    ## What
    While the programme runs, no line of the resources with `kind: people` is for a role that owns a process, or none
    is for a role that owns a service or leads a unit.

    ## Why
    What was designed without its owners and the managers of daily operation is refused by them
    (ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    A team of the coordinator and two consultants.

    ## Right
    Lines for the process owners and the head of the service desk.
    """
    if not (team := _team(system)):
        return
    roles = {line.text("role") for line in team}
    people = {person for role in roles for person in system.holders(role, system.as_of, deputies=False)}
    people |= {line.text("person") for line in team}
    units = system.register("organization").single.entries("units")
    groups = {
        "a process": {each.text("owner") for each in system.register("processes")},
        "a service or daily operation": {each.text("owner") for each in system.register("services")}
        | {each.text("head") for each in units},
    }
    for what, owners in groups.items():
        present = owners & roles or any(people & set(system.holders(each, system.as_of)) for each in owners if each)
        if owners - {""} and not present:
            yield Problem(
                team[0].location("kind"),
                f"Nobody who answers for {what} takes part in the programme.",
                "Add the owners to the people of the resources, with their share of working time.",
            )


def _team(system: System) -> list[Entry]:
    """The lines for people while the programme runs; none before and after."""
    phases = system.register("programme").entries
    starts = [day for each in phases if (day := each.date("start"))]
    ends = [day for each in phases if (day := each.date("end"))]
    if not starts or not ends or not min(starts) <= system.as_of <= max(ends):
        return []
    return [line for line in system.register("resources") if line.text("kind") == "people"]


@check("warning", clauses=("8.2.3", "8.3"), answers=("ts.outsourcing-agreed",))
def party_not_confirmed(system: System) -> Iterator[Problem]:
    """Another party works on processes without agreed terms.

    ## What
    A supplier that provides a process or a part of one works under its contract, and `confirmed_on` is missing or
    has not come.

    ## Why
    Each party that does a part of the work knows its role, its terms, whom to tell what, and where it has a say
    (ISO/IEC TS 20000-5:2022, 4.9).

    ## Wrong
    A consultant since September, without `confirmed_on`.

    ## Right
    `confirmed_on: 2026-09-29`
    """
    for supplier in system.register("suppliers"):
        contract, confirmed = supplier.entry("contract"), supplier.date("confirmed_on")
        start, end = contract.date("from"), contract.date("to")
        works = start is not None and start <= system.as_of and (end is None or system.as_of <= end)
        parts = [each for each in supplier.entries("provides") if each.text("kind") in ("process", "process-part")]
        if works and parts and (confirmed is None or confirmed > system.as_of):
            yield Problem(
                supplier.location("confirmed_on") if confirmed else parts[0].location("kind"),
                f"{supplier.label} does a part of the processes, but its role and terms are not confirmed.",
                "Agree on roles, terms, communication and a say in decisions, and add confirmed_on.",
            )
