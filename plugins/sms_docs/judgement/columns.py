"""Which column of a hand-written table holds what, by the words of its head."""

import re
from collections.abc import Iterable
from typing import Final

from sms_docs.judgement.prose import plain_text

ROLE: Final = re.compile(r"\b(?:roles?|function|position)\b", re.IGNORECASE)
HOLDER: Final = re.compile(
    r"\b(?:holder|held by|name|person|people|assigned|appointed|assignee|incumbent|staff|who"
    r"|responsible(?: person)?|owner)\b",
    re.IGNORECASE,
)
OWNER: Final = re.compile(r"\bowners?\b", re.IGNORECASE)
DUTY: Final = re.compile(
    r"\b(?:dut(?:y|ies)|responsibilit(?:y|ies)|accountab\w+|tasks?|authorit\w+|decides|does|activit\w+|mandate|what)\b",
    re.IGNORECASE,
)
OBJECTIVE: Final = re.compile(r"\b(?:objectives?|goals?|aims?)\b", re.IGNORECASE)
TARGET: Final = re.compile(r"\b(?:targets?(?! (?:date|day|month))|target value|threshold)\b", re.IGNORECASE)
METRIC: Final = re.compile(r"\b(?:metrics?|kpis?|indicators?|measures?|measurement)\b", re.IGNORECASE)
DUE: Final = re.compile(r"\b(?:due|dates?|deadlines?|when|until|timeline|time ?frame|period|month)\b", re.IGNORECASE)
BASELINE: Final = re.compile(r"\b(?:baseline|current|today|actual|now)\b", re.IGNORECASE)
PROCESS: Final = re.compile(r"\b(?:process(?:es)?|process areas?|practices?|areas?)\b", re.IGNORECASE)
STAGES: Final = tuple((stage, re.compile(rf"\b{stage}\b", re.IGNORECASE)) for stage in ("plan", "do", "check", "act"))


def find_column(columns: Iterable[str], pattern: re.Pattern[str], *, but: Iterable[int | None] = ()) -> int | None:
    """Index of the first column whose head fits, None when there is none.

    Args:
        but: columns that are taken already.
    """
    taken = set(but)
    heads = enumerate(plain_text(each) for each in columns)
    return next((index for index, head in heads if index not in taken and pattern.search(head)), None)


def cell(cells: tuple[str, ...], index: int | None) -> str:
    """The cell of a column, "" where the row is shorter or there is no such column."""
    return cells[index] if index is not None and index < len(cells) else ""
