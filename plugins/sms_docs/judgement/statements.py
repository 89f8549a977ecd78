"""What a part of a page states, one statement at a time, each with the words that it belongs under."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sms_docs.judgement.blocks import Block, blocks
from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.placeholder import is_blank, is_open, is_placeholder
from sms_docs.judgement.prose import affirms, plain_text
from sms_docs.judgement.sections import Part
from sms_docs.model.document import Document

HINT: Final = "**Hint"
"""How a template's hint begins, in a quote: ``> **Hint:** say which services are covered``."""
_FEW = 3
"""A block of fewer words, under no heading, item or label, only names a subject."""


class Statement(NamedTuple):
    """A paragraph, item or table row in plain words, headed by what it stands under, and its place in the file."""

    text: str
    offset: int


def is_hint(block: Block) -> bool:
    """Whether a block is a hint that a template left."""
    return block.kind == "quote" and block.text.startswith(HINT)


def statements(document: Document, part: Part, words: tuple[str, ...]) -> Iterator[Statement]:
    """The statements of a part; hints, placeholders and bare names of a subject are none.

    Args:
        words: `Standard.placeholders`.
    """
    above: list[Block] = []
    for block in blocks(document, part.start, part.end):
        above = [each for each in above if block.kind == "item" and each.depth < block.depth]
        if not is_hint(block) and (said := _said(block, words)):
            under = [document.headings[block.heading].text] if block.heading > part.heading else []
            under += [each.text for each in above]
            if under or ": " in said or len(said.split()) >= _FEW:
                yield Statement(": ".join([*map(plain_text, under), said]).replace("::", ":"), block.offset)
        if block.kind == "item":
            above.append(block)


def says(said: list[Statement], pattern: re.Pattern[str] | Pattern) -> bool:
    """Whether one of the statements affirms something of a pattern."""
    return any(affirms(each.text, pattern) for each in said)


def _said(block: Block, words: tuple[str, ...]) -> str:
    if block.kind != "row":
        return "" if is_blank(block.text) or is_placeholder(block.text, words) else plain_text(block.text)
    given = [not is_open(cell, words) for cell in block.cells]
    if not any(given[1:] or given):
        return ""
    columns = (*block.columns, *[""] * len(block.cells))
    pairs = zip(columns, block.cells, given, strict=False)
    return ". ".join(
        plain_text(f"{column}: {cell}" if column else cell) for column, cell, is_given in pairs if is_given
    )
