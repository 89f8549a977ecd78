"""A document under decision, with everything that the commands ask about it."""

from dataclasses import dataclass, field
from pathlib import Path

from sms_docs.checks.document_log import log_of
from sms_docs.checks.names import Names
from sms_docs.control.refusal import ControlError, RefusedError
from sms_docs.load.position import Positions
from sms_docs.load.repository import Tree
from sms_docs.model.document import Document
from sms_docs.model.location import Location
from sms_docs.model.register import Register
from sms_docs.model.system import System


@dataclass(frozen=True)
class Case:
    """One document of a system.

    Attributes:
        tree: what the system was read from.
    """

    root: Path
    tree: Tree = field(repr=False)
    system: System = field(repr=False)
    document: Document = field(repr=False)

    @property
    def log(self) -> Register:
        """The decision log; an empty one where there is none yet."""
        return log_of(self.system, self.document)

    def at(self, location: Location) -> str:
        """A place as people read it: file and line."""
        found = Positions(self.tree).find(location)
        return f"{found.path}:{found.line}"

    def of(self, *pointer: str) -> str:
        """Where a field of the front matter stands."""
        return self.at(self.document.location(*pointer))


def find_case(root: Path, tree: Tree, system: System, document_id: str) -> Case:
    """The case of a document.

    Raises:
        ControlError: there is no such document.
        RefusedError: there are two, or its page or log cannot be read.
    """
    same = [each for each in system.controlled if each.id == document_id]
    if not same:
        near = Names(system.by_id).nearest(document_id)
        meant = f" Did you mean {near}?" if near else " `sms show documents` lists all."
        hidden = " Some pages cannot be read; `sms check` says which." if system.hides_documents else ""
        raise ControlError(f'There is no document "{document_id}".{meant}{hidden}')
    case = Case(root, tree, system, same[0])
    if len(same) > 1:
        raise RefusedError(
            f"{case.of('id')}: {document_id} is the number of {' and '.join(each.path for each in same)}. "
            "Give one of them another number."
        )
    _refuse_links(case)
    if "/" in document_id or "\\" in document_id or document_id.startswith("."):
        raise RefusedError(f"{case.of('id')}: {document_id} cannot be the name of a file. Give another number.")
    if case.document.broken or case.log.broken:
        path = case.document.path if case.document.broken else case.log.path
        raise RefusedError(f"{path} cannot be read, so that nothing can be decided. `sms check {path}` says why.")
    return case


def _refuse_links(case: Case) -> None:
    """Raise RefusedError when log or editions would lie behind a link: what is written there is read by nobody."""
    for folder in ("data/decisions", "editions", f"editions/{case.document.id}"):
        if folder in case.system.files:
            raise RefusedError(
                f"{folder} is a link or a file, where a folder is needed: decisions and editions behind a link are not "
                f"read. Put the folder itself there."
            )
