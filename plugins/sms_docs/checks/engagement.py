"""Top management that acts, and interested parties that are heard, all the way through the programme."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

Trace = tuple[date, Location]
"""A day on which top management acted, and where that stands."""


@check("warning", clauses=("5.1",), answers=("ts.management-active",))
def management_silent(system: System) -> Iterator[Problem]:
    """For months there is no trace of top management.

    ## What
    While the programme runs, up to today, more than 92 days (`management_silence_days`) pass without a decision on a
    document or gate by a role of top management, a management review or a meeting of a body that such a role chairs, or
    a message from it.

    ## Why
    Commitment shows in what is done each quarter; a programme that its sponsor has forgotten stalls
    (ISO/IEC 20000-1:2018, 5.1; ISO/IEC TS 20000-5:2022, 4.5).

    ## Wrong
    Gate 1 decided in November, and the next meeting of the steering committee in April.

    ## Right
    A meeting of the steering committee every four weeks.
    """
    top = {role.id for role in system.register("roles") if role.flag("top_management")}
    phases = [each for each in system.register("programme") if each.date("start") and each.date("end")]
    if not top or not phases or any(system.register(key).broken for key in ("reviews", "bodies", "communications")):
        return
    first = min(phases, key=lambda each: each.text("start"))
    last = max(each.date("end") or date.min for each in phases)
    start, end = first.date("start") or date.min, min(last, system.as_of)
    most = parameter(system, "management_silence_days")
    traces = sorted(set(_traces(system, top)), key=lambda each: each[0])
    known = [(start, first.location("start")), *(each for each in traces if start <= each[0] <= end)]
    for (before, place), (after, _) in pairwise([*known, (end, first.location("start"))]):
        if (after - before).days > most:
            yield Problem(
                place,
                f"No trace of top management for {(after - before).days} days, from {before} to {after}.",
                "Record what top management decided, reviewed or told in this time, or bring it back to the table.",
                (Related(first.location("start"), "The programme."),) if place != first.location("start") else (),
            )


def _traces(system: System, top: set[str]) -> Iterator[Trace]:
    decisions = (each for log in system.decisions.values() for each in log)
    gates = (phase.entry("gate") for phase in system.register("programme"))
    yield from _days(decisions, "on", "role", top)
    yield from _days(gates, "decided_on", "decided_by", top)
    yield from _days(system.register("reviews"), "held_on", "chair", top)
    yield from _days(system.register("communications"), "done_on", "sender", top)
    for body in system.register("bodies"):
        if body.text("chair") in top:
            yield from (
                (day, each.location("held_on")) for each in body.entries("meetings") if (day := each.date("held_on"))
            )


def _days(entries: Iterable[Entry], field: str, by: str, top: set[str]) -> Iterator[Trace]:
    """The days on which a role of top management did something."""
    for each in entries:
        if each.text(by) in top and (day := each.date(field)):
            yield day, each.location(field)


@check("note", clauses=("4.2", "7.4"), answers=("ts.interested-parties-all-phases",))
def parties_left_out(system: System) -> Iterator[Problem]:
    """In a phase of the programme nobody outside hears anything.

    ## What
    `data/communications.yml` holds messages, but none with `parties` for one of the phases of the programme.

    ## Why
    Interested parties are involved in every phase, not only at the start (ISO/IEC TS 20000-5:2022, 4.5).

    ## Wrong
    All messages with `phases: [foundation]`.

    ## Right
    `phases: [foundation, design, implementation, certification]`
    """
    register = system.register("communications")
    heard = {phase for message in register if message.has("parties") for phase in message.texts("phases")}
    for phase in system.register("programme") if register.entries and not register.broken else ():
        if phase.id and phase.id not in heard:
            yield Problem(
                phase.location("id"),
                f'In the phase "{phase.label}" nothing is told to interested parties.',
                f"Plan in {register.path} what they are told or asked in this phase.",
            )
