"""The blocks of a part of a page: paragraphs, list items, quotes and table rows, each with its place.

Comments, fenced code and headings are no blocks, and calls of tables and figures are left to the caller.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from sms_docs.model.document import Document

BlockKind = Literal["paragraph", "item", "quote", "row"]
SHOWING: Final = ("sms_table", "sms_figure")
"""Macros that show rows; the others put a fact into a sentence."""

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?")
_DELIMITER = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
_BAR = re.compile(r"(?<!\\)\|")
_QUOTE = re.compile(r"[ \t]*>[ \t]?")
_NO_TEXT = re.compile(r"[-*_=][-*_= \t]*|\[TOC\]|\*?\[[^\]]+\]:.*|\{[:#.][^{}]*\}|", re.IGNORECASE)
_BLANKED = re.compile(r"[^\n]")
_TAB = 4


class Block(NamedTuple):
    """A piece of text that stands for itself.

    Attributes:
        text: as written, without list mark or quote mark; of a row, its cells.
        offset: of the text in the file.
        heading: index of the nearest heading above it; -1 without one.
        depth: indentation of a list item, in blanks.
        cells: of a row.
        columns: heads of the table that a row belongs to.
    """

    kind: BlockKind
    text: str
    offset: int
    heading: int
    depth: int = 0
    cells: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


def visible(document: Document, start: int, end: int) -> str:
    """The text between two offsets, comments, fenced code and calls that show rows replaced by blanks."""
    text = document.source[start:end]
    spans = [
        each for each in document.code if each[0] < end and each[1] > start and "\n" in document.source[slice(*each)]
    ]
    spans += [(call.offset, call.end) for call in document.calls if start <= call.offset < end and call.name in SHOWING]
    for begin, stop in spans:
        first, last = max(begin - start, 0), min(stop - start, len(text))
        text = text[:first] + _BLANKED.sub(" ", text[first:last]) + text[last:]
    return _COMMENT.sub(lambda match: _BLANKED.sub(" ", match.group()), text) if "<!--" in text else text


def blocks(document: Document, start: int, end: int) -> Iterator[Block]:
    """The blocks of a document between two offsets, in order."""
    heads = [
        (each.offset, each.body, index) for index, each in enumerate(document.headings) if start <= each.offset < end
    ]
    above = sum(each.offset < start for each in document.headings) - 1
    position = start
    for offset, body, index in [*heads, (end, end, -1)]:
        yield from _plain_blocks(visible(document, position, offset), position, above)
        position, above = body, index


def _plain_blocks(text: str, shift: int, heading: int) -> Iterator[Block]:
    """The blocks of a text without headings."""
    lines = text.split("\n")
    position, block, columns = shift, None, ()  # type: int, Block | None, tuple[str, ...]
    more: list[str] = []
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        sort = _sort(line, following, in_table=bool(columns))
        begun = _begin(line, position, heading, block) if sort == "text" else None
        if block and (begun or sort != "text"):
            yield _whole(block, more)
            block, more = None, []
        if begun:
            block = begun
        elif sort == "text":
            more.append(line)
        elif sort == "row":
            yield _row(line, position, heading, columns)
        elif sort != "delimiter":
            columns = _cells(line) if sort == "head" else ()
        position += len(line) + 1
    if block:
        yield _whole(block, more)


def _sort(line: str, following: str, *, in_table: bool) -> Literal["text", "head", "delimiter", "row", "none"]:
    stripped = line.strip()
    if in_table:
        if not stripped:
            return "none"
        return "delimiter" if _DELIMITER.fullmatch(stripped) else "row"
    if _NO_TEXT.fullmatch(stripped):
        return "none"
    return "head" if "|" in line and "-" in following and _DELIMITER.fullmatch(following.strip()) else "text"


def _begin(line: str, position: int, heading: int, block: Block | None) -> Block | None:
    """The block that a line begins; None when it goes on with the one before."""
    if item := _ITEM.match(line):
        depth = len(item.group(1).expandtabs(_TAB))
        return Block("item", line[item.end() :].strip(), position + item.end(), heading, depth)
    if (quote := _QUOTE.match(line)) and (block is None or block.kind != "quote"):
        return Block("quote", line[quote.end() :].strip(), position + quote.end(), heading)
    if block is None:
        return Block("paragraph", line.strip(), position + len(line) - len(line.lstrip()), heading)
    return None


def _whole(block: Block, more: list[str]) -> Block:
    """A block with the lines that it goes on over."""
    if not more:
        return block
    lines = (_QUOTE.sub("", line, count=1) if block.kind == "quote" else line for line in more)
    return block._replace(text="\n".join([block.text, *(line.strip() for line in lines)]).strip())


def _row(line: str, position: int, heading: int, columns: tuple[str, ...]) -> Block:
    cells = _cells(line)
    offset = position + len(line) - len(line.lstrip())
    return Block("row", " | ".join(cells), offset, heading, cells=cells, columns=columns)


def _cells(line: str) -> tuple[str, ...]:
    inner = line.strip().removeprefix("|")
    inner = inner.removesuffix("|") if not inner.endswith("\\|") else inner
    return tuple(cell.strip().replace("\\|", "|") for cell in _BAR.split(inner))
