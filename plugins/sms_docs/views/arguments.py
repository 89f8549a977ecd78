"""Whether the arguments of a table fit, and what was probably meant when they do not."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from sms_docs.model.register import parse_date
from sms_docs.model.system import System
from sms_docs.views.query import ARGUMENTS
from sms_docs.views.register_view import schema_targets
from sms_docs.views.sheet import Sheet, View

_PLAIN = (str, int, float, bool, type(None))


class BadArgument(NamedTuple):
    """What is wrong with a macro call, in one sentence, and what to do."""

    message: str
    hint: str


def suggestion(word: str, known: Iterable[str], otherwise: str) -> str:
    """The hint for an unknown word: the nearest known one, else another advice."""
    from difflib import get_close_matches  # noqa: PLC0415  needed for a mistake only, and slow to import

    near = get_close_matches(word, list(known), n=1)
    return f'Did you mean "{near[0]}"?' if near else otherwise


def sheet_error(system: System, sheet: Sheet, name: str, kwargs: Mapping[str, object]) -> BadArgument | None:
    """The first thing that is wrong with the keyword arguments of a table."""
    found = _limit(kwargs.get("limit")) or _months(sheet, name, kwargs.get("months"))
    found = found or _text("caption", kwargs.get("caption"))
    found = found or _columns(sheet, name, kwargs.get("columns")) or _sort(sheet, name, kwargs.get("sort"))
    filters = ((key, value) for key, value in kwargs.items() if key not in ARGUMENTS)
    return found or next(_filters(system, sheet, name, filters), None)


def until_of(view: View, filters: Mapping[str, object]) -> date | None:
    """The day that a view which looks ahead is asked to look to; None for any other view, or when none is given."""
    value = filters.get("until") if view.until else None
    items = value if isinstance(value, (list, tuple)) else (value,)
    return parse_date(items[0]) if len(items) == 1 else None


def until_error(view: View, kwargs: Mapping[str, object]) -> BadArgument | None:
    """What is wrong with ``until``; nothing for a view that does not look ahead."""
    if view.until is None or kwargs.get("until") is None or until_of(view, kwargs):
        return None
    return BadArgument("until must be a day of the calendar.", 'Write for example until="2027-10-31".')


def _limit(limit: object) -> BadArgument | None:
    if limit is None or (isinstance(limit, int) and not isinstance(limit, bool) and limit > 0):
        return None
    return BadArgument("limit must be a whole number above 0.", "Write for example limit=10, or leave it out.")


def _months(sheet: Sheet, name: str, months: object) -> BadArgument | None:
    if months is None:
        return None
    if not sheet.months:
        return BadArgument(f'The table "{name}" has no columns of months.', "Leave months out.")
    if isinstance(months, int) and not isinstance(months, bool) and 0 < months <= len(sheet.months):
        return None
    return BadArgument(f"months must be a whole number from 1 to {len(sheet.months)}.", "Write for example months=6.")


def _text(name: str, value: object) -> BadArgument | None:
    if value is None or isinstance(value, str):
        return None
    return BadArgument(f"{name} must be a text.", f'Put it in quotation marks: {name}="…".')


def _columns(sheet: Sheet, name: str, columns: object) -> BadArgument | None:
    if columns is None:
        return None
    if not isinstance(columns, (list, tuple)) or not columns or not all(isinstance(each, str) for each in columns):
        return BadArgument("columns must be a list of column names.", f'Write for example columns=["{sheet.keys[0]}"].')
    known = sheet.keys
    for column in columns:
        if column not in known:
            return _unknown(name, "column", column, known)
    if len(set(columns)) < len(columns):
        return BadArgument("A column is named twice.", "Name each column once.")
    return None


def _sort(sheet: Sheet, name: str, sort: object) -> BadArgument | None:
    if sort is None:
        return None
    if not isinstance(sort, str):
        return BadArgument("sort must be the name of one column.", f'Write for example sort="{sheet.keys[0]}".')
    field = sort.removeprefix("-")
    return None if field in sheet.sortable else _unknown(name, "column to sort by", field, sheet.sortable)


def _filters(system: System, sheet: Sheet, name: str, filters: Iterable[tuple[str, object]]) -> Iterator[BadArgument]:
    for key, value in filters:
        values = value if isinstance(value, (list, tuple)) else (value,)
        if key not in sheet.filters:
            yield _unknown(name, "field", key, (*sheet.filters, *ARGUMENTS))
        elif not values or not all(isinstance(each, _PLAIN) for each in values):
            yield BadArgument(f"{key} must be a value or a list of values.", f'Write for example {key}="…".')
        else:
            yield from _values(system, sheet, key, values)


def _values(system: System, sheet: Sheet, key: str, values: Sequence[object]) -> Iterator[BadArgument]:
    """A value that the field can never have would give an empty table for ever."""
    known = sheet.choices.get(key) or _referable(system, sheet, key)
    for value in values:
        if known and value is not None and value not in known:
            hint = suggestion(str(value), known, f"Use one of: {_listed(known)}.")
            yield BadArgument(f'There is no {key} "{value}".', hint)


def _referable(system: System, sheet: Sheet, key: str) -> tuple[str, ...]:
    """Ids that a reference field can hold; none when that cannot be said for sure."""
    target = schema_targets(sheet.schema).get(key, "") if sheet.schema else ""
    if target == "clauses":
        return tuple(system.standard.clauses)
    if target == "kinds":
        return tuple(system.standard.kinds)
    register = system.registers.get(target)
    return tuple(register.by_id) if register and not register.broken else ()


def _unknown(name: str, what: str, word: str, known: Sequence[str]) -> BadArgument:
    hint = suggestion(word, known, f"It has: {_listed(known)}.")
    return BadArgument(f'The table "{name}" has no {what} "{word}".', hint)


def _listed(known: Sequence[str], most: int = 20) -> str:
    return ", ".join(known[:most]) + (" …" if len(known) > most else "")
