"""Sentences of figures: names as long as a sentence bears."""

from collections.abc import Sequence

_LONGEST = 80
_NAMED = 3


def brief(text: str) -> str:
    """A name without line ends, cut where it would bury the sentence; the whole of it stands in the table."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def first_few(said: Sequence[str], noun: str) -> tuple[str, ...]:
    """The first three of several statements, and how many more there are."""
    more = len(said) - _NAMED
    return (*said[:_NAMED], f"{more} more {noun}") if more > 0 else tuple(said)
