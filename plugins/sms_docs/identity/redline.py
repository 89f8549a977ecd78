"""The redline between two editions of a document, or between an edition and the page as it is now."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from html import unescape
from itertools import zip_longest

from sms_docs.identity.compare import Comparison, FieldChange, RowChange, compare
from sms_docs.identity.edition import Stored, edition_text, read_edition
from sms_docs.identity.readable import readable
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
    return Redline(
        document_id, old_name, new_name,
        fields=tuple(_field(system, each) for each in found.fields),
        text=tuple(_text(_paragraphs(old), _paragraphs(new))) if found.texts else (),
        tables=tuple(_tables(found, _heads(old_text), _heads(new_text))),
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
    plain = [readable(each.lstrip("#").lstrip(" ") if each.startswith("#") else each) for each in (before, after)]
    plain = [unescape(each) for each in plain]
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


def _tables(found: Comparison, was: Heads, now: Heads) -> Iterator[TableLines]:
    calls = dict.fromkeys(each.call for each in found.rows)
    before = _before([call for call in calls if call not in now], [call for call in calls if call not in was])
    for call in calls:
        if call in before.values():
            continue  # told below the call that took its place
        old = before.get(call, "")
        changes = _turned(found, old, call) if old else [each for each in found.rows if each.call == call]
        # Of one call the columns are those of today: their names may be newer than the edition.
        head = now.get(call) or was.get(call, ())
        rows = [_row(each, was.get(old, ()) if old else head, head) for each in changes]
        if rows := [each for each in rows if each.fields or each.mark != "changed"]:
            yield TableLines(_name(call), tuple(rows))


def _before(gone: Sequence[str], came: Sequence[str]) -> dict[str, str]:
    """Call that came → call that it took the place of: a table of the same entries, chosen or shown otherwise."""
    left, found = list(gone), {}
    for call in came:
        old = next((each for each in left if _subject(each) == _subject(call)), None)
        if old is not None:
            left.remove(old)
            found[call] = old
    return found


def _subject(call: str) -> tuple[str, object]:
    read = read_call(call, 0, 0)
    return read.name, read.args[0] if read.args else call


def _turned(found: Comparison, old: str, new: str) -> list[RowChange]:
    """What became of the rows of a table that is shown by another call now."""
    was, now = defaultdict[str, list[str]](list), defaultdict[str, list[str]](list)
    for each in found.rows:
        # Several rows can begin with the same field.
        if each.call == old:
            was[each.key].append(each.before)
        elif each.call == new:
            now[each.key].append(each.after)
    keys = dict.fromkeys((*now, *was))
    return [RowChange(new, key, *rows) for key in keys for rows in zip_longest(was[key], now[key], fillvalue="")]


def _moved(change: RowChange) -> bool:
    """Whether only the order changed; an entry can be called order, too."""
    rows = {each.split(" | ")[0] for each in (change.before, change.after)}
    return change.key == "order" and not rows <= {"order", ""}


def _name(call: str) -> str:
    """The table's caption, or its name and what it is narrowed to, as people would say it: ``risks, level high``."""
    read = read_call(call, 0, 0)
    if caption := read.kwargs.get("caption"):
        return str(caption)
    first = str(read.args[0]) if read.args else call
    chosen = [f"{cell.words(key)} {_value_words(value)}" for key, value in read.kwargs.items() if key not in _LOOKS]
    return ", ".join((cell.words(first), *chosen))


_LOOKS = frozenset({"columns", "sort"})


def _value_words(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)


def _row(change: RowChange, was: Sequence[str], now: Sequence[str]) -> RowLine:
    key = unescape(change.key)
    if _moved(change):
        return RowLine(key, "moved", (FieldLine("order", whole(unescape(change.before), unescape(change.after))),))
    old, new = _labelled(change.before, was), _labelled(change.after, now)
    mark: Change = "added" if not old else "removed" if not new else "changed"
    fields = [
        FieldLine(label, changed_words(old.get(label, ""), new.get(label, "")))
        for label in dict.fromkeys((*new, *old))
        if old.get(label, "") != new.get(label, "")
    ]
    # The first field is the key.
    return RowLine(key, mark, tuple(fields if mark == "changed" else fields[1:]))


def _labelled(row: str, head: Sequence[str]) -> dict[str, str]:
    """Name of the column → field; with numbers where the names are not known."""
    fields = _split(row) if row else []
    known = len(set(head)) == len(fields) == len(head)
    labels = head if known else [f"field {number}" for number in range(1, len(fields) + 1)]
    return dict(zip(labels, fields, strict=True))
