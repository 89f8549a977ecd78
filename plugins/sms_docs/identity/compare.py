"""What differs between two contents of a document: fields, paragraphs, rows of tables."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import NamedTuple

from sms_docs.identity.edition import Line, Stored

_CALL = "{{ sms_"


class FieldChange(NamedTuple):
    """A control field; None where it was not given."""

    name: str
    before: object
    after: object


class TextChange(NamedTuple):
    """A paragraph or heading that was added (``before`` is ""), removed (``after`` is "") or changed.

    Attributes:
        section: the heading that it stands below, "" above the first one.
    """

    section: str
    before: str
    after: str


class RowChange(NamedTuple):
    """A row of a controlled table, its fields as Markdown ``a | b``; "" where it was not there.

    Attributes:
        call: the call that makes the table.
        key: the first field of the row, by which people know it.
    """

    call: str
    key: str
    before: str
    after: str


class Comparison(NamedTuple):
    """All that differs; false when nothing does."""

    fields: tuple[FieldChange, ...]
    texts: tuple[TextChange, ...]
    rows: tuple[RowChange, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.fields or self.texts or self.rows)


def compare(before: Stored, after: Stored) -> Comparison:
    """What differs between two editions of a document, or an edition and the document as it is."""
    return Comparison(
        tuple(_fields(before.fields, after.fields)),
        tuple(_texts(_paragraphs(before), _paragraphs(after))),
        tuple(_rows(_tables(before), _tables(after))),
    )


def _fields(before: Mapping[str, object], after: Mapping[str, object]) -> Iterator[FieldChange]:
    for name in dict.fromkeys((*before, *after)):
        if before.get(name) != after.get(name):
            yield FieldChange(name, before.get(name), after.get(name))


def _paragraphs(content: Stored) -> list[str]:
    return [line.text for line in content.lines if not line.call]


def placed_changes(before: Stored, after: Stored) -> Iterator[tuple[int, TextChange]]:
    """Each change of the text, with its place among the newer paragraphs; of one that is gone, where it stood."""
    yield from _placed(_paragraphs(before), _paragraphs(after))


def _texts(before: Sequence[str], after: Sequence[str]) -> Iterator[TextChange]:
    return (change for _, change in _placed(before, after))


def _placed(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, TextChange]]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        old, new = before[start:end], after[first:last]
        for place in range(max(len(old), len(new))):
            section = _section(after, first + place) if place < len(new) else _section(before, start + place)
            change = TextChange(section, *(each[place] if place < len(each) else "" for each in (old, new)))
            yield min(first + place, last), change


def _section(paragraphs: Sequence[str], place: int) -> str:
    """The heading above a paragraph; of a heading, the heading itself."""
    for text in reversed(paragraphs[: place + 1]):
        if text.startswith("#"):
            return text.lstrip("# ")
    return ""


def _tables(content: Stored) -> dict[str, list[str]]:
    """Call → rows."""
    found: dict[str, list[str]] = {}
    for line in content.lines:
        if line.call:
            found.setdefault(line.call, []).append(line.text)
        elif line.text.startswith(_CALL):
            found.setdefault(line.text.removeprefix("{{ ").removesuffix(" }}"), [])
    return found


def _rows(before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]) -> Iterator[RowChange]:
    for call in dict.fromkeys((*before, *after)):
        # A table whose call came or went is a change of the text; its rows tell what it showed.
        old, new = list(before.get(call, ())), list(after.get(call, ()))
        if old != new:
            yield from _row_changes(call, old, new)


def _row_changes(call: str, old: Sequence[str], new: Sequence[str]) -> Iterator[RowChange]:
    # Several rows can begin with the same field: those that stayed as they are say nothing of the others.
    was, now = _by_key(Counter(old) - Counter(new)), _by_key(Counter(new) - Counter(old))
    for key in dict.fromkeys((*was, *now)):
        for before, after in zip_longest(was.get(key, ()), now.get(key, ()), fillvalue=""):
            yield RowChange(call, key, before, after)
    if not was and not now:
        # The same rows in another order.
        yield RowChange(call, "order", " / ".join(map(_key, old)), " / ".join(map(_key, new)))


def _by_key(rows: Counter[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in rows.elements():
        found.setdefault(_key(row), []).append(row)
    return found


def _key(row: str) -> str:
    return row.partition(" | ")[0].strip()


__all__ = ["Comparison", "FieldChange", "Line", "RowChange", "TextChange", "compare", "placed_changes"]
