"""Effort and money by phase: planned, used, and what such programmes usually take."""

from collections.abc import Iterable, Iterator, Mapping

from sms_docs.gates.states import phase_model
from sms_docs.model.programme import Range
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, number, reference
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_SUMS = {
    "internal": "internal_days", "internal_used": "internal_days_used", "external": "external_days",
    "external_used": "external_days_used", "planned": "planned", "spent": "actual",
}  # fmt: skip
_MONEY = frozenset({"planned", "spent"})
_COLUMNS = (
    Column("phase", "Phase"),
    Column("internal", "Internal days", "right"),
    Column("internal_used", "Internal days used", "right"),
    Column("internal_usual", "Usual internal days", "right"),
    Column("external", "External days", "right"),
    Column("external_used", "External days used", "right"),
    Column("external_usual", "Usual external days", "right"),
    Column("planned", "Money planned", "right"),
    Column("spent", "Money spent", "right"),
    Column("judgement", "Compared with the usual"),
)


def _sheet(system: System) -> Sheet:
    empty = "No budget is recorded yet."
    return live_sheet("Effort and money by phase", _COLUMNS, _records(system), empty=empty)


def _records(system: System) -> Iterator[Record]:
    lines, model = system.register("budget").entries, phase_model(system)
    for phase in system.register("programme"):
        mine = [line for line in lines if line.text("phase") == phase.id]
        usual = model.phase(phase.id)
        ranges = (usual.internal_days, usual.external_days) if usual else (None, None)
        if mine:
            yield _row(system, reference(system, "programme", phase.id), phase.id, mine, ranges)
    if lines:
        yield _row(system, Cell("All phases"), "", lines, (model.internal_days, model.external_days))


def _row(
    system: System, name: Cell, phase: str, lines: Iterable[Entry], usual: tuple[Range | None, Range | None]
) -> Record:
    sums = {key: sum(line.number(field) or 0 for line in lines) for key, field in _SUMS.items()}
    currency = next((line.text("currency") for line in lines if line.has("currency")), system.settings.currency)
    cells = {"phase": name} | {key: number(sums[key], currency if key in _MONEY else "") for key in _SUMS}
    cells["internal_usual"], cells["external_usual"] = map(_range, usual)
    cells["judgement"] = _judgement(sums, usual)
    return record(cells, {"phase": phase})


def _range(usual: Range | None) -> Cell:
    return Cell(f"{usual[0]:g} to {usual[1]:g}", sort=usual[0]) if usual else EMPTY


def _judgement(sums: Mapping[str, float], usual: tuple[Range | None, Range | None]) -> Cell:
    """Whether planned effort is what such a phase usually takes; a remark, no fault."""
    said = [
        f"{kind} effort {'below' if sums[kind] < bounds[0] else 'above'} the usual"
        for kind, bounds in zip(("internal", "external"), usual, strict=True)
        if bounds and not bounds[0] <= sums[kind] <= bounds[1]
    ]
    if not any(usual):
        return EMPTY
    return Cell(", ".join(said), tone="warn") if said else Cell("as usual", tone="good")


RESOURCES_EFFORT = View(
    "resources-effort",
    "Days and money by phase, planned and used, against what is usual",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
