"""Whether the programme can be done at all: people for each phase, a scope that fits, usual lengths."""

from collections.abc import Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.gates.states import phase_entry, phase_model
from sms_docs.gates.timeline import first_day
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months
from sms_docs.model.system import System


@check("note", answers=("seq.phase-durations",))
def phase_length_unusual(system: System) -> Iterator[Problem]:
    """A phase is much shorter or longer than it usually is.

    ## What
    The phase takes less than half of the shortest, or more than twice the longest usual time in the phase model:
    foundation 1 to 2 months, design 3 to 4, implementation 5 to 6, certification 2 to 3.

    ## Why
    A length that is far off is often a slip of the pen, or work that was forgotten.

    ## Wrong
    Design from 2026-11-30 to 2026-12-11.

    ## Right
    Design from 2026-11-30 to 2027-03-26.
    """
    for phase in phase_model(system).phases:
        entry = phase_entry(system, phase)
        start, end = (first_day(entry, "start"), first_day(entry, "end")) if entry else (None, None)
        if not (entry and phase.months and start and end and start.day <= end.day):
            continue
        least, most = phase.months[1] - phase.months[0], phase.months[1] - phase.months[0] + 1
        days = (end.day - start.day).days + 1
        shortest = (add_months(start.day, int(least)) - start.day).days / 2
        if days < shortest or end.day >= add_months(start.day, int(most) * 2):
            yield Problem(
                end.location,
                f'The phase "{entry.label}" takes {days} days; usual are {least:g} to {most:g} months.',
                "Check the days, and whether work was forgotten.",
                (Related(start.location, "The start."),),
            )


@check("error", clauses=("7.1",), answers=("mistake.insufficient-resources",))
def phase_without_people(system: System) -> Iterator[Problem]:
    """Nobody is planned for a phase.

    ## What
    The register of resources has no entry with `kind: people` for the phase.

    ## Why
    Programmes are done by people beside their daily work. A phase for which nobody was asked does not happen
    (ISO/IEC 20000-1:2018, 7.1).

    ## Wrong
    People planned for `foundation` alone.

    ## Right
    An entry with `kind: people` and `phases: [design, implementation]`.
    """
    resources = system.register("resources")
    if not resources.entries:
        return
    staffed = {phase for each in resources if each.text("kind") == "people" for phase in each.texts("phases")}
    for phase in system.register("programme"):
        if phase.id and phase.id not in staffed:
            yield Problem(
                phase.location("id"),
                f'No people are planned for the phase "{phase.label}".',
                f"Add who works on it to {resources.path}.",
            )


@check("warning", clauses=("4.3",), answers=("stall.scope-too-broad",))
def scope_too_broad(system: System) -> Iterator[Problem]:
    """The scope holds more services than the planned days can carry.

    ## What
    More than five services in scope (`services_per_100_days_max`) for each hundred internal days of the budget.

    ## Why
    A scope that is larger than the means is one of the usual reasons why programmes stall.

    ## Wrong
    45 services in scope, 200 internal days.

    ## Right
    8 services in scope, 512 internal days; the others follow after the certificate.
    """
    scope, budget = system.register("scope").single, system.register("budget")
    most = parameter(system, "services_per_100_days_max")
    services = len(scope.texts("services"))
    days = sum(each.number("internal_days") or 0 for each in budget)
    if budget.entries and services * 100 > most * days:
        yield Problem(
            scope.location("services"),
            f"{services} services are in scope, but only {days:g} internal days are planned.",
            f"Plan at least {services * 100 / most:g} days, or begin with fewer services."
            if most
            else "Begin with fewer services, or correct services_per_100_days_max in the settings.",
            (Related(budget.location, "The planned days."),),
        )


@check("error", clauses=("7.1",), answers=("mistake.insufficient-resources",))
def budget_of_nothing(system: System) -> Iterator[Problem]:
    """The budget of the programme is zero.

    ## What
    `data/budget.yml` has lines, each with a number in `planned`, and all of them are 0; or each has a number in
    `internal_days`, and all of those are.

    ## Why
    Time of people who have other work, training, tools and the certification body cost money. A budget of nothing
    says that nobody has asked for it (ISO/IEC 20000-1:2018, 7.1).

    ## Wrong
    `planned: 0` in every line.

    ## Right
    What each phase costs, in money and in days, as the sponsor released it.
    """
    lines = system.register("budget").entries
    for field, what in (("planned", "money"), ("internal_days", "days of its own people")):
        if lines and all(line.number(field) == 0 for line in lines):
            yield Problem(
                lines[0].location(field),
                f"All {len(lines)} lines of the budget together plan no {what}.",
                "Plan what each phase needs, and have it released.",
            )
