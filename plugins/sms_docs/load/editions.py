"""The files of approved editions: all are hashed, the newest of each document is kept."""

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePosixPath

from sms_docs.load.repository import Tree
from sms_docs.load.text_source import read_text
from sms_docs.model.defect import Defect
from sms_docs.model.edition import Edition
from sms_docs.model.version import version_key

EDITIONS = "editions"
_DEPTH = 3
_CONTENT = re.compile(r'^digest: "([^"\n]*)"$', re.MULTILINE)
"""The tool writes a front matter as JSON, a line for each field."""

Editions = Mapping[str, Mapping[str, Edition]]
"""Document → version → edition."""


def file_digest(text: str) -> str:
    """``sha256:`` and the SHA-256 of an edition's file, as ``sha256sum`` prints it for a file with plain line ends.

    Args:
        text: with plain line ends, as ``read_text`` gives it.
    """
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def edition_path(document_id: str, version: str) -> str:
    """Where the edition of a version lies, relative to the root."""
    return f"{EDITIONS}/{document_id}/{version}.md"


def read_editions(tree: Tree, files: Iterable[str]) -> tuple[Editions, list[Defect]]:
    """All editions of a tree, and what is wrong with their files."""
    found: dict[str, dict[str, Edition]] = {}
    defects: list[Defect] = []
    paths = [path for path in files if path.startswith(f"{EDITIONS}/") and path.endswith(".md")]
    for path in paths:
        pure = PurePosixPath(path)
        if len(pure.parts) != _DEPTH:
            continue
        text, faults = read_text(tree, path)
        defects += faults
        if text is not None:
            document, version = pure.parts[1], pure.stem
            content = _CONTENT.search(text)
            edition = Edition(document, version, path, file_digest(text), text, content[1] if content else "")
            found.setdefault(document, {})[version] = edition
    return {document: _newest_kept(editions) for document, editions in found.items()}, defects


def _newest_kept(editions: Mapping[str, Edition]) -> Mapping[str, Edition]:
    newest = max(editions, key=version_key)
    return {version: each if version == newest else each._replace(text=None) for version, each in editions.items()}
