"""The days that the order of a programme is judged by: phases, gates, go-live, stage 2."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from sms_docs.gates.states import decision_of, phase_entry, phase_model
from sms_docs.model.location import Location
from sms_docs.model.register import NOTHING, Entry
from sms_docs.model.system import System


class Day(NamedTuple):
    """A day of a plan or of the past, and where it stands."""

    day: date
    location: Location


def first_day(entry: Entry, *fields: str) -> Day | None:
    """The day in the first of the fields that holds one."""
    for field in fields:
        if day := entry.date(field):
            return Day(day, entry.location(field))
    return None


def neighbours(system: System) -> Iterator[tuple[Entry, Entry]]:
    """Each phase with the one after it, by number."""
    numbered = [(number, each) for each in system.register("programme") if (number := each.number("number"))]
    numbered.sort(key=lambda item: item[0])
    return pairwise(each for _, each in numbered)


def strict_order(system: System) -> bool:
    """Whether the phase model lets a phase begin only when the gate before it was passed."""
    return phase_model(system).order == "strict"


def passed_on(gate: Entry, as_of: date) -> date | None:
    """The day up to which a gate was decided "go" or "conditional"; None when it was not."""
    decision, decided_on = decision_of(gate, as_of)
    return decided_on if decision in ("go", "conditional") else None


def gate_day(gate: Entry, as_of: date) -> Day | None:
    """The day on which a gate was passed, else the day that it is planned for."""
    return first_day(gate, "decided_on" if passed_on(gate, as_of) else "planned")


def design_gate(system: System) -> Entry | None:
    """The gate at which the design has to be complete, in the programme; None when there is none."""
    for phase in phase_model(system).phases:
        if any(criterion.key == "procedures-documented" for criterion in phase.criteria):
            entry = phase_entry(system, phase)
            return entry.entry("gate") if entry and entry.has("gate") else None
    return None


def live_day(process: Entry) -> Day | None:
    """The first day of a process in operation as designed, else the day planned for it."""
    return first_day(process, "live_since", "live_planned")


def first_live(system: System) -> tuple[Entry, Day] | None:
    """The process that goes live first, and its day."""
    days = [(process, day) for process in system.register("processes") if (day := live_day(process))]
    return min(days, key=lambda item: item[1].day, default=None)


def certification(system: System) -> Entry:
    """The record of the certification; an empty one when no certificate is aimed at."""
    if system.settings.certification:
        return system.register("certification").single
    return Entry(NOTHING, system.register("certification").path)


def stage2_start(system: System) -> Day | None:
    """The first day of stage 2; None when no certificate is aimed at, no day is set, or there is no programme.

    Without a programme nothing is being built: the system may have been certified before it was kept here.
    """
    if not system.register("programme").exists:
        return None
    return first_day(certification(system).entry("stage2"), "start")


def audit_end(audit: Entry) -> Day | None:
    """The last day of an audit, as held, else as planned."""
    return first_day(audit, *(("done_on",) if audit.text("status") == "held" else ()), "planned_end")


def review_day(review: Entry) -> Day | None:
    """The day of a management review, as held, else as planned."""
    return first_day(review, "held_on", "planned")
