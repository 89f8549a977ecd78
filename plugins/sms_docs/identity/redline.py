"""The redline between two editions of a document, or between an edition and the page as it is now."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import unescape

from sms_docs.identity.compare import Comparison, FieldChange, RowChange, compare
from sms_docs.identity.edition import Stored, edition_text, read_edition
from sms_docs.identity.size import sized
from sms_docs.identity.words import alike, changed_words, whole
from sms_docs.load.macro_call import read_call
from sms_docs.model.document import Document
from sms_docs.model.redline import Change, FieldLine, Passage, Redline, RowLine, TableLines, Unchanged
from sms_docs.model.system import System
from sms_docs.views import cell

_MARK = re.compile(r"<!-- sms:k[0-9a-f]{8} (?!live )([^\n]*?) -->\s*(?:\*\*[^\n]*\*\*\s*)?(\|[^\n]*\|)\n\|[ :|-]+\|\n")
"""A table of an edition: its call, and the line with the names of its columns."""
_ROLES = frozenset({"owner", "approvers"})
_BOLD = "**"
_PAIRED = 0.5
"""Two paragraphs that share more than this are the same one, changed."""
_MOST = 40
"""Paragraphs in a row. Of a longer stretch that is new nobody asks which of them was which."""

Heads = Mapping[str, Sequence[str]]
"""Call → names of the columns."""


def now_text(system: System, document: Document) -> str:
    """The page as it is now, in the form of an edition that nobody has approved."""
    return edition_text(system, document, ())


def redline(system: System, document_id: str, before: tuple[str, str], after: tuple[str, str]) -> Redline:
    """What changed between two texts of a document.

    Args:
        before: what people call the earlier one (its version), and its file as text.
        after: the same of the later one.
    """
    (old_name, old_text), (new_name, new_text) = before, after
    old, new = read_edition(old_text, old_name), read_edition(new_text, new_name)
    found = compare(old, new)
    size = sized(found)
    heads = {**_heads(old_text), **_heads(new_text)}
    return Redline(
        document_id, old_name, new_name,
        fields=tuple(_field(system, each) for each in found.fields),
        text=tuple(_text(_paragraphs(old), _paragraphs(new))) if found.texts else (),
        tables=tuple(_tables(found, heads)),
        size=size.size,
        reasons=size.reasons,
    )  # fmt: skip


def _field(system: System, change: FieldChange) -> FieldLine:
    before, after = (_value(system, change.name, each) for each in (change.before, change.after))
    return FieldLine(cell.words(change.name), whole(before, after))


def _value(system: System, name: str, value: object) -> str:
    values = value if isinstance(value, (list, tuple)) else [] if value is None else [value]
    if name in _ROLES:
        return ", ".join(cell.role(system, str(each)).text for each in values)
    if name == "authors":
        return ", ".join(cell.person(system, str(each)).text for each in values)
    return ", ".join(map(str, values))


def _paragraphs(content: Stored) -> list[str]:
    return [line.text for line in content.lines if not line.call]


def _text(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage | Unchanged]:
    section = ""
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Unchanged(end - start)
            section = _last_heading(old[start:end], section)
            continue
        for before, after in _paired(old[start:end], new[first:last]):
            section = _last_heading([after or before], section)
            yield Passage(section, changed_words(*_shown(before, after)))


def _last_heading(texts: Sequence[str], before: str) -> str:
    return next((text.lstrip("# ") for text in reversed(texts) if text.startswith("#")), before)


def _shown(before: str, after: str) -> tuple[str, str]:
    """Two paragraphs as people read them; where only their signs differ, with the signs."""
    plain = [unescape(each.lstrip("#").lstrip(" ") if each.startswith("#") else each) for each in (before, after)]
    if not before or not after or before.count(_BOLD) == after.count(_BOLD):
        plain = [each.replace(_BOLD, "") for each in plain]
    return (plain[0], plain[1]) if plain[0] != plain[1] else (before, after)


def _paired(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Paragraphs that became others, and those that went or came alone, in the order of the later text."""
    if len(old) > _MOST or len(new) > _MOST:
        yield from ((each, "") for each in old)
        yield from (("", each) for each in new)
        return
    done = 0
    for place, text in enumerate(new):
        near = [alike(each, text) for each in old[done:]]
        best = max(near, default=0.0)
        # One paragraph in place of one is a change of it, however many of its words are new.
        alone = len(old) == len(new) == 1
        if alone or best >= _PAIRED:
            found = done + (near.index(best) if near else place)
            yield from ((each, "") for each in old[done:found])
            yield old[found], text
            done = found + 1
        else:
            yield "", text
    yield from ((each, "") for each in old[done:])


def _heads(text: str) -> dict[str, list[str]]:
    return {match[1].replace("-\\u002d", "--"): _split(match[2].strip("| ")) for match in _MARK.finditer(text)}


def _split(row: str) -> list[str]:
    return [unescape(re.sub(r"<br ?/?>", "; ", each)).strip() for each in row.split("|")]


def _tables(found: Comparison, heads: Heads) -> Iterator[TableLines]:
    for call in dict.fromkeys(each.call for each in found.rows):
        rows = [_row(each, heads.get(call, ())) for each in found.rows if each.call == call]
        yield TableLines(_name(call), tuple(rows))


def _name(call: str) -> str:
    """The table's name and what it is narrowed to, as people would say it: ``risks, level high``."""
    read = read_call(call, 0, 0)
    first = str(read.args[0]) if read.args else call
    chosen = [f"{cell.words(key)} {_value_words(value)}" for key, value in read.kwargs.items() if key not in _LOOKS]
    return ", ".join((cell.words(first), *chosen))


_LOOKS = frozenset({"caption", "columns", "sort"})


def _value_words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _row(change: RowChange, head: Sequence[str]) -> RowLine:
    key = unescape(change.key)
    if change.key == "order":
        return RowLine(key, "moved", (FieldLine("order", whole(unescape(change.before), unescape(change.after))),))
    old, new = (_split(each) if each else [] for each in (change.before, change.after))
    size = max(len(old), len(new))
    labels = head if len(head) == size else [f"field {number}" for number in range(1, size + 1)]
    fields = []
    for place, label in enumerate(labels):
        before, after = (each[place] if place < len(each) else "" for each in (old, new))
        if before != after:
            fields.append(FieldLine(label, changed_words(before, after)))
    mark: Change = "added" if not old else "removed" if not new else "changed"
    return RowLine(key, mark, tuple(fields))
