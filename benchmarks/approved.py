"""Approves the documents of a sample: three editions of each, and a sealed log that names their digests."""

import json
import re
from pathlib import Path

from sms_docs import engine
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import edition_text
from sms_docs.identity.seal import seals
from sms_docs.load.editions import edition_path, file_digest
from sms_docs.load.repository import FolderTree
from sms_docs.model.document import Document
from sms_docs.model.system import System

DECIDED = {"1.0": "2027-01-18", "1.1": "2027-01-19", "1.2": "2027-01-20"}
"""Version → day on which every document was approved in it."""
_HEADER = re.compile(r'version: "[0-9.]+"\nstatus: \w+\n(?:effective_from: \S+\n)?')

Entry = dict[str, object]


def approve_all(folder: Path) -> None:
    """Make each draft of a sample an approved document in its third version."""
    logs: dict[str, list[Entry]] = {}
    for version, day in DECIDED.items():
        for path in (folder / "content").rglob("document-*.md"):
            header = f'version: "{version}"\nstatus: approved\neffective_from: {day}\n'
            path.write_text(_HEADER.sub(header, path.read_text("utf-8"), count=1), "utf-8")
        system = engine.load(FolderTree(folder))
        for document in system.controlled:
            logs.setdefault(document.id, []).append(_decide(folder, system, document))
    (folder / "data" / "decisions").mkdir()
    for document_id, entries in logs.items():
        log = folder / "data" / "decisions" / f"{document_id}.yml"
        log.write_text("\n".join(map(_yaml, entries, seals(entries))), "utf-8")


def _decide(folder: Path, system: System, document: Document) -> Entry:
    """Write the edition of a document as it is now; the decision on it, without a seal."""
    role, day = document.approvers[0], DECIDED[document.version]
    by = f"PER-{int(role.rpartition('-')[2]):03}"
    edition = edition_text(system, document, [{"by": by, "name": by, "role": role, "title": role, "on": day}])
    path = folder / edition_path(document.id, document.version)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(edition, "utf-8")
    return {
        "version": document.version,
        "decision": "approved",
        "by": by,
        "role": role,
        "on": day,
        "change": "major" if document.version == "1.0" else "minor",
        "reason": "Read and found right.",
        "digest": digest_of(system, document),
        "edition": file_digest(edition),
    }


def _yaml(entry: Entry, mark: str) -> str:
    lines = [f"{key}: {json.dumps(value)}" for key, value in {**entry, "seal": mark}.items()]
    return "- " + "\n  ".join(lines) + "\n"
