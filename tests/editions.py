"""Approved documents for the tests: an edition and a sealed entry in the log, as the commands write them."""

import json
from collections.abc import Mapping
from pathlib import Path

from sms_docs import engine
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import edition_text
from sms_docs.identity.seal import seals
from sms_docs.load.editions import edition_path, file_digest
from sms_docs.load.repository import FolderTree, Tree
from tests.support import DAY, tree

DECIDED = {
    "by": "PER-01",
    "role": "executive-sponsor",
    "on": "2027-01-10",
    "change": "major",
    "reason": "First edition",
}
"""A decision; each test names what it minds."""


def approved(files: Mapping[str, str | bytes], document_id: str, **facts: str) -> dict[str, str | bytes]:
    """The files after the document's version was approved. A fact replaces the usual one; "" leaves it out."""
    return {**files, **_written(tree(files), document_id, facts)}


def approve_in(folder: Path, document_id: str, **facts: str) -> None:
    """The same in a folder."""
    for path, text in _written(FolderTree(folder), document_id, facts).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")


def _written(source: Tree, document_id: str, facts: Mapping[str, str]) -> dict[str, str]:
    system = engine.load(source, DAY if not isinstance(source, FolderTree) else None)
    document = system.by_id[document_id]
    entry = {"version": document.version, "decision": "approved", **DECIDED, **facts}
    decided = {"by": entry["by"], "name": "Somebody", "role": entry["role"], "title": "Role", "on": entry["on"]}
    text = edition_text(system, document, [decided])
    entry |= {"digest": digest_of(system, document), "edition": file_digest(text)}
    log: list[dict[str, object]] = [dict(each.values) for each in system.decisions.get(document_id, ())]
    log.append({key: value for key, value in entry.items() if value})
    # Entries of before stay as they are; the new one binds them all.
    log[-1]["seal"] = list(seals(log))[-1]
    lines = "".join(f"- {json.dumps(each, ensure_ascii=False, default=str)}\n" for each in log)
    return {edition_path(document_id, document.version): text, f"data/decisions/{document_id}.yml": lines}
