"""Quantities in a sentence: a value to be reached, or a change from where things stand."""

import re
from typing import Final, NamedTuple

from sms_docs.judgement.no_measure import FILLER
from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.words import (
    COMPARATOR,
    COUNTED,
    INDICATOR,
    LONG_TIME,
    MEASURE,
    MONEY,
    MOVE,
    NUMBER,
    PERCENT,
    TIME_UNIT,
)

_NOT_ONE = rf"(?!one (?!{TIME_UNIT}|{PERCENT}|in |of |out ))"
"""The numeral "one" is mostly no number: "one service desk for all"."""

_ABOUT = r"(?:(?:about|around|at least|approximately|some|up to) )?"
_BEFORE_A_VALUE = "".join(
    rf"(?<!\b{word} )"
    for word in ("to", "least", "most", "than", "under", "below", "above", "of", "at", "within", "is", "from")
)
_CHANGES: Final = Pattern(
    rf"\b(?:by|down|up|minus|plus) {_ABOUT}{NUMBER}(?: ?{PERCENT}| ?{TIME_UNIT}| {COUNTED}|(?! ?\w))",
    rf"(?<= )[-+]\d+(?:[.,]\d+)? ?{PERCENT}",
    rf"{MOVE} (?:[\w-]+ ){{0,6}}?{_BEFORE_A_VALUE}{NUMBER} ?{PERCENT}",
    rf"{NUMBER} ?{PERCENT} (?:fewer|less|more|lower|higher|faster|slower|shorter|longer|better|cheaper"
    r"|reduction|increase|decrease|improvement|drop|rise|growth|saving)\b",
    rf"\b(?:reduction|increase|decrease|improvement|drop|rise|growth) of {NUMBER}(?: ?{PERCENT})?",
    r"\bhal(?:ve[sd]?|ving)\b|\b(?:double|triple)[sd]?\b|\b(?:doubling|tripling)\b|\bby (?:a )?half\b",
    r"\bby (?:a|one|two) (?:thirds?|quarter|fifth|tenth)\b|\b(?:half|twice) as (?:many|much|fast|long|often)\b",
)
_BASELINE: Final = Pattern(
    r"\bbaseline\b|\bcompared (?:with|to)\b|\b(?:against|versus|vs|since)\b|\brelative to\b",
    r"\bthan (?:in|the|last|today|now|before)\b|\b(?:year|month|quarter)[- ](?:on|over)[- ](?:year|month|quarter)\b",
    rf"\b(?:per|each|every|a) (?:year|quarter|month)\b|\b(?:annually|yearly)\b|\bfrom {NUMBER}",
)
_EVENT = (
    r" (?:of|after|from|following) (?:the |a |an |its |their )?(?:request|receipt|order|report|detection|notification"
    r"|call|incident|change|closure|discovery|occurrence|audit|finding|submission)"
)
_LEAD = r"(?:within|in|over|during|for|after|every|each|per|next|last|the|coming|following)"
_LONG_PERIOD: Final = Pattern(
    rf"\b{_LEAD} {NUMBER}[ -](?:months?|quarters?|years?)\b(?!{_EVENT})",
    rf"{NUMBER}-(?:month|year|week|quarter)\b",
)
_ANY_PERIOD: Final = Pattern(rf"\b{_LEAD} {NUMBER}[ -]?{LONG_TIME}(?!{_EVENT})")
_OPEN = r"(?:major|open|overdue|critical|unplanned|repeated|unauthori[sz]ed|severe|unresolved|missed|failed)"
_PLURAL = r"(?!(?:was|has|its|this|plus|across|always|less|does)\b)[a-z][a-z-]+s\b"
_VALUES: Final[tuple[tuple[str, Pattern], ...]] = (
    ("a number with a unit", Pattern(
        rf"{NUMBER} ?(?:{PERCENT}|{MONEY})|(?:[€$£]|\b[km]?(?:EUR|USD|GBP|CHF)) ?{NUMBER}",
        rf"{_NOT_ONE}{NUMBER}[ -]?(?:{TIME_UNIT}|{MEASURE})",
    )),
    ("a change with its baseline", Pattern(
        rf"\bfrom {NUMBER}[^.;]{{0,30}}?(?:\bto|→|->) ?{NUMBER}|{NUMBER} ?(?:→|->|=>) ?{NUMBER}",
    )),
    ("a number with a comparator", Pattern(rf"{COMPARATOR} ?{NUMBER}")),
    ("a number on a scale", Pattern(rf"{NUMBER} ?(?:out of|of|/|in|:) ?{NUMBER}")),
    ("an indicator with a number", Pattern(
        rf"{INDICATOR} ?(?:[:=] ?|(?:of|at|to|is|reaches|remains) )?(?:level )?\+?{NUMBER}",
    )),
    ("a number to be reached", Pattern(rf"{MOVE}[^.;]{{0,80}}?\bto {NUMBER}")),
    ("a number of times", Pattern(
        rf"{NUMBER} times\b|\b(?:once|twice) (?:a|an|per|every|each) ",
        rf"{_NOT_ONE}{NUMBER} (?:per|a|each|every) [a-z]+",
    )),
    ("a count", Pattern(rf"\bzero (?:[\w-]+ ){{0,3}}?[a-z]+|\bno (?:{_OPEN} )?{COUNTED}|\bno {_OPEN} \w+")),
)  # fmt: skip
_PLAIN_COUNT: Final = Pattern(rf"(?!one ){NUMBER} (?:[a-z][\w-]* ){{0,2}}?(?:{COUNTED}|{_PLURAL})")


class Quantity(NamedTuple):
    """What a text quantifies.

    Attributes:
        value: words of a value to be reached; "" without one.
        what: what kind of value it is.
        change: words of a relative change; "" without one.
        has_baseline: True when the text says what the change is counted from.
    """

    value: str
    what: str
    change: str
    has_baseline: bool


def find_quantity(text: str, *, promises: bool) -> Quantity:
    """The quantity in a text from which `take_out` has removed what measures nothing.

    Args:
        promises: True when the text says "improve" or the like; then days and weeks are a deadline, and a count
            of things ("improve three processes") is no value.
    """
    change = _CHANGES.search(text)
    searched = _LONG_PERIOD.sub(_fill, _CHANGES.sub(_fill, text))
    if promises:
        searched = _ANY_PERIOD.sub(_fill, searched)
    what, value = _value(searched, plain_counts=not promises)
    return Quantity(value, what, change.group().strip() if change else "", bool(_BASELINE.search(text)))


def _fill(match: re.Match[str]) -> str:
    return FILLER * len(match.group())


def _value(text: str, *, plain_counts: bool) -> tuple[str, str]:
    for what, pattern in _VALUES:
        if match := pattern.search(text):
            return what, match.group().strip()
    if plain_counts and (match := _PLAIN_COUNT.search(text)):
        return "a count", match.group().strip()
    return "", ""
