"""``sms gates``."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import click

from sms_docs import engine
from sms_docs.cli import table_text
from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import colours, terminal_width
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import heading, say_what_is_hidden, table_format_option, write_table
from sms_docs.gates import GateState, states
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Row, Table
from sms_docs.render.report_words import day
from sms_docs.views import view
from sms_docs.views.cell import Cells
from sms_docs.views.gates import STATES, cycle_states

_COLUMNS = ("gate", "criterion", "state", "why", "evidence", "missing", "owner", "holder", "due")
_CYCLE = "cycle"


@click.command(
    epilog="Exit codes: 0 no criterion failed, 1 one did, 2 wrong use or cannot start, 3 the program itself failed."
)
@click.option("--gate", "only", metavar="ID", help="Only this gate (GATE-2 or 2), or `cycle` for the certificate.")
@click.option("--state", type=click.Choice(STATES), help="Only criteria in this state; the exit code minds them all.")
@table_format_option
@as_of_option
@root_option
@click.pass_context
def gates(ctx: click.Context, only: str | None, state: str | None, form: str, as_of: date | None) -> None:
    """Say how each gate stands, criterion by criterion, and the certification cycle.

    A criterion is met, open, or failed: not met although the gate was decided "go" or its day is over. With each stand
    the evidence, what is missing, who provides it and by when.
    """
    root: Path = ctx.obj
    system = engine.load(FolderTree(root), as_of)
    say_what_is_hidden(system)
    chosen = _chosen(system, only)
    found = _table(system, chosen, state)
    write_table(found, system, form, "".join(_text(system, found, chosen)))
    ctx.exit(1 if any(each == "failed" for each in _states(system, chosen)) else 0)


def _chosen(system: System, only: str | None) -> tuple[str, ...]:
    """Ids or numbers of the gates that are asked for, and ``cycle``; all of them when nobody asks.

    Raises ``Stop`` when there is no such gate.
    """
    known = {_key(gate): gate for gate in states(system)}
    names = (*known, *((_CYCLE,) if cycle_states(system) else ()))
    if only is None:
        return names
    for key, gate in known.items():
        if only.lower() in (key.lower(), str(gate.number), gate.key):
            return (key,)
    if only.lower() == _CYCLE and _CYCLE in names:
        return (_CYCLE,)
    raise Stop(f'There is no gate "{only}". ' + (f"There are {', '.join(names)}." if names else "There are none."))


def _key(gate: GateState) -> str:
    return gate.id or str(gate.number)


def _states(system: System, chosen: tuple[str, ...]) -> Iterator[str]:
    for gate in states(system):
        if _key(gate) in chosen:
            yield from (each.state for each in gate.criteria)
    if _CYCLE in chosen:
        yield from (each.state for each in cycle_states(system))


def _table(system: System, chosen: tuple[str, ...], state: str | None) -> Table:
    """The criteria of both views, in one table, with the numbers and files of the evidence in place of names."""
    filters: dict[str, Any] = {"state": state} if state else {}
    gate_table = view(system, "gates", columns=_COLUMNS, phase=_phases(system, chosen), **filters)
    cycle_rows = view(system, "certification-cycle", columns=_COLUMNS, **filters).rows if _CYCLE in chosen else ()
    place = _COLUMNS.index("evidence")
    rows = tuple(_with_ids(row, place) for row in (*gate_table.rows, *cycle_rows))
    return replace(gate_table, caption="Gates and certification cycle", rows=rows, empty=_empty(system))


def _phases(system: System, chosen: tuple[str, ...]) -> list[str]:
    return [gate.key for gate in states(system) if _key(gate) in chosen] or [""]


def _empty(system: System) -> str:
    if not states(system):
        return "The phase model in use has no gates, and no certificate is aimed at."
    return "No criterion is in this state."


def _with_ids(row: Row, place: int) -> Row:
    cell = row.cells[place]
    parts = cell.parts if isinstance(cell, Cells) else (cell,)
    ids = ", ".join(_id(each) for each in parts if each.text)
    return replace(row, cells=(*row.cells[:place], Cell(ids), *row.cells[place + 1 :]))


def _id(cell: Cell) -> str:
    """What a target names, as it is written in the data: the number of a document or entry, or a path."""
    sort, _, value = cell.target.partition(":")
    return value.rpartition("/")[2] if sort == "entry" else value or cell.text


def _text(system: System, table: Table, chosen: tuple[str, ...]) -> Iterator[str]:
    """The criteria gate by gate, each gate under its decision."""
    if not table.rows:
        yield f"{table.empty}\n\n"
    said = {gate.title: _decision(gate) for gate in states(system)}
    rest = replace(table, columns=table.columns[1:])
    for title, rows in groupby(table.rows, key=lambda row: row.cells[0].text):
        part = replace(rest, rows=tuple(replace(row, cells=row.cells[1:]) for row in rows))
        yield f"{heading(title)}{said.get(title, '')}\n\n"
        yield f"{table_text.render(part, terminal_width(), colour=colours(sys.stdout))}\n"
    counts = [(name, sum(each == name for each in _states(system, chosen))) for name in reversed(STATES)]
    yield f"{', '.join(f'{count} {name}' for name, count in counts)} · {day(system)}\n"


def _decision(gate: GateState) -> str:
    planned = f"planned for {gate.planned}" if gate.planned else "no day planned"
    return f": {gate.decision} on {gate.decided_on}" if gate.decided_on else f": {planned}, not decided"
