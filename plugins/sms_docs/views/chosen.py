"""The rows that filters choose, and their order; kept, because a thousand pages may ask for ten of three thousand."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from sms_docs.model.table import Row
from sms_docs.views.order import MISSING, Key, natural
from sms_docs.views.sheet import Record, Sheet

_Places = dict[object, list[int]]
_NOTHING: tuple[object, ...] = (None, "", [], {})


class Rows:
    """A sheet with its rows made once, and an index for each field that somebody chose rows by."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self._indexes: dict[str, _Places] = {}
        self._ranks: dict[str, dict[int, int]] = {}
        self._shown: dict[tuple[int, tuple[str, ...]], Row] = {}

    @cached_property
    def all(self) -> tuple[Record, ...]:
        """Every row, in the sheet's order."""
        return tuple(self.sheet.records)

    def shown(self, place: int, keys: tuple[str, ...]) -> Row:
        """The row at a place with the cells of some columns."""
        found = self._shown.get((place, keys))
        if found is None:
            record = self.all[place]
            found = self._shown[place, keys] = Row(tuple(map(record.cell, keys)), record.location)
        return found

    def chosen(self, filters: Mapping[str, object]) -> list[int]:
        """Places of the rows that fit every filter: field → value, or list of values of which one has to fit.

        A field that holds a list fits by one of its items. None means "not given".
        """
        if not filters:
            return list(range(len(self.all)))
        fitting = [self._places(field, _as_list(wanted)) for field, wanted in filters.items()]
        return sorted(set.intersection(*fitting))

    def ordered(self, places: list[int], field: str, *, backwards: bool) -> list[int]:
        """The same places in the order of a column or field; what has no value stands last, whichever way round."""
        if field not in self._ranks:
            self._ranks[field] = self._rank(field)
        ranks = self._ranks[field]
        given = sorted((each for each in places if each in ranks), key=ranks.__getitem__, reverse=backwards)
        return [*given, *(each for each in places if each not in ranks)]

    def _rank(self, field: str) -> dict[int, int]:
        """Place → position in the order; equal values have equal positions, missing ones none."""
        key = self._sort_key(field)
        keys = [key(each) for each in self.all]
        positions = {each: position for position, each in enumerate(sorted(set(keys) - {MISSING}))}
        return {place: positions[each] for place, each in enumerate(keys) if each != MISSING}

    def _sort_key(self, field: str) -> Callable[[Record], Key]:
        """Words of a list stand in the list's order, numbers by size, all else as it reads."""
        order = {word: place for place, word in enumerate(self.sheet.choices.get(field, ()))}
        shown = field in self.sheet.keys

        def key(record: Record) -> Key:
            value = record.values.get(field)
            if isinstance(value, str) and value in order:
                return natural(order[value])
            if isinstance(value, (int, float)) or not shown:
                return natural(value)
            cell = record.cell(field)
            return natural(cell.text if cell.sort is None else cell.sort)

        return key

    def _places(self, field: str, wanted: Sequence[object]) -> set[int]:
        index = self._indexes.get(field)
        if index is None:
            index = self._indexes[field] = self._index(field)
        return {place for value in wanted for place in index.get(_key(value), ())}

    def _index(self, field: str) -> _Places:
        found: _Places = {}
        for place, record in enumerate(self.all):
            value = record.values.get(field)
            for item in value if isinstance(value, list) and value else (value,):
                if isinstance(item, (str, int, float)) or item in _NOTHING:
                    found.setdefault(_key(item), []).append(place)
        return found


def _as_list(value: object) -> Sequence[object]:
    return value if isinstance(value, (list, tuple)) else (value,)


def _key(value: object) -> object:
    """What a value is looked up by. In Python 1 == True: a number must not fit a yes-or-no field."""
    if value in _NOTHING:
        return None
    return (bool, value) if isinstance(value, bool) else value
