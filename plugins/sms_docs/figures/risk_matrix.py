"""Risks by likelihood and impact, five by five."""

from collections.abc import Iterable

from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import number, reference, role
from sms_docs.views.risks import LEVEL_TONES, level, rating

NAME = "risk-matrix"
SCALE = (1, 2, 3, 4, 5)
_COLUMNS = (
    Column("id", "Risk"), Column("title", "What"), Column("likelihood", "Likelihood", "right"),
    Column("impact", "Impact", "right"), Column("rating", "Rating"), Column("owner", "Owner"),
)  # fmt: skip


def risk_matrix(system: System) -> Figure:
    """The risks that are not closed, before treatment; opportunities are left out."""
    risks = tuple(each for each in system.register("risks") if _counts(each))
    grid = _grid(system, risks) if risks else None
    said = _description(system, risks) if risks else ""
    return Figure(NAME, "Open risks by likelihood and impact", said, grid, _table(system, risks))


def _counts(risk: Entry) -> bool:
    likelihood, impact = risk.number("likelihood"), risk.number("impact")
    return risk.text("kind") != "opportunity" and risk.text("status") != "closed" and {likelihood, impact} <= set(SCALE)


def _grid(system: System, risks: Iterable[Entry]) -> Grid:
    places: dict[tuple[float | None, float | None], list[str]] = {}
    for risk in risks:
        places.setdefault((risk.number("likelihood"), risk.number("impact")), []).append(risk.id)
    return Grid(
        corner="Likelihood / impact",
        columns=tuple(map(str, SCALE)),
        rows=tuple(map(str, reversed(SCALE))),
        cells=tuple(
            tuple(_cell(system, places.get((likelihood, impact), []), likelihood, impact) for impact in SCALE)
            for likelihood in reversed(SCALE)
        ),
    )


def _cell(system: System, ids: list[str], likelihood: int, impact: int) -> GridCell:
    called = level(system, likelihood * impact)
    place = f"Likelihood {likelihood}, impact {impact}, {called}"
    text = f"{len(ids)} {called}\n{', '.join(ids)}" if ids else ""
    return GridCell(text, LEVEL_TONES[called], f"{place}: {', '.join(ids) or 'none'}")


def _description(system: System, risks: tuple[Entry, ...]) -> str:
    names = [level(system, rating(risk) or 0) for risk in risks]
    counts = ", ".join(f"{names.count(name)} {name}" for name in ("high", "medium", "low"))
    return f"{len(risks)} open risks: {counts}."


def _table(system: System, risks: Iterable[Entry]) -> Table:
    ordered = sorted(risks, key=lambda risk: -(rating(risk) or 0))
    rows = tuple(Row(_cells(system, risk), risk.location()) for risk in ordered)
    return Table(NAME, "Open risks, highest rating first", _COLUMNS, rows, "No open risk is recorded.")


def _cells(system: System, risk: Entry) -> tuple[Cell, ...]:
    score = rating(risk) or 0
    called = level(system, score)
    return (
        reference(system, "risks", risk.id),
        Cell(risk.label),
        number(risk.number("likelihood")),
        number(risk.number("impact")),
        Cell(f"{score} {called}", tone=LEVEL_TONES[called], sort=score),
        role(system, risk.text("owner")),
    )
