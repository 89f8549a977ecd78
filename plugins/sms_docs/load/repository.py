"""A tree of files behind one small interface, so that a folder and a git revision read alike."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

SKIPPED = frozenset({"site", "node_modules", "venv", "__pycache__", "dist", "build"})
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
        """True when the path is a symbolic link that leads out of the tree."""


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
            elif not item.is_dir():
                yield path

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        # Plain open: a Path for each of a thousand files costs more than reading them.
        with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123
            return file.read()

    def size(self, path: str) -> int:
        """Length in bytes. Raises OSError."""
        return os.stat(f"{self.root}/{path}").st_size  # noqa: PTH116  as for read

    def leaves(self, path: str) -> bool:
        """True for a symbolic link that ends outside the folder."""
        if path not in self._links:
            return False
        return not Path(self.root, path).resolve().is_relative_to(self.root)
