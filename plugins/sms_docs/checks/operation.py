"""Processes going live: after the design, with verified configuration data, long enough before stage 2."""

from collections.abc import Iterator

from sms_docs.gates.approval import first_approval, log_broken
from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import (
    Day,
    design_gate,
    first_day,
    first_live,
    gate_day,
    live_day,
    passed_on,
    stage2_start,
)
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("8.1",), answers=("seq.design-before-implementation", "stall.design-unfinished"))
def before_design(system: System) -> Iterator[Problem]:
    """A process goes live before the design is complete.

    ## What
    The process is live, or planned to go live, before the day of the gate that ends the design; or it is live and
    that gate has not been passed.

    ## Why
    Programmes stall when practices start on an unfinished design: interfaces, roles and measures are then invented
    in operation, and the records of the first months prove nothing.

    ## Wrong
    `live_planned: 2027-03-01`, gate 2 planned for 2027-03-26.

    ## Right
    `live_planned: 2027-04-12`
    """
    gate = design_gate(system)
    day = gate_day(gate, system.as_of) if gate else None
    if gate is None or day is None:
        return
    passed = passed_on(gate, system.as_of)
    for process in system.register("processes"):
        live = live_day(process)
        if live is None:
            continue
        running = process.has("live_since") and live.day <= system.as_of
        if live.day < day.day or (running and not passed):
            reason = f"before {gate.label} on {day.day}" if live.day < day.day else f"and {gate.label} is not passed"
            yield Problem(
                live.location,
                f"{process.label} {'went' if running else 'is to go'} live on {live.day}, {reason}.",
                "Complete the design first: let the process go live after the gate.",
                (Related(day.location, "The gate that ends the design."),),
            )


@check("error", clauses=("8.2.6",), answers=("seq.cmdb-before-live",))
def configuration_unverified(system: System) -> Iterator[Problem]:
    """Configuration data are not verified before the first process goes live.

    ## What
    The first verification of a type of configuration item lies after the first process's day of going live, or
    that day has passed and nothing was verified up to it.

    ## Why
    Incident, change and continuity management work with these data from the first day; on wrong data they decide
    wrong (ISO/IEC 20000-1:2018, 8.2.6).

    ## Wrong
    First process live on 2027-04-12, first verification `planned: 2027-06-01`.

    ## Right
    `planned: 2027-04-08`
    """
    live, config = first_live(system), system.register("config")
    if live is None or config.broken or not system.register("programme").exists:
        return
    process, day = live
    running = process.has("live_since") and day.day <= system.as_of
    if not config.entries and running:
        yield _unverified(day.location, f"{process.label} went live on {day.day} without configuration data", day)
    for kind in config:
        checked = _verified(kind) if running else _first_verification(kind)
        if (checked is None and running) or (checked and checked.day > day.day):
            when = f"for the first time on {checked.day}" if checked else "not at all"
            message = f"{kind.id} ({kind.text('type')}) is verified {when}, but {process.label} goes live on {day.day}"
            yield _unverified(checked.location if checked else kind.location("verifications"), message, day)


def _first_verification(kind: Entry) -> Day | None:
    days = [day for each in kind.entries("verifications") if (day := first_day(each, "verified_on", "planned"))]
    return min(days, key=lambda day: day.day, default=None)


def _verified(kind: Entry) -> Day | None:
    days = [day for each in kind.entries("verifications") if (day := first_day(each, "verified_on"))]
    return min(days, key=lambda day: day.day, default=None)


def _unverified(location: Location, message: str, live: Day) -> Problem:
    return Problem(
        location,
        f"{message}.",
        "Verify the configuration data before the first process goes live.",
        (Related(live.location, "The first process goes live here."),),
    )


@check("error", clauses=("8.1", "7.5.3"), answers=("stall.design-unfinished", "seq.design-before-implementation"))
def procedure_late(system: System) -> Iterator[Problem]:
    """A process is live and its document was approved only later, or not at all.

    ## What
    `live_since` lies before the first approval of the document that describes the process.

    ## Why
    Until the approval nobody can say what "as designed" means, and the records from before it do not count.

    ## Wrong
    Live since 2027-04-12, version 1.0 of the process document approved on 2027-05-20.

    ## Right
    Approved on 2027-03-10, live since 2027-04-12.
    """
    if not system.register("programme").exists:
        return
    known = system.standard.kinds.keys() - {each.kind for each in system.controlled if log_broken(system, each)}
    for process in system.register("processes"):
        live, kind = first_day(process, "live_since"), process.text("document")
        if live is None or live.day > system.as_of or kind not in known:
            continue
        approval = first_approval(system, (kind,))
        if approval is None or approval.text("on") > live.day.isoformat():
            when = f"approved only on {approval.text('on')}" if approval else "never approved"
            related = (Related(approval.location("on"), "The first approval."),) if approval else ()
            yield Problem(
                live.location,
                f"{process.label} is live since {live.day}, but its document was {when}.",
                "Approve the document, and count the operation from its approval.",
                related,
            )


@check("error", clauses=("8.1",), answers=("seq.practice-three-months",))
def short(system: System) -> Iterator[Problem]:
    """Less than three months lie between the last process going live and stage 2.

    ## What
    Stage 2 starts before the same day three months (`operation_months`) after the day on which the last process
    went live, or is planned to. Three months after 2026-11-30 is 2027-02-28.

    ## Why
    Stage 2 judges operation by its records. With less than three months there are too few of them, and the
    certification body comes again.

    ## Wrong
    Capacity management live on 2027-08-01, stage 2 from 2027-09-15.

    ## Right
    Stage 2 from 2027-11-01 at the earliest.
    """
    stage2, months = stage2_start(system), int(parameter(system, "operation_months"))
    if stage2 is None:
        return
    days = [(each, day) for each in system.register("processes") if (day := live_day(each))]
    late = [(each, day) for each, day in days if add_months(day.day, months) > stage2.day]
    if late:
        last, live = max(late, key=lambda item: item[1].day)
        yield Problem(
            stage2.location,
            f"Stage 2 starts on {stage2.day}, less than {months} months after {last.label} goes live on {live.day}.",
            f"Move stage 2 to {add_months(live.day, months)} or later, or let the process go live earlier.",
            tuple(Related(day.location, f"{each.label} goes live on {day.day}.") for each, day in late),
        )
