"""Where something stands: first as a place to look up, later as line and column."""

from dataclasses import dataclass
from fnmatch import fnmatchcase
from typing import NamedTuple

Pointer = tuple[str | int, ...]
"""The way to a value in a YAML file, for example ``(3, "due")``: keys of mappings and indexes of lists, from 0."""


class Location(NamedTuple):
    """A place before it is looked up.

    A check only says which value it means; the engine finds line and column by reading that one file again,
    because a position is needed for the few findings and not for the thousands of sound values.

    Attributes:
        path: file, relative to the root of the repository, with forward slashes.
        at: a character offset into the file, a pointer to a YAML value, or None for the start of the file.
            A pointer that leads nowhere means its nearest existing ancestor.
        on_key: True means the key itself, not its value (for a key that should not be there).
    """

    path: str
    at: int | Pointer | None = None
    on_key: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place that was looked up: file, line and column, both counted from 1 (columns in characters)."""

    path: str
    line: int = 1
    column: int = 1


def within(path: str, wanted: tuple[str, ...]) -> bool:
    """Whether a file is one of those asked for: the file itself, a folder above it, or a pattern that it fits."""
    return any(
        path == each or path.startswith(each.rstrip("/") + "/") or fnmatchcase(path, each) or each in (".", "")
        for each in wanted
    )
