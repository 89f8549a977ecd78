"""``sms diff``."""

import json
import sys
from datetime import date

import click

from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import colours, complain, emit, say, terminal_width
from sms_docs.cli.history import asked
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import heading
from sms_docs.identity.redline import now_text, redline
from sms_docs.load.editions import edition_path
from sms_docs.model.redline import Redline
from sms_docs.model.system import System
from sms_docs.pages.dossier import NOW, Dossier
from sms_docs.pages.doubts import kept, rewritten
from sms_docs.render.redline_json import redline_json
from sms_docs.render.redline_markdown import redline_markdown
from sms_docs.render.redline_text import redline_text
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted

_FORMATS = ("text", "markdown", "json")
_MOST = 2
_SHOWN = 4
"""Reasons for the size of a change; JSON has all."""


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
    _say_doubts(system, made)
    if form == "json":
        emit(json.dumps(redline_json(made), ensure_ascii=False, indent=2) + "\n")
    elif form == "markdown":
        emit(f"## {_title(found, made)}\n\n{redline_markdown(made)}")
    else:
        text = redline_text(made, colour=colours(sys.stdout), width=terminal_width())
        more = f"; {len(made.reasons) - _SHOWN} more" if len(made.reasons) > _SHOWN else ""
        reasons = f" ({'; '.join(made.reasons[:_SHOWN])}{more})" if made.reasons else ""
        size = f"{counted(made.number, 'change')}, {made.size} by form{reasons}.\n" if made else ""
        say(f"{heading(_title(found, made))}\n\n{text}{visible(size.rstrip())}{size[-1:]}")


def _say_doubts(system: System, made: Redline) -> None:
    """What speaks against one of the two texts, or against the log that says what was approved."""
    for each in rewritten(system.decisions.get(made.document, ())):
        complain(visible(f"Do not rely on this: {each}"))
    for each in (made.before, made.after):
        if kept(system, made.document, each) == "altered":
            path = visible(edition_path(made.document, each))
            complain(f"The edition {visible(each)} is not the file that was approved: {path} was altered afterwards.")


State = tuple[str, str]
"""What it is called, and its text."""


def _states(system: System, found: Dossier, versions: tuple[str, ...]) -> tuple[State, State]:
    """The two texts. Raises ``Stop`` when one of them does not exist."""
    texts = {each.edition.version: each.text for each in found.editions}
    if not texts:
        raise Stop(_none(system, found))
    if unknown := [each for each in versions if each not in texts]:
        raise Stop(_unknown(system, found, unknown[0]))
    names = versions or tuple(texts)[-1:]
    if len(names) == _MOST:
        return (names[0], texts[names[0]]), (names[1], texts[names[1]])
    if found.document is None:
        raise Stop(f"{found.id} has no page any more. Name two of its editions: {', '.join(texts)}.")
    return (names[0], texts[names[0]]), (NOW, now_text(system, found.document))


def _none(system: System, found: Dossier) -> str:
    """Why there is nothing to compare: no edition was ever written, or all of them are gone."""
    versions = dict.fromkeys(each.text("version") for each in found.log)
    gone = [edition_path(found.id, each) for each in versions if kept(system, found.id, each) == "missing"]
    if gone:
        return f"The editions of {found.id} are missing or cannot be read: {visible(', '.join(gone))}."
    return f"No edition of {found.id} was kept; `sms approve` and `sms adopt` write one."


def _unknown(system: System, found: Dossier, version: str) -> str:
    versions = [each.edition.version for each in found.editions]
    others = f"{'there is' if len(versions) == 1 else 'there are'} {', '.join(versions)}"
    if kept(system, found.id, version) == "missing":
        path = visible(edition_path(found.id, version))
        return f"The edition {visible(version)} was approved, but {path} is missing or cannot be read; {others}."
    return f"There is no edition {visible(version)} of {found.id}; {others}."


def _title(found: Dossier, made: Redline) -> str:
    return f"{found.id} from {made.before} to {made.after}"
