"""``sms outlook``."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from sms_docs import engine
from sms_docs.cli.check import as_of_option
from sms_docs.cli.parameters import day
from sms_docs.cli.root import root_option
from sms_docs.cli.show import filters_of, shown_table
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import say_what_is_hidden, table_format_option, write_table
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.views.outlook import horizon

_COLUMNS = ["day", "kind", "what", "owner", "holder", "state"]


@click.command(epilog="Exit codes: 0 also when something is late, 2 wrong use or cannot start.")
@click.option(
    "--until", type=day, metavar="DATE", help="The last day to look at (2027-10-31). Default: three months ahead."
)
@click.option(
    "--from", "since", type=day, metavar="DATE", help="The first day to look at. Default: everything that is late, too."
)
@click.option("--owner", metavar="ROLE", help="Only what this role answers for; its key in data/roles.yml.")
@click.option("--where", "conditions", metavar="FIELD=VALUE", multiple=True, help="As with `sms show`: kind=task.")
@table_format_option
@as_of_option
@root_option
@click.pass_obj
def outlook(  # noqa: PLR0913 - an option is a parameter
    root: Path,
    *,
    until: date | None,
    since: date | None,
    owner: str | None,
    conditions: tuple[str, ...],
    form: str,
    as_of: date | None,
) -> None:
    """List what falls due, by day and owner, with who holds the role on that day.

    Reviews, tasks, audits, gates, certificates, trainings, actions, agreements that end, and the values, results,
    records and reports that will be missing at their rhythm. What is late stands first.
    """
    system = engine.load(FolderTree(root), as_of)
    say_what_is_hidden(system)
    last = until or horizon(system)
    _judge_days(system, last, since)
    filters = {**filters_of(conditions), "until": [last.isoformat()], **({"owner": [owner]} if owner else {})}
    _judge_owner(system, owner)
    found = shown_table(system, "outlook", {"columns": _COLUMNS}, filters)
    write_table(_from(found, since, last), system, form)


def _judge_days(system: System, until: date, since: date | None) -> None:
    """Raise ``Stop`` for days between which nothing can fall due."""
    if until < system.as_of:
        raise Stop(
            f"--until {until} lies before the day that everything is judged for, {system.as_of}. "
            "Give a later day, or an earlier one with --as-of."
        )
    if since and since > until:
        raise Stop(f"--from {since} lies after --until {until}. Exchange the two, or leave --from out.")


def _judge_owner(system: System, owner: str | None) -> None:
    """Raise ``Stop`` for an owner that is no role: nothing would ever be shown."""
    roles = system.register("roles")
    if owner and not roles.broken and owner not in roles.by_id:
        from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

        near = get_close_matches(owner, roles.by_id, n=1)
        advice = f'Did you mean "{near[0]}"?' if near else "`sms show roles --columns id,title` shows all."
        raise Stop(f'There is no role "{owner}". {advice}')


def _from(table: Table, since: date | None, until: date) -> Table:
    """The rows from a day on; what is due is written year-month-day, so that texts compare as days do."""
    rows = tuple(row for row in table.rows if since is None or row.cells[0].text >= since.isoformat())
    caption = f"Due from {since} until {until}" if since else table.caption
    return replace(table, rows=rows, caption=caption, empty=f"Nothing falls due until {until}.")
