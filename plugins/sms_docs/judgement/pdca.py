"""Plan, do, check and act in a text: for each process, or as one cycle for all."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from sms_docs.judgement.blocks import Block, blocks
from sms_docs.judgement.columns import STAGES, cell, find_column
from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.placeholder import is_open
from sms_docs.judgement.prose import affirms, plain_text
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import is_hint, statements
from sms_docs.model.document import Document

NAMES: Final = tuple(name for name, _ in STAGES)
_LABEL: Final = {
    name: re.compile(
        rf"(?:^|[.;,|(]\s+|\n)\W*(?i:{name})(?:ning|ing)?\b\s*(?:\([^)]*\)\s*)?[:–—-]+\s*(?P<said>[^\s.;|][^.;|]*)"
    )
    for name in NAMES
}
_CYCLE: Final = re.compile(
    r"\bPDCA\b|\bplan[-, ]+do[-, ]+check[-, ]+(?:and )?act\b|\bimprovement cycle\b|\bcontinual improvement\b",
    re.IGNORECASE,
)
_WORDS: Final = {
    "plan": r"plan(?:s|ned|ning)?|design(?:s|ed)?|sets? (?:objectives|targets)",
    "do": r"do(?:ing|ne)?|implement(?:s|ed|ing)?|operat(?:e|es|ed|ing)|carr(?:y|ied) out|execut\w+|runs?",
    "check": r"check(?:s|ed|ing)?|monitor(?:s|ed|ing)?|measur(?:e|es|ed|ing)|review(?:s|ed|ing)?|audit(?:s|ed)?",
    "act": r"act(?:s|ing|ed)?|improv(?:e|es|ed|ing)|correct(?:s|ed|ing|ive)?",
}
_TOLD: Final = {name: Pattern(rf"\b(?:{words})\b") for name, words in _WORDS.items()}


class Cycle(NamedTuple):
    """What a text says of the cycle of one process, or of all when ``process`` is ""."""

    process: str
    missing: tuple[str, ...]
    offset: int


class Approach(NamedTuple):
    """Plan, do, check and act in a part of a page.

    Attributes:
        processes: the cycle of each process that has a row or subsection of its own.
        missing: the stages that the part as a whole does not describe.
    """

    processes: tuple[Cycle, ...]
    missing: tuple[str, ...]


def approach_in(document: Document, part: Part, words: tuple[str, ...]) -> Approach:
    """What a part of a page says of plan, do, check and act.

    Args:
        words: `Standard.placeholders`.
    """
    found = [each for each in blocks(document, part.start, part.end) if not is_hint(each)]
    processes = (*_rows(found, words), *_subsections(document, part, found, words))
    if processes:
        return Approach(processes, ())
    described = _stage_rows(found, words) | _stage_sections(document, part, found, words) | _labelled(found, words)
    missing = tuple(name for name in NAMES if name not in described)
    return Approach((), () if missing and _as_a_cycle(document, part, words) else missing)


def _rows(found: list[Block], words: tuple[str, ...]) -> Iterator[Cycle]:
    """Rows of a table with a column for each stage."""
    for block in found:
        columns = {name: find_column(block.columns, head) for name, head in STAGES}
        if sum(each is not None for each in columns.values()) < len(NAMES) - 1 or is_open(block.text, words):
            continue
        open_stages = tuple(name for name, index in columns.items() if is_open(cell(block.cells, index), words))
        yield Cycle(plain_text(block.cells[0]), open_stages, block.offset)


def _subsections(document: Document, part: Part, found: list[Block], words: tuple[str, ...]) -> Iterator[Cycle]:
    """Subsections that describe at least one stage by its name, each taken for a process."""
    below = (each for each in found if each.heading > part.heading)
    for index, group in groupby(below, key=lambda each: each.heading):
        title, described = _title(document, index), _labelled(list(group), words)
        if described and not any(head.match(title) for _, head in STAGES):
            missing = tuple(name for name in NAMES if name not in described)
            yield Cycle(title, missing, document.headings[index].offset)


def _title(document: Document, index: int) -> str:
    return plain_text(document.headings[index].text).lstrip("0123456789.) ")


def _labelled(found: list[Block], words: tuple[str, ...]) -> set[str]:
    """Stages that stand before a colon or dash with something said behind it."""
    texts = [plain_text(each.text) if each.kind != "row" else "" for each in found]
    return {
        name
        for name, label in _LABEL.items()
        for text in texts
        for match in label.finditer(text)
        if not is_open(match.group("said"), words)
    }


def _stage_rows(found: list[Block], words: tuple[str, ...]) -> set[str]:
    """Stages that are the first cell of a row with something in another cell."""
    return {
        name
        for block in found
        if block.kind == "row" and any(not is_open(each, words) for each in block.cells[1:])
        for name, head in STAGES
        if head.match(plain_text(block.cells[0]))
    }


def _stage_sections(document: Document, part: Part, found: list[Block], words: tuple[str, ...]) -> set[str]:
    """Stages that are the heading of a subsection with content."""
    headed = {each.heading for each in found if each.heading > part.heading and not is_open(each.text, words)}
    titles = [_title(document, index) for index in headed]
    return {name for name, head in STAGES for title in titles if head.match(title)}


def _as_a_cycle(document: Document, part: Part, words: tuple[str, ...]) -> bool:
    """Whether sentences tell of all four stages and of the cycle that they make."""
    said = list(statements(document, part, words))
    texts = [each.text for each in said if not _CYCLE.search(each.text) or len(each.text.split()) > len(NAMES) * 3]
    return any(_CYCLE.search(each.text) for each in said) and all(
        any(affirms(_CYCLE.sub(" ", text), pattern) for text in texts) for pattern in _TOLD.values()
    )
