"""Where a page's text cites a clause for a named process or document: ``incident management (8.6.1)``.

Only what can hardly mean anything else counts: the name right beside the number in brackets or the word "clause".
Texts that name another standard or another edition, code and bare scores are left alone.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.document import Document
from sms_docs.model.standard import Standard, Subject

_NUMBER = r"(?:10|[4-9])(?:\.[0-9]{1,2}){0,3}"
_NUMBERS = rf"(?P<numbers>{_NUMBER}(?:(?:,? and |,? or |, |; | to |/|–|-){_NUMBER})*)"
_EDITION = r"(?:ISO(?:/IEC)? 20000-1(?::(?P<year>[0-9]{4}))?,? )?"
_WORD = r"(?P<word>[Cc]lauses? |§ ?)?"
_BRACKETS = re.compile(rf"\((?:see |cf\. )?{_EDITION}{_WORD}{_NUMBERS}\)")
_CLAUSE = re.compile(rf"lauses? {_NUMBERS}(?![.\d]*\d)")
_CALL_BEFORE = re.compile(r"\s?(?:\(|, |: | – )(?:see )?(?:clauses? )?\Z")
_COMMA_BEFORE = re.compile(r"(?:, | – |: )\Z")
_NAME_BEHIND = re.compile(r"(?: – |: | \(| (?:on |for |about )?)(?=[A-Za-z*_\[])")
_EACH_NUMBER = re.compile(_NUMBER)
_BOUNDARY = re.compile(r"\n\s*\n|\n\s*(?:[-*+#|>]|[0-9]+\.)|^#+|[|.;:!?()—–]")
_LINKED = re.compile(r"\]\([^()\s]*\)\s*\Z")
_WORDS = re.compile(r"[a-z][a-z'’-]*")
_DETERMINERS = frozenset({"the", "a", "an", "our", "its", "their", "each", "every", "this"})
_PREPOSITIONS = frozenset({"of", "for", "in", "on", "about", "with", "from", "within", "across", "between", "under"})
_NOUNS = frozenset({"process", "processes", "procedure", "procedures", "practice", "practices"})
_REACH = 160
"""Characters before or behind a number in which the name is looked for."""


class Mention(NamedTuple):
    """A citation in a text.

    Attributes:
        clauses: the clauses cited together for it.
        offset: of the first number in the file.
        certain: False for a bare number in brackets, which could be a score.
        alone: True when nothing but the name stands before the number, so that the number must be the name's.
    """

    subject: Subject
    clauses: tuple[str, ...]
    offset: int
    certain: bool
    alone: bool


Names = Mapping[str, Subject]


def names(standard: Standard) -> Names:
    """Subjects by each of their names, as words with blanks between them."""
    return {" ".join(_WORDS.findall(name)): each for each in standard.subjects for name in each.names}


def subject_of(title: str, known: Names) -> Subject | None:
    """The subject that a whole title names, with or without "process" behind it."""
    words = _WORDS.findall(title.lower())
    return known.get(" ".join(words)) or (known.get(" ".join(words[:-1])) if words and words[-1] in _NOUNS else None)


class _Place(NamedTuple):
    """Numbers in a text: as written, where they stand, and whether they must be clauses."""

    numbers: str
    offset: int
    certain: bool = True


def mentions(document: Document, standard: Standard, known: Names) -> Iterator[Mention]:
    """All citations of a page's text, outside code."""
    starts = [start for start, _ in document.code]
    for found in (*_in_text(document, standard, known), *_in_calls(document, known)):
        inside = bisect_right(starts, found.offset) - 1
        if inside < 0 or found.offset >= document.code[inside][1]:
            yield found


def _in_text(document: Document, standard: Standard, known: Names) -> Iterator[Mention]:
    text, start = document.source, document.start
    for match in _BRACKETS.finditer(text, start):
        if match["year"] in (None, standard.edition):
            place = _Place(match["numbers"], match.start("numbers"), bool(match["word"] or match["year"]))
            yield from _before(text, match.start(), place, known)
    for match in _CLAUSE.finditer(text, start):
        here = match.start() - 1
        if before := _COMMA_BEFORE.search(text, max(here - 4, start), here):
            yield from _before(text, before.start(), _Place(match["numbers"], match.start("numbers")), known)
        yield from _behind(text, match, known)


def _in_calls(document: Document, known: Names) -> Iterator[Mention]:
    for call in document.calls:
        number = str(call.args[0]) if call.name == "sms_clause" and call.args else ""
        if not _EACH_NUMBER.fullmatch(number):
            continue
        if before := _CALL_BEFORE.search(document.source, max(call.offset - 20, document.start), call.offset):
            yield from _before(document.source, before.start(), _Place(number, call.offset), known)


def _before(text: str, end: int, place: _Place, known: Names) -> Iterator[Mention]:
    """The citation whose subject's name ends at ``end``."""
    part = _LINKED.sub("", text[max(end - _REACH, 0) : end])
    cut = max((match.end() for match in _BOUNDARY.finditer(part)), default=0)
    words = _WORDS.findall(part[cut:].lower())
    if words and words[-1] in _NOUNS and not _longest(words, known)[0]:
        words = words[:-1]
    subject, length = _longest(words, known)
    lead = [word for word in words[: len(words) - length] if word not in _DETERMINERS]
    if subject and not (lead and lead[-1] in _PREPOSITIONS):
        clauses = tuple(_EACH_NUMBER.findall(place.numbers))
        yield Mention(subject, clauses, place.offset, place.certain, alone=not lead)


def _longest(words: list[str], known: Names) -> tuple[Subject | None, int]:
    """The subject with the longest name at the end of the words, and how many words that name has."""
    for length in range(min(len(words), 8), 0, -1):
        if found := known.get(" ".join(words[-length:])):
            return found, length
    return None, 0


def _behind(text: str, match: re.Match[str], known: Names) -> Iterator[Mention]:
    """The citation whose subject's name follows the number: "clause 8.6.1 incident management"."""
    gap = _NAME_BEHIND.match(text, match.end())
    if gap is None:
        return
    part = text[gap.end() : gap.end() + _REACH]
    cut = _BOUNDARY.search(part)
    words = _WORDS.findall(part[: cut.start() if cut else len(part)].lower())
    for length in range(min(len(words), 8), 0, -1):
        if subject := known.get(" ".join(words[:length])):
            clauses = tuple(_EACH_NUMBER.findall(match["numbers"]))
            yield Mention(subject, clauses, match.start("numbers"), certain=True, alone=True)
            return
