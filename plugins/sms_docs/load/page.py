"""One Markdown file to one ``Document``."""

import re
from collections.abc import Mapping

from sms_docs.load.markdown_source import scan
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.defect import Defect
from sms_docs.model.document import Document
from sms_docs.model.location import Location
from sms_docs.model.register import NOTHING, Entry

_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.MULTILINE)
_OPENING = re.compile(r"---[ \t]*\n")


def read_page(text: str, path: str, *, controlled: bool) -> tuple[Document, list[Defect]]:
    """The document of a text, and the defects of its front matter."""
    values, start, defects, sound = _front_matter(text, path)
    found = scan(text, start)
    document = Document(
        path=path,
        front=Entry(values, path),
        source=text,
        start=start,
        headings=found.headings,
        links=found.links,
        calls=found.calls,
        code=found.code,
        template_code=found.template_code,
        controlled=controlled,
        has_front=_OPENING.match(text) is not None,
        broken=not sound,
    )
    return document, defects


def front_matter_span(text: str) -> tuple[int, int, int] | None:
    """Start and end of the YAML in a page's front matter, and where its text begins; None without a whole one."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    return (opening.end(), closing.start(), closing.end()) if opening and closing else None


def _front_matter(text: str, path: str) -> tuple[Mapping[str, object], int, list[Defect], bool]:
    opening = _OPENING.match(text)
    if opening is None:
        return NOTHING, 0, [], True
    span = front_matter_span(text)
    if span is None:
        return (
            NOTHING,
            opening.end(),
            [
                Defect(
                    "front-matter-unclosed",
                    Location(path, 0),
                    "The front matter that begins here never ends.",
                    "Put a line with --- below its last field.",
                )
            ],
            False,
        )
    begin, end, start = span
    value, defects, sound = read_yaml(text[begin:end], path, begin)
    if value is None or isinstance(value, dict):
        return value or NOTHING, start, defects, sound
    return (
        NOTHING,
        start,
        [
            *defects,
            Defect(
                "wrong-shape",
                Location(path, begin),
                "The front matter holds no fields.",
                'Write one "field: value" a line.',
            ),
        ],
        False,
    )
