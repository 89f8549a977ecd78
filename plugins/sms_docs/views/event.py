"""Something that has a day, in the words of a reader."""

from datetime import date
from typing import Final, NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.table import Cell
from sms_docs.views.cell import EMPTY, entry_cell

_LONGEST: Final = 90
"""Letters of a name in a list."""
_NAMES: Final = ("title", "name", "topic", "type", "competence", "nonconformity", "text")
_OWNERS: Final = ("owner", "manager", "relationship_owner", "chair", "sender")


class Event(NamedTuple):
    """Something that has a day.

    Attributes:
        kind: what sort of thing it is, in a few words.
        what: its name, and what it leads to.
        owner: role id of who answers for it, "" when nobody is named.
        done: it has happened; ``day`` is then the day on which it did.
        location: where its day stands.
        by: people or a body from outside, where no role answers for it.
        to_verify: it is done, and somebody has to see whether it helped.
    """

    day: date
    kind: str
    what: Cell
    owner: str
    done: bool
    location: Location
    by: Cell = EMPTY
    to_verify: bool = False

    def overdue(self, as_of: date) -> bool:
        """Whether its day has passed and it has not happened."""
        return not self.done and self.day < as_of


def of_entry(entry: Entry, on: date, kind: str, owner: str, *, done: bool) -> Event:
    """What an entry announces for a day."""
    return Event(on, kind, entry_cell(entry.register, entry.id, name_of(entry)), owner, done, entry.location())


def name_of(entry: Entry) -> str:
    """An entry by its number and what it is called, shortened for a list."""
    said = next((text for key in _NAMES if (text := entry.text(key))), "")
    words = " ".join(f"{entry.id} {said}".split())
    if len(words) <= _LONGEST:
        return words
    from textwrap import shorten  # noqa: PLC0415 - few names are that long

    return shorten(words, _LONGEST, placeholder=" …")


def owner_of(entry: Entry) -> str:
    """The role that answers for an entry, by whatever field names it; "" when none does."""
    return next((role for key in _OWNERS if (role := entry.text(key))), "")
