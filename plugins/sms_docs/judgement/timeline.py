"""Phases and milestones of a text, and whether each says when."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from sms_docs.judgement.blocks import Block, blocks
from sms_docs.judgement.measurable import says_when
from sms_docs.judgement.placeholder import is_blank, is_open, is_placeholder
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import is_hint
from sms_docs.model.document import Document

_MILESTONE: Final = re.compile(
    r"\b(?:milestones?|gates?|deliverables?|go-live|audit|certificat\w+|approv\w+|complet\w+)\b", re.IGNORECASE
)
_DURATION: Final = re.compile(r"\bM\d{1,2}\b|\b\d+ ?(?:weeks?|months?|days?)\b", re.IGNORECASE)


class Step(NamedTuple):
    """A phase or milestone of a text."""

    name: str
    dated: bool
    milestone: bool
    offset: int


def steps_in(document: Document, part: Part, words: tuple[str, ...]) -> tuple[Step, ...]:
    """The phases and milestones of a part of a page: rows, subsections or items; of prose, its sentences.

    Args:
        words: `Standard.placeholders`.
    """
    found = [each for each in blocks(document, part.start, part.end) if _counts(each, words)]
    rows = [each for each in found if each.kind == "row"]
    if rows:
        return tuple(_step(_row_text(each, words), each.offset, each.cells[0]) for each in rows)
    below = [each for each in found if each.heading > part.heading]
    if below:
        return tuple(_subsections(document, below))
    items = [each for each in found if each.kind == "item"]
    if items:
        return tuple(_items(items))
    sentences = [(each.offset, text) for each in found for text in re.split(r"(?<=[.;])\s", plain_text(each.text))]
    return tuple(_step(text, offset) for offset, text in sentences if text and says_when(text))


def _counts(block: Block, words: tuple[str, ...]) -> bool:
    return not (is_hint(block) or is_blank(block.text) or (block.kind != "row" and is_placeholder(block.text, words)))


def _row_text(block: Block, words: tuple[str, ...]) -> str:
    """A row with the heads of its filled columns: a bar chart in a table has its dates there."""
    pairs = zip((*block.columns, *[""] * len(block.cells)), block.cells, strict=False)
    return ". ".join(plain_text(f"{head} {cell}") for head, cell in pairs if not is_open(cell, words))


def _subsections(document: Document, below: list[Block]) -> Iterator[Step]:
    for index, group in groupby(below, key=lambda each: each.heading):
        title = plain_text(document.headings[index].text)
        yield _step(
            ". ".join([title, *(plain_text(each.text) for each in group)]), document.headings[index].offset, title
        )


def _items(items: list[Block]) -> Iterator[Step]:
    """One step an item of the least depth, the deeper ones belonging to it."""
    top = min(each.depth for each in items)
    groups: list[list[Block]] = []
    for item in items:
        if groups and item.depth > top:
            groups[-1].append(item)
        else:
            groups.append([item])
    for group in groups:
        yield _step(". ".join(plain_text(each.text) for each in group), group[0].offset)


def _step(text: str, offset: int, name: str = "") -> Step:
    dated = says_when(text) or bool(_DURATION.search(text))
    return Step(plain_text(name) or text, dated, bool(_MILESTONE.search(text)), offset)
