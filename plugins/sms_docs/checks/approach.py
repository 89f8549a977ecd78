"""A programme that sets up one group of processes after the other (ISO/IEC TS 20000-5:2022, 5.2.2)."""

from collections.abc import Iterator, Mapping
from typing import Final

from sms_docs.gates.practices import practices
from sms_docs.gates.states import phase_model
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

APPROACH: Final = "ts-approach-1"
_BOUNDARY: Final = (
    *("interactions", "policies", "plans", "resources", "authority", "competence", "information", "indicators"),
    "methods",
)
_AFTER: Final[Mapping[str, tuple[str, ...]]] = {"8.3": ("8.6",), "8.5": ("8.6", "8.3"), "8.4": ("8.6", "8.3")}
"""The groups of clause 8 that usually come before a group."""


@check("error", clauses=("4.4",), answers=("ts.approach1.phase-boundary",))
def boundary_open(system: System) -> Iterator[Problem]:
    """A phase that has begun does not say what belongs to it.

    ## What
    In a programme by process groups (`phase_model: ts-approach-1`) a phase that has begun lacks `objectives`,
    `processes`, or one of the nine parts of `boundary`: interactions, policies, plans, resources, authority,
    competence, information, indicators, methods.

    ## Why
    Processes do not work alone. What nobody drew into the phase is missing on the day they start
    (ISO/IEC TS 20000-5:2022, 5.2.2).

    ## Wrong
    A phase with `processes: [incident]` and nothing else.

    ## Right
    The same with `objectives` and a `boundary` that names the policies, plans, people and indicators.
    """
    for phase in _phases(system):
        start = phase.date("start")
        if start and start <= system.as_of:
            missing = [field for field in ("objectives", "processes") if not phase.has(field)]
            missing += [part for part in _BOUNDARY if not phase.entry("boundary").has(part)]
            if missing:
                yield Problem(
                    phase.location("boundary" if phase.has("boundary") else "id"),
                    f'The phase "{phase.label}" has begun, but it does not say: {", ".join(missing)}.',
                    "Add objectives and processes to the phase, and to its boundary what these processes need.",
                )


@check("error", clauses=("4.4",), answers=("ts.approach1.interfaces",))
def interface_undefined(system: System) -> Iterator[Problem]:
    """Processes of two phases work together, and nobody said how until both are in place.

    ## What
    In a programme by process groups, a process has an interface to a process of another phase, one of the two phases
    has begun, and no phase has a line in `interfaces` from the one to the other. The way back is a line of its own.

    ## Why
    Until the second one is set up there is nobody at the other end (ISO/IEC TS 20000-5:2022, 5.2.2).

    ## Wrong
    Incident management in phase I hands changes to change management of phase III.

    ## Right
    In phase I, `interfaces`: `from: incident`, `to: change`, `how: Changes go to the weekly meeting of the platforms`
    """
    phases = _phase_of(system)
    defined = {
        (each.text("from"), each.text("to")) for phase in _phases(system) for each in phase.entries("interfaces")
    }
    for process in system.register("processes") if phases else ():
        for interface in process.entries("interfaces"):
            pair = (process.id, interface.text("to"))
            ends = [phases[each] for each in pair if each in phases]
            begun = [each for each in ends if (start := each.date("start")) and start <= system.as_of]
            if begun and len(ends) == len(pair) and ends[0].id != ends[1].id and pair not in defined:
                yield Problem(
                    interface.location("to"),
                    f"{pair[0]} (phase {ends[0].id}) works together with {pair[1]} (phase {ends[1].id}), "
                    "but no interface between the phases is defined.",
                    f"Add to one of the phases: interfaces with from: {pair[0]}, to: {pair[1]} and how.",
                    tuple(Related(each.location("processes"), "The processes of this phase.") for each in ends),
                )


