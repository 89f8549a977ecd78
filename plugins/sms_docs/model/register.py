"""Registers and their entries: YAML values with getters that never fail on a wrong type.

A wrong type is the schema's business (one precise finding); every other check then sees "not given".
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType

from sms_docs.model.location import Location, Pointer

NOTHING: Mapping[str, object] = MappingProxyType({})


_LENGTH = len("2026-10-05")


def parse_date(value: object) -> date | None:
    """The day of a text like ``2026-10-05``; None for anything else, also for a day that does not exist."""
    # The standard library reads other forms too, such as 20261005 and 2026-W41-1.
    if not isinstance(value, str) or len(value) != _LENGTH or value[4] != "-" or value[7] != "-":
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Entry:
    """One mapping of a YAML file: a record of a register, a front matter, the settings, or a mapping inside one.

    Attributes:
        values: the mapping as read; dates are text.
        path: the file.
        pointer: the way from the top of the file to this mapping.
        register: key of the register that it belongs to; "" where it belongs to none.
    """

    values: Mapping[str, object]
    path: str
    pointer: Pointer = ()
    register: str = ""

    def __getitem__(self, key: str) -> object:
        """The raw value, or None when it is missing."""
        return self.values.get(key)

    @property
    def id(self) -> str:
        """The entry's own id, "" when it has none."""
        return self.text("id")

    @property
    def label(self) -> str:
        """What a reader calls it: its title or name, else its id."""
        return self.text("title") or self.text("name") or self.id

    def has(self, key: str) -> bool:
        """True when a value is given that is neither null nor empty; blanks alone are empty."""
        value = self.values.get(key)
        return value is not None and value not in ("", [], {}) and not (isinstance(value, str) and value.isspace())

    def text(self, key: str) -> str:
        """The text, without outer white space; "" when it is missing or no text."""
        value = self.values.get(key)
        return value.strip() if isinstance(value, str) else ""

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts of a list; a single text counts as a list of one; anything else is left out."""
        value = self.values.get(key)
        if isinstance(value, str):
            return (value.strip(),) if value.strip() else ()
        if not isinstance(value, list):
            return ()
        return tuple(item.strip() for item in value if isinstance(item, str) and item.strip())

    def number(self, key: str) -> float | None:
        """The number; None when it is missing or no finite number (true and false are none)."""
        value = self.values.get(key)
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return None
        try:
            found = float(value)
        except OverflowError:
            return None
        return found if math.isfinite(found) else None

    def past_date(self, key: str, as_of: date) -> date | None:
        """The day when it has come: what is dated in the future has not been done."""
        # Stands above `date`, which hides the type of that name from what follows in this class.
        day = self.date(key)
        return day if day and day <= as_of else None

    def date(self, key: str) -> date | None:
        """The day; None when it is missing or no real date."""
        return parse_date(self.values.get(key))

    def flag(self, key: str) -> bool:
        """True only when the value is true."""
        return self.values.get(key) is True

    def entry(self, key: str) -> "Entry":
        """The mapping inside; an empty one when it is missing or no mapping."""
        value = self.values.get(key)
        inner = value if isinstance(value, dict) else NOTHING
        return Entry(inner, self.path, (*self.pointer, key), self.register)

    def entries(self, key: str) -> tuple["Entry", ...]:
        """The mappings of a list; anything else in it is left out."""
        value = self.values.get(key)
        if not isinstance(value, list):
            return ()
        return tuple(
            Entry(item, self.path, (*self.pointer, key, index), self.register)
            for index, item in enumerate(value)
            if isinstance(item, dict)
        )

    def location(self, *pointer: str | int, on_key: bool = False) -> Location:
        """Where a value of this entry stands; without arguments, the entry itself."""
        return Location(self.path, (*self.pointer, *pointer), on_key)

    def __bool__(self) -> bool:
        """False for an entry without any value."""
        return bool(self.values)


@dataclass(frozen=True)
class Register:
    """One file of ``data/``.

    Attributes:
        key: its name, which is the file's name without ending.
        path: the file (also where it should be, when it does not exist).
        entries: its records in the file's order; a single-record register has one.
        value: the file's whole content as read, for the schema.
        exists: False when there is no such file.
        broken: True when the file could not be read, so that nothing may be concluded from what is missing.
    """

    key: str
    path: str
    entries: tuple[Entry, ...] = ()
    value: object = field(default=None, repr=False)
    exists: bool = True
    broken: bool = False

    @cached_property
    def by_id(self) -> Mapping[str, Entry]:
        """Entries by id; of two with the same id, the first."""
        found: dict[str, Entry] = {}
        for entry in self.entries:
            if entry.id:
                found.setdefault(entry.id, entry)
        return found

    @property
    def single(self) -> Entry:
        """The only record of a single-record register; an empty entry when there is none."""
        return self.entries[0] if self.entries else Entry(NOTHING, self.path, (), self.key)

    @property
    def location(self) -> Location:
        """The start of the file."""
        return Location(self.path)

    def __iter__(self) -> Iterator[Entry]:
        """The entries in order."""
        return iter(self.entries)

    def __len__(self) -> int:
        """How many entries."""
        return len(self.entries)
