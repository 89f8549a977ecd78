"""Sixth of the six classic elements of a service management plan: dated phases with milestones."""

from collections.abc import Iterator

from sms_docs.completeness.plans import Section, plan_sections
from sms_docs.completeness.timeline import plan_steps
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


def _sections(system: System) -> tuple[Section, ...]:
    return plan_sections(system, "timeline")


@check("error", clauses=("6.2.2",), answers=("plan.timeline.dated",))
def phase_without_milestone(system: System) -> Iterator[Problem]:
    """A phase of the programme has no dated milestone.

    ## What
    The plan shows the phases of the programme, and one of them lists no milestone with a due day.

    ## Why
    A phase of months without a day in between is late on its last day, when nothing can be done any more.

    ## Wrong
    `milestones: []`

    ## Right
    `milestones: [{id: M-2.1, title: Policy approved, due: 2026-12-14}]`
    """
    for section in _sections(system):
        if not section.entries("programme"):
            continue
        for step in plan_steps(system, section):
            if not step.milestone:
                yield Problem(
                    step.location,
                    f"The phase {step.name} has no dated milestone.",
                    "Add at least one milestone with a due day.",
                    step.related,
                )


@check("error", clauses=("6.2.2",), answers=("plan.timeline.two-phases", "plan.timeline.dated"), waivable=False)
def too_few_phases(system: System) -> Iterator[Problem]:
    """The timeline of the plan has fewer than two dated phases or milestones.

    ## What
    Of the phases and milestones in the section fewer than `phases_min` (2) give a date, a month, a quarter or a
    length.

    ## Why
    One date far away is no plan (ISO/IEC 20000-1:2018, 6.2.2); progress shows only between two dates.

    ## Wrong
    `Certification next year.`

    ## Right
    `{{ sms_table("programme") }}`, or a table with phase, start, end and milestones.
    """
    least = parameter(system, "phases_min")
    for section in _sections(system):
        steps = plan_steps(system, section)
        dated = sum(each.dated for each in steps)
        if dated < least:
            found = f"{dated} of its {len(steps)} steps" if steps else "no step"
            yield Problem(
                section.location,
                f'The section "{section.heading}" gives dates for {found}; {least:g} are the least.',
                "Add a table with phase, start, end and milestones.",
            )


@check("warning", clauses=("6.2.2",), answers=("plan.timeline.dated",))
def without_milestones(system: System) -> Iterator[Problem]:
    """The timeline in the text of the plan names no milestone.

    ## What
    The section gives phases with dates, and none of them names a milestone, gate, deliverable, approval or audit.

    ## Why
    A phase that only ends cannot be seen to be late before it does.

    ## Wrong
    `Phase 1: January to March. Phase 2: April to June.`

    ## Right
    `Phase 1: January to March; milestone: scope approved on 12 February.`
    """
    for section in _sections(system):
        steps = plan_steps(system, section)
        if steps and not section.entries("programme") and not any(each.milestone for each in steps):
            yield Problem(
                section.location,
                f'The section "{section.heading}" names no milestone.',
                "Add at least one for each phase.",
            )
