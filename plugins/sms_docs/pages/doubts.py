"""What speaks against relying on a history: a log that cannot be read or was rewritten, an edition gone or altered.

Whoever asks what was approved must not get an answer from a file that somebody changed without being told so.
"""

from collections.abc import Iterator
from typing import Literal

from sms_docs.identity.seal import seals
from sms_docs.load.editions import edition_path
from sms_docs.model.register import Register
from sms_docs.model.system import APPROVING, System

Kept = Literal["", "as approved", "altered", "missing"]
"""State of the file of an edition; "" where no decision names one."""


def kept(system: System, document_id: str, version: str) -> Kept:
    """Whether the file of an edition is the one that the decisions name."""
    named = {
        each.text("edition")
        for each in system.decisions.get(document_id, ())
        if each.text("version") == version and each.text("decision") in APPROVING
    } - {""}
    if not named:
        return ""
    edition = system.editions.get(document_id, {}).get(version)
    if edition is None:
        return "missing"
    return "as approved" if edition.digest in named else "altered"


def rewritten(log: Register | tuple[()]) -> Iterator[str]:
    """A sentence on the first decision of a log that is not as it was sealed; none where no entry bears a seal."""
    sealed = False
    for entry, seal in zip(log, seals(each.values for each in log), strict=True):
        named = f"The decision of {entry.text('on')} on version {entry.text('version')}"
        borne = entry.text("seal")
        if borne and borne != seal:
            yield f"{named}, or one above it, is not as it was sealed: {entry.path}."
            return
        if sealed and not borne:
            yield f"{named} bears no seal, though the log is sealed above it: {entry.path}."
            return
        sealed = sealed or bool(borne)


def doubts(system: System, document_id: str) -> Iterator[str]:
    """A sentence for each thing that makes the history of a document unreliable."""
    log = system.decisions.get(document_id)
    if log is not None and log.broken:
        yield f"The decision log {log.path} cannot be read, so decisions are missing here; sms check says why."
        return
    yield from rewritten(log or ())
    entries = [each for each in log or () if each.text("decision") in APPROVING]
    for version in dict.fromkeys(each.text("version") for each in entries):
        path = edition_path(document_id, version)
        match kept(system, document_id, version):
            case "altered":
                yield f"The edition {version} is not the file that was approved: {path} was altered afterwards."
            case "missing":
                yield f"The edition {version} is missing or cannot be read: {path}."
            case _:
                pass
    for version in system.editions.get(document_id, {}):
        if all(each.text("version") != version for each in entries):
            yield f"No decision names the edition {version}: {edition_path(document_id, version)}."
