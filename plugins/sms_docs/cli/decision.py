"""What the commands that decide have in common: their options, the lock, and what they say in the end."""

import gc
import json
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import click

from sms_docs.cli.console import complain, emit, say
from sms_docs.cli.parameters import day
from sms_docs.cli.stop import Stop
from sms_docs.control.outcome import Outcome
from sms_docs.control.refusal import ControlError, RefusedError
from sms_docs.control.transaction import Transaction, transaction
from sms_docs.load.pending import JOURNAL
from sms_docs.render.report_cells import visible

EXITS = "Exit codes: 0 done, 1 refused, 2 wrong use or cannot start, 3 the program itself failed."
Act = Callable[[Transaction], Outcome]


def one_line(ctx: click.Context, param: click.Parameter, text: str) -> str:
    """A text without line breaks and double blanks. Raises ``click.BadParameter`` for what cannot be printed."""
    found = " ".join(text.split())
    if not found.isprintable():
        raise click.BadParameter("it holds characters that cannot be printed.", ctx, param)
    return found


by_option = click.option(
    "--by", required=True, metavar="PERSON", callback=one_line, help="Number of the person who decides, as in PER-02."
)
role_option = click.option(
    "--role", default="", metavar="ROLE", callback=one_line, help="The role that decides, where a person holds several."
)
reference_option = click.option(
    "--reference", default="", metavar="TEXT", callback=one_line, help="Where it was minuted, as in CD-2027-01."
)
control_option = click.option(
    "--control",
    default="",
    metavar="TEXT",
    callback=one_line,
    help="What makes up for it that an author decides; in a very small organization only.",
)
on_option = click.option(
    "--on",
    type=day,
    metavar="DATE",
    help="The day of the decision (2027-01-20). Default: as_of in data/settings.yml, else today.",
)
dry_run_option = click.option("--dry-run", is_flag=True, help="Say what would be decided and written; write nothing.")
form_option = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How to say what was done.",
)


def command_line(*words: str, **options: object) -> str:
    """The command as somebody would type it again, without what is not given."""
    given = [(f"--{name.replace('_', '-')}", str(value)) for name, value in options.items() if value]
    return shlex.join(["sms", *words, *(word for pair in given for word in pair)])


def decide(ctx: click.Context, command: str, act: Act, *, form: str, dry_run: bool) -> NoReturn:
    """Run a decision as one transaction, say what was done, and end."""
    root: Path = ctx.obj
    # As in `sms check`: what is read stays until the end.
    gc.disable()
    try:
        outcome = _dry(root, command, act) if dry_run else _done(root, command, act)
    except RefusedError as fault:
        reasons = "".join(f"\n  - {visible(each)}" for each in fault.reasons)
        complain(f"Refused; nothing was changed.{reasons}")
        ctx.exit(1)
    except ControlError as fault:
        raise Stop(visible(str(fault))) from fault
    if form == "json":
        emit(_json(outcome))
    else:
        say("".join(f"{visible(line)}\n" for line in _lines(outcome)))
    ctx.exit(0)


def _done(root: Path, command: str, act: Act) -> Outcome:
    with transaction(root, command) as open_:
        if open_.completed:
            return Outcome(" ".join(open_.notes), {"completed": command})
        try:
            return act(open_)
        except ControlError:
            # What was put in order before is true all the same.
            for note in open_.notes:
                complain(visible(note))
            raise


def _dry(root: Path, command: str, act: Act) -> Outcome:
    if (root / JOURNAL).exists():
        raise ControlError(
            "A command was interrupted here, so that nothing is certain. `sms check` says how to mend it."
        )
    return act(Transaction(root, command))


def _lines(outcome: Outcome) -> Iterator[str]:
    yield f"Would be: {outcome.said}" if outcome.dry_run else outcome.said
    yield from (f"  {note}" for note in outcome.notes)
    yield from (f"  {'would write' if outcome.dry_run else 'wrote'} {path}" for path in outcome.files)
    if outcome.follows:
        yield "Next, because of this decision:"
        yield from (f"  - {each}" for each in outcome.follows)


def _json(outcome: Outcome) -> str:
    found = {
        "said": outcome.said,
        **outcome.facts,
        "files": outcome.files,
        "notes": outcome.notes,
        "follows": outcome.follows,
        "dry_run": outcome.dry_run,
    }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"
