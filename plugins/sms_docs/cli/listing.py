"""``sms list``."""

import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from sms_docs import engine
from sms_docs.cli import table_text
from sms_docs.cli.console import colours, emit, say, terminal_width
from sms_docs.cli.formats import FORMATS
from sms_docs.cli.root import root_option
from sms_docs.cli.table_output import table_json
from sms_docs.load.build import NOT_REGISTERS
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table

Rows = Iterable[tuple[str, ...]]


def _checks(_root: Path) -> Rows:
    from sms_docs.checks import CHECKS  # noqa: PLC0415

    for check in CHECKS:
        yield check.id, check.severity, ", ".join(check.clauses), engine.explain(check).partition("\n")[0]


def _rules(_root: Path) -> Rows:
    from sms_docs.checks.enforcement import enforcements  # noqa: PLC0415

    for each in enforcements():
        by = ", ".join(check_id for _, check_id in each.checks)
        yield each.key, each.severity, ", ".join(each.clauses), each.statement, by


def _views(root: Path) -> Rows:
    from sms_docs.views import find_view, view_names  # noqa: PLC0415

    system = _system(root)
    for name in view_names(system):
        if found := find_view(system, name):
            yield name, found.title, "register" if found.register else "view"


def _figures(root: Path) -> Rows:
    from sms_docs.figures import FIGURES  # noqa: PLC0415

    system = _system(root)
    for name, function in FIGURES.items():
        yield name, function(system).title


def _kinds(root: Path) -> Rows:
    for kind in _system(root).standard.kinds.values():
        yield kind.key, kind.title, kind.family, kind.need


def _clauses(root: Path) -> Rows:
    for clause in _system(root).standard.clauses.values():
        yield clause.id, clause.title, "yes" if clause.written else ""


def _registers(root: Path) -> Rows:
    system = _system(root)
    for key, schema in system.schemas.items():
        if key not in NOT_REGISTERS:
            register = system.register(key)
            records = str(len(register)) if register.exists and not register.broken else ""
            yield key, schema.label, register.path, records


def _formats(_root: Path) -> Rows:
    return FORMATS.items()


def _system(root: Path) -> System:
    return engine.load(FolderTree(root))


SUBJECTS: Final[Mapping[str, tuple[tuple[str, ...], Callable[[Path], Rows]]]] = MappingProxyType(
    {
        "checks": (("id", "severity", "clauses", "fault"), _checks),
        "rules": (("key", "severity", "clauses", "statement", "enforced_by"), _rules),
        "views": (("name", "title", "source"), _views),
        "figures": (("name", "title"), _figures),
        "kinds": (("key", "title", "family", "need"), _kinds),
        "clauses": (("id", "title", "in_writing"), _clauses),
        "registers": (("key", "label", "file", "records"), _registers),
        "formats": (("name", "use"), _formats),
    }
)
"""Subject to its columns and rows."""


@click.command(name="list")
@click.argument("subject", type=click.Choice(tuple(SUBJECTS)))
@click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")
@root_option
@click.pass_obj
def list_(root: Path, subject: str, *, as_json: bool) -> None:
    """List what there is to name in pages, registers and commands.

    \b
    checks     faults that can be found, with severity and clauses
    rules      what has to hold, and the checks that look for its opposite
    views      tables that a page or `sms show` can show
    figures    drawings that a page can show
    kinds      kinds of documents, and how much the standard wants them
    clauses    clauses of the edition in use; those that ask for something in writing
    registers  registers, their files and how many records each holds
    formats    formats of `sms check`
    """  # noqa: D301 - the \b is meant: click then keeps the lines
    columns, rows = SUBJECTS[subject]
    table = as_table(subject, columns, rows(root))
    if as_json:
        emit(table_json(table))
    else:
        say(table_text.render(table, terminal_width(), colour=colours(sys.stdout)))


def as_table(subject: str, columns: tuple[str, ...], rows: Rows) -> Table:
    """What there is to name, as a table."""
    return Table(
        subject,
        subject,
        tuple(
            Column(key, key.replace("_", " ").capitalize(), "right" if key == "records" else "left") for key in columns
        ),
        tuple(Row(tuple(map(Cell, row))) for row in rows),
        f"There are no {subject} yet.",
    )
