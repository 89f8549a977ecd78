"""Gates: each criterion with its state, the reason and the evidence."""

from collections.abc import Iterator

from sms_docs.gates import CriterionState, GateState, states
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import day, due, reference, role, several, state
from sms_docs.views.memo import Memo
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

gate_states = Memo(states)
STATES = ("failed", "open", "met")
_COLUMNS = (
    Column("gate", "Gate"), Column("phase", "Phase"), Column("planned", "Planned"), Column("decision", "Decision"),
    Column("decided_on", "Decided on"), Column("criterion", "Criterion"), Column("state", "State"),
    Column("why", "Why"), Column("missing", "Missing"), Column("evidence", "Evidence"), Column("owner", "Next step by"),
    Column("due", "Due"),
)  # fmt: skip
_SHOWN = ("gate", "planned", "criterion", "state", "why", "evidence", "owner", "due")


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
        filters=("gate", "phase", "decision", "criterion", "state", "owner"),
        choices={"state": STATES},
        empty="The phase model in use has no gates.",
    )


def _records(system: System) -> Iterator[Record]:
    for gate in gate_states(system):
        for criterion in gate.criteria:
            values = {
                "gate": gate.id, "phase": gate.key, "decision": gate.decision, "criterion": criterion.key,
                "state": criterion.state, "owner": criterion.owner,
            }  # fmt: skip
            yield record(_cells(system, gate, criterion), values, gate.entry.location())


def _cells(system: System, gate: GateState, criterion: CriterionState) -> dict[str, Cell]:
    decision = state(gate.decision) if gate.decision else Cell("not yet", tone="muted")
    open_still = criterion.state != "met"
    return {
        "gate": Cell(gate.title),
        "phase": Cell(str(gate.number), sort=gate.number),
        "planned": day(gate.planned) if gate.decided_on else due(gate.planned),
        "decision": decision,
        "decided_on": day(gate.decided_on),
        "criterion": Cell(criterion.title),
        "state": state(criterion.state),
        "why": Cell(criterion.why),
        "missing": Cell(criterion.missing),
        "evidence": several(target_cell(system, each) for each in criterion.evidence),
        "owner": role(system, criterion.owner) if open_still else Cell(""),
        "due": due(criterion.due) if open_still else Cell(""),
    }


GATES = View("gates", "Criteria of each gate with state, reason and evidence", controlled=False, function=_sheet)
