"""Which controlled documents a text refers to: by a call, a link, or their number."""

import re
from collections.abc import Iterator

from sms_docs.judgement.sections import Part
from sms_docs.load.link_target import read_target, resolve_path
from sms_docs.model.document import Document
from sms_docs.model.system import System

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_WORD = re.compile(r"[\w-]+")


def referred_documents(system: System, document: Document, part: Part) -> tuple[Document, ...]:
    """The other controlled documents that a part of a page refers to, each once, in the order of the reasons."""
    found = {each.path: each for each in _referred(system, document, part) if each.path != document.path}
    return tuple(found.values())


def _referred(system: System, document: Document, part: Part) -> Iterator[Document]:
    for call in document.calls:
        if call.name == "sms_ref" and part.start <= call.offset < part.end and call.args:
            named = system.by_id.get(call.args[0]) if isinstance(call.args[0], str) else None
            if named:
                yield named
    for link in document.links:
        if part.start <= link.offset < part.end and (linked := _linked(system, document, link.target)):
            yield linked
    text = document.source[part.start : part.end]
    known = frozenset(each for each in system.by_id if each in text)
    words = frozenset(_words(document, part, known)) if known else known
    yield from (other for document_id, other in system.by_id.items() if document_id in words)


def _linked(system: System, document: Document, written: str) -> Document | None:
    target = read_target(written)
    if target.sort != "page" or not target.path:
        return None
    return system.by_path.get(resolve_path(document.path, target.path))


def _words(document: Document, part: Part, known: frozenset[str]) -> Iterator[str]:
    """Those of the known numbers that stand in the text as a word, outside code and comments."""
    text = _COMMENT.sub(lambda match: " " * len(match.group()), document.source[part.start : part.end])
    for match in _WORD.finditer(text):
        place = match.start() + part.start
        if match.group() in known and not any(begin <= place < end for begin, end in document.code):
            yield match.group()
