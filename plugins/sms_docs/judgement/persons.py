"""Names of persons in running text: who holds a role, as far as a text shows it by its capitals."""

import re
from typing import Final

from sms_docs.judgement.pattern import Pattern

VACANT: Final = re.compile(
    r"\b(?:tbd|todo|tba|vacant|n/a|n\.n\.|open|to be (?:named|appointed|defined|determined|confirmed|hired))(?!\w)",
    re.IGNORECASE,
)
"""Words that say that nobody holds a role yet."""

_WORD: Final = r"(?:[A-Z]\.|(?:Dr|Mr|Mrs|Ms|Prof|St)\.|[A-Z][\w'’-]*)"
"""A word of a name; a dot behind a longer one ends the sentence."""
_NAME: Final = Pattern(
    rf"\b{_WORD}(?: (?:(?:van|von|de|der|den|da|di|du|la|le|el|bin|al) ){{0,2}}{_WORD})+",
    r"\b[A-Z]{2,}-\d+\b|[\w.]+@[\w.]+",
    case=True,
)
_POSITION: Final = Pattern(
    r"\b(?:CIO|CEO|COO|CTO|CFO|(?:managing|executive|it|finance|operations) director|director|head of \w+|president)\b"
)
_NO_NAME: Final = frozenset(
    re.findall(
        r"\w+",
        "service services management manager managers system sms process processes owner owners team board committee it"
        " plan iso iec change incident problem review policy desk top executive sponsor coordinator steering role roles"
        " responsible level group department unit quality security configuration release capacity availability"
        " continuity supplier",
    )
)
"""Words that begin with a capital in names of roles and processes."""


def holder_in(text: str) -> str:
    """A person's name, number ("PER-02") or address, or else a position ("managing director"); "" without one."""
    for match in _NAME.finditer(text):
        parts = [each for each in match.group().split() if each.lower().strip(".,'’") not in _NO_NAME]
        if len(parts) > 1 or "@" in match.group() or (len(parts) == 1 and "-" in parts[0] and parts[0][-1].isdigit()):
            return " ".join(parts)
    position = _POSITION.search(text)
    return position.group() if position and not VACANT.search(text) else ""
