"""Since when a practice is lived: what the standard asks of operation is asked from then on."""

from typing import Final

from sms_docs.gates.practices import practices
from sms_docs.gates.states import phase_entry, phase_model
from sms_docs.gates.timeline import Day, first_day, gate_day, passed_on
from sms_docs.model.register import Entry
from sms_docs.model.system import System

CRITERION: Final = "practices-operational"
"""The gate with this criterion ends the start of operation."""


def processes_of(system: System, kind: str) -> tuple[Entry, ...]:
    """The organization's processes for the practice that documents of a kind describe."""
    own = [each for each in system.register("processes") if each.text("document") == kind]
    area = [each for practice in practices(system) if kind in practice.area.kinds for each in practice.processes]
    return tuple({each.pointer: each for each in (*own, *area)}.values())


def operating_since(system: System, kind: str) -> Day | None:
    """The day since which the practice of a document kind is in operation; None while it is not.

    That is the first day of its first live process. Once the gate that asks for operation is passed or its planned
    day is over, the practice counts as operated from there, whatever the processes say.
    """
    if system.register("processes").broken:
        return None
    live = (first_day(each, "live_since") for each in processes_of(system, kind))
    days = [day for day in live if day and day.day <= system.as_of]
    return min(days, key=lambda each: each.day) if days else _gate_over(system)


def _gate_over(system: System) -> Day | None:
    for phase in phase_model(system).phases:
        if any(criterion.key == CRITERION for criterion in phase.criteria):
            entry = phase_entry(system, phase)
            gate = entry.entry("gate") if entry else None
            day = gate_day(gate, system.as_of) if gate else None
            over = gate and day and (passed_on(gate, system.as_of) or day.day < system.as_of)
            return day if over else None
    return None
