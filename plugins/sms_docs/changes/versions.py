"""How large a change of a document is since its last approval, and which version that asks for."""

from typing import NamedTuple

from sms_docs.identity.compare import Comparison, compare
from sms_docs.identity.edition import Stored, as_edition, read_edition
from sms_docs.identity.size import Sized, sized
from sms_docs.model.document import Document
from sms_docs.model.system import APPROVING, System
from sms_docs.model.version import parse_version

NOTHING = Comparison((), (), ())


class Since(NamedTuple):
    """The change since the last approval.

    Attributes:
        version: the one approved last, "" for none.
        sized: how large the change since then is.
        known: False when what was approved cannot be had, and the size is that since the base.
    """

    version: str
    sized: Sized
    known: bool = True


def differences(before: Stored, after: Stored, *, rows: bool) -> Comparison:
    """What differs; without the rows of tables where a register cannot be read, which hides them all."""
    found = compare(before, after)
    return found if rows else found._replace(rows=())


def since_approval(base: System, before: Document | None, head: System, after: Document, *, rows: bool = True) -> Since:
    """What the document differs in from what was approved last in the base."""
    decision = base.last_decision(after.id, *APPROVING)
    version = decision.text("version") if decision else ""
    approved = _approved(base, before, version) if version else None
    if approved is not None:
        return Since(version, sized(differences(approved, as_edition(head, after), rows=rows)))
    if before is None:
        return Since(version, Sized("none", ()), known=not version)
    found = differences(as_edition(base, before), as_edition(head, after), rows=rows)
    return Since(version, sized(found), known=not version)


def proposed(since: Since, now: str) -> str:
    """The least version that a change asks for; the first one as it is written, "" where none can be told."""
    if not since.version:
        return now
    parsed = parse_version(since.version)
    if parsed is None:
        return ""
    if since.sized.size == "none":
        return since.version
    return f"{parsed[0] + 1}.0" if since.sized.size == "major" else f"{parsed[0]}.{parsed[1] + 1}"


def _approved(base: System, before: Document | None, version: str) -> Stored | None:
    """What was approved: the edition's file, else the document while it still is in that version and approved."""
    if before is None:
        return None
    edition = base.editions.get(before.id, {}).get(version)
    if edition is not None and edition.text is not None:
        return read_edition(edition.text, edition.path)
    if before.version == version and before.status == "approved":
        return as_edition(base, before)
    return None
