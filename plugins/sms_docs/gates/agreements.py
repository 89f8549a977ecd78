"""Service level agreements: which hold, for whom, and what was reached."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.parameters import parameter
from sms_docs.gates.rhythm import STEPS, Expected, by_period
from sms_docs.model.register import Entry
from sms_docs.model.system import System

Pair = tuple[Entry, Entry]
"""A service level result and the target that it belongs to."""


def delivered(system: System) -> Iterator[Entry]:
    """The services in scope that customers receive."""
    for service in system.register("services"):
        since = service.date("live_since")
        begun = since is None or since <= system.as_of
        if begun and service.flag("in_scope") and service.text("status") in ("live", "retiring"):
            yield service


def in_force(system: System, sla: Entry) -> bool:
    """Whether an agreement is agreed and its days have begun and not ended."""
    start, end = sla.date("valid_from"), sla.date("valid_to")
    begun = start is None or start <= system.as_of
    return sla.text("status") == "agreed" and begun and (end is None or system.as_of <= end)


def results_due(system: System, sla: Entry, target: Entry, until: date) -> Iterator[Expected]:
    """The results that a target asks for up to a day, each some days (`sla_result_days`) after its period.

    They are owed from the first whole period in which the agreement holds and the service is live, until either ends.
    """
    service = system.register("services").by_id.get(sla.text("service"), Entry({}, ""))
    start, step = sla.date("valid_from"), STEPS.get(target.text("period"))
    if start and step and service.text("status") not in ("pipeline", "retired"):
        begun = max(start, service.date("live_since") or start)
        ends = [day for day in (sla.date("valid_to"), service.date("ends_on")) if day]
        yield from by_period(begun, step, int(parameter(system, "sla_result_days")), min([until, *ends]))


def by_service(system: System) -> dict[str, list[Entry]]:
    """The agreements by the service that they are for, in the order of the file."""
    found: dict[str, list[Entry]] = {}
    for sla in system.register("slas"):
        found.setdefault(sla.text("service"), []).append(sla)
    return found


def targets(system: System) -> dict[tuple[str, str], Entry]:
    """The targets of all agreements by the agreement's and their own id."""
    return {(sla.id, each.id): each for sla in system.register("slas") for each in sla.entries("targets") if each.id}


def results(system: System) -> Iterator[Pair]:
    """Each result with its target; one without a number or without a known target is left out."""
    known = targets(system)
    for result in system.register("sla_results"):
        target = known.get((result.text("sla"), result.text("target")))
        if target is not None and result.number("actual") is not None:
            yield result, target


def reaches(target: Entry, actual: float) -> bool | None:
    """Whether a value reaches a target; None when the target cannot be read."""
    value, comparator = target.number("value"), target.text("comparator")
    if value is None or comparator not in ("at-least", "at-most"):
        return None
    return actual >= value if comparator == "at-least" else actual <= value


def missed(result: Entry, target: Entry) -> bool:
    """Whether a result misses its target, by its number, else by what the entry says."""
    actual = result.number("actual")
    reached = None if actual is None else reaches(target, actual)
    return result["met"] is False if reached is None else not reached
