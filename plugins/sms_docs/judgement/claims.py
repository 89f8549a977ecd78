"""Sentences that claim a certificate or conformity with the standard.

Only what can hardly mean anything else counts: a plain statement about the present in a sentence that names the
standard by its number. Wishes, plans, conditions, denials, and what is said of suppliers, auditors and courses do not.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sms_docs.judgement.pattern import Pattern

NUMBER: Final = "20000"
Kind = Literal["certification", "conformity"]
_EDITION = r"20000(?:-1)?(?::20[0-9]{2})?"
_CERTIFIED: Final = Pattern(
    rf"\b(?:is|are|has been|have been|am)\s+(?:now |already |fully )?certified\b|{_EDITION}[ -]certified\b"
    r"|\bcertified (?:to|against|according to|under|by)\b|\b(?:holds?|have|has) (?:a|the|our|its) certificate\b",
)
_CONFORMS: Final = Pattern(
    rf"\b(?:conforms?|complies|comply)\s+(?:fully )?(?:to|with|for)\b|{_EDITION}[ -](?:compliant|conformant)\b"
    r"|\b(?:is|are)\s+(?:now |already |fully )?(?:compliant|conformant|in conformity)\b"
    r"|\b(?:meets?|fulfils?|satisf(?:y|ies)) (?:all|every|the) requirements?\b",
)
_NO_CLAIM: Final = Pattern(
    r"\b(?:will|shall|would|could|should|must|may|might|can|cannot|not|no|nobody|never|nor|neither|none|until|unless|if"
    r"|whether|when|where|once|before|after|only|how|what|that|aims?|goals?|targets?|objectives?|plan(?:s|ned)?|to be"
    r"|to become|wants?|wish(?:es)?|intend(?:s|ed)?|expect(?:s|ed)?|towards?|claim(?:s|ed)?|suppliers?|auditors?"
    r"|implementers?|practitioners?|examinations?|courses?|foundation|body|bodies|example|wrong)\b|\?|n't\b",
)
_END: Final = re.compile(r"[.!;](?=\s|$)|\n\s*\n|\n(?=\s*(?:[-*+#|>]|[0-9]+\.))|\|")


class Claim(NamedTuple):
    """A claim in a text, its kind and the offset of its sentence."""

    kind: Kind
    text: str
    offset: int


def claims(text: str, start: int = 0, needle: str = NUMBER) -> Iterator[Claim]:
    """The claims in a text from an offset on, in sentences that hold the needle."""
    place = text.find(needle, start)
    while place >= 0:
        begin, end = _sentence(text, place, start)
        sentence = " ".join(text[begin:end].split())
        if not _NO_CLAIM.search(sentence):
            if _CERTIFIED.search(sentence):
                yield Claim("certification", sentence, begin)
            elif _CONFORMS.search(sentence):
                yield Claim("conformity", sentence, begin)
        place = text.find(needle, end)


def _sentence(text: str, place: int, start: int) -> tuple[int, int]:
    """Begin and end of the sentence, list item or table cell around a place; at most 400 characters on each side."""
    low = max(start, place - 400)
    begin = max((match.end() for match in _END.finditer(text, low, place)), default=low)
    ending = _END.search(text, place, place + 400)
    end = ending.start() if ending else min(len(text), place + 400)
    while begin < place and text[begin] in " \t\r\n#>*-+":
        begin += 1
    return begin, max(end, place + 1)
