"""First of the six classic elements of a service management plan: objectives that can be measured."""

from collections.abc import Iterator

from sms_docs.completeness.objectives import Judged, judged_objectives
from sms_docs.completeness.plans import Section, plan_sections
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.memo import Memo
from sms_docs.model.system import System


@Memo
def _sections(system: System) -> tuple[tuple[Section, tuple[Judged, ...]], ...]:
    """The objectives sections of plans, each with its objectives."""
    return tuple((each, judged_objectives(system, each)) for each in plan_sections(system, "objectives"))


@check("error", clauses=("6.2.1", "6.3"), answers=("plan.objectives.present",), waivable=False)
def absent(system: System) -> Iterator[Problem]:
    """The objectives section of the plan sets no objective.

    ## What
    The section has text, but no list, no table and no register of objectives, and no sentence that could be one.

    ## Why
    The plan exists to reach the objectives (ISO/IEC 20000-1:2018, 6.2.1 and 6.3).

    ## Wrong
    A table of objectives with a head and no row, below a sentence on the policy.

    ## Right
    `{{ sms_table("objectives") }}`, or a table with objective, metric, target, due date and owner.
    """
    for section, objectives in _sections(system):
        if not objectives:
            yield Problem(
                section.location,
                f'The section "{section.heading}" sets no objective.',
                "Add a table with objective, metric, target, due date and owner.",
            )


@check("error", clauses=("6.2.1",), answers=("plan.objectives.measurable",))
def none_measurable(system: System) -> Iterator[Problem]:
    """Too few objectives of the plan can be measured.

    ## What
    Fewer objectives than `objectives_measurable_min` (1) have a number with a unit, a change with a baseline or a
    period, an indicator with a target, or an outcome with a due date that an outsider can verify. Years, dates,
    clauses, versions and names with numbers do not count.

    ## Why
    Objectives are measurable where practicable (ISO/IEC 20000-1:2018, 6.2.1); nobody can say that "improve" was
    reached.

    ## Wrong
    `Improve incident handling according to ISO/IEC 20000-1:2018 by 2027` as the only objective.

    ## Right
    `Resolve 95 % of priority 1 incidents within 4 hours, from June 2027`
    """
    least = parameter(system, "objectives_measurable_min")
    for section, objectives in _sections(system):
        good = sum(each.measurability.measurable for each in objectives)
        if objectives and good < least:
            count = "No objective" if not good else f"Only {good} of {len(objectives)} objectives"
            yield Problem(
                section.location,
                f"{count} of the plan is measurable.",
                "Give at least one a number with a unit, or an outcome with a due date that an outsider can verify.",
            )


@check("note", clauses=("6.2.1",), answers=("plan.objectives.from-gaps",))
def not_from_gaps(system: System) -> Iterator[Problem]:
    """No objective answers a gap, or none a business aim.

    ## What
    Of the objectives in the register none names a gap in `answers_gaps`, or none names an `aim` of the organization.

    ## Why
    Objectives that answer neither what the assessment found nor what the organization wants compete with daily work
    and lose.

    ## Wrong
    Five objectives without `answers_gaps`.

    ## Right
    `answers_gaps: [G-014]` in one, `aim: AIM-2` in one.
    """
    register = system.register("objectives")
    fields = {"answers_gaps": "a gap of the assessment", "aim": "an aim of the organization"}
    for field, words in fields.items():
        if len(register) and not any(each.has(field) for each in register):
            yield Problem(
                register.entries[0].location(),
                f"No objective answers {words}.",
                f"Add {field} to the objectives that do, or set one that does.",
            )


@check("warning", clauses=("6.2.2",), answers=("plan.objectives.time-bound",))
def undated(system: System) -> Iterator[Problem]:
    """An objective in the text of the plan says nothing on when.

    ## What
    It names no date, no month of the programme and no period, and its table has no column for it. A text can say it in
    words that no check knows, hence a warning; in the register, where the date has a field, a missing one is an error.

    ## Why
    Planning for an objective includes when it will be completed (ISO/IEC 20000-1:2018, 6.2.2).

    ## Wrong
    `SLA compliance of 99.5 percent`

    ## Right
    `SLA compliance of 99.5 percent in every month from June 2027`
    """
    for section, objectives in _sections(system):
        for each in objectives:
            if not each.due and not section.entries("objectives"):
                yield Problem(
                    each.location,
                    f"The objective {each.name} does not say by when.",
                    "Add a due date, a month of the programme or a period.",
                    each.related,
                )


@check("warning", clauses=("6.2.1",), answers=("plan.objectives.measurable",))
def unmeasurable(system: System) -> Iterator[Problem]:
    """An objective of the plan cannot be measured.

    ## What
    The objective has neither a number with a unit, nor a change with a baseline or a period, nor an indicator with a
    target, nor an outcome with a due date that an outsider can verify. The message says what was found instead.

    ## Why
    On the day that it is due, two honest people would disagree whether it was reached (ISO/IEC 20000-1:2018, 6.2.1).

    ## Wrong
    `Enhance customer satisfaction`

    ## Right
    `Raise the satisfaction score from 3.8 to 4.2 of 5 by December 2027`
    """
    share = parameter(system, "objectives_measurable_share")
    for _, objectives in _sections(system):
        bad = [each for each in objectives if not each.measurability.measurable]
        if bad and 1 - len(bad) / len(objectives) < share:
            for each in bad:
                reason, hint = each.measurability.reason, each.measurability.hint
                yield Problem(
                    each.location,
                    f"The objective {each.name} is not measurable: {reason}.",
                    f"{hint[0].upper()}{hint[1:]}.",
                    each.related,
                )
