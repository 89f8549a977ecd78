"""Gates and the certification cycle: each criterion with its state, the reason and the evidence."""

from collections.abc import Iterator

from sms_docs.gates import CriterionState, GateState, cycle, states
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import day, due, reference, role, several, state
from sms_docs.views.held_by import role_cells, role_values
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

cycle_states = Memo(cycle)
STATES = ("failed", "open", "met")
CYCLE_TITLE = "Certification cycle"
_COMMON = (
    Column("criterion", "Criterion"), Column("state", "State"), Column("why", "Why"), Column("missing", "Missing"),
    Column("evidence", "Evidence"), Column("owner", "Next step by"), Column("holder", "Held by"), Column("due", "Due"),
)  # fmt: skip
_COLUMNS = (
    Column("gate", "Gate"), Column("phase", "Phase"), Column("planned", "Planned"), Column("decision", "Decision"),
    Column("decided_on", "Decided on"), *_COMMON,
)  # fmt: skip
_SHOWN = ("gate", "planned", "criterion", "state", "why", "evidence", "owner", "due")
_CYCLE_SHOWN = ("criterion", "state", "why", "missing", "evidence", "owner", "due")


def target_cell(system: System, target: str) -> Cell:
    """What a target leads to, by its number, name or file name."""
    sort, _, value = target.partition(":")
    register, _, name = value.rpartition("/")
    return reference(system, register, name) if sort == "entry" else Cell(name, target)


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Criteria of the gates",
        _COLUMNS,
        _records(system),
        shown=_SHOWN,
        filters=("gate", "phase", "decision", "criterion", "state", "owner", "holder"),
        choices={"state": STATES},
        empty="The phase model in use has no gates.",
    )


def _records(system: System) -> Iterator[Record]:
    for gate in states(system):
        for criterion in gate.criteria:
            values = {"gate": gate.id, "phase": gate.key, "decision": gate.decision, **_values(system, criterion)}
            cells = {**_gate_cells(gate), **_cells(system, criterion)}
            yield record(cells, values, gate.entry.location())


def _gate_cells(gate: GateState) -> dict[str, Cell]:
    return {
        "gate": Cell(gate.title),
        "phase": Cell(str(gate.number), sort=gate.number),
        "planned": day(gate.planned) if gate.decided_on else due(gate.planned),
        "decision": state(gate.decision) if gate.decision else Cell("not yet", tone="muted"),
        "decided_on": day(gate.decided_on),
    }


def _cycle(system: System) -> Sheet:
    return live_sheet(
        "Criteria of the certification cycle",
        (Column("gate", "Part"), *_COMMON),
        _cycle_records(system),
        shown=_CYCLE_SHOWN,
        filters=("criterion", "state", "owner", "holder"),
        choices={"state": STATES},
        empty="No certificate is aimed at.",
    )


def _cycle_records(system: System) -> Iterator[Record]:
    for criterion in cycle_states(system):
        cells = {"gate": Cell(CYCLE_TITLE), **_cells(system, criterion)}
        yield record(cells, _values(system, criterion), _place(system, criterion))


def _place(system: System, criterion: CriterionState) -> Location:
    lacking = (lack.location for lack in criterion.lacks if lack.location)
    return next(lacking, system.register("certification").location)


def _values(system: System, criterion: CriterionState) -> dict[str, object]:
    held = role_values(system, criterion.owner)
    values = {"criterion": criterion.key, "state": criterion.state, "owner": criterion.owner}
    return {**values, "holder": held["holder"] if criterion.state != "met" else []}


def _cells(system: System, criterion: CriterionState) -> dict[str, Cell]:
    nothing = Cell("")
    open_still = criterion.state != "met"
    return {
        "criterion": Cell(criterion.title),
        "state": state(criterion.state),
        "why": Cell(criterion.why),
        "missing": Cell(criterion.missing),
        "evidence": several(target_cell(system, each) for each in criterion.evidence),
        "owner": role(system, criterion.owner) if open_still else nothing,
        "holder": role_cells(system, criterion.owner)["holder"] if open_still else nothing,
        "due": due(criterion.due) if open_still else nothing,
    }


GATES = View("gates", "Criteria of each gate with state, reason and evidence", controlled=False, function=_sheet)
CERTIFICATION_CYCLE = View(
    "certification-cycle",
    "Stages, decision, surveillance, recertification and validity of the certificate, each met, open or failed",
    controlled=False,
    function=_cycle,
)
