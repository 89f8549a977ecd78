"""The programme: phases with their gates, and milestones."""

from collections.abc import Iterator
from functools import partial
from typing import Literal

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import day, due, entry_cell, several, state
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import Record, Sheet, View, record

Progress = Literal["done", "running", "planned", "overdue"]


def phase_state(system: System, phase: Entry) -> Progress:
    """Where a phase stands on the day: done once its gate was decided, else by its dates."""
    gate = phase.entry("gate")
    decided, start, end = gate.date("decided_on"), phase.date("start"), phase.date("end")
    if decided and decided <= system.as_of and gate.text("decision") in ("go", "conditional"):
        return "done"
    if start is None or system.as_of < start:
        return "planned"
    return "overdue" if end and system.as_of > end else "running"


def milestone_state(system: System, milestone: Entry) -> Progress:
    """Done, planned, or overdue on the day."""
    done, due = milestone.date("done_on"), milestone.date("due")
    if done and done <= system.as_of:
        return "done"
    return "overdue" if due and due < system.as_of else "planned"


def _state(system: System, phase: Entry) -> Cell:
    return state(phase_state(system, phase))


def _gate(_system: System, phase: Entry) -> Cell:
    gate = phase.entry("gate")
    return Cell(", ".join(filter(None, (gate.label, day(gate.date("planned")).text))))


def _decision(system: System, phase: Entry) -> Cell:
    """The decision on the gate, once it was taken."""
    gate = phase.entry("gate")
    on = gate.date("decided_on")
    if not on or on > system.as_of or not gate.has("decision"):
        return Cell("not yet", tone="muted")
    found = state(gate.text("decision"))
    return Cell(f"{found.text}, {on.isoformat()}", tone=found.tone)


_PHASES = Shape(
    "Phases of the programme",
    ("number", "title", "purpose", "start", "end", "deliverables", "gate", "decision", "state"),
    (
        Extra(Column("gate", "Gate"), _gate),
        Extra(Column("decision", "Decision"), _decision, live=True),
        Extra(Column("state", "State"), _state, live=True),
    ),
)

_MILESTONES = (
    Column("id", "Number"), Column("title", "Milestone"), Column("phase", "Phase"), Column("due", "Due"),
    Column("moved_from", "Moved from"), Column("reason", "Reason"), Column("done_on", "Done on"),
    Column("state", "State"),
)  # fmt: skip


def _milestones(system: System) -> Sheet:
    return Sheet(
        "Milestones",
        _MILESTONES,
        ("id", "title", "phase", "due", "moved_from", "done_on", "state"),
        _milestone_records(system),
        filters=("id", "phase", "due", "state"),
        live=frozenset({"done_on", "state"}),
        choices={"state": ("overdue", "planned", "done"), "phase": tuple(system.register("programme").by_id)},
        empty="No milestone is planned yet.",
    )


def _milestone_records(system: System) -> Iterator[Record]:
    for phase in system.register("programme"):
        for each in phase.entries("milestones"):
            reached = milestone_state(system, each)
            cells = {
                "id": Cell(each.id),
                "title": Cell(each.text("title")),
                "phase": entry_cell("programme", phase.id, phase.label),
                "due": (day if reached == "done" else due)(each.date("due")),
                "moved_from": several(map(Cell, each.texts("slipped_from"))),
                "reason": Cell(each.text("reason")),
                "done_on": day(each.date("done_on")),
                "state": state(reached),
            }
            yield record(cells, {"phase": phase.id, "state": reached}, each.location())


PROGRAMME = View(
    "programme",
    "Phases with dates, deliverables, gate and state",
    controlled=False,
    function=partial(register_sheet, key="programme", shape=_PHASES),
    register="programme",
)
MILESTONES = View("milestones", "Milestones with due day and state", controlled=False, function=_milestones)
