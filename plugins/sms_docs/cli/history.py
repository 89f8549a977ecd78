"""``sms history``."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click

from sms_docs import engine
from sms_docs.cli import table_text
from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import colours, emit, say, terminal_width
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.cli.table_output import heading, say_what_is_hidden
from sms_docs.judgement.in_force import in_force, starts
from sms_docs.load.repository import FolderTree
from sms_docs.model.redline import Redline
from sms_docs.model.system import System
from sms_docs.pages.decisions import decisions_table
from sms_docs.pages.dossier import NOW, Dossier, dossier, held, steps
from sms_docs.pages.doubts import doubts
from sms_docs.render.control_facts import status_title
from sms_docs.render.redline_html import diff_command
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted, day

format_option = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="text for people, json for programs.",
)


@click.command(epilog="Exit codes: 0 shown, 2 wrong use or cannot start, 3 the program itself failed.")
@click.argument("document_id", metavar="ID")
@format_option
@as_of_option
@root_option
@click.pass_context
def history(ctx: click.Context, document_id: str, form: str, as_of: date | None) -> None:
    """Show every decision on a document, and how much changed from edition to edition.

    For example `sms history SMS-POL-001`. `sms diff SMS-POL-001 1.0 1.1` shows what changed, word by word.
    """
    system, found, texts = asked(ctx.obj, document_id, as_of)
    made = tuple(reversed(list(steps(system, found))))
    found = found._replace(editions=held(system, found))
    term = in_force(system, found.id, read=starts(texts))
    now = term.version if term else ""
    if form == "json":
        plain = _plain(found, made, now) | {"doubts": list(doubts(system, found.id))}
        emit(json.dumps(plain, ensure_ascii=False, indent=2) + "\n")
    else:
        say("\n".join(_text(system, found, made, now)) + "\n")


def asked(root: Path, document_id: str, as_of: date | None) -> tuple[System, Dossier, dict[str, str]]:
    """The system, all on a document, and its editions, path → text. Raises ``Stop`` when there is no such document."""
    tree = FolderTree(root)
    system = engine.load(tree, as_of)
    say_what_is_hidden(system)
    known = {*system.by_id, *system.decisions, *system.editions}
    same = {each.lower(): each for each in known}
    name = same.get(document_id.lower(), "")
    if not name:
        near = get_close_matches(document_id.upper(), known, n=1)
        meant = f" Did you mean {visible(near[0])}?" if near else ""
        raise Stop(f'There is no document "{visible(document_id)}".{meant} `sms show documents` lists all.')
    texts = engine.editions(system, tree, name)
    return system, dossier(system, name, texts), texts


def _text(system: System, found: Dossier, made: tuple[Redline, ...], now: str) -> Iterator[str]:
    yield heading(f"{found.id} {found.title}".strip())
    document = found.document
    page = f"the page is version {document.version}: {status_title(system, document)}" if document else "it has no page"
    yield visible(f"{f'Version {now} is in force' if now else 'No version is in force'}; {page}.")
    yield from (visible(f"Do not rely on this: {each}") for each in doubts(system, found.id))
    yield ""
    table = decisions_table(system, found)
    yield table_text.render(table, terminal_width(), colour=colours(sys.stdout))
    for step in made:
        reasons = f" ({'; '.join(step.reasons[:3])})" if step.reasons else ""
        yield visible(
            f"{step.before} to {step.after}: {counted(step.number, 'change')}, {step.size} by its form{reasons}."
        )
        yield visible(f"    {diff_command(step)}")
    yield f"{counted(len(table.rows), 'decision')}, {counted(len(found.editions), 'edition')} · {day(system)}"


def _plain(found: Dossier, made: tuple[Redline, ...], now: str) -> dict[str, Any]:
    document = found.document
    return {
        "document": found.id,
        "title": found.title,
        "in_force": now or None,
        "page": {"version": document.version, "status": document.status, "path": document.path} if document else None,
        "decisions": [dict(each.values) for each in found.log],
        "editions": [
            {"version": each.edition.version, "path": each.edition.path, "digest": each.edition.digest}
            for each in found.editions
        ],
        "changes": [
            {
                "before": step.before,
                "after": None if step.after == NOW else step.after,
                "changes": step.number,
                "size": step.size,
                "reasons": list(step.reasons),
            }
            for step in made
        ],
    }
