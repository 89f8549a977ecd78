"""One number for all files of a release, that anybody can work out again without this program.

It is the SHA-256 of the list that ``sha256sum`` prints for the files, sorted by name. In the release's folder:
``find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum``.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

COMMAND: Final = "find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum"
"""The same in a shell, run in the release's folder."""


def digest(hashes: Mapping[str, str]) -> str:
    """The digest of files given as path (with forward slashes) to the SHA-256 of what is in them."""
    paths = sorted(hashes, key=lambda path: f"./{path}".encode("utf-8", "surrogateescape"))
    lines = "".join(f"{hashes[path]}  ./{path}\n" for path in paths)
    return sha256(lines.encode("utf-8", "surrogateescape")).hexdigest()


def hashes_of(folder: Path) -> dict[str, str]:
    """SHA-256 of each file below a folder, by its path there."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
