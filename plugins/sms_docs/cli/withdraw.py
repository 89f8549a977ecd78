"""``sms withdraw``."""

from datetime import date
from pathlib import Path

import click

from sms_docs.cli import decision
from sms_docs.cli.root import root_option
from sms_docs.control.withdraw import Withdrawal
from sms_docs.control.withdraw import withdraw as enter


@click.command(
    epilog='Example: sms withdraw SMS-PRO-004 --by PER-02 --reason "Joined with problem management" '
    f"--superseded-by SMS-PRO-014. {decision.EXITS}"
)
@click.argument("document", metavar="ID")
@decision.by_option
@click.option("--reason", required=True, metavar="TEXT", callback=decision.one_line, help="Why it goes out of use.")
@click.option(
    "--superseded-by",
    default="",
    metavar="ID",
    callback=decision.one_line,
    help="The approved document in its place.",
)
@decision.role_option
@decision.reference_option
@decision.on_option
@decision.dry_run_option
@decision.form_option
@root_option
@click.pass_context
def withdraw(  # noqa: PLR0913 - an option is a parameter
    ctx: click.Context,
    document: str,
    by: str,
    reason: str,
    superseded_by: str,
    *,
    role: str,
    reference: str,
    on: date | None,
    dry_run: bool,
    form: str,
) -> None:
    """Take the document with the number ID out of use.

    Its status becomes `obsolete` with a successor and `withdrawn` without. Page, log and editions stay where they are.
    """
    root: Path = ctx.obj
    if not reason:
        raise click.BadParameter("say why it goes out of use.", ctx, param_hint="--reason")
    wish = Withdrawal(document, by, reason, superseded_by, role, reference, on, dry_run)
    given = {name: value for name, value in wish._asdict().items() if name not in ("document", "dry_run")}
    command = decision.command_line("withdraw", document, **given)
    decision.decide(ctx, command, lambda open_: enter(root, open_, wish), form=form, dry_run=dry_run)
