"""Which kinds of documents the standard asks for, and since when each has to exist."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from sms_docs.gates.states import decision_of
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.settings import PATH
from sms_docs.model.standard import Kind
from sms_docs.model.system import System

_DESIGN: Final = 2
_OPERATION: Final = 3


class DueKind(NamedTuple):
    """A kind of which a document has to exist by now, what makes it due, and why, as the end of a sentence."""

    kind: Kind
    location: Location
    reason: str


def required_kinds(system: System) -> Iterator[Kind]:
    """The kinds that the edition in use asks for in writing; not those that are no documents but sets of records."""
    for kind in system.standard.kinds.values():
        if kind.need == "required" and kind.sections and system.standard.clauses_of(kind):
            yield kind


def due_kinds(system: System) -> Iterator[DueKind]:
    """The required kinds that are due on the system's day.

    Documents are due with the gate that ends the design (gate 2). Records, and what the phase model lists for a later
    phase, are due with the gate after operation (gate 3). A system that has no gate with a date at all has nothing that
    could put a document off, so that all are due.
    """
    programme = system.register("programme")
    if programme.broken:
        return
    gates = [each for each in programme if each.entry("gate")]
    for kind in required_kinds(system):
        if not gates:
            yield DueKind(kind, Location(PATH, ("standard",)), "no programme says by when it is due")
            continue
        gate = _gate(gates, _phase_number(system, kind))
        if over := _over(gate, system.as_of):
            yield DueKind(kind, gate.location(over[0]), over[1])


def operation_over(system: System) -> tuple[Location, str] | None:
    """What shows that the time for building and operating is over (gate 3), and why; None while it is ahead."""
    gates = [each for each in system.register("programme") if each.entry("gate")]
    gate = _gate(gates, _OPERATION) if gates else None
    over = _over(gate, system.as_of) if gate else None
    return (gate.location(over[0]), over[1]) if gate and over else None


def _phase_number(system: System, kind: Kind) -> int:
    """The phase at whose end a kind is due."""
    if kind.family == "record":
        return _OPERATION
    phases = system.standard.default_phase_model.phases
    first = next((each.number for each in phases if kind.key in each.deliverables), _DESIGN)
    return min(max(first, _DESIGN), _OPERATION)


def _gate(phases: list[Entry], number: int) -> Entry:
    """The gate of the phase with a number, else the one that comes next, else the last."""
    ordered = sorted(phases, key=lambda each: each.number("number") or 0)
    return next((each for each in ordered if (each.number("number") or 0) >= number), ordered[-1]).entry("gate")


def _over(gate: Entry, as_of: date) -> tuple[str, str] | None:
    """The field of a gate that shows that it is behind, and why; None while it is ahead."""
    decision, decided_on = decision_of(gate, as_of)
    name = gate.label or "the gate"
    if decision == "go":
        return "decision", f'{name} was decided "go" on {decided_on}'
    planned = gate.date("planned")
    return ("planned", f"{name} was planned for {planned}") if planned and planned < as_of else None
