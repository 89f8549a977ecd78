"""The objectives that a text sets: rows of a table, subsections, list items, or else the prose as a whole."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final, NamedTuple

from sms_docs.judgement.blocks import Block, blocks
from sms_docs.judgement.columns import BASELINE, DUE, METRIC, OBJECTIVE, TARGET, cell, find_column
from sms_docs.judgement.measurable import says_when
from sms_docs.judgement.placeholder import is_blank, is_open, is_placeholder
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.sections import Part
from sms_docs.judgement.statements import is_hint
from sms_docs.model.document import Document

_ATTRIBUTE: Final = re.compile(
    r"\W*(?:metric|kpi|indicator|measure|measurement|target|baseline|due|due date|deadline|owner|responsible|actions?"
    r"|means|resources|evaluation|status|current|unit)\b[^:]{0,25}:", re.IGNORECASE
)  # fmt: skip
_ASIDE: Final = re.compile(r"\b(?:owner|responsible|status|remarks?|id|no|nr|number|priority)\b|#", re.IGNORECASE)
_SHOWN = 60


class Objective(NamedTuple):
    """An objective in plain words.

    Attributes:
        name: its first words, for messages.
        text: all that it says.
        offset: its place in the file.
        due: True when a date, a month of the programme or a period is given.
    """

    name: str
    text: str
    offset: int
    due: bool


def objectives_in(document: Document, part: Part, words: tuple[str, ...]) -> tuple[Objective, ...]:
    """The objectives of a part of a page.

    Args:
        words: `Standard.placeholders`.
    """
    found = [each for each in blocks(document, part.start, part.end) if _counts(each, words)]
    rows = [each for each in found if each.kind == "row" and _is_table_of_objectives(each)]
    if rows:
        return tuple(_row(each, words) for each in rows if not is_open(each.text, words))
    below = [each for each in found if each.heading > part.heading]
    if below:
        return tuple(_subsections(document, below))
    items = tuple(_items(found))
    if items:
        return items
    text = " ".join(plain_text(each.text) for each in found)
    return (_objective(text, found[0].offset),) if found else ()


def _counts(block: Block, words: tuple[str, ...]) -> bool:
    return not (is_hint(block) or is_blank(block.text) or (block.kind != "row" and is_placeholder(block.text, words)))


def _is_table_of_objectives(block: Block) -> bool:
    return any(find_column(block.columns, each) is not None for each in (OBJECTIVE, TARGET, METRIC))


def _row(block: Block, words: tuple[str, ...]) -> Objective:
    columns, cells = block.columns, block.cells
    name = find_column(columns, OBJECTIVE) or 0
    target = find_column(columns, TARGET, but=[name])
    due = find_column(columns, DUE, but=[name, target])
    baseline = find_column(columns, BASELINE, but=[name, target, due])
    aside = {index for index, head in enumerate(columns) if _ASIDE.search(plain_text(head))} | {target, due, baseline}
    said = [plain_text(each) for index, each in enumerate(cells) if index not in aside and not is_open(each, words)]
    if not is_open(cell(cells, target), words):
        said.append(f"target: {plain_text(cell(cells, target))}")
    if not is_open(cell(cells, baseline), words):
        said.append("the baseline is given")
    text = "; ".join(said)
    is_due = not is_open(cell(cells, due), words) or says_when(text)
    return Objective(_shortened(plain_text(cell(cells, name)) or text), text, block.offset, is_due)


def _subsections(document: Document, below: list[Block]) -> Iterator[Objective]:
    """One objective a subsection, or one an item where a subsection lists several."""
    for heading, group in groupby(below, key=lambda each: each.heading):
        found = list(group)
        if any(each.kind == "item" and not _ATTRIBUTE.match(each.text) for each in found):
            yield from _items(found)
            continue
        title = plain_text(document.headings[heading].text)
        text = ". ".join([title, *(plain_text(each.text) for each in found)])
        yield _objective(text, document.headings[heading].offset, title)


def _items(found: list[Block]) -> Iterator[Objective]:
    """One objective a list item; deeper items, and items that begin with "Target:", belong to the one above."""
    items = [each for each in found if each.kind == "item"]
    top = min((each.depth for each in items), default=0)
    groups: list[list[Block]] = []
    for item in items:
        if groups and (item.depth > top or _ATTRIBUTE.match(item.text)):
            groups[-1].append(item)
        else:
            groups.append([item])
    for group in groups:
        yield _objective(". ".join(plain_text(each.text) for each in group), group[0].offset, plain_text(group[0].text))


def _objective(text: str, offset: int, name: str = "") -> Objective:
    return Objective(_shortened(name or text), text, offset, says_when(text))


def _shortened(name: str) -> str:
    return name if len(name) <= _SHOWN else f"{name[:_SHOWN].rsplit(' ', 1)[0]} …"
