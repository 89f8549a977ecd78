"""The matrix of process measurements: last values month by month, target, trend and how the last value stands."""

from collections.abc import Iterator, Sequence
from functools import partial

from sms_docs.model.months import month_name
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.by_month import cell_of_month, month_columns, month_window, monthly
from sms_docs.views.cell import EMPTY, entry_cell, reference, role, words
from sms_docs.views.measured import TONES, Value, amount, goal, status, values
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet

_SHOWN_MONTHS = 3
_BEFORE = (Column("process", "Process"), Column("measure", "Measure"))
_AFTER = (
    Column("target", "Target"), Column("trend", "Trend"), Column("status", "Status"), Column("frequency", "Rhythm"),
    Column("owner", "Owner"), Column("area", "Area"),
)  # fmt: skip
_AREAS = {"service": "services", "sms": "whole SMS"}
_STATES = ("off target", "within tolerance", "no value yet", "no target", "on target")
"""Worst first."""


def _sheet(system: System) -> Sheet:
    window = month_window(system)
    months = tuple(map(month_name, window))
    return live_sheet(
        "Process measurements against their targets",
        (*_BEFORE, *month_columns(window), *_AFTER),
        _records(system, window),
        shown=("process", "measure", *months[-_SHOWN_MONTHS:], "target", "trend", "status"),
        filters=("process", "measure", "status", "owner", "frequency", "area"),
        choices={"status": _STATES} | _keys(system, "process", "processes") | _keys(system, "measure", "measures"),
        empty=none_of(system, "measures", otherwise="No measure is defined yet: add it in data/measures.yml."),
        months=months,
    )


def _keys(system: System, field: str, register: str) -> dict[str, tuple[str, ...]]:
    """What rows can be chosen by; nothing where the register cannot be read, of which nothing may be concluded."""
    found = system.register(register)
    return {} if found.broken else {field: tuple(found.by_id)}


def _records(system: System, window: Sequence[int]) -> Iterator[Record]:
    for measure in system.register("measures"):
        found = values(system, measure)
        cells = {
            "process": _process(system, measure),
            "measure": _name(measure),
            "target": Cell(goal(measure)),
            "trend": trend(measure, found),
            "status": _status(system, measure, found),
            "frequency": Cell(words(measure.text("frequency"))),
            "owner": role(system, measure.text("owner")),
            "area": Cell(words(measure.text("area"))),
        }
        raw = {key: measure.text(key) for key in ("process", "owner", "frequency", "area")}
        chosen_by = {key: cell.text for key, cell in cells.items()} | raw | {"measure": measure.id}
        yield Record(
            chosen_by,
            monthly(cells, cell_of_month(found, window, measure.text("frequency"), partial(_value, measure))),
            measure.location(),
        )


def _process(system: System, measure: Entry) -> Cell:
    """The process that is measured; for a measure of something else, what that is."""
    found = reference(system, "processes", measure.text("process"))
    return found if found.text else Cell(_AREAS.get(measure.text("area"), words(measure.text("area"))))


def _name(measure: Entry) -> Cell:
    return entry_cell("measures", measure.id, f"{measure.id} {measure.text('title')}".strip())


def _value(measure: Entry, value: Value) -> Cell:
    """A value; one for a quarter says so, one off its target too."""
    shown, judged = amount(measure, value.number), status(measure, value.number)
    quarter = f" ({value.period})" if len(value.months) > 1 else ""
    off = ", off target" if judged == "off target" else ""
    return Cell(f"{shown.text}{quarter}{off}", tone=TONES[judged] if off else "", sort=shown.sort)


def trend(measure: Entry, found: Sequence[Value]) -> Cell:
    """Whether the last value is better than the one before it, by the direction of the target."""
    if len(found) < 2:  # noqa: PLR2004
        return EMPTY
    rise = found[-1].number - found[-2].number
    if not rise:
        return Cell("→ steady", sort=1)
    arrow = "↗" if rise > 0 else "↘"
    if measure.text("comparator") not in ("at-least", "at-most"):
        return Cell(f"{arrow} {'higher' if rise > 0 else 'lower'}", sort=1)
    better = (rise > 0) == (measure.text("comparator") == "at-least")
    return Cell(f"{arrow} {'better' if better else 'worse'}", tone="" if better else "warn", sort=2 if better else 0)


def _status(system: System, measure: Entry, found: Sequence[Value]) -> Cell:
    if found:
        judged = status(measure, found[-1].number)
        return Cell(judged, tone=TONES[judged])
    if system.register("measurements").broken:
        return Cell("not known", tone="muted")
    return Cell("no value yet", tone="muted")


PROCESS_MEASURES = View(
    "process-measures",
    "Process measurements: values of the last months, target, trend and state; months=12 shows more",
    controlled=False,
    function=_sheet,
)
