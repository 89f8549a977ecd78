"""The programme on a time axis: phases, milestones, gates and the day."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.figures.brief import brief, first_few
from sms_docs.gates.states import decision_of
from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Bar, Key, Lane, Look, Point, Rule
from sms_docs.model.register import Entry
from sms_docs.model.scale import Days
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import day, state, words
from sms_docs.views.programme import milestone_state, phase_state

NAME = "programme-timeline"
LOOKS: dict[str, Look] = {
    "done": "done",
    "running": "running",
    "planned": "planned",
    "overdue": "late",
    "failed": "late",
}
_LEGEND = (
    Key("done", "done"), Key("running", "running"), Key("planned", "planned"), Key("overdue or not passed", "late"),
    Key("milestone", "planned", "circle"), Key("gate", "planned", "diamond"),
)  # fmt: skip
_COLUMNS = (
    Column("what", "What"),
    Column("name", "Name"),
    Column("from", "From"),
    Column("to", "To"),
    Column("state", "State"),
)
_NOW = {"running": "{} runs until {}", "overdue": "{} was to end on {} and is overdue"}
_PAST = ("done", "failed")
_TITLE_ENDS = re.compile(r"\s[-–—]\s|[:,(]")


class Event(NamedTuple):
    """A milestone or gate: its day, its whole name, and where it stands (done, planned, overdue, failed)."""

    sort: str
    entry: Entry
    label: str
    state: str

    @property
    def day_field(self) -> str:
        """The field that holds its day: that of the fact once it is one, else that of the plan."""
        done, planned = ("decided_on", "planned") if self.sort == "gate" else ("done_on", "due")
        return done if self.state in _PAST or not self.entry.date(planned) else planned

    @property
    def point(self) -> Point:
        """Its mark: a diamond for a gate, a circle for a milestone."""
        on = self.entry.date(self.day_field)
        assert on is not None  # events without a day are left out  # noqa: S101
        gate = self.sort == "gate"
        name = _TITLE_ENDS.split(self.label)[0] if gate else self.entry.id or self.label
        text = f"{self.label}, {on}, {self.state}"
        return Point(on, LOOKS[self.state], "diamond" if gate else "circle", name, text)


class Phase(NamedTuple):
    """A phase that has a first and a last day, with its events in order."""

    entry: Entry
    label: str
    bar: Bar
    state: str
    events: tuple[Event, ...]


def programme_timeline(system: System) -> Figure:
    """Phases as bars, with milestones and gates in their rows."""
    phases = tuple(_phases(system))
    drawing = _drawing(system, phases) if phases else None
    title = "Programme with phases, milestones and gates"
    return Figure(NAME, title, _description(system, phases), drawing, _table(phases), _LEGEND)


def events(system: System, phase: Entry) -> Iterator[Event]:
    """Milestones and the gate of a phase, those that have a day."""
    for each in phase.entries("milestones"):
        label = f"{each.id} {each.text('title')}".strip()
        yield Event("milestone", each, label, milestone_state(system, each))
    gate = phase.entry("gate")
    yield Event("gate", gate, gate.label or "Gate", _gate_state(system, gate))


def _phases(system: System) -> Iterator[Phase]:
    for phase in system.register("programme"):
        start, end = phase.date("start"), phase.date("end")
        if start and end and start <= end:
            label = f"{phase.number('number') or 0:.0f} {phase.label}".removeprefix("0 ")
            found = phase_state(system, phase)
            bar = Bar(start, end, LOOKS[found], f"{label}, {start} to {end}, {found}")
            dated = tuple(each for each in events(system, phase) if each.entry.date(each.day_field))
            yield Phase(phase, label, bar, found, dated)


def _gate_state(system: System, gate: Entry) -> str:
    decision, _ = decision_of(gate, system.as_of)
    if decision:
        return "failed" if decision == "no-go" else "done"
    on = gate.date("planned") or gate.date("decided_on")
    return "overdue" if on and on < system.as_of else "planned"


def _drawing(system: System, phases: tuple[Phase, ...]) -> Timeline:
    lanes = tuple(
        Lane(each.label, words(each.state), (each.bar, *(event.point for event in each.events)),
             f"entry:programme/{each.entry.id}")
        for each in phases
    )  # fmt: skip
    days = [on for each in phases for on in (each.entry.date("start"), each.entry.date("end")) if on]
    days += [on for each in phases for event in each.events if (on := event.entry.date(event.day_field))]
    return Timeline(Days.over(days), lanes, (Rule(system.as_of, f"as of {system.as_of}"),))


def _description(system: System, phases: tuple[Phase, ...]) -> str:
    if not phases:
        return ""
    done = sum(each.state == "done" for each in phases)
    said = [f"As of {system.as_of}: {done} of {len(phases)} phases done"]
    now = [_NOW[each.state].format(brief(each.label), each.bar.end) for each in phases if each.state in _NOW]
    said += first_few(now, "run or are overdue")
    late = sum(event.state == "overdue" for each in phases for event in each.events)
    said += [f"{late} milestones or gates overdue"] if late else []
    coming = [event for each in phases for event in each.events if event.sort == "gate" and event.state == "planned"]
    nearest = min(coming, key=lambda event: event.entry.text(event.day_field), default=None)
    said += [f"next gate: {brief(nearest.label)} on {nearest.entry.text(nearest.day_field)}"] if nearest else []
    return f"{'; '.join(said)}."


def _table(phases: tuple[Phase, ...]) -> Table:
    rows = []
    for each in phases:
        target = f"entry:programme/{each.entry.id}"
        dates = (day(each.entry.date("start")), day(each.entry.date("end")))
        rows.append(Row((Cell("Phase"), Cell(each.label, target), *dates, state(each.state))))
        rows += [_event_row(event) for event in each.events]
    return Table(NAME, "Phases, milestones and gates", _COLUMNS, tuple(rows), "No phase with dates is recorded yet.")


def _event_row(event: Event) -> Row:
    on = day(event.entry.date(event.day_field))
    return Row((Cell(event.sort.capitalize()), Cell(event.label), on, on, state(event.state)))
