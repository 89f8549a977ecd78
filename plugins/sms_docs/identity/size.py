"""How large a change is, as far as its form tells: editorial, minor or major, each with the reasons."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from sms_docs.identity.compare import Comparison, TextChange

Size = Literal["none", "editorial", "minor", "major"]
SIZES: tuple[Size, ...] = ("none", "editorial", "minor", "major")
"""Smallest first."""
_DUTIES = re.compile(
    r"\b(?:must|shall|may|should|can(?:not)?|never|always|not|no|none|only|all|each|every|any|at (?:least|most)|"
    r"within|until|before|after|unless|except|without)\b",
    re.IGNORECASE,
)
_NUMBERS = re.compile(
    r"\d+(?:[.,:]\d+)*|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|"
    r"seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|dozen|half|double|once|"
    r"twice|first|second|third)\b",
    re.IGNORECASE,
)
_PERIODS = re.compile(
    r"\b(?:(?:second|minute|hour|day|week|month|quarter|year)s?|(?:working|business|calendar) days?|hourly|daily|"
    r"weekly|monthly|quarterly|annual(?:ly)?|yearly)\b",
    re.IGNORECASE,
)
"""4 hours that become 4 days keep their number."""
_MAJOR_FIELDS = frozenset({"kind", "owner", "approvers", "classification", "covers"})
_NO_CHANGE = frozenset({"version", "effective_from", "authors"})
"""Fields that change with every version."""
_SECTION_LEVEL = 2


class Sized(NamedTuple):
    """The size of a change and the reasons for it, in the reader's words."""

    size: Size
    reasons: tuple[str, ...]


def sized(comparison: Comparison) -> Sized:
    """The smallest size that a change can be called, with all reasons of that size.

    A machine sees forms, not meaning: a change can always be called larger than this.
    """
    found = list(_reasons(comparison))
    size: Size = max((each for each, _ in found), key=SIZES.index, default="none")
    return Sized(size, tuple(dict.fromkeys(reason for each, reason in found if each == size)))


def _reasons(comparison: Comparison) -> Iterator[tuple[Size, str]]:
    for field in comparison.fields:
        if field.name in _MAJOR_FIELDS:
            yield "major", f"{field.name} changed"
        elif field.name not in _NO_CHANGE:
            yield "minor" if field.name != "title" else "editorial", f"{field.name} changed"
    for text in comparison.texts:
        yield _of_text(text)
    for row in comparison.rows:
        verb = "added" if not row.before else "removed" if not row.after else "changed"
        yield "minor", f"row {row.key} {verb}"


def _of_text(change: TextChange) -> tuple[Size, str]:
    where = f'in "{change.section}"' if change.section else "above the first heading"
    for verb, text in (("removed", change.before), ("added", change.after)):
        other = change.after if verb == "removed" else change.before
        if _level(text) == _SECTION_LEVEL and _level(other) != _SECTION_LEVEL:
            return "major", f'section "{text.lstrip("# ")}" {verb}'
    if not change.before or not change.after:
        return "minor", f"a paragraph {'added' if change.after else 'removed'} {where}"
    for name, pattern in (("a number", _NUMBERS), ("a period", _PERIODS), ("a duty", _DUTIES)):
        # In their order: two targets that change places are two other targets.
        was, now = (list(map(str.lower, pattern.findall(each))) for each in (change.before, change.after))
        if was != now:
            return "minor", f"{name} changed {where}"
    return "editorial", f"wording {where}"


def _level(text: str) -> int:
    return len(text) - len(text.lstrip("#")) if text.startswith("#") else 0