@check("error", clauses=("8",), answers=("ts.approach1.all-processes",), waivable=False)
def process_left_out(system: System) -> Iterator[Problem]:
    """A process of clause 8 belongs to no phase.

    ## What
    In a programme by process groups, all phases together leave out a process of `data/processes.yml` for clause 8, or
    there is no process at all for a practice that the standard asks for.

    ## Why
    The certificate covers all of clause 8. A process in no phase is nobody's task until the auditor asks for it
    (ISO/IEC TS 20000-5:2022, 5.2.2).

    ## Wrong
    Three phases, and demand management in none of them.

    ## Right
    `processes: [demand, capacity]` in one of the phases.
    """
    phases, register = _phase_of(system), system.register("processes")
    if not phases or register.broken:
        return
    for process in register:
        if process.id and process.id not in phases and _group(process):
            yield Problem(
                process.location("id"),
                f'The process "{process.label}" belongs to no phase of the programme.',
                "Name it in processes of the phase that sets it up.",
            )
    missing = [each.name for each in practices(system) if not each.processes]
    if missing:
        yield Problem(
            register.location,
            f"No process of the programme is responsible for: {', '.join(missing)}.",
            f"Add the process to {register.path}, and name it in one of the phases.",
        )


@check("note", clauses=("8.2", "8.3", "8.4", "8.5", "8.6", "8.7"), answers=("ts.approach1.order",))
def order_unusual(system: System) -> Iterator[Problem]:
    """The process groups follow each other in an unusual order.

    ## What
    In a programme by process groups, resolution and fulfilment (8.6) does not come first, or design and transition or
    supply and demand (8.5, 8.4) come before relationship and agreement (8.3); or portfolio (8.2) or assurance (8.7)
    is not begun in the first phase.

    ## Why
    The order is a suggestion of ISO/IEC TS 20000-5:2022, 5.2.2: disturbances first, then customers, then change, on a
    first catalogue and a minimum of controls. Another order can be right where the priorities say so.

    ## Wrong
    Design and transition in phase I, incidents in phase III.

    ## Right
    Incidents and requests in phase I, with a first catalogue and basic security.
    """
    if not (phases := _phase_of(system)):
        return
    groups: dict[str, tuple[float, Entry]] = {}
    for process in system.register("processes"):
        phase = phases.get(process.id)
        number = phase.number("number") if phase else None
        if phase and number is not None:
            groups[_group(process)] = min(groups.get(_group(process), (number, phase)), (number, phase), key=_number)
    first = min((number for number, _ in groups.values()), default=0)
    for group, earlier in _AFTER.items():
        late = [each for each in earlier if group in groups and each in groups and groups[group][0] < groups[each][0]]
        if late:
            yield _order(groups[group][1], f"{group} begins before {' and '.join(late)}")
    for group in ("8.2", "8.7"):
        if group in groups and groups[group][0] > first:
            yield _order(groups[group][1], f"{group} is not begun in the first phase")


def _order(phase: Entry, what: str) -> Problem:
    return Problem(
        phase.location("processes"),
        f"The order of the process groups is unusual: {what}.",
        "Say in the plan of the programme which priorities ask for this order, or change it.",
    )


def _number(item: tuple[float, Entry]) -> float:
    return item[0]


def _group(process: Entry) -> str:
    """The group of clause 8 that a process belongs to, for example 8.6; "" for processes of other clauses."""
    clause = process.text("clause").split(".")
    return ".".join(clause[:2]) if clause[0] == "8" and len(clause) > 1 else ""


def _phases(system: System) -> tuple[Entry, ...]:
    return system.register("programme").entries if phase_model(system).key == APPROACH else ()


def _phase_of(system: System) -> Mapping[str, Entry]:
    """The phase that sets up a process first, by the process; nothing when the programme goes another way."""
    found: dict[str, Entry] = {}
    for phase in sorted(_phases(system), key=lambda each: each.number("number") or 0):
        for process in phase.texts("processes"):
            found.setdefault(process, phase)
    return found
