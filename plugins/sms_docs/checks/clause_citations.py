"""Clauses of the standard that a page's text cites: ``clause 6.3``, ``ISO/IEC 20000-1:2018, 6.3``.

Only what can hardly mean anything else counts. Where the standard is not named beside the number, a paragraph that
speaks of a contract, a law, another standard or another edition is left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.model.document import Document

_PART = r"[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"
_LIST = rf"(?P<numbers>{_PART}(?:(?:,? and |,? or |, |; ){_PART})*)(?![.\d]*\d|\s?(?:%|percent))"
_NAME = r"ISO(?:/IEC)? 20000-1(?::(?P<year>[0-9]{4}))?"
_NAMED = re.compile(rf"{_NAME},? (?:clauses? |§ ?)?{_LIST}")
# Without the first letter, so that the search is one for a fixed text.
_OF_NAMED = re.compile(rf"lauses? {_LIST} (?:of|in) (?:the )?(?:{_NAME}|(?P<edition>20[0-9]{{2}}) edition)")
_BARE = re.compile(rf"lauses? (?=(?:10|[4-9])\.){_LIST}(?! (?:of|in|to|under) )")
_WORD = re.compile(r"(?:\A|[^\w-])[Cc]\Z")
_EACH = re.compile(_PART)
_OTHERS = re.compile(
    r"\b(?:contracts?|agreements?|annex(?:es)?|acts?|laws?|regulations?|directives?|ordinances?|editions?"
    r"|GDPR|ITIL|COBIT|ISO(?:/IEC)?(?: (?:TS|TR))? (?!20000-1\b)[0-9]+|20000-1:[0-9]{4})\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"\n[ \t]*\n")


class Citation(NamedTuple):
    """A clause that a text cites: its number, its offset in the file, and whether the edition stands beside it."""

    clause: str
    offset: int
    dated: bool = False


def citations(document: Document, edition: str) -> Iterator[Citation]:
    """The clauses of an edition of ISO/IEC 20000-1 that a page cites outside code, each place once, in their order."""
    found = {each.offset: each for each in _all(document, edition)}
    starts = [start for start, _ in document.code]
    for offset in sorted(found):
        inside = bisect_right(starts, offset) - 1
        if inside < 0 or offset >= document.code[inside][1]:
            yield found[offset]


def _all(document: Document, edition: str) -> Iterator[Citation]:
    text, start = document.source, document.start
    for pattern in (_NAMED, _OF_NAMED):
        for match in pattern.finditer(text, start):
            year = match["year"] or match.groupdict().get("edition")
            if year in (None, edition):
                yield from _numbers(match, dated=year is not None)
    for match in _BARE.finditer(text, start):
        alone = _WORD.search(text[max(match.start() - 2, start) : match.start()])
        if alone and not _OTHERS.search(_paragraph(text, match, start)):
            yield from _numbers(match, dated=False)


def _numbers(match: re.Match[str], *, dated: bool) -> Iterator[Citation]:
    for each in _EACH.finditer(match["numbers"]):
        yield Citation(each.group(), match.start("numbers") + each.start(), dated)


def _paragraph(text: str, match: re.Match[str], start: int) -> str:
    before = text.rfind("\n\n", start, match.start())
    after = _PARAGRAPH.search(text, match.end())
    return text[before if before >= 0 else start : after.start() if after else len(text)]
