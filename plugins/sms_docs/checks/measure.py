"""Measures: whether their values arrive, and whether something follows when a value is off its target."""

from collections.abc import Iterator
from datetime import date, timedelta

from sms_docs.checks.actions import action_fault
from sms_docs.gates.holes import Hole, holes
from sms_docs.gates.parameters import parameter
from sms_docs.gates.rhythm import STEPS
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months, month_name
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.measured import Value, status, values

_YEAR = 12


@check("error", clauses=("9.1",), answers=("measure.complete",))
def month_missing(system: System) -> Iterator[Problem]:
    """Between two values of a measure one is missing.

    ## What
    The periods of two values that follow each other lie further apart than the measure's `frequency`: with
    `monthly`, June and August without July.

    ## Why
    A course over time with a hole proves nothing for the hole (ISO/IEC 20000-1:2018, 9.1); a value that was bad and
    left out looks just the same.

    ## Wrong
    Values for 2027-05 and 2027-07, none for 2027-06.

    ## Right
    The value for 2027-06, measured late if need be, with a remark.
    """
    for measure in system.register("measures"):
        known = {value.months[-1]: value for value in values(system, measure)}
        for hole in holes((value.months for value in known.values()), STEPS.get(measure.text("frequency"), _YEAR)):
            yield Problem(
                known[hole.after].entry.location("period"),
                f"{_called(measure)} has no value for {_named(hole)}; this one comes after the hole.",
                "Add what was measured, with its day, or say in a remark of a late value why it is late.",
                (Related(measure.location("frequency"), "How often it is measured."),),
            )


def _named(hole: Hole) -> str:
    first, last = month_name(hole.first), month_name(hole.last)
    return first if first == last else f"{first} to {last}"


def _called(measure: Entry) -> str:
    return f"{measure.id} ({measure.label})" if measure.label != measure.id else measure.id


@check("warning", clauses=("9.1", "10.2"), answers=("measure.off-target-acted",))
def off_target_unanswered(system: System) -> Iterator[Problem]:
    """A value misses its target by more than the tolerance, and nobody does anything about it.

    ## What
    The value is known for more than 14 days (`off_target_days`), its `action` names no improvement, task or corrective
    action, no improvement has it or its measure as `source_ref`, and no earlier value of the same run off target has
    an action.

    ## Why
    What is measured and left alone was measured for nothing (ISO/IEC 20000-1:2018, 9.1 and 10.2). Five red months
    without an action are a nonconformity.

    ## Wrong
    `value: 76.4` for a target of 90, and no `action`.

    ## Right
    `action: IMP-003`
    """
    days = parameter(system, "off_target_days")
    sources = {each.text("source_ref") for each in system.register("improvements")}
    if any(system.register(key).broken for key in ("improvements", "tasks", "corrective_actions")):
        return
    for measure in system.register("measures"):
        answered = measure.id in sources
        for value in values(system, measure):
            if status(measure, value.number) != "off target":
                answered = measure.id in sources
                continue
            fault = action_fault(system, value.entry, "action")
            answered = answered or not fault or value.entry.id in sources
            on = value.entry.date("measured_on") or value.end
            if not answered and (system.as_of - on).days > days:
                yield _unanswered(measure, value, fault)


def _unanswered(measure: Entry, value: Value, fault: str) -> Problem:
    return Problem(
        value.entry.location("action" if value.entry.has("action") else "value"),
        f"{_called(measure)} is off target in {value.period} with {value.number:,.10g}, and {fault}.",
        "Name in action the improvement, task or corrective action that answers it.",
        (Related(measure.location("target"), "The target."),),
    )


@check("error", clauses=("9.1",), answers=("measure.complete",))
def process_missing(system: System) -> Iterator[Problem]:
    """A measure of a process does not say of which process.

    ## What
    `area` is `process` and `process` is not given.

    ## Why
    Each process is judged by its measures (ISO/IEC 20000-1:2018, 9.1); one that belongs to no process judges none.

    ## Wrong
    `area: process` alone.

    ## Right
    `area: process` and `process: incident`
    """
    for measure in system.register("measures"):
        if measure.text("area") == "process" and not measure.has("process"):
            yield Problem(
                measure.location("area"),
                f"{_called(measure)} measures a process, but no process is named.",
                "Add process.",
            )


@check("error", clauses=("9.1",), answers=("measure.complete",))
def value_missing(system: System) -> Iterator[Problem]:
    """A measure has no value, or no new one for too long.

    ## What
    Without any value: `first_due` lies more than 20 days (`measurement_late_days`) back. With values: the next one of
    its `frequency` is more than these 20 days overdue.

    ## Why
    Values arrive at the frequency that was set (ISO/IEC 20000-1:2018, 9.1). A monthly measure with two values in a
    year is none.

    ## Wrong
    `frequency: monthly`, newest value for 2027-04, read on 2027-08-11.

    ## Right
    Values up to 2027-07.
    """
    if system.register("measurements").broken:
        return
    late = parameter(system, "measurement_late_days")
    for measure in system.register("measures"):
        known = values(system, measure)
        last, due = (known[-1] if known else None), _next_due(measure, known)
        if due and (system.as_of - due).days > late:
            what = f"has no value since {last.period}" if last else "has no value yet"
            yield Problem(
                measure.location("frequency" if last else "first_due"),
                f"{_called(measure)} {what}; the {'next' if last else 'first'} one was due on {due}.",
                "Add the values to data/measurements.yml, or change the frequency with a reason.",
                (Related(last.entry.location("period"), "The newest value."),) if last else (),
            )


def _next_due(measure: Entry, known: tuple[Value, ...]) -> date | None:
    """The last day of the period that the next value is about; without values the day of the first one."""
    if not known:
        return measure.date("first_due")
    interval = STEPS.get(measure.text("frequency"))
    # From the first of the month after, so that a month's length does not count.
    return add_months(known[-1].end + timedelta(days=1), interval) - timedelta(days=1) if interval else None
