"""What a view returns: a table, before anybody decides how it looks."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sms_docs.model.location import Location

Tone = Literal["", "good", "warn", "bad", "muted"]
"""What a value means to the reader; shown by word or symbol too, never by colour alone."""

LONGEST_TEXT = 2_000
"""Characters of a value that a page shows; downloads hold all of it."""

Align = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Cell:
    """One value.

    Attributes:
        text: as the reader sees it, plain text; the renderer escapes it.
        target: what it leads to, "" for nothing: ``document:SMS-PLN-001``, ``clause:6.3``, ``entry:tasks/T-001``,
            ``register:tasks``, ``file:content/plans/x.md``, ``anchor:content/plans/x.md#scope`` and others, see
            ``render.target``.
        tone: what it means.
        sort: sort key; a number, or the text when None.
        due: the text is the day (2027-01-20) on which something still open is due; a page says how many days are
            left on the day it is read. No part of what a table says: whether something is still open is a fact of
            another field.
    """

    text: str
    target: str = ""
    tone: Tone = ""
    sort: float | str | None = None
    due: bool = field(default=False, compare=False)

    @property
    def shown(self) -> str:
        """The text as a page shows it: of one that no field of a table can hold, the beginning and its length."""
        length = len(self.text)
        return self.text if length <= LONGEST_TEXT else f"{self.text[:LONGEST_TEXT]}… ({length:,} characters)"


class Column(NamedTuple):
    """A column: key (used by ``columns=`` and ``sort=``), label for the reader, alignment."""

    key: str
    label: str
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A row, and the place of the facts that it shows."""

    cells: tuple[Cell, ...]
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns.

    Attributes:
        name: the view's name.
        caption: what the table shows, in a few words.
        empty: the sentence that stands in place of the rows when there are none.
        controlled: True when its rows are authored facts that an approval covers (house plan, section 5).
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = field(default=())
    empty: str = "Nothing recorded yet."
    controlled: bool = False
