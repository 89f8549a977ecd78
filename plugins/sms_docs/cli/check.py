"""``sms check``."""

import gc
from datetime import date
from pathlib import Path
from typing import get_args

import click

from sms_docs import engine
from sms_docs.cli.formats import FORMATS, Output, write_reports
from sms_docs.cli.parameters import day, one_per_place, output
from sms_docs.cli.paths import wanted
from sms_docs.cli.root import root_option
from sms_docs.load.base import find_base
from sms_docs.load.position import Positions
from sms_docs.load.repository import FolderTree
from sms_docs.model.finding import Severity

as_of_option = click.option(
    "--as-of",
    type=day,
    metavar="DATE",
    help="Judge everything as on this day (2027-01-20); a day to come shows what will fail then. "
    "Default: as_of in data/settings.yml, else today.",
)
format_option = click.option(
    "--format",
    "outputs",
    type=output,
    metavar="FORMAT[=FILE]",
    multiple=True,
    callback=one_per_place,
    help=f"How to report: {', '.join(FORMATS)}. With =FILE it goes to a file. May be given several times. "
    "`sms list formats` explains them. Default: text.",
)
fail_on_option = click.option(
    "--fail-on",
    type=click.Choice(get_args(Severity)),
    default="error",
    show_default=True,
    help="The least finding that makes the exit code 1.",
)
base_option = click.option(
    "--base",
    metavar="REV",
    default="",
    help="Compare with a git revision, for example origin/main: decisions, editions and waivers that it holds must "
    "not have been rewritten or removed since, and a new waiver counts only when its approver brings it. Who that is, "
    "and whose key signs, the revision says.",
)


@click.command(
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 wrong use or cannot start, "
    "3 the program itself failed."
)
@click.argument("paths", nargs=-1)
@format_option
@as_of_option
@fail_on_option
@base_option
@root_option
@click.pass_context
def check(  # noqa: PLR0913, PLR0917 - one for each option
    ctx: click.Context,
    paths: tuple[str, ...],
    outputs: tuple[Output, ...],
    as_of: date | None,
    fail_on: Severity,
    base: str,
) -> None:
    """Find what is wrong or missing in documents and registers.

    PATHS (files, folders or patterns such as "content/*/change*") narrow what is reported; everything is read
    all the same, because documents and registers depend on each other. Nothing is changed.
    """
    root: Path = ctx.obj
    # One run makes a million values and no cycles among them: collecting would only walk over them again and again.
    gc.disable()
    tree = FolderTree(root)
    system = engine.load(tree, as_of, find_base(root, base) if base else None)
    report = engine.check(system, tree, wanted(paths, system.files, root))
    write_reports(report, Positions(tree).line, outputs, root)
    ctx.exit(1 if report.fails(fail_on) else 0)
