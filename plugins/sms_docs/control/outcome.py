"""What a command that decides has done, for the person who typed it and for programs."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """A decision that was written, or would be (``dry_run``).

    Attributes:
        said: what was decided, one sentence.
        facts: the entry of the log, and what became of the document, by name.
        files: the files that were written, relative to the root.
        notes: what the person should know about it.
        follows: what is to be done next, as sentences with file and line.
    """

    said: str
    facts: Mapping[str, object]
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    dry_run: bool = False
