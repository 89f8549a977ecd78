"""``sms mechanical``."""

import json
from pathlib import Path

import click

from sms_docs.cli.console import emit, say
from sms_docs.cli.decision import by_option, command_line, form_option, one_line
from sms_docs.cli.root import root_option
from sms_docs.cli.writing import completed, writing
from sms_docs.control.mechanical import Declared, Swap, declare
from sms_docs.identity.mechanical import PATH
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted

_MOST = 20
"""Pairs of words that are shown."""


@click.command(
    epilog='Example: sms mechanical HEAD --by PER-02 --reason "Service desk is called service centre everywhere." '
    "Exit codes: 0 entered, 1 the commit changed more than words, or no approved document, 2 wrong use."
)
@click.argument("revision", metavar="REV")
@by_option
@click.option(
    "--reason", required=True, metavar="TEXT", callback=one_line, help="What was changed everywhere, and why."
)
@form_option
@root_option
@click.pass_obj
def mechanical(root: Path, revision: str, by: str, reason: str, form: str) -> None:
    """Enter a commit that changed many approved documents without changing what they say.

    A term that was renamed in all of them needs no new version of each. Documents that were as approved before the
    commit REV count as approved after it, too; every check report says so. A commit that added or removed a paragraph,
    or changed a number or a duty, is refused.
    """
    if not reason:
        raise click.BadParameter("say what was changed everywhere.", param_hint="--reason")
    with writing(root, command_line("mechanical", revision, by=by, reason=reason)) as writer:
        if completed(writer, form):
            return
        found = declare(writer, revision, by, reason)
        writer.commit()
    if form == "json":
        emit(json.dumps(_facts(found), ensure_ascii=False, indent=2) + "\n")
    else:
        say("\n".join(map(visible, _lines(found))) + "\n")


def _lines(found: Declared) -> list[str]:
    names = ", ".join(f"{each.document} {each.version}" for each in found.documents)
    lines = [f"{PATH}: commit {found.commit[:12]} entered for {counted(len(found.documents), 'document')}: {names}."]
    lines += ["", "Words that took the place of others, the rarest first; look through them:"]
    lines += [f"  {_swap(each)}" for each in found.swaps[:_MOST]]
    more = len(found.swaps) - _MOST
    return [*lines, f"  and {counted(more, 'pair')} more, each more often"] if more > 0 else lines


def _swap(swap: Swap) -> str:
    where = f"{counted(swap.times, 'time')} in {counted(swap.documents, 'document')}"
    return f'"{swap.before}" is now "{swap.after}", {where}'


def _facts(found: Declared) -> dict[str, object]:
    documents = [
        {"document": each.document, "version": each.version, "from": each.before, "to": each.after}
        for each in found.documents
    ]
    return {
        "path": PATH,
        "commit": found.commit,
        "documents": documents,
        "swaps": [each._asdict() for each in found.swaps],
    }
