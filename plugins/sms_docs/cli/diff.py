"""``sms diff``."""

import json
import sys
from datetime import date

import click

from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import colours, emit, say, terminal_width
from sms_docs.cli.history import asked
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import heading
from sms_docs.identity.redline import now_text, redline
from sms_docs.model.redline import Redline
from sms_docs.model.system import System
from sms_docs.pages.dossier import NOW, Dossier
from sms_docs.render.redline_json import redline_json
from sms_docs.render.redline_markdown import redline_markdown
from sms_docs.render.redline_text import redline_text
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted

_FORMATS = ("text", "markdown", "json")
_MOST = 2


@click.command(epilog="Exit codes: 0 shown, 2 wrong use or cannot start, 3 the program itself failed.")
@click.argument("document_id", metavar="ID")
@click.argument("versions", metavar="[VERSION [VERSION]]", nargs=-1)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="text",
    show_default=True,
    help="text for people, markdown for a pull request or a wiki, json for programs.",
)
@as_of_option
@root_option
@click.pass_context
def diff(ctx: click.Context, document_id: str, versions: tuple[str, ...], form: str, as_of: date | None) -> None:
    """Show what changed between two approved editions of a document, word by word.

    For example `sms diff SMS-POL-001 1.0 1.2`. With one version: from that edition to the page as it is now; without
    any: from the newest edition to the page as it is now. Control fields and rows of controlled tables count too.

    In text, [-this went-] and {+this came+}.
    """
    if len(versions) > _MOST:
        raise click.UsageError("Name two versions at most, for example: sms diff SMS-POL-001 1.0 1.2")
    system, found, _ = asked(ctx.obj, document_id, as_of)
    made = redline(system, found.id, *_states(system, found, versions))
    if form == "json":
        emit(json.dumps(redline_json(made), ensure_ascii=False, indent=2) + "\n")
    elif form == "markdown":
        emit(f"## {_title(found, made)}\n\n{redline_markdown(made)}")
    else:
        text = redline_text(made, colour=colours(sys.stdout), width=terminal_width())
        reasons = f" ({'; '.join(made.reasons)})" if made.reasons else ""
        size = f"{counted(made.number, 'change')}, {made.size} by form{reasons}.\n" if made else ""
        say(f"{heading(_title(found, made))}\n\n{text}{visible(size.rstrip())}{size[-1:]}")


State = tuple[str, str]
"""What it is called, and its text."""


def _states(system: System, found: Dossier, versions: tuple[str, ...]) -> tuple[State, State]:
    """The two texts. Raises ``Stop`` when one of them does not exist."""
    kept = {each.edition.version: each.text for each in found.editions}
    if not kept:
        raise Stop(f"No edition of {found.id} was kept; `sms approve` and `sms adopt` write one.")
    if unknown := [each for each in versions if each not in kept]:
        there = "there is" if len(kept) == 1 else "there are"
        raise Stop(f"There is no edition {visible(unknown[0])} of {found.id}; {there} {', '.join(kept)}.")
    names = versions or tuple(kept)[-1:]
    if len(names) == _MOST:
        return (names[0], kept[names[0]]), (names[1], kept[names[1]])
    if found.document is None:
        raise Stop(f"{found.id} has no page any more. Name two of its editions: {', '.join(kept)}.")
    return (names[0], kept[names[0]]), (NOW, now_text(system, found.document))


def _title(found: Dossier, made: Redline) -> str:
    return f"{found.id} from {made.before} to {made.after}"
