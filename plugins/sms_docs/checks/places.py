"""Which files a path can lead to, and what was meant by one that leads nowhere."""

import posixpath
from collections.abc import Iterable, Mapping
from functools import cached_property

from sms_docs.checks.names import Names
from sms_docs.load.link_target import resolve_path
from sms_docs.model.system import CONTENT

Fault = tuple[str, str]
"""Message and hint."""
_INDEXES = ("index.md", "README.md")


class Places:
    """The files of a tree, for links from pages of its site."""

    def __init__(self, files: frozenset[str]) -> None:
        """Take all files, relative to the root."""
        self._files = files

    @cached_property
    def _by_folded(self) -> Mapping[str, str]:
        return {path.casefold(): path for path in sorted(self._files)}

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {posixpath.basename(path).casefold(): path for path in sorted(self._files, reverse=True)}

    @cached_property
    def _folders(self) -> frozenset[str]:
        return frozenset(parent for path in self._files for parent in _parents(path))

    @cached_property
    def _names(self) -> Mapping[str, Names]:
        """The files' names by folder."""
        found: dict[str, list[str]] = {}
        for path in self._files:
            folder, name = posixpath.split(path)
            found.setdefault(folder, []).append(name)
        return {folder: Names(names) for folder, names in found.items()}

    def fault(self, page: str, path: str) -> Fault | None:
        """What is wrong with a relative path on a page; None when it leads to a file of the site."""
        found = resolve_path(page, path)
        if found in self._files:
            return (
                None
                if _published(found)
                else (
                    f"{found} is no part of the site; only files below {CONTENT}/ are.",
                    f"Move the file below {CONTENT}/, or show its data with a table.",
                )
            )
        if found in self._folders:
            return self._folder_fault(page, found)
        if not _published(found):
            return (f"The link {path} leads out of {CONTENT}/.", "Count the ../ again: the path begins at this page.")
        message, hint = self.missing(found, path, page)
        return message, hint

    def missing(self, path: str, written: str, page: str = "") -> Fault:
        """Message and hint for a path that is no file.

        Args:
            path: as counted from the root.
            written: as the writer typed it.
            page: where it stands; "" for a path that is meant from the root.
        """
        message = f"there is no file {written}." if not page else f"There is no file {path}."
        if "\\" in written:
            return message, f"Write it with forward slashes: {written.replace(chr(92), '/')}."
        if same := self._by_folded.get(path.casefold()):
            return message, f"It exists as {_from(page, same)}; capital and small letters count."
        stem = path.removesuffix(".html").rstrip("/")
        if f"{stem}.md" in self._files:
            return message, f"Write {_from(page, f'{stem}.md')}; links lead to files, not to addresses on the site."
        if meant := self._by_name.get(posixpath.basename(path).casefold()) or self._near(path):
            return message, f'Did you mean "{_from(page, meant)}"?'
        return message, "Correct the path, or add the file."

    def _folder_fault(self, page: str, folder: str) -> Fault:
        """A folder is no page: site generators differ in what they show for it, and MkDocs warns."""
        index = next((f"{folder}/{each}" for each in _INDEXES if f"{folder}/{each}" in self._files), "")
        hint = f"Write {_from(page, index)}." if index and _published(index) else "Link to one of its pages."
        return f"{folder}/ is a folder, and a link leads to a file.", hint

    def _near(self, path: str) -> str:
        """The file of the same folder with the most similar name."""
        folder, name = posixpath.split(path)
        near = self._names[folder].nearest(name) if folder in self._names else ""
        return posixpath.join(folder, near) if near else ""


def _parents(path: str) -> Iterable[str]:
    while path := posixpath.dirname(path):
        yield path


def _published(path: str) -> bool:
    return path.startswith(f"{CONTENT}/")


def _from(page: str, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page)) if page else path
