"""Approvals with digest, edition and seal, as the tool writes them."""

import json
from collections.abc import Mapping
from datetime import date

from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import edition_text
from sms_docs.identity.seal import seals
from sms_docs.load.editions import edition_path, file_digest
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.system import APPROVING
from tests.support import DAY, load

Files = Mapping[str, str]


def log_path(document_id: str) -> str:
    return f"data/decisions/{document_id}.yml"


def entries_of(files: Files, document_id: str) -> list[dict[str, object]]:
    """The entries of a log, as its file holds them."""
    found, _, _ = read_yaml(files.get(log_path(document_id), ""), "log")
    return found if isinstance(found, list) else []


def log_text(entries: list[dict[str, object]]) -> str:
    """A log with an entry on each line."""
    return "".join(f"- {json.dumps(entry, ensure_ascii=False)}\n" for entry in entries)


def sealed(entries: list[dict[str, object]]) -> str:
    """A log with the seals that its entries have to bear."""
    return log_text([entry | {"seal": each} for entry, each in zip(entries, seals(entries), strict=True)])


def approve(  # noqa: PLR0917 - who decides what, when
    files: Files,
    document_id: str = "SMS-PLN-001",
    on: str = "2027-01-11",
    by: str = "PER-01",
    role: str = "executive-sponsor",
    decision: str = "approved",
    as_of: date = DAY,
) -> dict[str, str]:
    """The files with one more decision on a document as it is in them; an approval with its edition."""
    system = load(files, as_of)
    document = system.by_id[document_id]
    facts: dict[str, object] = {"version": document.version, "decision": decision, "by": by, "role": role, "on": on}
    facts |= {"reason": "Read.", "reference": "Minutes", "digest": digest_of(system, document)}
    written: dict[str, str] = {}
    if decision in APPROVING:
        person = {"by": by, "name": "Somebody", "role": role, "title": "Sponsor", "on": on}
        edition = edition_text(system, document, [person])
        facts["edition"] = file_digest(edition)
        written[edition_path(document_id, document.version)] = edition
    return {**files, **written, log_path(document_id): sealed([*entries_of(files, document_id), facts])}
