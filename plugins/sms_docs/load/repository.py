"""A tree of files behind one small interface, so that a folder and a git revision read alike."""

import os
from collections.abc import Iterator
from errno import EINVAL
from pathlib import Path
from stat import S_ISREG
from typing import Protocol

SKIPPED = frozenset({"site", "offline", "node_modules", "venv", "__pycache__", "dist", "build"})
"""Folders at the top that hold no sources. Hidden folders are skipped at every level."""

LARGEST = 4 * 1024 * 1024
"""Bytes. A larger text file is not read: no page or register comes near, and it would stall everybody."""


class Tree(Protocol):
    """Files by their relative path with forward slashes."""

    def files(self) -> Iterator[str]:
        """Every file, in a stable order."""

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError when it cannot be read."""

    def size(self, path: str) -> int:
        """Its length in bytes. Raises OSError when it cannot be known."""

    def leaves(self, path: str) -> bool:
        """True when the path is a symbolic link that leads out of the tree, or to a folder, which is not read."""


class FolderTree:
    """The files of a folder as they are now."""

    def __init__(self, root: Path) -> None:
        """Take the folder; nothing is read yet."""
        self.root = root.resolve()
        self._links: set[str] = set()

    def files(self) -> Iterator[str]:
        """Every file below the folder but hidden folders and what is built or installed; sorted by path."""
        yield from sorted(self._walk(str(self.root), ""))

    def _walk(self, folder: str, prefix: str) -> Iterator[str]:
        try:
            found = list(os.scandir(folder))
        except OSError:
            return
        for item in found:
            path = prefix + item.name
            if item.is_symlink():
                self._links.add(path)
            if item.is_dir(follow_symlinks=False):
                if not item.name.startswith(".") and path not in SKIPPED and item.name != "__pycache__":
                    yield from self._walk(item.path, path + "/")
            else:
                # A link to a folder counts as a file: followed, it could go round in circles; left out, it would
                # hide pages that a site generator still shows.
                yield path

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        # Plain open: a Path for each of a thousand files costs more than reading them.
        with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123
            return file.read()

    def size(self, path: str) -> int:
        """Length in bytes. Raises OSError."""
        status = os.stat(f"{self.root}/{path}")  # noqa: PTH116  as for read
        if not S_ISREG(status.st_mode):
            # Reading a pipe would wait for ever.
            raise OSError(EINVAL, "it is no ordinary file")
        return status.st_size

    def leaves(self, path: str) -> bool:
        """True for a symbolic link that ends outside the folder, or at a folder."""
        if path not in self._links:
            return False
        try:
            end = Path(self.root, path).resolve()
        except RuntimeError:  # links in a circle, before Python 3.13
            return True
        return end.is_dir() or not end.is_relative_to(self.root)
