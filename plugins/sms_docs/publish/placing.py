"""Where in a page's Markdown a finding can stand without breaking the paragraph, list or table that it is about.

At the end of the text concerned, where a converter takes it for a part of the sentence: so lists keep counting and
tables keep their rows. What takes no text (code, HTML, a heading) has it before or below itself.
"""

import re
from bisect import bisect_right

from sms_docs.model.document import Document
from sms_docs.publish.markdown_lines import Lines

_ALONE = re.compile(
    r"(?:!!!|\?\?\?\+?)[ \t]|#{1,6}[ \t]|(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+|\[TOC\])\Z"
    r"|\*?\[(?!\^)[^\]\n]+\]:|\{:?[^{}\n]*\}\Z"
)
"""A line that takes no text at its end: a box's title, heading, ruler, link definition, attributes."""
_BEGINS = re.compile(r"(?:[-*+]|\d+[.)]|!!!|\?\?\?\+?|:)[ \t]|\[\^?[^\]\n]+\]:|\{:?[^{}\n]*\}\Z|#{1,6}[ \t]|[-=]+\Z")
"""Begins a line that is no more of the sentence above it."""
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[^{}\n]*\}\Z")
_BORDER = re.compile(r"(?<!\\)(?:\\\\)*\|\Z")
"""A row's last sign when it is no letter of the field."""
_SEPARATOR = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?\Z")


def with_flags(document: Document, flags: list[tuple[int, str]]) -> str:
    """The page's text, without front matter, with pieces of HTML at the places of these offsets.

    Each piece is one element without an empty line in it, fit to stand inside a sentence.
    """
    lines = Lines(document)
    pieces, position = [], document.start
    for place, text in sorted((_placed(lines, offset, html) for offset, html in flags), key=lambda each: each[0]):
        pieces += [document.source[position:place], text]
        position = place
    return "".join([*pieces, document.source[position:]])


def _placed(lines: Lines, offset: int, html: str) -> tuple[int, str]:
    if not len(lines):
        return len(lines.source), f"\n\n{html}\n"
    place = _in_text(lines, lines.at(offset))
    if place is not None:
        return place, html
    return _beside(lines, lines.at(offset)), f"\n{html}\n\n"


def _in_text(lines: Lines, number: int) -> int | None:
    """Offset behind the last letter of the sentences that a line is a part of; None where no text may be added."""
    text = lines.text(number)
    if not text or number in lines.closed or number in lines.headings or _ALONE.match(text):
        return None
    if lines.is_indented_code(number):
        return None
    row = _row(lines, number)
    if row is not None:
        return _cell_end(lines.source, lines.start(row), lines.end(row))
    while _goes_on(lines, number + 1):
        number += 1
    return _behind_spans(lines, number)


def _row(lines: Lines, number: int) -> int | None:
    """The line of a table's row, for its separator the one above; None outside a table."""
    top = lines.top(number)
    if "|" not in lines.text(top) + lines.text(top + 1) or not _SEPARATOR.match(lines.text(top + 1)):
        return None
    return top if number == top + 1 else number


def _cell_end(source: str, start: int, end: int) -> int:
    """End of the last field of the row between two offsets."""
    row = source[start:end]
    return start + len(row[:-1].rstrip()) if _BORDER.search(row) else end


def _goes_on(lines: Lines, number: int) -> bool:
    text = lines.text(number)
    return bool(text) and number not in lines.closed and number not in lines.headings and not _BEGINS.match(text)


def _behind_spans(lines: Lines, number: int) -> int:
    """End of a line; of a later one where code, a call or a comment reaches over it. Attributes stay last."""
    end = lines.end(number)
    for start, stop in lines.spans:
        if start < end < stop:
            end = lines.end(lines.at(stop - 1))
    attributes = _ATTRIBUTES.search(lines.source, lines.start(number), end)
    return attributes.start() if attributes and attributes.start() > lines.start(number) else end


def _beside(lines: Lines, number: int) -> int:
    """Offset of the line where a block of its own may stand: before the block of a line, or below a heading."""
    blocks = lines.blocks
    start = blocks[max(bisect_right(blocks, number) - 1, 0)]
    return lines.start(lines.headings[start] + 1 if start in lines.headings else start)
