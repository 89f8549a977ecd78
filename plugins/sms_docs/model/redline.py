"""What changed between two editions of a document, word by word, before anybody decides how it looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

Mark = Literal["same", "removed", "added"]
Change = Literal["added", "removed", "changed", "moved"]
"""Of a row."""


class Piece(NamedTuple):
    """A stretch of words that stayed, went or came; plain text."""

    mark: Mark
    text: str


Pieces = tuple[Piece, ...]


class FieldLine(NamedTuple):
    """A control field, or a field of a row: what it is called, and what became of its value."""

    label: str
    pieces: Pieces


class Passage(NamedTuple):
    """A paragraph, heading or item that changed.

    Attributes:
        section: the heading above it, "" above the first one.
    """

    section: str
    pieces: Pieces


class Unchanged(NamedTuple):
    """So many paragraphs in a row that are as they were."""

    number: int


class RowLine(NamedTuple):
    """A row that changed.

    Attributes:
        key: the row's first field, by which people know it.
        mark: whether the row came, went, or has other fields than before.
        fields: those that changed; of a row that came or went all that say something.
    """

    key: str
    mark: Change
    fields: tuple[FieldLine, ...]


class TableLines(NamedTuple):
    """A table with rows that changed, by its name."""

    name: str
    rows: tuple[RowLine, ...]


@dataclass(frozen=True, slots=True)
class Redline:
    """All that changed from one state of a document to another.

    Attributes:
        document: its number.
        before: the version that it is compared with.
        after: the later version, or what people call the page as it is now.
        size: the smallest size that the change can be called, by its form alone (``identity.size``).
        reasons: why it is of that size.
        left_out: how many changes are not listed, because a page would become too long.
    """

    document: str
    before: str
    after: str
    fields: tuple[FieldLine, ...] = ()
    text: tuple[Passage | Unchanged, ...] = ()
    tables: tuple[TableLines, ...] = ()
    size: str = "none"
    reasons: tuple[str, ...] = ()
    left_out: int = 0

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.number)

    @property
    def number(self) -> int:
        """How many fields, passages and rows changed, those left out included."""
        passages = sum(isinstance(each, Passage) for each in self.text)
        return len(self.fields) + passages + sum(len(each.rows) for each in self.tables) + self.left_out


def shortened(redline: Redline, most: int) -> Redline:
    """The redline with the first changes that fit into so many characters, and the number of the others."""
    room = most
    text: list[Passage | Unchanged] = []
    for part in redline.text:
        room -= _length(part.pieces) if isinstance(part, Passage) else 1
        if room < 0:
            break
        text.append(part)
    tables = []
    for table in redline.tables:
        rows = []
        for row in table.rows:
            room -= sum(_length(field.pieces) for field in row.fields)
            if room < 0:
                break
            rows.append(row)
        if rows:
            tables.append(TableLines(table.name, tuple(rows)))
    found = replace(redline, text=tuple(text), tables=tuple(tables))
    return replace(found, left_out=redline.number - found.number + redline.left_out)


_EACH = 60
"""Characters of markup around a piece."""


def _length(pieces: Pieces) -> int:
    return sum(len(each.text) + _EACH for each in pieces)


def by_section(parts: Iterable[Passage | Unchanged]) -> Iterator[str | Passage | Unchanged]:
    """The parts of a text, with the heading before the first passage below each; "" stands for above the first one."""
    section: str | None = None
    for part in parts:
        if isinstance(part, Passage) and part.section != section:
            section = part.section
            yield section
        yield part
