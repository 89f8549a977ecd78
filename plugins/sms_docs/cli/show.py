"""``sms show``."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import click

from sms_docs import engine
from sms_docs.cli.check import as_of_option
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import say_what_is_hidden, table_format_option, write_table
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import System
from sms_docs.model.table import Table
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
@table_format_option
@click.option("--months", type=click.IntRange(min=1), help="Of a table by months, how many of the newest.")
@click.option("--csv", "as_csv", is_flag=True, help="The same as --format csv.")
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
    months: int | None,
    as_of: date | None,
    form: str,
    as_csv: bool,
) -> None:
    """Show a table: a register, or a view over several of them.

    `sms list views` names all. For example: sms show tasks --where status=open --sort due
    """
    system = engine.load(FolderTree(root), as_of)
    say_what_is_hidden(system)
    keys = [key.strip() for key in columns.split(",")] if columns is not None else None
    found = shown_table(
        system, name, {"columns": keys, "sort": sort, "limit": limit, "months": months}, filters_of(conditions)
    )
    write_table(found, system, "csv" if as_csv else form)


def filters_of(conditions: Iterable[str]) -> Arguments:
    """The filters of ``--where FIELD=VALUE``. Raises ``click.BadParameter``."""
    filters: dict[str, list[str]] = {}
    for condition in conditions:
        field, equals, value = condition.partition("=")
        if not equals or not field.isidentifier() or field in ARGUMENTS:
            raise click.BadParameter(f'"{condition}" is not of the form FIELD=VALUE.', param_hint="--where")
        filters.setdefault(field, []).append(value)
    return filters


def shown_table(system: System, name: str, chosen: Arguments, filters: Arguments) -> Table:
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
