"""Days and money by phase: what was planned, and how much of it is used."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.figure import Bars, Figure
from sms_docs.model.mark import Bar, Key, Lane
from sms_docs.model.scale import Numbers
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Table
from sms_docs.views import view
from sms_docs.views.cell import number

EFFORT, BUDGET = "effort", "budget"
_VIEW = "resources-effort"
_SORTS = ("internal", "external")
_LEGEND = (Key("used", "done"), Key("used beyond the plan", "late"), Key("planned", "planned"))
_DAYS = ("phase", "internal", "internal_used", "internal_usual", "external", "external_used", "external_usual")
_MONEY = ("phase", "planned", "spent")


class Use(NamedTuple):
    """An amount that was planned and the part of it that is used, as fields of the view, and what is usual."""

    label: str
    planned: Cell
    used: Cell
    usual: str = ""


def effort(system: System) -> Figure:
    """Working days by phase, of our own people and of others, used against planned."""
    table = view(system, _VIEW, columns=_DAYS, caption="Working days by phase")
    *phases, total = [*_rows(table)] or [{}]
    uses = tuple(
        Use(f"{row['phase'].text}, {sort}", row[sort], row[f"{sort}_used"], row[f"{sort}_usual"].text)
        for row in phases
        for sort in _SORTS
        if row[sort].sort or row[f"{sort}_used"].sort
    )
    used = (f"{_of(total, sort)} {sort} days used{_usual(total[f'{sort}_usual'].text)}" for sort in _SORTS)
    said = f"{'; '.join(used)}." if uses else ""
    return Figure(EFFORT, "Working days by phase, used against planned", said, _bars(uses), table, _LEGEND)


def budget(system: System) -> Figure:
    """Money by phase, spent against planned."""
    table = view(system, _VIEW, columns=_MONEY, caption="Money by phase")
    *phases, total = [*_rows(table)] or [{}]
    uses = tuple(
        Use(row["phase"].text, row["planned"], row["spent"])
        for row in phases
        if row["planned"].sort or row["spent"].sort
    )
    said = f"{total['spent'].text} of {total['planned'].text} spent." if uses else ""
    return Figure(BUDGET, "Money by phase, spent against planned", said, _bars(uses), table, _LEGEND)


def _rows(table: Table) -> Iterator[Mapping[str, Cell]]:
    """The rows by column; the last one is all phases together."""
    for row in table.rows:
        yield {column.key: cell for column, cell in zip(table.columns, row.cells, strict=True)}


def _of(row: Mapping[str, Cell], sort: str) -> str:
    return f"{row[f'{sort}_used'].text} of {row[sort].text}"


def _size(cell: Cell) -> float:
    return max(float(cell.sort or 0), 0)


def _bars(uses: tuple[Use, ...]) -> Bars | None:
    if not uses:
        return None
    scale = Numbers.over((_size(cell) for use in uses for cell in (use.planned, use.used)), zero=True)
    return Bars(scale, tuple(map(_lane, uses)))


def _lane(use: Use) -> Lane:
    """The plan as an empty bar, and what is used within it; what goes beyond it stands out."""
    planned, used = _size(use.planned), _size(use.used)
    unit = use.planned.text.partition(" ")[2]
    text = f"{use.used.text} of {use.planned.text}{'' if unit else ' days'} used"
    marks = [Bar(0.0, min(planned, used), "done", text)] if min(planned, used) > 0 else []
    if used > planned:
        marks.append(Bar(planned, used, "late", text))
    elif planned > used:
        marks.append(Bar(used, planned, "planned", text))
    note = f"{text}, {number(used - planned, unit).text} beyond the plan" if used > planned else text
    return Lane(use.label, f"{note}{_usual(use.usual)}", tuple(marks))


def _usual(text: str) -> str:
    """What such a phase or programme usually takes, to stand behind what is planned and used."""
    return f", usual {text}" if text else ""
