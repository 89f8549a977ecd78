"""An approved edition as a file: what was approved, readable for ever without this tool.

Tables are expanded. What a macro made stands between two comments with a key that occurs nowhere else in the file, so
that an edition can be read back and compared, and no text can pass itself off as what a macro made.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from typing import NamedTuple

from sms_docs.expand import expand_call
from sms_docs.identity.content import PICTURES, covered, digest_of, fields_of
from sms_docs.identity.plain import paragraphs
from sms_docs.identity.shown import BLOCKS, shown_in, written
from sms_docs.load.page import front_matter_span
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.document import Document, MacroCall
from sms_docs.model.page_text import replace_calls
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_HEAD = "# An approved edition. It was written when the version was approved, and is never changed.\n"
_KEY = re.compile(r"k[0-9a-f]{8}")
_MARK = re.compile(r'^\| <a id="[^"]*"></a>')
"""The name that other pages lead to stands in one table of the whole system; which one is no matter of the document."""
_ANCHOR = re.compile(r"<a id=\"[\w.-]*\"></a>")
_ROW = re.compile(r"\|(?!(?: ?:?-+:? ?\|)+\Z)")

_DASHES = "-\\u002d"
"""For two dashes inside a call: a comment must not end there."""


class Line(NamedTuple):
    """A paragraph of an edition, or a row of one of its controlled tables.

    Attributes:
        text: of a row its fields as Markdown, ``a | b``.
        call: the call that made the table; "" for a paragraph.
    """

    text: str
    call: str = ""


class Stored(NamedTuple):
    """The content of an edition, read back.

    Attributes:
        fields: control field → value.
        lines: paragraphs and rows in their order; what changes without a decision is ``{{ call }}``.
        front: the whole front matter: digest, decisions and day besides the control fields.
    """

    fields: Mapping[str, object]
    lines: tuple[Line, ...]
    front: Entry


def edition_text(system: System, document: Document, decided: Sequence[Mapping[str, str]]) -> str:
    """The whole file of an edition.

    Args:
        decided: those who decided, each with ``by``, ``name``, ``role``, ``title``, ``on``.
    """
    key = _free_key(document.source)
    front = covered(system, document) | {
        "status": "approved",
        "decided": [dict(each) for each in decided],
        "as_of": system.as_of.isoformat(),
        "path": document.path,
        "digest": digest_of(system, document),
        "key": key,
    }
    # JSON on one line each is YAML that nobody can read in two ways.
    head = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in front.items())
    return f"---\n{_HEAD}{head}---\n\n{_body(system, document, key).strip()}\n"


def read_edition(text: str, path: str) -> Stored:
    """The content of an edition's file; what cannot be read is missing, and its digest tells that it was altered."""
    plain = text.replace("\r\n", "\n")
    span = front_matter_span(plain)
    if span is None:
        return Stored({}, tuple(_lines(plain, "")), Entry({}, path))
    begin, end, start = span
    value, _, _ = read_yaml(plain[begin:end], path, begin)
    front = Entry(value if isinstance(value, dict) else {}, path)
    key = front.text("key") if _KEY.fullmatch(front.text("key")) else ""
    fields = fields_of(front) | ({PICTURES: front[PICTURES]} if front.has(PICTURES) else {})
    return Stored(fields, tuple(_lines(plain[start:], key)), front)


def as_edition(system: System, document: Document) -> Stored:
    """What an edition of the document as it is now would hold."""
    key = _free_key(document.source)
    return Stored(covered(system, document), tuple(_lines(_body(system, document, key), key)), document.front)


def _free_key(source: str) -> str:
    """A word that does not occur in a text; the same for the same text."""
    key = f"k{sha256(source.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    while key in source:
        key = f"k{sha256(key.encode()).hexdigest()[:8]}"
    return key


def _body(system: System, document: Document, key: str) -> str:
    def show(call: MacroCall) -> str:
        what, text = (
            shown_in(system, document, call),
            expand_call(system, document, call, lambda _: None, target="markdown"),
        )
        if what.text:
            return text
        text = _ANCHOR.sub("", text)  # rows are led to on the page as it is
        block = call.name in BLOCKS
        live = f"live {system.as_of} " if block and what.rows is None else ""
        said = f"*As on {system.as_of}; changes without a decision.*\n\n" if live else ""
        opening = f"<!-- sms:{key} {live}{written(call).replace('--', _DASHES)} -->"
        closing = f"<!-- /sms:{key} -->"
        return f"{opening}\n\n{said}{text.strip()}\n\n{closing}" if block else f"{opening}{text}{closing}"

    return replace_calls(document, show)


def _lines(body: str, key: str) -> Iterator[Line]:
    """Paragraphs and rows of an edition's text."""
    made = re.compile(rf"<!-- sms:{key} (live \S+ )?([^\n]*?) -->(.*?)<!-- /sms:{key} -->", re.DOTALL)
    tables: dict[str, tuple[str, str]] = {}

    def mark(match: re.Match[str]) -> str:
        call = match[2].replace(_DASHES, "--")
        if match[1] or call.partition("(")[0] not in BLOCKS:
            return f"{{{{ {call} }}}}"
        tables[token := f"\x00{len(tables)}\x00"] = (call, match[3])
        return token

    text = made.sub(mark, body) if key else body
    for paragraph in paragraphs(text):
        if paragraph.text not in tables:
            yield Line(paragraph.text)
            continue
        call, table = tables[paragraph.text]
        yield Line(f"{{{{ {call} }}}}")
        rows = [_MARK.sub("| ", line) for line in table.split("\n") if _ROW.match(line)]
        yield from (Line(row.strip("| ").strip(), call) for row in rows[1:])
