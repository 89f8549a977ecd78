"""``sms show``."""

import re
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from sms_docs import engine
from sms_docs.cli import table_text
from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import colours, complain, emit, say, terminal_width
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted, day
from sms_docs.render.table_csv import table_csv
from sms_docs.views import ARGUMENTS, ViewError, view

_WHOLE = re.compile(r"-?\d+")
_WORDS = {"true": True, "false": False}

Arguments = Mapping[str, Any]
"""Keyword arguments of ``view``."""


@click.command()
@click.argument("name", metavar="VIEW")
@click.option("--columns", metavar="A,B,…", help="Columns by key, in this order. Default: the view's own.")
@click.option("--sort", metavar="COLUMN", help="Sort by a column; with a minus before it, the other way round.")
@click.option(
    "--where",
    "conditions",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Only rows with this value. The same field twice means either value, two fields mean both.",
)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many rows.")
@click.option("--csv", "as_csv", is_flag=True, help="Write comma-separated values, for spreadsheets.")
@as_of_option
@root_option
@click.pass_obj
def show(  # noqa: PLR0913 - an option is a parameter
    root: Path,
    name: str,
    *,
    columns: str | None,
    sort: str | None,
    conditions: tuple[str, ...],
    limit: int | None,
    as_of: date | None,
    as_csv: bool,
) -> None:
    """Show a table: a register, or a view over several of them.

    `sms list views` names all. For example: sms show tasks --where status=open --sort due
    """
    system = engine.load(FolderTree(root), as_of)
    _say_what_is_hidden(system)
    keys = [key.strip() for key in columns.split(",")] if columns is not None else None
    found = _table(system, name, {"columns": keys, "sort": sort, "limit": limit}, _filters(conditions))
    if as_csv:
        emit(table_csv(found))
    else:
        say(_in_terminal(found, system))


def _say_what_is_hidden(system: System) -> None:
    """Say which registers cannot be read: their rows are missing, in whatever is shown.

    Raises ``Stop`` when there is nothing to read at all.
    """
    for defect in system.defects:
        if defect.kind == "empty-repository":
            raise Stop(f"{defect.message} {defect.hint}")
    broken = sorted(visible(register.path) for register in system.registers.values() if register.broken)
    if broken:
        complain(f"Rows are missing, because this cannot be read: {', '.join(broken)}. `sms check` says why.")


def _in_terminal(table: Table, system: System) -> str:
    colour = colours(sys.stdout)
    title = click.style(visible(table.caption), bold=True) if colour else visible(table.caption)
    body = table_text.render(table, terminal_width(), colour=colour)
    return f"{title}\n\n{body}\n{counted(len(table.rows), 'row')} · {day(system)}\n"


def _filters(conditions: Iterable[str]) -> Arguments:
    filters: dict[str, list[str]] = {}
    for condition in conditions:
        field, equals, value = condition.partition("=")
        if not equals or not field.isidentifier() or field in ARGUMENTS:
            raise click.BadParameter(f'"{condition}" is not of the form FIELD=VALUE.', param_hint="--where")
        filters.setdefault(field, []).append(value)
    return filters


def _table(system: System, name: str, chosen: Arguments, filters: Arguments) -> Table:
    """The table. A filter means the text that was typed; where no row has that, the number or yes-or-no it reads as.

    Raises ``Stop`` when there is no such table or an argument does not fit it.
    """
    typed: Arguments = {field: [_typed(value) for value in values] for field, values in filters.items()}
    if typed != filters:
        try:
            found = view(system, name, **chosen, **filters)
        except ViewError:
            found = None
        if found is not None and found.rows:
            return found
    try:
        return view(system, name, **chosen, **typed)
    except ViewError as fault:
        raise Stop(f"{fault} {fault.hint}") from fault


def _typed(value: str) -> object:
    return int(value) if _WHOLE.fullmatch(value) else _WORDS.get(value, value)
