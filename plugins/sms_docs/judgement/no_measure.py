"""Numbers that measure nothing: years, dates, clauses, versions, list numbers and names.

A search for digits would call "Introduce ISO/IEC 20000-1:2018 by 2027" measurable. So these numbers are taken
out of a text before it is searched for quantities.
"""

from typing import Final, NamedTuple

from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.words import COUNTED, MONTH, PERCENT, TIME_UNIT

FILLER: Final = "·"
"""Stands in place of each character that was taken out, so that words do not grow together."""

_YEAR = r"(?:19|20)\d\d"
_NO_UNIT = rf"(?![.,]?\d)(?! ?(?:{PERCENT}|€))"
_UNCOUNTED = rf"{_NO_UNIT}(?! (?:{TIME_UNIT}|{COUNTED}))"
_DAY = rf"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?{_NO_UNIT}"
_MORE = rf"(?: ?(?:-|–|/|to|and|or) ?\d+(?:\.\d+)*{_NO_UNIT}(?! ?{TIME_UNIT}))*"
_PART = (
    r"(?:clauses?|sub-?clauses?|sections?|chapters?|annex(?:es)?|appendix|articles?|tables?|figures?|parts?|paragraphs?"
    r"|pages?|steps?|phases?|stages?|gates?|waves?|tiers?|priority|prio|severity|category|class|groups?|teams?|sites?"
    r"|room|floor|sprints?|iterations?|milestones?|objectives?|goals?|items?|number|no\.|nr\.|option|scenario)"
)
_PRODUCT = (
    r"(?:Office|Microsoft|Windows(?: Server)?|Exchange|SharePoint|Dynamics|Outlook|Oracle|SAP|Java|Python|PHP|Linux"
    r"|Ubuntu|Debian|RHEL|Android|iOS|macOS|TLS|SSL|HTTP|IPv|SQL(?: Server)?|Web|Industry|Agenda|Vision|Strategy"
    r"|Horizon|Wi-?Fi|Cat|USB|Programme)"
)
_BODY = r"(?:ISO|IEC|DIN|EN|BS|NIST|RFC|IEEE|ITIL|COBIT|PCI|SOC|CMMI|ISAE|BSI)"
_SUBJECT = r"(?:cert|compl|conform|requirement|audit|standard)"


class Taken(NamedTuple):
    """A number that measures nothing: the words as written, and what it is."""

    words: str
    what: str


TIMES: Final = frozenset({"a date", "a year", "a period of the calendar", "a period of the programme"})
"""Kinds that say when."""

_KINDS: Final[tuple[tuple[str, Pattern], ...]] = (
    ("a list number", Pattern(r"^(?:\d+(?:\.\d+)*[.)]|\(\d+\))(?= )")),
    (
        "a standard's number",
        Pattern(
            rf"\b{_BODY}\b(?:[ /-]{{0,2}}(?:IEC|TS|TR|SP|DSS|EN|ISO)\b)*[ -]?v?\d(?:[\d.:/-]*\d)?\b",
            rf"\b(?:20000|27001|9001|22301|14001)(?:-\d+(?::\d+)?\b|(?=[ -]{_SUBJECT}))",
            case=True,
        ),
    ),
    ("the number of a record", Pattern(r"\b[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+\b", case=True)),
    (
        "a date",
        Pattern(
            rf"\b{_YEAR}-\d\d?(?:-\d\d?)?\b",
            rf"\b\d\d?[./]\d\d?[./](?:{_YEAR}|\d\d)\b",
            rf"(?:\b{_DAY}\.? (?:of )?)?\b{MONTH}(?: {_DAY}(?!\d),?)?(?: {_YEAR}\b)?",
            case=True,
        ),
    ),
    (
        "a period of the calendar",
        Pattern(
            rf"\b(?:{_YEAR}[ /-]?)?[QH][1-4](?:[ /-]?{_YEAR})?\b",
            r"\b(?:FY|CW|KW|calendar week|fiscal year)[ -]?\d{1,4}(?:/\d\d)?\b",
        ),
    ),
    (
        "a time of day",
        Pattern(
            r"(?<!ratio )(?<!ratio of )\b(?:[01]?\d|2[0-4]):[0-5]\d\b",
            r"\b\d\d? ?(?:[ap]m\b|[ap]\.m\.|o'clock)",
        ),
    ),
    (
        "a name",
        Pattern(
            r"\b(?:24 ?[x×/*] ?7(?: ?[x×/*] ?365)?|\d\d? ?[x×] ?\d)\b",
            r"\b360(?:°|[- ]degree)",
            r"\b24[- ]hours? (?:a day|service|support|desk|coverage|operation)",
            r"\blevel \d (?:support|team|engineers?|analysts?|desk)\b",
            r"\bzero[- ](?:trust|tolerance|day|touch)\b",
        ),
    ),
    (
        "a version",
        Pattern(rf"\b(?:versions?|releases?|edition|revision|rev\.?) \d+(?:\.\d+)*\b{_MORE}", r"\bv\d+(?:\.\d+)*\b"),
    ),
    ("a period of the programme", Pattern(rf"\b(?:months?|weeks?|days?|quarters?|years?) \d+\b{_MORE}")),
    ("the number of a part", Pattern(rf"(?:\b{_PART} ?|§ ?)\d+(?:\.\d+)*\b{_MORE}")),
    ("a name", Pattern(rf"\b{_PRODUCT}[ /]?v?\d+(?:\.\d+)*\b{_NO_UNIT}", case=True)),
    ("a rank", Pattern(r"\btop[ -](?:\d+|three|five|ten|twenty)\b", r"\b\d+(?:st|nd|rd|th)\b(?! percentile)")),
    (
        "a year",
        Pattern(rf"(?<![≤≥<>=€$£\d.,])(?<![≤≥<>=€$£] )\b{_YEAR}\b(?: ?[/–-] ?\d\d(?:\d\d)?\b)?{_UNCOUNTED}"),
    ),
    (
        "a name",
        Pattern(
            # A capital word inside a sentence with a number behind it and no unit: "migrate to Falcon 9".
            rf"(?<=[a-z,] )(?!(?:EUR|USD|GBP|CHF|NPS|CSAT|MTTR|MTBF|MTTA|KPI)\b)[A-Z][A-Za-z]+"
            rf" \d+(?:\.\d+)*\b{_UNCOUNTED}",
            case=True,
        ),
    ),
)
"""In this order: what an earlier one took out is gone for the later ones."""


def take_out(text: str) -> tuple[str, tuple[Taken, ...]]:
    """The text with such numbers replaced by `FILLER`, and what they were. White space is single blanks."""
    taken: list[Taken] = []
    for what, pattern in _KINDS:
        for match in reversed(list(pattern.finditer(text))):
            taken.append(Taken(match.group().strip(), what))
            text = text[: match.start()] + FILLER * len(match.group()) + text[match.end() :]
    return text, tuple(taken)
