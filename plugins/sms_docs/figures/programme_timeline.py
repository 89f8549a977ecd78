"""The programme on a time axis: phases, milestones, gates and the day."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sms_docs.model.figure import Bar, Figure, Marker, Timeline
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import day, state, words
from sms_docs.views.programme import milestone_state, phase_state

NAME = "programme-timeline"
_COLUMNS = (
    Column("what", "What"),
    Column("name", "Name"),
    Column("from", "From"),
    Column("to", "To"),
    Column("state", "State"),
)


class Span(NamedTuple):
    """A phase that has a first and a last day."""

    phase: Entry
    start: date
    end: date


def programme_timeline(system: System) -> Figure:
    """Phases as bars, with milestones and gates in their rows. A marker's state begins with its sort: ``gate-done``."""
    spans = tuple(_spans(system))
    bars = tuple(_bar(system, span) for span in spans)
    markers = tuple(marker for row, span in enumerate(spans) for marker in _markers(system, span.phase, row))
    drawing = Timeline(bars, markers, system.as_of) if bars else None
    return Figure(NAME, "Programme with phases, milestones and gates", _description(system, bars), drawing,
                  _table(bars, markers))  # fmt: skip


def _spans(system: System) -> Iterator[Span]:
    for phase in system.register("programme"):
        start, end = phase.date("start"), phase.date("end")
        if start and end and start <= end:
            yield Span(phase, start, end)


def _bar(system: System, span: Span) -> Bar:
    label = f"{span.phase.number('number') or 0:.0f} {span.phase.label}".removeprefix("0 ")
    return Bar(label, span.start, span.end, phase_state(system, span.phase), f"entry:programme/{span.phase.id}")


def _markers(system: System, phase: Entry, row: int) -> Iterator[Marker]:
    for each in phase.entries("milestones"):
        if found := each.date("done_on") or each.date("due"):
            label = f"{each.id} {each.text('title')}".strip()
            yield Marker(label, found, row, f"milestone-{milestone_state(system, each)}")
    gate = phase.entry("gate")
    if found := gate.date("decided_on") or gate.date("planned"):
        yield Marker(gate.label, found, row, f"gate-{_gate_state(system, gate, found)}")


def _gate_state(system: System, gate: Entry, on: date) -> str:
    decided = gate.date("decided_on")
    if decided and decided <= system.as_of:
        return {"no-go": "failed"}.get(gate.text("decision"), "done")
    return "overdue" if on < system.as_of else "planned"


def _description(system: System, bars: tuple[Bar, ...]) -> str:
    if not bars:
        return ""
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    said = "; ".join(f"{bar.label}: {bar.start} to {bar.end}, {words(bar.state)}" for bar in bars)
    return f"From {first} to {last}, read for {system.as_of}. {said}."


def _table(bars: tuple[Bar, ...], markers: tuple[Marker, ...]) -> Table:
    rows = []
    for index, bar in enumerate(bars):
        rows.append(Row((Cell("Phase"), Cell(bar.label, bar.target), day(bar.start), day(bar.end), state(bar.state))))
        rows += [_marker_row(each) for each in markers if each.row == index]
    return Table(NAME, "Phases, milestones and gates", _COLUMNS, tuple(rows), "No phase with dates is recorded yet.")


def _marker_row(marker: Marker) -> Row:
    sort, _, progress = marker.state.partition("-")
    return Row((Cell(sort.capitalize()), Cell(marker.label), day(marker.day), day(marker.day), state(progress)))
