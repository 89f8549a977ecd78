"""A commit that changed many approved documents without changing what they say, entered as such."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from sms_docs import engine
from sms_docs.control.decider import person_of
from sms_docs.control.refusal import RefusedError, UnwritableError
from sms_docs.control.transaction import Transaction
from sms_docs.control.yaml_text import field, readable
from sms_docs.identity.compare import Comparison, TextChange, compare
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import as_edition
from sms_docs.identity.mechanical import PATH, carried
from sms_docs.identity.size import sized
from sms_docs.load.repository import FolderTree
from sms_docs.load.revision import RevisionError, RevisionTree
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.document import Document
from sms_docs.model.system import APPROVING, System

_HEAD = (
    "# yaml-language-server: $schema=../schemas/mechanical.schema.json\n"
    "# Commits that changed approved documents without changing what they say. `sms mechanical` adds them.\n"
)
_NO_RULE = ("none", "editorial")
_KEEPS = ("title",)
"""Control fields that may hold a renamed term."""
_WORD = re.compile(r"\w+(?:['’-]\w+)*|[^\w\s]")


class Changed(NamedTuple):
    """A version of a document before and after the commit."""

    document: str
    version: str
    before: str
    after: str

    @property
    def entry(self) -> dict[str, str]:
        """It as the list holds it."""
        return {"document": self.document, "version": self.version, "from": self.before, "to": self.after}


class Swap(NamedTuple):
    """Words that stand in place of others, in how many documents and how often."""

    before: str
    after: str
    documents: int
    times: int


class Declared(NamedTuple):
    """What was entered.

    Attributes:
        swaps: which words took the place of which, the rarest first: a slip among many stands at the top.
    """

    commit: str
    documents: tuple[Changed, ...]
    swaps: tuple[Swap, ...]


class _Pair(NamedTuple):
    document: Document
    changed: Changed
    comparison: Comparison


def declare(writer: Transaction, revision: str, by: str, reason: str) -> Declared:
    """Enter a commit as mechanical.

    Raises:
        RefusedError: the commit changed no approved document, or changed more in one than words.
        UnwritableError: the commit cannot be read, or the list cannot be added to.
    """
    system = engine.load(FolderTree(writer.root))
    person = person_of(system, by)
    if (left := person.date("left_on")) and left < system.as_of:
        raise RefusedError(f"{person.path}: {by} left on {left}. Who answers for the change now?")
    if not any(by in system.holders(each.id, system.as_of) for each in system.register("roles")):
        raise RefusedError(f"{by} holds no role on {system.as_of}, and can answer for no document.")
    before, after = _trees(writer, revision)
    pairs = tuple(_pairs(system, engine.load(before, system.as_of), engine.load(after, system.as_of)))
    if reasons := [reason for each in pairs for reason in _beyond(each)]:
        raise RefusedError(*reasons, "That is more than a change of words: give these documents a new version.")
    if not pairs:
        raise RefusedError(
            f"Commit {after.commit[:12]} changed no document whose version was approved with a digest, or it is "
            "entered already."
        )
    found = tuple(each.changed for each in pairs)
    entry = {"commit": after.commit, "by": by, "on": system.as_of.isoformat(), "reason": readable(reason)}
    _append(writer, entry, [each.entry for each in found])
    return Declared(after.commit, found, _swaps(pairs))


def _trees(writer: Transaction, revision: str) -> tuple[RevisionTree, RevisionTree]:
    try:
        after = RevisionTree(writer.root, revision)
        if _has(writer, f"{after.commit}^2"):
            raise UnwritableError(f"{revision} is a merge. Name the commit that made the change itself.")
        return RevisionTree(writer.root, f"{after.commit}^"), after
    except RevisionError as fault:
        step = "It must be a commit with one before it; in a shallow clone fetch more: git fetch --deepen=50"
        raise UnwritableError(f"{fault} {step}") from fault


def _has(writer: Transaction, revision: str) -> bool:
    try:
        RevisionTree(writer.root, revision)
    except RevisionError:
        return False
    return True


def _pairs(now: System, before: System, after: System) -> Iterator[_Pair]:
    """Approved versions that were as approved before the commit, and are not after it."""
    for _, document in sorted(now.by_id.items()):
        old, new = before.by_id.get(document.id), after.by_id.get(document.id)
        agreed = _agreed(now, document)
        if not agreed or old is None or new is None or {old.version, new.version} != {document.version}:
            continue
        allowed = carried(now, document.id, document.version, agreed)
        digests = digest_of(before, old), digest_of(after, new)
        if digests[0] in allowed and digests[1] not in allowed:
            changed = Changed(document.id, document.version, *digests)
            yield _Pair(document, changed, compare(as_edition(before, old), as_edition(after, new)))


def _agreed(system: System, document: Document) -> str:
    """The digest with which the version of a document was decided on; "" when there is none."""
    log = system.decisions.get(document.id, ())
    approvals = (each for each in log if each.text("decision") in APPROVING)
    return next(
        (each.text("digest") for each in reversed(list(approvals)) if each.text("version") == document.version), ""
    )


def _beyond(pair: _Pair) -> Iterator[str]:
    """What is more than a change of words."""
    fields, texts, rows = pair.comparison
    for each in fields:
        if each.name not in _KEEPS:
            yield f"{pair.document.path}: {each.name} changed."
    words = [*texts, *(TextChange(f"row {each.key}", each.before, each.after) for each in rows)]
    for change in words:
        found = sized(Comparison((), (change,), ()))
        if found.size not in _NO_RULE:
            yield from (f"{pair.document.path}: {each}." for each in found.reasons)


def _swaps(pairs: Sequence[_Pair]) -> tuple[Swap, ...]:
    times: Counter[tuple[str, str]] = Counter()
    documents: Counter[tuple[str, str]] = Counter()
    for pair in pairs:
        changes = [(text.before, text.after) for text in pair.comparison.texts]
        changes += [(row.before, row.after) for row in pair.comparison.rows]
        found = [swap for old, new in changes for swap in _swapped(_WORD.findall(old), _WORD.findall(new))]
        times.update(found)
        documents.update(set(found))
    ordered = sorted(times, key=lambda swap: (times[swap], swap))
    return tuple(Swap(*swap, documents[swap], times[swap]) for swap in ordered)


def _swapped(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str, str]]:
    for kind, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            yield " ".join(before[start:end]), " ".join(after[first:last])


def _lines(entry: Mapping[str, str], documents: Sequence[Mapping[str, str]]) -> Iterator[str]:
    for place, (name, value) in enumerate(entry.items()):
        yield f"{'  ' if place else '- '}{field(name, value, 2)}"
    yield "  documents:"
    for each in documents:
        for place, (name, value) in enumerate(each.items()):
            yield f"  {'  ' if place else '- '}{field(name, value, 4)}"


def _append(writer: Transaction, entry: Mapping[str, str], documents: Sequence[Mapping[str, str]]) -> None:
    """Put an entry at the end of the list; nothing above it changes. Raises UnwritableError."""
    text = (writer.read(PATH) or b"").decode("utf-8", "surrogateescape")
    ends = "\r\n" if "\r\n" in text else "\n"
    start = text if text.strip() else f"{text}{_HEAD}"
    start += "" if start.endswith("\n") else ends
    gap = ends if text.strip() else ""
    changed = f"{start}{gap}{''.join(f'{line}{ends}' for line in _lines(entry, documents))}"
    (old, _, sound), (new, faults, whole) = (
        read_yaml(each.removeprefix("\ufeff").replace("\r\n", "\n"), PATH) for each in (text, changed)
    )
    listed = [] if old is None else old
    if not (sound and whole) or faults or new != [*_items(listed), {**entry, "documents": [*documents]}]:
        raise UnwritableError(f"{PATH} cannot be added to. `sms check {PATH}` says what is wrong with it.")
    writer.write(PATH, changed)


def _items(value: object) -> list[object]:
    return value if isinstance(value, list) else [None]
