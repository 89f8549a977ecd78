"""A folder as it will be once what a command is about to write has been written."""

from collections.abc import Iterator, Mapping
from errno import ENOENT
from pathlib import Path

from sms_docs.load.repository import FolderTree


class Overlay(FolderTree):
    """The files of a folder with the contents of some of them replaced, added or (None) taken away."""

    def __init__(self, root: Path, contents: Mapping[str, bytes | None]) -> None:
        """Take the folder and the contents, by path relative to it."""
        super().__init__(root)
        self._contents = contents

    def files(self) -> Iterator[str]:
        """Every file, sorted by path."""
        added = {path for path, content in self._contents.items() if content is not None}
        yield from sorted({*super().files(), *added} - (self._contents.keys() - added))

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError."""
        if path not in self._contents:
            return super().read(path)
        content = self._contents[path]
        if content is None:
            raise FileNotFoundError(ENOENT, "there is no such file", path)
        return content

    def size(self, path: str) -> int:
        """Length in bytes. Raises OSError."""
        return len(self.read(path)) if path in self._contents else super().size(path)
