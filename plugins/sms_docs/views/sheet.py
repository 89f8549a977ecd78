"""What a view knows before anybody asks for columns, order or a part of its rows."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.schema import Schema
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column


class Record(NamedTuple):
    """One row before its columns are chosen.

    Attributes:
        values: raw values, for filters and order.
        cell: makes the cell of a column; called only for what is shown or sorted by.
    """

    values: Mapping[str, object]
    cell: Callable[[str], Cell]
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows and all columns of a view.

    Attributes:
        columns: every column that may be asked for, in order.
        shown: keys of those that are shown when nobody asks.
        records: the rows; made while they are gone through, once.
        filters: fields that rows may be chosen by.
        live: keys of columns and filters that change without a decision; a table that uses one is not controlled.
        choices: the values that a field can have, in their natural order, where they are known.
        schema: of the register that the rows are entries of, if they are.
        empty: the sentence that stands in place of the rows when there are none.
        months: keys of the columns that show a month each, oldest first; ``months=`` says how many of the newest are
            shown.
    """

    caption: str
    columns: tuple[Column, ...]
    shown: tuple[str, ...]
    records: Iterable[Record]
    filters: tuple[str, ...]
    live: frozenset[str] = frozenset()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    schema: Schema | None = None
    empty: str = "Nothing recorded yet."
    months: tuple[str, ...] = ()

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of all columns."""
        return tuple(column.key for column in self.columns)

    def unasked(self, months: int | None) -> tuple[str, ...]:
        """Keys of the columns that are shown when nobody names any: those of ``shown``, with so many months."""
        if months is None or not self.months:
            return self.shown
        newest = self.months[-months:]
        place = next((at for at, key in enumerate(self.shown) if key in self.months), len(self.shown))
        kept = [key for key in self.shown if key not in self.months]
        return (*kept[:place], *newest, *kept[place:])

    @property
    def sortable(self) -> tuple[str, ...]:
        """Columns and further fields that rows may be ordered by."""
        return tuple(dict.fromkeys((*self.keys, *self.filters)))


class View(NamedTuple):
    """A table by name.

    Attributes:
        title: what it shows, in a few words.
        controlled: True when it shows authored facts only, unless a call asks for other columns.
        function: makes the sheet of a system. For a view of documents (``of_documents``), of all of them.
        of_documents: makes the sheet of some documents, given by id: then the page's own document is meant unless the
            call names another one (``document="SMS-POL-001"``).
        register: key of the register whose entries, all of them, are its rows; "" for any other view.
        until: makes the sheet up to a day, for a view that looks ahead (``until="2027-10-31"``).
        of_entries: False when its rows are no entries of certain registers: it counts, lists documents, clauses or
            kinds, or gathers days or evidence from everywhere.
    """

    name: str
    title: str
    controlled: bool
    function: Callable[[System], Sheet]
    of_documents: Callable[[System, tuple[str, ...]], Sheet] | None = None
    register: str = ""
    until: Callable[[System, date], Sheet] | None = None
    of_entries: bool = True


def record(cells: Mapping[str, Cell], values: Mapping[str, object], location: Location | None = None) -> Record:
    """A row whose cells are made at once; ``values`` are the raw values of those that people choose rows by."""
    texts = {key: cell.text for key, cell in cells.items()}
    return Record({**texts, **values}, cells.__getitem__, location)


def live_sheet(caption: str, columns: tuple[Column, ...], records: Iterable[Record], **options: Any) -> Sheet:
    """A sheet that nothing of is an authored fact alone: every column can be asked for, and none is controlled.

    Args:
        options: further attributes of ``Sheet``.
    """
    keys = tuple(column.key for column in columns)
    given = {"shown": keys, "filters": keys, **options}
    return Sheet(caption=caption, columns=columns, records=records, live=frozenset((*keys, *given["filters"])), **given)
