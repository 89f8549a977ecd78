"""New, changed, removed and transferred services: planned in full and accepted before they go live."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

ELEMENTS: Final = {
    "responsibilities": "a) authorities and responsibilities",
    "activities": "b) activities with time frames",
    "resources": "c) resources",
    "dependencies": "d) dependencies on other services",
    "tests": "e) tests",
    "outcomes": "g) intended outcomes",
    "impact": "h) impact",
}
"""Fields of a plan that hold the elements of ISO/IEC 20000-1:2018, 8.5.2.1; f) is its field `acceptance`."""


@check("error", clauses=("8.5.2.3",), answers=("sdt.plan",))
def live_unaccepted(system: System) -> Iterator[Problem]:
    """A new or changed service went live before it was accepted.

    ## What
    The plan for the change of a service has `live_on` up to today, and `accepted_on` is missing or later.

    ## Why
    A service is accepted against its criteria before it is deployed (ISO/IEC 20000-1:2018, 8.5.2.3).

    ## Wrong
    `live_on: 2027-04-19`, `accepted_on: 2027-04-23`

    ## Right
    `accepted_on: 2027-04-16`
    """
    for service, plan in _plans(system):
        live, accepted = plan.date("live_on"), plan.date("accepted_on")
        if live and live <= system.as_of and (accepted is None or accepted > live):
            when = f"accepted only on {accepted}" if accepted else "never accepted"
            yield Problem(
                plan.location("accepted_on" if accepted else "live_on"),
                f"The change of {service.id} ({service.label}) was carried out on {live} and {when}.",
                "Judge it against its acceptance criteria now, and record the day and what follows.",
            )


@check("error", clauses=("8.5.2.1",), answers=("sdt.plan",))
def plan_incomplete(system: System) -> Iterator[Problem]:
    """The plan for a new, changed, removed or transferred service leaves out what it has to hold.

    ## What
    The planned day of the change is over, or it was carried out, and its plan names no document or record, or under
    `elements` one of these is missing: responsibilities, activities, resources, dependencies, tests, outcomes, impact.

    ## Why
    The plan holds the elements a to h (ISO/IEC 20000-1:2018, 8.5.2.1). Before the planned day it may still grow.

    ## Wrong
    `change_plan` with a summary and the planned day.

    ## Right
    `plan: T-068`, `acceptance`, and one sentence for each of the `elements`.
    """
    for service, plan in _plans(system):
        due = _due(plan, system.as_of)
        elements = plan.entry("elements")
        lacks = [name for field, name in ELEMENTS.items() if not elements.has(field)]
        if not plan.has("acceptance"):
            lacks.append("f) acceptance criteria")
        if due and (lacks or not plan.has("plan")):
            said = "names no plan" if not plan.has("plan") else f"has nothing on {', '.join(sorted(lacks))}"
            yield Problem(
                plan.location("elements" if elements else "planned"),
                f"The plan for the change of {service.id} ({service.label}), {due[1]}, {said}.",
                "Add what is missing, so that everybody knows it before the change.",
                (Related(plan.location(due[0]), "The day."),) if elements else (),
            )


def _plans(system: System) -> Iterator[tuple[Entry, Entry]]:
    for service in system.register("services"):
        if plan := service.entry("change_plan"):
            yield service, plan


def _due(plan: Entry, as_of: date) -> tuple[str, str] | None:
    """The field that makes a plan due, and how to say it."""
    live, planned = plan.date("live_on"), plan.date("planned")
    if live and live <= as_of:
        return "live_on", f"carried out on {live}"
    return ("planned", f"planned for {planned}") if planned and planned < as_of else None
