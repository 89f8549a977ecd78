"""A table to standard output: for people, for a spreadsheet, for a program."""

import json
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import click

from sms_docs.cli import table_text
from sms_docs.cli.console import colours, complain, emit, say, terminal_width
from sms_docs.cli.stop import Stop
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted, day
from sms_docs.render.table_csv import table_csv

TABLE_FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {"text": "for people", "csv": "for spreadsheets", "json": "for programs: a list of rows, each value by its column"}
)

table_format_option = click.option(
    "--format",
    "form",
    type=click.Choice(tuple(TABLE_FORMATS)),
    default="text",
    show_default=True,
    help="text for people, csv for spreadsheets, json for programs.",
)


def table_json(table: Table) -> str:
    """The rows as a list of objects, column key to text."""
    keys = [column.key for column in table.columns]
    rows = [dict(zip(keys, (cell.text for cell in row.cells), strict=True)) for row in table.rows]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


def write_table(table: Table, system: System, form: str, text: str | None = None) -> None:
    """Write a table in one of ``TABLE_FORMATS``; ``text`` stands in place of the plain table for people."""
    if form == "csv":
        emit(table_csv(table))
    elif form == "json":
        emit(table_json(table))
    else:
        say(in_terminal(table, system) if text is None else text)


def in_terminal(table: Table, system: System) -> str:
    """Caption, table, number of rows and the day."""
    colour = colours(sys.stdout)
    body = table_text.render(table, terminal_width(), colour=colour)
    return f"{heading(table.caption)}\n\n{body}\n{ending(table, system)}"


def heading(text: str) -> str:
    """A line that stands above something; bold where the terminal can."""
    return click.style(visible(text), bold=True) if colours(sys.stdout) else visible(text)


def ending(table: Table, system: System) -> str:
    """How many rows there are, and for which day."""
    return f"{counted(len(table.rows), 'row')} · {day(system)}\n"


def say_what_is_hidden(system: System) -> None:
    """Say which registers cannot be read: their rows are missing, in whatever is shown.

    Raises ``Stop`` when there is nothing to read at all.
    """
    for defect in system.defects:
        if defect.kind == "empty-repository":
            raise Stop(f"{defect.message} {defect.hint}")
    read = (*system.registers.values(), *system.decisions.values())
    broken = sorted(visible(register.path) for register in read if register.broken)
    if broken:
        complain(f"Rows are missing, because this cannot be read: {', '.join(broken)}. `sms check` says why.")
