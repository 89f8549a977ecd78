"""The programme's phases: their order, their gates, their length."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.approval import first_approval
from sms_docs.gates.foundation import PLANS
from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import Day, first_day, gate_day, neighbours, passed_on, strict_order
from sms_docs.model.check import check
from sms_docs.model.cycles import circles, way_round
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PHASES = 2
"""From how many phases on the whole has a length."""


@check("error", clauses=("6.2.2",), answers=("seq.no-cycles",))
def circular_dependency(system: System) -> Iterator[Problem]:
    """Phases wait for each other in a circle.

    ## What
    A phase depends on a second one, and this one, directly or through others, depends on the first.

    ## Why
    None of them can ever start.

    ## Wrong
    `design` with `depends_on: [implementation]` and `implementation` with `depends_on: [design]`.

    ## Right
    Each phase depends on earlier ones only.
    """
    for circle in circles(system.register("programme")):
        yield Problem(
            circle[0].location,
            f"These phases wait for each other in a circle: {way_round(circle)}.",
            "Take out the dependency on the later phase.",
            tuple(Related(step.location, f"{step.entry} depends on {step.needs}.") for step in circle[1:]),
        )


@check("note", answers=("seq.no-compression",))
def long(system: System) -> Iterator[Problem]:
    """The programme takes longer than such programmes usually do.

    ## What
    From the first day of the first phase to the last day of the last one it takes more than eighteen months
    (`programme_months_max`).

    ## Why
    Support fades and people change; what was designed first is outdated at the audit.

    ## Wrong
    2026-10-05 to 2028-12-22.

    ## Right
    Twelve to eighteen months, or two programmes.
    """
    most = parameter(system, "programme_months_max")
    if (span := _span(system)) and _longer(*span, most):
        hint = "Cut the scope, or plan a second programme for what comes later."
        yield _lasting(*span, f"more than {most:g} months", hint)


@check("error", clauses=("6.2.2",), answers=("seq.phases-in-order", "seq.design-before-implementation"))
def phase_before_gate(system: System) -> Iterator[Problem]:
    """A phase begins before the gate in front of it is passed.

    ## What
    The phase starts before the day of the gate at the end of the phase before, or its start has come and that gate
    has not been passed ("go" or "conditional").

    ## Why
    A gate that is passed by the calendar decides nothing: work goes on with what the gate should have stopped.

    ## Wrong
    `start: 2027-03-29` in phase 3, while gate 2 is planned for 2027-04-09.

    ## Right
    A start on or after the day of the gate.
    """
    if not strict_order(system):
        return
    for before, phase in neighbours(system):
        start, gate = phase.date("start"), before.entry("gate")
        day = gate_day(gate, system.as_of)
        if not start or not day:
            continue
        if start < day.day and not _overlap(before, phase):
            yield _too_early(phase, start, f"before {gate.label} on {day.day}", day)
        elif start <= system.as_of and not passed_on(gate, system.as_of):
            yield _too_early(phase, start, f"and {gate.label} has not been passed", day)


def _overlap(before: Entry, phase: Entry) -> bool:
    start, end = phase.date("start"), before.date("end")
    return start is not None and end is not None and start <= end


def _too_early(phase: Entry, start: date, reason: str, gate: Day) -> Problem:
    return Problem(
        phase.location("start"),
        f'The phase "{phase.label}" starts on {start}, {reason}.',
        "Move the start behind the gate, or record the decision on the gate.",
        (Related(gate.location, "The gate before it."),),
    )


@check("error", clauses=("6.2.2",), answers=("plan.timeline.dated",))
def phase_dates_invalid(system: System) -> Iterator[Problem]:
    """The dates of a phase contradict each other.

    ## What
    A phase ends before it starts, or its gate is planned before its start.

    ## Why
    Every date that is computed from them is wrong.

    ## Wrong
    `start: 2027-03-29` and `end: 2027-03-26`.

    ## Right
    `start: 2027-03-29` and `end: 2027-08-27`.
    """
    for phase in system.register("programme"):
        start = phase.date("start")
        ends = first_day(phase, "end"), first_day(phase.entry("gate"), "planned")
        for what, day in zip(("ends", "has its gate"), ends, strict=True):
            if start and day and day.day < start:
                yield Problem(
                    day.location,
                    f'The phase "{phase.label}" {what} on {day.day}, before it starts on {start}.',
                    "Correct one of the two days.",
                    (Related(phase.location("start"), "The start."),),
                )


@check("error", clauses=("6.2.2",), answers=("seq.phases-in-order",))
def phases_out_of_order(system: System) -> Iterator[Problem]:
    """A phase starts before the phase in front of it is over.

    ## What
    By their numbers, the phase starts on or before the last day of the one before. In a phase model whose phases may
    overlap, only a start before the earlier phase's start is reported.

    ## Why
    A phase uses what the one before delivers; started earlier, it uses drafts.

    ## Wrong
    Phase 2 until 2027-03-26, phase 3 from 2027-03-01.

    ## Right
    Phase 3 from 2027-03-29.
    """
    field, word = ("end", "ends") if strict_order(system) else ("start", "starts")
    for before, phase in neighbours(system):
        start, limit = phase.date("start"), before.date(field)
        if start and limit and (start < limit or (start == limit and field == "end")):
            yield Problem(
                phase.location("start"),
                f'The phase "{phase.label}" starts on {start}, but "{before.label}" before it {word} on {limit}.',
                "Correct the days or the numbers of the phases.",
                (Related(before.location(field), "The phase before."),),
            )


@check("warning", clauses=("4.3", "6.3"), answers=("seq.gap-before-plan",))
def plan_before_assessment(system: System) -> Iterator[Problem]:
    """A plan was approved before what it rests on.

    ## What
    The first approvals lie in the wrong order: the scope comes first, then the report on the gap assessment, then the
    plan of the programme and the service management plan.

    ## Why
    A plan that was approved before the gaps were known plans something else than their closing.

    ## Wrong
    Implementation plan approved on 2026-11-02, gap assessment report on 2026-11-13.

    ## Right
    Implementation plan approved on 2026-11-24.
    """
    scope = first_approval(system, ("scope-statement",))
    gaps = first_approval(system, ("gap-assessment-report",))
    plans = first_approval(system, PLANS), first_approval(system, ("service-management-plan",))
    pairs = [(gaps, plan, "A plan", "the gap assessment report") for plan in plans]
    pairs.append((scope, gaps, "The gap assessment report", "the scope statement"))
    for first, second, later, earlier in pairs:
        if first and second and second.text("on") < first.text("on"):
            yield Problem(
                second.location("on"),
                f"{later} was approved on {second.text('on')}, before {earlier} on {first.text('on')}.",
                "Review the document against the one that it rests on, and approve it anew.",
                (Related(first.location("on"), "What it rests on was approved here."),),
            )


@check("warning", answers=("seq.no-compression",))
def short(system: System) -> Iterator[Problem]:
    """The programme is shorter than such programmes usually are.

    ## What
    From the first day of the first phase to the last day of the last one it takes less than twelve months
    (`programme_months_min`), but more than four.

    ## Why
    Design, three months of operation, audit, correction, review and both stages seldom fit; what gives way is the
    time for records.

    ## Wrong
    2026-10-05 to 2027-06-30.

    ## Right
    2026-10-05 to 2027-10-29.
    """
    least, hopeless = parameter(system, "programme_months_min"), parameter(system, "programme_months_not_credible")
    span = _span(system)
    if span and system.settings.certification:
        start, end = span
        if _longer(start, end, hopeless) and _ends_before(start, end, least):
            yield _lasting(start, end, f"less than {least:g} months", "Check that each step has the time it needs.")


@check("error", answers=("seq.no-compression",))
def too_short(system: System) -> Iterator[Problem]:
    """The programme is too short to be credible.

    ## What
    From the first day of the first phase to the last day of the last one it takes four months or less
    (`programme_months_not_credible`).

    ## Why
    Three months of operation alone fill it; design, audit and correction cannot have happened.

    ## Wrong
    2027-01-04 to 2027-04-30.

    ## Right
    Twelve to eighteen months.
    """
    hopeless = parameter(system, "programme_months_not_credible")
    if span := _span(system):
        start, end = span
        if end.day >= start.day and not _longer(start, end, hopeless):
            yield _lasting(start, end, f"{hopeless:g} months or less", "Plan twelve to eighteen months.")


def _span(system: System) -> tuple[Day, Day] | None:
    """The first and the last day of a programme of two phases or more."""
    phases = system.register("programme").entries
    starts = [day for each in phases if (day := first_day(each, "start"))]
    ends = [day for each in phases if (day := first_day(each, "end"))]
    if len(starts) < _PHASES or len(ends) < len(phases):
        return None
    return min(starts, key=lambda day: day.day), max(ends, key=lambda day: day.day)


def _longer(start: Day, end: Day, months: float) -> bool:
    """Whether more than so many months lie between the two days, both counted."""
    return end.day >= add_months(start.day, int(months))


def _ends_before(start: Day, end: Day, months: float) -> bool:
    return (add_months(start.day, int(months)) - end.day).days > 1


def _lasting(start: Day, end: Day, limit: str, hint: str) -> Problem:
    return Problem(
        end.location,
        f"The programme runs from {start.day} to {end.day}, {limit}.",
        hint,
        (Related(start.location, "It starts here."),),
    )
