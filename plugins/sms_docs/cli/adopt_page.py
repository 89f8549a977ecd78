"""The control data of a page that was approved elsewhere, as ``sms adopt FILE`` asks for it."""

from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Final

from sms_docs import engine
from sms_docs.author.header import Wishes, header, yaml_lines
from sms_docs.author.wishes import refusal
from sms_docs.cli.root import below
from sms_docs.cli.stop import Stop
from sms_docs.control.adopt_page import with_header
from sms_docs.control.transaction import Transaction
from sms_docs.load.repository import FolderTree
from sms_docs.model.document import Document
from sms_docs.model.standard import Kind
from sms_docs.model.system import System
from sms_docs.model.version import parse_version
from sms_docs.render.report_cells import visible

OPTIONS: Final = {
    "kind": "--kind",
    "number": "--id",
    "title": "--title",
    "owner": "--owner",
    "authors": "--author",
    "approvers": "--approver",
    "classification": "--classification",
    "version": "--version",
    "effective_from": "--effective-from",
}
"""Field of the wish → option."""


@dataclass(frozen=True, slots=True)
class PageWish:
    """What the person typed; "" and None where nothing was said."""

    kind: str = ""
    number: str = ""
    title: str = ""
    owner: str = ""
    authors: tuple[str, ...] = ()
    approvers: tuple[str, ...] = ()
    classification: str = ""
    version: str = "1.0"
    effective_from: date | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What was said, as it is typed."""
        given = [(OPTIONS[name], each) for name, value in asdict(self).items() for each in _several(value)]
        return tuple(word for option, each in given if each for word in (option, str(each)))


def _several(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else (value,)


def page_with_header(open_: Transaction, file: str, wish: PageWish, on: date | None) -> tuple[str, str, bytes]:
    """The page's path, its number, and what it shall hold. Raises ``Stop``."""
    system = engine.load(FolderTree(open_.root))
    document = _page(open_.root, system, file)
    kind = _kind(system, wish.kind)
    wishes = Wishes(
        wish.title or (document.headings[0].text.strip() if document.headings else ""),
        wish.number, wish.owner, wish.authors, wish.approvers, wish.classification,
    )  # fmt: skip
    if reason := refusal(system, kind, wishes):
        raise Stop(visible(reason))
    if parse_version(wish.version) is None:
        raise Stop(f'"{visible(wish.version)}" is no version. Write two numbers with a dot between them, such as 1.0.')
    found = header(system, kind, wishes)
    if found.open:
        missing = ", ".join({**OPTIONS, "id": "--id"}[each] for each in found.open)
        raise Stop(f"The registers do not tell all. Give {missing}.")
    since = (wish.effective_from or on or system.as_of).isoformat()
    front = found._replace(version=wish.version, status="approved", effective_from=since)
    return document.path, front.id, with_header(open_.read(document.path) or b"", yaml_lines(front))


def _page(root: Path, system: System, file: str) -> Document:
    path = below(root, file, Path.cwd()) or ""
    if path not in system.by_path:
        path = below(root, file, root) or ""
    document = system.by_path.get(path)
    if document is None:
        raise Stop(f"{visible(file)} is no page below content/ that can be read.")
    if document.has_front:
        own = f"sms adopt {document.id}" if document.id else "sms adopt ID"
        raise Stop(
            f"{path} has a front matter already. Complete it (`sms check {path}` says what is missing), then {own}"
        )
    if not document.controlled:
        raise Stop(f"{path} lies outside document control (uncontrolled in data/settings.yml). Move it first.")
    return document


def _kind(system: System, name: str) -> Kind:
    kind = system.standard.kinds.get(name)
    if kind is None or not kind.sections:
        said = f'There is no kind of document "{visible(name)}".' if name else "Say with --kind what kind it is."
        raise Stop(f"{said} `sms new` lists all.")
    return kind
