"""One number for the sources of a site, so that two readers can tell whether they look at the same state."""

import os
from hashlib import sha256
from typing import Final

from sms_docs.load.editions import EDITIONS
from sms_docs.load.repository import Tree
from sms_docs.model.system import CONTENT, DATA

COMMAND: Final = (
    "git ls-files -z content data editions ':(exclude,glob)**/.*/**' "
    "| LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
)
"""The same in a shell, run in the system's root in a fresh clone."""
_SOURCES = (f"{CONTENT}/", f"{DATA}/", f"{EDITIONS}/")


def sources_digest(tree: Tree) -> tuple[str, int]:
    """SHA-256 over all files of ``content/``, ``data/`` and ``editions/`` outside hidden folders, and their number.

    The digest covers, for each file in order of the bytes of its path, the line ``<SHA-256 of its bytes>  <path>``
    with a line feed: what ``sha256sum`` prints. ``COMMAND`` gives the same in a fresh clone. A file that cannot be
    read counts as empty; the checks report it.
    """
    paths = [path for path in tree.files() if path.startswith(_SOURCES)]
    lines = "".join(f"{sha256(_bytes(tree, path)).hexdigest()}  {path}\n" for path in sorted(paths, key=os.fsencode))
    return sha256(lines.encode("utf-8", "surrogateescape")).hexdigest(), len(paths)


def _bytes(tree: Tree, path: str) -> bytes:
    try:
        tree.size(path)
        return b"" if tree.leaves(path) else tree.read(path)
    except OSError:
        return b""
