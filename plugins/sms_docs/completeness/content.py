"""Whether a section says something: the judgement that every check of completeness shares.

Content is text that is no comment, template hint, placeholder, fenced code or list of links inside the page, and the
rows of a table or figure. What only names a subject, or only shows an empty table, is none.
"""

import re
from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from sms_docs.completeness.calls import showing_calls, shows
from sms_docs.judgement.blocks import Block, blocks
from sms_docs.judgement.placeholder import begins_open, is_blank, is_placeholder
from sms_docs.judgement.sections import Part, find_sections, title_of
from sms_docs.judgement.statements import is_hint
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.heading import normalise_heading
from sms_docs.model.memo import Memo
from sms_docs.model.standard import Kind
from sms_docs.model.system import System

State = Literal["filled", "placeholders", "empty"]
_BEST_FIRST: Final[tuple[State, ...]] = ("filled", "placeholders", "empty")

_PLAIN_LINE = re.compile(r"\s*([A-Za-z][^\n|:{<\[]{40})")
_LINK_INSIDE = re.compile(r"\[[^\[\]]*\]\(#[^()]*\)\W*")


class Content(NamedTuple):
    """What a section says.

    Attributes:
        state: filled, only placeholders, or empty.
        offset: of the first placeholder, when the section holds nothing else.
        calls: of tables and figures in an empty section, none of which shows a row.
    """

    state: State
    offset: int = 0
    calls: tuple[MacroCall, ...] = ()


class Judged(NamedTuple):
    """A controlled document in use, with the sections of its kind that it has, and what each says."""

    document: Document
    kind: Kind
    parts: Mapping[str, tuple[Part, ...]]
    contents: Mapping[str, Content]

    def filled(self, key: str) -> tuple[Part, ...]:
        """The parts of a section that has content; none when it is missing or empty."""
        content = self.contents.get(key)
        return self.parts[key] if content and content.state == "filled" else ()


@Memo
def judged(system: System) -> tuple[Judged, ...]:
    """The controlled documents whose kind has sections, in the order of the files; not the retired and broken ones."""
    found = []
    for document in system.controlled:
        kind = system.standard.kinds.get(document.kind)
        if kind is not None and kind.sections and not document.retired and not document.broken:
            found.append(judge(system, document, kind))
    return tuple(found)


def judge(system: System, document: Document, kind: Kind) -> Judged:
    """The sections of a kind that a document has, and what each says."""
    parts = dict(find_sections(document, kind))
    contents = {key: _fullest(system, document, of) for key, of in parts.items()}
    title = title_of(document)
    for key, of in tuple(parts.items()):
        # The title of a page opens a section only where text follows it.
        if of[0].heading == title and contents[key].state == "empty":
            del parts[key], contents[key]
    return Judged(document, kind, parts, contents)


def _fullest(system: System, document: Document, parts: tuple[Part, ...]) -> Content:
    """The content of a section that stands under one or more headings."""
    found = [content_of(system, document, part) for part in parts]
    if len(found) == 1:
        return found[0]
    return min(found, key=lambda each: _BEST_FIRST.index(each.state))


def content_of(system: System, document: Document, part: Part) -> Content:
    """What a part of a document says."""
    words = system.standard.placeholders
    # Most sections begin with a sentence, and then need no closer look.
    first = _PLAIN_LINE.match(document.source, part.start, part.end)
    if first and not begins_open(first.group(1), words):
        return Content("filled")
    heading = normalise_heading(document.headings[part.heading].text)
    kept_open = None
    for block in blocks(document, part.start, part.end):
        state = _state(block, words, heading)
        if state == "filled":
            return Content("filled")
        if state == "placeholders" and kept_open is None:
            kept_open = block.offset
    calls = showing_calls(document, part)
    if any(shows(system, document, each) for each in calls):
        return Content("filled")
    return Content("empty", part.start, calls) if kept_open is None else Content("placeholders", kept_open)


def _state(block: Block, words: tuple[str, ...], heading: str) -> State:
    if block.kind == "row":
        return _row_state(block.cells[1:] or block.cells, words)
    if is_placeholder(block.text, words):
        return "placeholders"
    if is_hint(block) or is_blank(block.text) or _LINK_INSIDE.fullmatch(block.text):
        return "empty"
    return "empty" if normalise_heading(block.text) == heading else "filled"


def _row_state(cells: tuple[str, ...], words: tuple[str, ...]) -> State:
    kept_open = [is_placeholder(cell, words) for cell in cells]
    if all(is_open or is_blank(cell) for cell, is_open in zip(cells, kept_open, strict=True)):
        return "placeholders" if any(kept_open) else "empty"
    return "filled"
