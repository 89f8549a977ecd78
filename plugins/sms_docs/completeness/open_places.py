"""Placeholders in a document: whole sections of them, and single ones in sections that say something."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.completeness.content import Judged, judged
from sms_docs.judgement.blocks import blocks
from sms_docs.judgement.placeholder import is_placeholder
from sms_docs.judgement.prose import plain_text
from sms_docs.judgement.statements import HINT, is_hint
from sms_docs.model.document import Document
from sms_docs.model.location import Location
from sms_docs.model.system import System

_HINT_LINE = re.compile(rf"^[ \t]*>[ \t]*{re.escape(HINT)}", re.MULTILINE)
_BRACKETED = re.compile(r"\[insert\b[^\]\n]{0,80}\](?!\()|<insert\b[^>\n]{0,80}>", re.IGNORECASE)
"""A place that a template left open in the middle of a sentence; no link."""
_SHOWN = 40
_LETTERS = 8
"""So many at its beginning tell a placeholder: "to be defined" and "to be determined" are one search."""
_NOT_ALONE = ("n/a",)
"""Said of a single cell, it is an answer; only a whole section of it says nothing."""


class OpenPlace(NamedTuple):
    """A placeholder: its place, its words, and the heading of the section when that holds nothing else."""

    location: Location
    words: str
    section: str


def open_places(system: System, *, draft: bool) -> Iterator[OpenPlace]:
    """The placeholders of drafts, or those of all other documents; a document without a sound status is a draft."""
    for each in judged(system):
        if _is_draft(system, each.document) == draft:
            yield from _in_document(each, system.standard.placeholders)


def hints(system: System, *, draft: bool) -> Iterator[Location]:
    """The places of template hints in drafts, or in all other documents; fenced code is left out."""
    for each in judged(system):
        document = each.document
        if _is_draft(system, document) == draft and HINT in document.source:
            for match in _HINT_LINE.finditer(document.source, document.start):
                if not any(start <= match.start() < end for start, end in document.code):
                    yield document.at(match.end() - len(HINT))


def _is_draft(system: System, document: Document) -> bool:
    return document.status == "draft" or document.status not in system.standard.statuses


def _in_document(of: Judged, words: tuple[str, ...]) -> Iterator[OpenPlace]:
    document, spans = of.document, []
    for key, content in of.contents.items():
        if content.state == "placeholders":
            part = of.parts[key][0]
            spans.append((part.start, part.end))
            heading = document.headings[part.heading].text
            yield OpenPlace(document.at(content.offset), _said(document.source, content.offset), heading)
    single = tuple(word for word in words if word not in _NOT_ALONE)
    lower = document.source.lower()
    # Most documents hold none: a search for a few letters each is all that they cost.
    if not any(letters in lower for letters in {word.strip("<[")[:_LETTERS] for word in single}):
        return
    for offset, text in _single(of, single):
        if not any(start <= offset < end for start, end in spans):
            yield OpenPlace(document.at(offset), text, "")


def _single(of: Judged, words: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for block in blocks(of.document, of.document.start, len(of.document.source)):
        position = block.offset
        for text in block.cells if block.kind == "row" else (block.text,):
            if is_hint(block):
                continue
            if is_placeholder(text, words):
                position = max(of.document.source.find(text, position), position)
                yield position, _shortened(plain_text(text) or text)
            elif inside := _BRACKETED.search(text):
                yield (
                    max(of.document.source.find(inside.group(), block.offset), block.offset),
                    _shortened(inside.group()),
                )


def _said(source: str, offset: int) -> str:
    return _shortened(plain_text(source[offset:].split("\n", 1)[0].strip("| ")))


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rstrip()}…"
