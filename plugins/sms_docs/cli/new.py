"""``sms new``."""

import sys
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path

import click

from sms_docs import engine
from sms_docs.author.document import compose
from sms_docs.author.header import OPEN, Header, Wishes, header
from sms_docs.author.place import default_path
from sms_docs.author.wishes import refusal
from sms_docs.cli import table_text
from sms_docs.cli.console import colours, complain, emit, say, terminal_width
from sms_docs.cli.files import write_file
from sms_docs.cli.listing import as_table
from sms_docs.cli.root import below, root_option
from sms_docs.cli.stop import Stop
from sms_docs.load.repository import FolderTree
from sms_docs.model.standard import Kind
from sms_docs.model.system import CONTENT, System
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import counted

_COLUMNS = ("kind", "title", "family", "need", "written")
_MOST = 3


@click.command(epilog="Exit codes: 0 written, 2 wrong use or the file is there already.")
@click.argument("kind", required=False)
@click.option("--title", default="", help="Title of the document. Default: that of its kind.")
@click.option("--id", "number", default="", metavar="NUMBER", help="Its number. Default: the next free one.")
@click.option("--owner", default="", metavar="ROLE", help="Role that answers for it. Default: as the registers say.")
@click.option("--author", "authors", multiple=True, metavar="PERSON", help="Who writes it; may be repeated.")
@click.option("--approver", "approvers", multiple=True, metavar="ROLE", help="Role that approves it; may be repeated.")
@click.option("--classification", default="", metavar="NAME", help="Who may see it. Default: internal.")
@click.option("--covers", multiple=True, metavar="KIND", help="A further kind that is written in it; very-small only.")
@click.option("--out", metavar="FILE", help="The file, seen from here or from content/; a dash writes to the terminal.")
@root_option
@click.pass_obj
def new(  # noqa: PLR0913 - an option is a parameter
    root: Path,
    *,
    kind: str | None,
    title: str,
    number: str,
    owner: str,
    authors: tuple[str, ...],
    approvers: tuple[str, ...],
    classification: str,
    covers: tuple[str, ...],
    out: str | None,
) -> None:
    """Write a new document of a kind, ready to be filled; without KIND, list the kinds.

    It is a draft with control data, every section in order, a hint in each, the tables that feed it and the clauses
    that ask for it. What could not be known is marked TBD. Nothing is ever overwritten.
    """
    system = engine.load(FolderTree(root))
    if kind is None:
        say(
            table_text.render(as_table("kinds", _COLUMNS, _kinds(system)), terminal_width(), colour=colours(sys.stdout))
        )
        return
    found = _find(system, kind)
    wishes = Wishes(" ".join(title.split()), number, owner, authors, approvers, classification, covers)
    if reason := refusal(system, found, wishes):
        raise Stop(visible(reason))
    path = "-" if out == "-" else _path(root, system, found, out, title)
    front = header(system, found, wishes)
    if front.id == OPEN:
        raise Stop(f"No number can be made from the pattern {system.settings.id_pattern}. Give one with --id.")
    text = compose(system, found, front)
    if path == "-":
        emit(text)
        return
    write_file(root / path, text)
    say("\n".join(_next_steps(root, system, found, front, path)) + "\n")


def _kinds(system: System) -> Iterator[tuple[str, ...]]:
    for kind in system.standard.kinds.values():
        if kind.sections:
            written = ", ".join(each.id for each in system.by_kind.get(kind.key, ()) if each.id)
            yield kind.key, kind.title, kind.family, kind.need, written


def _find(system: System, name: str) -> Kind:
    """The kind of a key. Raises ``Stop`` with what may have been meant, or where such records are kept."""
    kinds = system.standard.kinds
    found = kinds.get(name)
    if found is None:
        key = name.lower().replace(" ", "-").replace("_", "-")
        inside = [each for each in kinds if key and key in each]
        near = [*dict.fromkeys([*get_close_matches(key, kinds, n=_MOST, cutoff=0.7), *inside])][:_MOST]
        meant = "Did you mean {}? ".format(" or ".join(f'"{each}"' for each in near)) if near else ""
        raise Stop(f'There is no kind "{visible(name)}". {meant}`sms new` lists all.')
    if not found.sections:
        raise Stop(f"{found.title} is no document: its entries stand in registers. `sms list registers` shows them.")
    return found


def _path(root: Path, system: System, kind: Kind, out: str | None, title: str) -> str:
    """The file to write, relative to the root. Raises ``Stop`` where no document can stand or one stands already."""
    path = default_path(system, kind, title) if out is None else _meant(root, out)
    if path is None or not path.startswith(f"{CONTENT}/") or not path.endswith(".md"):
        raise Stop(f"{visible(out or path or '')} is no page: give a file below {CONTENT}/ that ends with .md.")
    if not system.settings.is_controlled(path.removeprefix(f"{CONTENT}/")):
        raise Stop(f"{path} lies outside document control (uncontrolled in data/settings.yml). Choose another folder.")
    if (root / path).exists() or (root / path).is_symlink():
        raise Stop(f"{path} is there already, and nothing is overwritten. Choose another file with --out.")
    return path


def _meant(root: Path, out: str) -> str | None:
    """The file as seen from here; from content/ when it is a bare name or lies in a folder there."""
    seen = below(root, out, Path.cwd())
    folder = Path(out).parent
    inside = folder == Path() or (".." not in folder.parts and (root / CONTENT / folder).is_dir())
    if (seen or "").startswith(f"{CONTENT}/") or folder.is_absolute() or not inside:
        return seen
    return below(root, f"{CONTENT}/{out}", root)


def _next_steps(root: Path, system: System, kind: Kind, front: Header, path: str) -> Iterator[str]:
    """What was written, and what comes next."""
    sections = counted(len(kind.sections), "section")
    yield f"{path}: {front.id} {visible(front.title)}, draft 0.1 with {sections}."
    others = [each.id for each in system.by_kind.get(kind.key, ()) if not each.retired]
    if others:
        complain(f"There is a document of this kind already: {', '.join(others)}.")
    yield ""
    steps = ["Write what each hint asks for, and delete the hint."]
    ground = [system.standard.kinds[key].title for key in kind.prerequisites if not system.by_kind.get(key)]
    if ground:
        steps.insert(0, f"Write first what it is built on: {', '.join(ground)}.")
    if front.open:
        steps.insert(0, f"Fill in what is marked {OPEN} at the top: {', '.join(front.open)}.")
    if (root / "mkdocs.yml").is_file():
        steps.append(f"Add the page to nav in mkdocs.yml: - {path.removeprefix(f'{CONTENT}/')}")
    steps.append(f"sms check {path} says what is still missing.")
    yield from (f"  {place}. {step}" for place, step in enumerate(steps, start=1))
