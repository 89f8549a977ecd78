"""Which part of a page is which section of its document kind."""

from collections.abc import Mapping
from typing import NamedTuple

from sms_docs.model.document import Document
from sms_docs.model.standard import Kind


class Part(NamedTuple):
    """The part of a page that a heading opens; offsets count in the file.

    Attributes:
        heading: index of the heading in the document.
        start: where the text below the heading begins.
        end: where the next heading of the same or a higher level begins.
    """

    heading: int
    start: int
    end: int


def find_sections(document: Document, kind: Kind) -> Mapping[str, tuple[Part, ...]]:
    """The parts of a document by key of the section that they are, in the order of the document.

    A section may stand at any level; its shallowest heading counts, and headings below it are details of it. More
    than one part is returned for headings of one level below one parent that all name the section. The only
    heading of level 1 is the title of the page: it opens a section only where no other heading does, and then
    only the text up to the next heading.
    """
    found: dict[str, list[int]] = {}
    for index, heading in enumerate(document.headings):
        if (section := kind.section_for(heading.text)) is not None:
            found.setdefault(section.key, []).append(index)
    title = title_of(document)
    return {
        key: tuple(_part(document, each, title) for each in _shallowest(document, of, title))
        for key, of in found.items()
    }


def title_of(document: Document) -> int:
    """Index of the only heading of level 1; -1 where there is none or more than one."""
    tops = [index for index, heading in enumerate(document.headings) if heading.level == 1]
    return tops[0] if len(tops) == 1 else -1


def _shallowest(document: Document, indexes: list[int], title: int) -> list[int]:
    if len(indexes) == 1:
        return indexes
    usable = [index for index in indexes if index != title] or indexes
    level = min(document.headings[index].level for index in usable)
    top = [index for index in usable if document.headings[index].level == level]
    if len(top) == 1:
        return top
    parent = _parent(document, top[0])
    return [index for index in top if _parent(document, index) == parent]


def _parent(document: Document, index: int) -> int:
    """Index of the heading that a heading stands below; -1 without one."""
    level = document.headings[index].level
    return next((each for each in range(index - 1, -1, -1) if document.headings[each].level < level), -1)


def _part(document: Document, index: int, title: int) -> Part:
    headings = document.headings
    if index == title:
        end = headings[index + 1].offset if index + 1 < len(headings) else len(document.source)
    else:
        end = document.end_of(index)
    return Part(index, headings[index].body, end)
