"""Words that keep a place open: TBD, TODO, "to be defined", lorem ipsum."""

import re
from functools import lru_cache
from typing import Final

from sms_docs.judgement.prose import plain_text

_ALONE: Final = frozenset({"n/a", "na", "xxx", "xx", "none yet"})
"""Placeholders only where nothing else stands: "n/a" in a sentence or "not applicable, because …" is a statement."""
_NOTHING: Final = re.compile(r"[\W_]*")
_LABEL: Final = re.compile(r"[^:|.]{1,60}:\s+")
_QUOTES: Final = " \t\"'“”‘’.…_*()"


@lru_cache(maxsize=8)
def _openings(words: tuple[str, ...]) -> re.Pattern[str]:
    """What a text that only keeps a place open begins with; "n/a" and "xxx" must be all of it."""
    alone = [re.escape(word) for word in words if word in _ALONE]
    begun = [re.escape(word) + (r"\b" if word[-1].isalnum() else "") for word in words if word not in _ALONE]
    whole = rf"(?:{'|'.join(alone)})[\s.!?]*$" if alone else "(?!)"
    return re.compile(rf"[\s(*_]*(?:{'|'.join(begun) or '(?!)'}|{whole})", re.IGNORECASE)


def begins_open(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text begins with a placeholder, its Markdown left as it is."""
    return _openings(words).match(text) is not None


def is_placeholder(text: str, words: tuple[str, ...]) -> bool:
    """Whether a line, list item or cell does nothing but keep a place open.

    "TBD", "[Insert scope here]", "Owner: TBD" and "TODO: write this" do; "Values that are TBD do not count" and an
    empty text do not.

    Args:
        words: `Standard.placeholders`, lower case.
    """
    if text.startswith("`"):
        return False  # in code, the word itself is meant
    # "<insert" would be taken for a tag once the Markdown is gone.
    if begins_open(text, words):
        return True
    plain = plain_text(text)
    label = _LABEL.match(plain) if "\n" not in text else None
    return begins_open(plain, words) or bool(label and begins_open(plain[label.end() :], words))


def is_blank(text: str) -> bool:
    """Whether a text has no letter and no digit: "", "…", "-"."""
    return _NOTHING.fullmatch(plain_text(text)) is not None


def is_open(text: str, words: tuple[str, ...]) -> bool:
    """Whether a cell says nothing: blank, a placeholder, or "vacant"."""
    return (
        is_blank(text)
        or is_placeholder(text, words)
        or plain_text(text).strip(_QUOTES).lower() in ("vacant", "open", "none")
    )
