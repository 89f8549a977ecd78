"""``sms approve``."""

from datetime import date
from pathlib import Path

import click

from sms_docs.cli import decision
from sms_docs.cli.root import root_option
from sms_docs.control.approve import Wish
from sms_docs.control.approve import approve as enter
from sms_docs.identity.size import SIZES


@click.command(epilog=f'Example: sms approve SMS-PLN-001 --by PER-01 --reason "Dates after gate 2". {decision.EXITS}')
@click.argument("document", metavar="ID")
@decision.by_option
@decision.role_option
@click.option(
    "--change",
    type=click.Choice(SIZES[:0:-1]),
    default=None,
    help="How large the change is: as it looks, or larger. Default: as text and version tell.",
)
@click.option("--reason", default="", metavar="TEXT", callback=decision.one_line, help="What was changed and why.")
@decision.reference_option
@decision.control_option
@decision.on_option
@decision.dry_run_option
@decision.form_option
@root_option
@click.pass_context
def approve(  # noqa: PLR0913 - an option is a parameter
    ctx: click.Context,
    document: str,
    by: str,
    role: str,
    *,
    change: str | None,
    reason: str,
    reference: str,
    control: str,
    on: date | None,
    dry_run: bool,
    form: str,
) -> None:
    """Approve the document with the number ID, whose status is `review`.

    Each of its approvers' roles decides once, on the same text. The last decision writes the edition and sets the
    status. Refused are documents with errors, authors, people who do not hold the role that day, and versions that
    are not raised by the size of the change.
    """
    root: Path = ctx.obj
    wish = Wish(document, by, role, change or "", reason, reference, control, on, dry_run)
    given = {name: value for name, value in wish._asdict().items() if name not in ("document", "dry_run")}
    command = decision.command_line("approve", document, **given)
    decision.decide(ctx, command, lambda open_: enter(root, open_, wish), form=form, dry_run=dry_run)
