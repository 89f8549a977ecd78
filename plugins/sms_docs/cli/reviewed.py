"""``sms reviewed``."""

from datetime import date
from pathlib import Path

import click

from sms_docs.cli import decision
from sms_docs.cli.root import root_option
from sms_docs.control.approve import Wish
from sms_docs.control.reviewed import reviewed as enter


@click.command(epilog=f"Example: sms reviewed SMS-POL-001 --by PER-01 --reference MR-02. {decision.EXITS}")
@click.argument("document", metavar="ID")
@decision.by_option
@decision.role_option
@click.option("--reason", default="", metavar="TEXT", callback=decision.one_line, help="What was looked at.")
@decision.reference_option
@decision.control_option
@decision.on_option
@decision.dry_run_option
@decision.form_option
@root_option
@click.pass_context
def reviewed(  # noqa: PLR0913 - an option is a parameter
    ctx: click.Context,
    document: str,
    by: str,
    role: str,
    *,
    reason: str,
    reference: str,
    control: str,
    on: date | None,
    dry_run: bool,
    form: str,
) -> None:
    """Record that the document with the number ID was reviewed and needs no change.

    The day of the next review moves; the page is not touched. Refused when the content is not what was approved.
    """
    root: Path = ctx.obj
    wish = Wish(document, by, role, "", reason, reference, control, on, dry_run)
    given = {name: value for name, value in wish._asdict().items() if name not in ("document", "dry_run")}
    command = decision.command_line("reviewed", document, **given)
    decision.decide(ctx, command, lambda open_: enter(root, open_, wish), form=form, dry_run=dry_run)
