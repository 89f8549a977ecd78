"""``sms in-force``."""

from datetime import date

import click

from sms_docs import engine
from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import complain
from sms_docs.cli.parameters import day
from sms_docs.cli.root import root_option
from sms_docs.cli.table_output import in_terminal, say_what_is_hidden, table_format_option, write_table
from sms_docs.judgement.in_force import starts
from sms_docs.load.repository import FolderTree
from sms_docs.pages.doubts import rewritten
from sms_docs.pages.in_force import in_force_table, narrowed
from sms_docs.render.report_cells import visible

_FOR_PEOPLE = ("document", "version", "from", "ended_on", "ended_by", "by", "on", "beside", "edition", "edition_state")


@click.command("in-force", epilog="Exit codes: 0 shown, 2 wrong use or cannot start, 3 the program itself failed.")
@click.option(
    "--on", type=day, metavar="DATE", help="The day that is asked for (2027-01-20). Default: the day of the system."
)
@table_format_option
@as_of_option
@root_option
@click.pass_context
def in_force(ctx: click.Context, on: date | None, form: str, as_of: date | None) -> None:
    """Show which version of each document was in force on a day, with its approved edition.

    For example `sms in-force --on 2027-01-20`. A version holds from its effective_from, or from the day on which it
    was decided, until the day on which the next one takes effect or the document is withdrawn ("Ended on").
    """
    tree = FolderTree(ctx.obj)
    system = engine.load(tree, as_of)
    say_what_is_hidden(system)
    for log in system.decisions.values():
        for each in rewritten(log):
            complain(visible(f"Do not rely on this: {each}"))
    table = in_force_table(system, on or system.as_of, starts(engine.editions(system, tree)))
    write_table(table, system, form, in_terminal(narrowed(table, _FOR_PEOPLE), system))
