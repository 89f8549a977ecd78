"""``sms review``."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Final

import click

from sms_docs import engine
from sms_docs.changes.base import find_base
from sms_docs.changes.review import review as review_change
from sms_docs.cli.check import as_of_option
from sms_docs.cli.console import emit, say
from sms_docs.cli.files import write_file
from sms_docs.cli.root import root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.base import base_of
from sms_docs.load.repository import FolderTree
from sms_docs.load.revision import RevisionError
from sms_docs.model.change import Change
from sms_docs.render import review_json, review_markdown, review_text

FORMATS: Final[Mapping[str, Callable[[Change], str]]] = MappingProxyType(
    {"text": review_text.render, "markdown": review_markdown.render, "json": review_json.render}
)


@click.command(
    epilog="Example: sms review --since origin/main --format markdown --out review.md. "
    "Exit codes: 0 done, 2 wrong use or cannot start, 3 the program itself failed."
)
@click.option(
    "--since", required=True, metavar="REV", help="The branch or commit to compare with, such as origin/main."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="text for people, markdown for a comment on a pull request, json for programs.",
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file instead of the terminal."
)
@as_of_option
@root_option
@click.pass_context
def review(ctx: click.Context, since: str, form: str, out: Path | None, as_of: date | None) -> None:
    """Say what a change means before it is merged.

    Compares the files as they are with the commit where this branch left REV: which documents change and how much, the
    version and the approvals that they need and from whom, findings that are new or gone, gates that move, documents
    and registers that are touched. Nothing is changed.
    """
    text = FORMATS[form](_compared(ctx.obj, since, as_of))
    if out is not None:
        write_file(out, text)
    elif form == "text":
        say(text)
    else:
        emit(text)


def _compared(root: Path, since: str, as_of: date | None) -> Change:
    """Raises ``Stop`` when there is nothing to compare with."""
    tree = FolderTree(root)
    try:
        compared, base_tree = find_base(root, since)
        if base_tree is None:
            return Change(compared, engine.load(tree, as_of).as_of)
        head = engine.load(tree, as_of, base_of(base_tree, since, compared.base))
        # Both for one day: what a day alone changes is no part of the change.
        return review_change(compared, base_tree, engine.load(base_tree, head.as_of), tree, head)
    except RevisionError as fault:
        raise Stop(str(fault)) from fault
