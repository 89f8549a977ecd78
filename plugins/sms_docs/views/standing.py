"""An answer to a question about the state of the SMS, as a row of the table at a glance."""

from typing import NamedTuple

from sms_docs.model.table import Cell, Tone

MOST = 5
"""So many names stand in an answer; of more, the number."""


class Answer(NamedTuple):
    """How one thing stands.

    Attributes:
        question: what it is about, in a few words.
        answer: number, day or name, with the page that shows it.
        verdict: a word for how it stands, with its tone.
        detail: what else one has to know, in a few words.
    """

    question: str
    answer: Cell
    verdict: Cell
    detail: str = ""


def good(word: str = "in order") -> Cell:
    """Nothing to do."""
    return Cell(word, tone="good")


def watch(word: str) -> Cell:
    """To be looked after."""
    return Cell(word, tone="warn")


def bad(word: str) -> Cell:
    """Late or missing."""
    return Cell(word, tone="bad")


def neutral(word: str) -> Cell:
    """Not there yet, and not late."""
    return Cell(word, tone="muted")


def share(part: int, whole: int, target: str) -> Cell:
    """A part of a whole: "3 of 7"."""
    return Cell(f"{part} of {whole}", target, sort=part)


def count(total: int, target: str, tone: Tone = "") -> Cell:
    """A number."""
    return Cell(str(total), target, tone, sort=total)


def names(found: list[str]) -> str:
    """The first few names of many: "T-001, T-002 and 3 more"."""
    if len(found) <= MOST:
        return ", ".join(found)
    return f"{', '.join(found[: MOST - 1])} and {len(found) - MOST + 1} more"


def plural(total: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 task", "2 tasks"."""
    return f"{total} {one if total == 1 else many or f'{one}s'}"


def said(*parts: str) -> str:
    """Parts that are not empty, as one text."""
    return "; ".join(part for part in parts if part)
