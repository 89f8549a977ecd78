"""``sms waivers``."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sms_docs import engine
from sms_docs.cli.check import as_of_option, base_option
from sms_docs.cli.earlier import base_or_stop
from sms_docs.cli.root import root_option
from sms_docs.cli.table_output import say_what_is_hidden, table_format_option, write_table
from sms_docs.load.repository import FolderTree
from sms_docs.model.report import Report
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views import view

_COLUMNS = ("id", "rule", "scope", "reason", "risk", "approver", "approved_by", "approved_on", "expires", "state")
_SAID = {
    "waiver.unused": Cell("unused", tone="warn"),
    "waiver.unknown-rule": Cell("does not count: there is no such rule", tone="bad"),
    "waiver.not-allowed": Cell("does not count: the rule cannot be waived", tone="bad"),
}
"""What only the findings tell, by the check that says it."""


@click.command(epilog="Exit codes: 0 also when one has expired, 2 wrong use or cannot start.")
@table_format_option
@as_of_option
@base_option
@root_option
@click.pass_obj
def waivers(root: Path, *, form: str, as_of: date | None, base: str) -> None:
    """List the findings that somebody decided to let stand: rule, scope, reason, risk, approval and state.

    A waiver is in force, expires in so many days, expired, closed, unused, or does not count, with the reason. The last
    column says how many findings it covers today. For example: sms waivers --as-of 2027-12-31

    A new one is an entry in data/waivers.yml; `sms explain ID` says whether a rule can be waived.
    """
    tree = FolderTree(root)
    system = engine.load(tree, as_of, base_or_stop(root, base))
    say_what_is_hidden(system)
    write_table(_with_findings(view(system, "waivers", columns=_COLUMNS), engine.check(system, tree)), system, form)


def _with_findings(table: Table, report: Report) -> Table:
    """The table with what the findings say of each waiver, and with the number of those that it covers."""
    covered = Counter(each.waiver.id for each in report.waived if each.waiver)
    said = {each.location: _SAID[each.id] for each in report.findings if each.id in _SAID}
    told = {place.at[0]: cell for place, cell in said.items() if place and isinstance(place.at, tuple)}
    column = Column("findings", "Findings", "right")
    rows = tuple(_row(each, told, covered[each.cells[0].text]) for each in table.rows)
    return replace(table, columns=(*table.columns, column), rows=rows)


def _row(row: Row, told: dict[str | int, Cell], number: int) -> Row:
    at = row.location.at if row.location else None
    state = told.get(at[0], row.cells[-1]) if isinstance(at, tuple) and at else row.cells[-1]
    return replace(row, cells=(*row.cells[:-1], state, Cell(str(number), sort=number)))
