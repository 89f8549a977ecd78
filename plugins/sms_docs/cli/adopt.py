"""``sms adopt``."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from sms_docs.cli import decision
from sms_docs.cli.adopt_page import OPTIONS, PageWish, page_with_header
from sms_docs.cli.console import complain, emit, say
from sms_docs.cli.parameters import day
from sms_docs.cli.root import root_option
from sms_docs.cli.writing import completed, writing
from sms_docs.control.adopt import Adopted, Wish
from sms_docs.control.adopt import adopt as enter
from sms_docs.control.transaction import Transaction
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted

_PAGE = ".md"


@click.command(
    epilog="Examples: sms adopt --all --by PER-01 takes over what PER-01 may decide on. sms adopt content/plans/x.md "
    "--kind capacity-plan --owner capacity-manager --author PER-13 --approver sms-manager --version 1.0 --by PER-02 "
    f"takes a page without control data over. {decision.EXITS}"
)
@click.argument("documents", metavar="[ID…|FILE]", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Every approved document that bears no digest yet.")
@decision.by_option
@decision.role_option
@decision.on_option
@click.option("--reason", default="", metavar="TEXT", callback=decision.one_line, help="Why it is taken over.")
@decision.reference_option
@decision.control_option
@decision.dry_run_option
@decision.form_option
@click.option("--kind", default="", metavar="KIND", help="Of FILE: what kind of document it is; `sms new` lists them.")
@click.option("--id", "number", default="", metavar="NUMBER", help="Of FILE: its number. Default: the next free one.")
@click.option("--title", default="", callback=decision.one_line, help="Of FILE. Default: its first heading.")
@click.option("--owner", default="", metavar="ROLE", help="Of FILE: the role that answers for it.")
@click.option("--author", "authors", multiple=True, metavar="PERSON", help="Of FILE: who wrote it; may be repeated.")
@click.option("--approver", "approvers", multiple=True, metavar="ROLE", help="Of FILE: role that approves it; again.")
@click.option("--classification", default="", metavar="NAME", help="Of FILE: who may see it. Default: internal.")
@click.option("--version", default="1.0", show_default=True, metavar="VERSION", help="Of FILE: the approved version.")
@click.option("--effective-from", type=day, metavar="DATE", help="Of FILE: since when it holds. Default: the day.")
@root_option
@click.pass_context
def adopt(  # noqa: PLR0913 - an option is a parameter
    ctx: click.Context,
    /,
    *,
    documents: tuple[str, ...],
    everything: bool,
    by: str,
    role: str,
    on: date | None,
    reason: str,
    reference: str,
    control: str,
    dry_run: bool,
    form: str,
    **page: Any,
) -> None:
    """Take documents over that were approved before digests were kept, or elsewhere.

    Each named approved document gets an entry `adopted` in its log, with the digest of its content, and its edition:
    from then on every change of it is seen. The text stays as it is, and so do its findings; `sms baseline` takes them
    down as known. A FILE without front matter gets its control data first.
    """
    files = [each for each in documents if each.endswith(_PAGE)]
    _refuse_mixed(documents, files, everything=everything, page=page)
    wish = Wish(documents, by, role, reason, reference, control, on, dry_run)
    given = {name: value for name, value in wish._asdict().items() if name not in ("documents", "dry_run")}
    words = ("adopt", *documents, *(("--all",) if everything else ()), *(PageWish(**page).words if files else ()))
    root: Path = ctx.obj
    with writing(root, decision.command_line(*words, **given), dry_run=dry_run) as open_:
        if completed(open_, form):
            return
        found = _entered(open_, wish, files, PageWish(**page))
    _say(found, wish, form)
    ctx.exit(1 if found.left else 0)


def _refuse_mixed(documents: tuple[str, ...], files: list[str], *, everything: bool, page: dict[str, Any]) -> None:
    if everything == bool(documents):
        raise click.UsageError("Name documents by their numbers, one FILE, or --all.")
    if files and len(documents) > 1:
        raise click.UsageError(f"{files[0]} gets control data of its own: give one FILE at a time, and no other ID.")
    stray = next((name for name, value in page.items() if value and (name, value) != ("version", "1.0")), "")
    if stray and not files:
        raise click.UsageError(
            f"{OPTIONS[stray]} is for a FILE without control data; documents with a number have theirs."
        )


def _entered(open_: Transaction, wish: Wish, files: list[str], page: PageWish) -> Adopted:
    if not files:
        return enter(open_, wish)
    path, number, content = page_with_header(open_, files[0], page, wish.on)
    return enter(open_, wish._replace(documents=(number,)), {path: content})


def _say(found: Adopted, wish: Wish, form: str) -> None:
    if form == "json":
        emit(json.dumps(_facts(found, wish), ensure_ascii=False, indent=2) + "\n")
        return
    say("".join(f"{visible(line)}\n" for line in _lines(found, wish)))
    # Many documents are left for one reason: the others have to decide on them.
    same: dict[tuple[str, ...], list[str]] = {}
    for each in found.left:
        same.setdefault(each.reasons, []).append(each.document)
    for reasons, names in same.items():
        complain(f"Not taken over: {visible(', '.join(names))}")
        for reason in reasons:
            complain(f"  - {visible(reason)}")


def _lines(found: Adopted, wish: Wish) -> Iterator[str]:
    head = "Would be: " if wish.dry_run else ""
    for each in found.taken:
        end = f"; {', '.join(each.waiting)} has to decide yet" if each.waiting else ""
        version, role, on = (each.entry[name] for name in ("version", "role", "on"))
        yield f"{head}{each.document} {version} {each.title}: taken over by {wish.by} as {role} on {on}{end}."
    yield from (f"  {note}" for note in found.notes)
    wrote = "would write" if wish.dry_run else "wrote"
    yield from (f"  {wrote} {path}" for each in found.taken for path in each.files)
    if not found.taken and not found.left:
        yield f"Nothing to take over: {counted(found.sealed, 'approved document')}, each with a digest."
    if found.faults:
        yield f"They have {counted(found.faults, 'error')}; `sms check` shows them, `sms baseline` takes them as known."


def _facts(found: Adopted, wish: Wish) -> dict[str, object]:
    return {
        "taken": [
            {"document": each.document, **each.entry, "waiting": each.waiting, "files": [*each.files]}
            for each in found.taken
        ],
        "left": [each._asdict() for each in found.left],
        "sealed": found.sealed,
        "errors": found.faults,
        "notes": found.notes,
        "dry_run": wish.dry_run,
    }
