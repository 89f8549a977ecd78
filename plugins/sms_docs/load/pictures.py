"""Pictures on pages: the files that a reader sees with the text, so that an approval of the text covers them."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from sms_docs.load.link_target import read_target, resolve_path
from sms_docs.load.repository import Tree
from sms_docs.model.document import Document

_ENDS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".bmp")
_SOURCE = re.compile(r"""\bsrc\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


class Picture(NamedTuple):
    """A picture as a page names it.

    Attributes:
        target: as it is written.
        path: the file, relative to the root.
        offset: where the page names it.
    """

    target: str
    path: str
    offset: int


def pictures(document: Document) -> Iterator[Picture]:
    """The pictures of the system that a page shows or leads to; of those elsewhere on the web nobody keeps a state."""
    named = [(each.target, each.offset) for each in document.links]
    if "src" in document.source or "SRC" in document.source:
        named += [(match[1], match.start(1)) for match in _SOURCE.finditer(document.source, document.start)]
    for target, offset in named:
        found = read_target(target)
        if found.sort == "page" and found.path.lower().endswith(_ENDS):
            yield Picture(target, resolve_path(document.path, found.path), offset)


def read_pictures(tree: Tree, files: Collection[str], documents: Iterable[Document]) -> Mapping[str, str]:
    """File → ``sha256:`` and its SHA-256, of each picture on a controlled page that can be read."""
    present = frozenset(files)
    found: dict[str, str] = {}
    for document in documents:
        for each in pictures(document) if document.controlled else ():
            if each.path in present and each.path not in found and not tree.leaves(each.path):
                try:
                    found[each.path] = f"sha256:{sha256(tree.read(each.path)).hexdigest()}"
                except OSError:
                    continue  # What cannot be read is not shown either.
    return found
