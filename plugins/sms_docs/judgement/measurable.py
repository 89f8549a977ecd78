"""Whether an objective is measurable, so that an outsider can say on the day it is due whether it was reached.

The definition is `measurable-objective` in `standards/definitions.json`: a quantity, a relative change with a
baseline or a period, an indicator that has a target, or an outcome with a due date that is plainly reached or not.
"""

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from sms_docs.judgement.no_measure import TIMES, Taken, take_out
from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.quantity import Quantity, find_quantity
from sms_docs.judgement.words import LONG_TIME, NUMBER

VAGUE: Final = (
    *("improve", "enhance", "increase", "reduce", "optimize", "strengthen", "ensure", "better"),
    *("timely", "promptly", "adequate", "appropriate", "as soon as possible", "where feasible", "high quality"),
)
"""Words that promise without a measure, where the caller names none; a test holds them against the standard's data."""

_MAY_STAND_BY_AN_OUTCOME = frozenset({"ensure", "increase", "reduce"})
_PARTICIPLES: Final = (
    r"passed|achieved|obtained|awarded|granted|issued|retired|decommissioned|replaced|migrated|closed|completed|finished"
    r"|published|approved|signed|adopted|conducted|installed|deployed|trained|certified|appointed|documented|recorded"
    r"|introduced|established|implemented|launched|delivered|accepted|verified|tested|audited|agreed|resolved|abolished"
    r"|consolidated|transferred|assigned|renewed|withdrawn|removed|deleted|met|held|gone|stopped|certificates?|certification"
    r"|(?:switched|turned|shut|phased|rolled) (?:off|out|down)|live|set up"
    r"|in (?:operation|place|force|production)|no longer (?:used|in use)"
)
_VERBS: Final = (
    r"pass|achieve|obtain|retire|decommission|replace|migrate|close|complete|finish|publish|approve|sign|adopt|conduct|hold"
    r"|install|deploy|train|certify|appoint|document|introduce|establish|implement|launch|deliver|verify|test|audit|agree"
    r"|abolish|consolidate|transfer|renew|withdraw|remove|delete|stop|set up|switch off|shut down|phase out|roll out"
    r"|go live"
)
_OUTCOME: Final = Pattern(rf"\b(?:{_PARTICIPLES})\b", rf"(?:^|: |\bto |\band |\bwe |\bwill )(?:{_VERBS})\b")
_TIMED: Final = Pattern(
    rf"\b(?:within|in|over|during|for|after|next|last|first) (?:the )?(?:(?:next|first|last|coming|following) )?"
    rf"(?:{NUMBER} )?{LONG_TIME}",
    r"\b(?:this|next|by|end of(?: the)?|by the end of(?: the)?) (?:year|quarter|month|phase|programme)\b",
    r"\byear[- ]end\b|\b(?:by|before) (?:the )?(?:stage|gate|phase|audit|certification|go-live)\b",
)


class Measurability(NamedTuple):
    """A judgement on an objective.

    Attributes:
        measurable: the judgement.
        reason: why, as a clause about "it".
        hint: what would make it measurable, as a clause that begins with a verb; "" when it is.
    """

    measurable: bool
    reason: str
    hint: str = ""


def yes(reason: str) -> Measurability:
    """Measurable, and why."""
    return Measurability(measurable=True, reason=reason)


def no(reason: str, hint: str) -> Measurability:
    """Not measurable, why, and what would make it so."""
    return Measurability(measurable=False, reason=reason, hint=hint)


def judge(
    text: str, *, due: bool = False, indicators: Collection[str] = (), vague: Collection[str] = VAGUE
) -> Measurability:
    """Judge the text of an objective.

    Args:
        due: True when a due date stands beside the text.
        indicators: ids of measures that have a target; naming one makes an objective measurable.
        vague: words that promise without a measure (`Standard.vague_verbs` and `Standard.vague_adverbs`).
    """
    plain = plain_text(text)
    named = next((each for each in indicators if re.search(rf"(?<![\w-]){re.escape(each)}(?![\w-])", plain)), "")
    if named:
        return yes(f"it names the indicator {named}, which has a target")
    searched, taken = take_out(plain)
    used = vague_words(plain, vague)
    promises = any(word not in _MAY_STAND_BY_AN_OUTCOME for word in used)
    timed = due or says_when(plain)
    quantity = find_quantity(searched, promises=promises)
    if quantity.value:
        return yes(f"it has {quantity.what} (“{quantity.value}”)")
    if quantity.change:
        return _change(quantity, timed=timed)
    outcome = None if promises else _OUTCOME.search(plain)
    return _outcome(outcome.group().strip(": "), timed=timed) if outcome else _nothing(used, taken)


def says_when(text: str) -> bool:
    """Whether a plain text gives a date, a month of the programme or a period."""
    searched, taken = take_out(text)
    return bool(_TIMED.search(searched) or _TIMED.search(text)) or any(each.what in TIMES for each in taken)


def vague_words(text: str, vague: Collection[str]) -> tuple[str, ...]:
    """The vague words that a plain text uses."""
    return tuple(word for word in vague if _uses(text, word))


def _uses(plain: str, word: str) -> bool:
    """Whether a text uses a word, also bent ("improves", "improving"); "improvement register" is a name."""
    stem = word.removesuffix("e") if " " not in word else word
    if stem not in plain.lower():
        return False
    endings = "" if " " in word else r"(?:e[sd]?|s|ing|ements?(?! (?:process|register|plan|procedure|log|list)))?"
    return re.search(rf"\b{re.escape(stem)}{endings}\b", plain, re.IGNORECASE) is not None


def _change(quantity: Quantity, *, timed: bool) -> Measurability:
    if timed or quantity.has_baseline:
        since = "a baseline" if quantity.has_baseline else "a period"
        return yes(f"it has a change (“{quantity.change}”) with {since}")
    return no(
        f"it names a change (“{quantity.change}”) but neither a baseline nor a period",
        "say from which value, or in which period, the change is counted",
    )


def _outcome(words: str, *, timed: bool) -> Measurability:
    if timed:
        return yes(f"it names an outcome that is reached or not (“{words}”), and when")
    return no(f"it names an outcome (“{words}”) but no due date", "give the date by which the outcome is reached")


def _nothing(used: tuple[str, ...], taken: tuple[Taken, ...]) -> Measurability:
    hint = "add a number with its unit, or an outcome that an outsider can verify, and a due date"
    number = next((each for each in taken if each.what not in TIMES), taken[0] if taken else None)
    if number and used:
        return no(f"it says “{used[0]}”, and “{number.words}” is {number.what}, no measure", hint)
    if number:
        return no(f"its only number, “{number.words}”, is {number.what}", hint)
    if used:
        return no(f"it says “{used[0]}” without a number", hint)
    return no("it holds nothing that could be counted or verified", hint)
