"""What an approval covers: control fields, text, and the controlled facts that the text shows."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from sms_docs.identity.plain import paragraphs
from sms_docs.identity.shown import BLOCKS, Shown, shown_in
from sms_docs.load.pictures import pictures
from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.page_text import raw_texts, replace_calls
from sms_docs.model.register import Entry
from sms_docs.model.system import System

FIELDS = (
    *("id", "title", "kind", "covers", "version", "owner", "authors", "approvers", "effective_from"),
    *("review_interval_months", "classification", "clauses", "supersedes", "language"),
)
"""The control fields that an approval covers. Not the status, which follows from the decisions, and not
``superseded_by``, which comes with a later decision on another document."""
PICTURES = "pictures"
"""Beside the control fields: the pictures that the page shows, each as its target and the digest of its file."""
_FORM = 1
"""Version of the form that is hashed; part of every digest."""


@dataclass(frozen=True, slots=True)
class Content:
    """The content of a document.

    Attributes:
        fields: control field → value, those that are given; and the pictures, if there are any.
        text: paragraphs; a block that a macro makes is ``{{ call }}``, a controlled value stands as its text.
        parts: the blocks that macros make, in their order.
        typed: texts with calls that are shown as they were typed, because ``raw`` stands around them.
    """

    fields: Mapping[str, object]
    text: tuple[str, ...]
    parts: tuple[Shown, ...]
    typed: tuple[str, ...] = ()


def content_of(system: System, document: Document) -> Content:
    """The content of a document as the system has it."""
    found = [shown_in(system, document, call) for call in document.calls]
    parts = tuple(each for each, call in zip(found, document.calls, strict=True) if call.name in BLOCKS)
    texts = iter([each.text or f"{{{{ {each.call} }}}}" for each in found])
    text = replace_calls(document, lambda _: next(texts))
    typed = tuple(" ".join(each.split()) for each in raw_texts(document) if "{{" in each)
    return Content(covered(system, document), tuple(each.text for each in paragraphs(text)), parts, typed)


def fields_of(front: Entry) -> dict[str, object]:
    """The control fields that are given, whatever else stands in the front matter."""
    return {key: front[key] for key in FIELDS if front.has(key)}


def covered(system: System, document: Document) -> dict[str, object]:
    """The control fields of a document, and the digests of its pictures: who replaces one changes what was approved."""
    shown = {each.target: system.pictures[each.path] for each in pictures(document) if each.path in system.pictures}
    listed = [f"{target} {made}" for target, made in shown.items()]
    return fields_of(document.front) | ({PICTURES: listed} if listed else {})


def digest(content: Content) -> str:
    """``sha256:`` and the SHA-256 of the content.

    What is hashed is JSON in UTF-8 without blanks, keys sorted: ``{"fields": {…}, "form": 1, "parts": [[call, rows]],
    "text": [paragraph, …]}``; ``rows`` is null for a part that changes without a decision. ``"typed": [text, …]``
    stands there only where a page shows a call as it was typed.
    """
    plain: dict[str, object] = {
        "form": _FORM,
        "fields": content.fields,
        "text": content.text,
        "parts": [[part.call, part.rows] for part in content.parts],
    }
    if content.typed:
        plain["typed"] = content.typed
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"


def _make_digest(system: System, path: str) -> str:
    return digest(content_of(system, system.by_path[path]))


_digest_of = Memo(_make_digest)


def digest_of(system: System, document: Document) -> str:
    """The digest of a document as it is now."""
    return _digest_of(system, document.path)
