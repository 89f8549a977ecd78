"""Pages from a few lines of Markdown, for judgements on text."""

from textwrap import dedent

from sms_docs.judgement.sections import Part
from sms_docs.load.page import read_page
from sms_docs.load.standard import load_standard
from sms_docs.model.document import Document

STANDARD = load_standard("2018")
WORDS = STANDARD.placeholders
PLAN = STANDARD.kinds["service-management-plan"]


def page(text: str) -> Document:
    """The document of a dedented text."""
    return read_page(dedent(text).removeprefix("\n"), "content/page.md", controlled=True)[0]


def part(document: Document, heading: int = 0) -> Part:
    """The part that a heading opens, the first when none is named."""
    return Part(heading, document.headings[heading].body, document.end_of(heading))


def line(document: Document, offset: int) -> int:
    """The line of an offset, from 1."""
    return document.source.count("\n", 0, offset) + 1
