"""What an approval covers: control fields, text, and the controlled facts that the text shows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sms_docs.identity.plain import paragraphs
from sms_docs.identity.shown import BLOCKS, Shown, shown_in
from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.page_text import replace_calls
from sms_docs.model.register import Entry
from sms_docs.model.system import System

FIELDS = (
    *("id", "title", "kind", "covers", "version", "owner", "authors", "approvers", "effective_from"),
    *("review_interval_months", "classification", "clauses", "supersedes", "language"),
)
"""The control fields that an approval covers. Not the status, which follows from the decisions, and not
``superseded_by``, which comes with a later decision on another document."""
_FORM = 1
"""Version of the form that is hashed; part of every digest."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a document.

    Attributes:
        fields: control field → value, those that are given.
        text: paragraphs; a block that a macro makes is ``{{ call }}``, a controlled value stands as its text.
        parts: the blocks that macros make, in their order.
    """

    fields: Mapping[str, object]
    text: tuple[str, ...]
    parts: tuple[Shown, ...]


def content_of(system: System, document: Document) -> Content:
    """The content of a document as the system has it."""
    found = [shown_in(system, document, call) for call in document.calls]
    parts = tuple(each for each, call in zip(found, document.calls, strict=True) if call.name in BLOCKS)
    texts = iter([each.text or f"{{{{ {each.call} }}}}" for each in found])
    text = replace_calls(document, lambda _: next(texts))
    return Content(fields_of(document.front), tuple(each.text for each in paragraphs(text)), parts)


def fields_of(front: Entry) -> dict[str, object]:
    """The control fields that are given, whatever else stands in the front matter."""
    return {key: front[key] for key in FIELDS if front.has(key)}


def digest(content: Content) -> str:
    """``sha256:`` and the SHA-256 of the content.

    What is hashed is JSON in UTF-8 without blanks, keys sorted: ``{"fields": {…}, "form": 1, "parts": [[call, rows]],
    "text": [paragraph, …]}``; ``rows`` is null for a part that changes without a decision.
    """
    plain = {
        "form": _FORM,
        "fields": content.fields,
        "text": content.text,
        "parts": [[part.call, part.rows] for part in content.parts],
    }
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _make_digest(system: System, path: str) -> str:
    return digest(content_of(system, system.by_path[path]))


_digest_of = Memo(_make_digest)


def digest_of(system: System, document: Document) -> str:
    """The digest of a document as it is now."""
    return _digest_of(system, document.path)
