"""One field of an entry as a cell, by what its schema says of it."""

from collections.abc import Mapping

from sms_docs.model.register import Entry, parse_date
from sms_docs.model.schema import Field
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views.cell import EMPTY, day, due, entry_cell, number, reference, several, state, words

NUMBERS = frozenset({"number", "percent", "money"})
_RANKED = frozenset({"severity", "priority", "criticality"})
_NAMES = ("title", "name", "text", "what", "item", "summary", "competence")
ENDED = frozenset(
    {
        "achieved",
        "cancelled",
        "closed",
        "done",
        "expired",
        "held",
        "missed",
        "reached",
        "rejected",
        "resolved",
        "verified",
    }
)
"""States of an entry in which nothing of it is due any more."""
_TARGETS = {"role": "roles", "person": "people", "document": "documents", "clause": "clauses"}


def field_cell(system: System, entry: Entry, field: Field, choices: tuple[str, ...] = ()) -> Cell:
    """The cell of a field.

    Args:
        choices: the words that the schema allows; such a word is shown as a reader writes it.
    """
    value = entry[field.key]
    if value is None or value in ("", [], {}):
        return EMPTY
    if field.key == "id" and entry.register:
        return entry_cell(entry.register, entry.id, entry.id)
    if field.format in NUMBERS and isinstance(value, (int, float)) and not isinstance(value, bool):
        return number(value, _unit(system, entry, field))
    if isinstance(value, str) and value in choices:
        return _word(field, value, choices)
    if field.due is not None and (on := entry.date(field.key)):
        return due(on) if is_open(entry, field.due) else day(on)
    return _value(system, field, value)


def is_open(entry: Entry, ended_by: str = "") -> bool:
    """Whether what an entry announces is still to come.

    Args:
        ended_by: the field that is filled once it has happened, "" for none.
    """
    return not entry.has(ended_by) and entry.text("status") not in ENDED


def _unit(system: System, entry: Entry, field: Field) -> str:
    if field.format == "money":
        return entry.text("currency") or system.settings.currency
    return "%" if field.format == "percent" else ""


def _word(field: Field, value: str, choices: tuple[str, ...]) -> Cell:
    if field.format == "status":
        return state(value)
    if field.key in _RANKED:
        tones = {"critical": "bad", "high": "warn", "major": "warn"}
        return Cell(words(value), tone=tones.get(value, ""), sort=choices.index(value))  # type: ignore[arg-type]
    return Cell(words(value))


def _value(system: System, field: Field, value: object) -> Cell:
    target = field.target or _TARGETS.get(field.format, "")
    if isinstance(value, list):
        named = bool(target)
        return several((_value(system, field, item) for item in value), block=not named)
    if isinstance(value, Mapping):
        return Cell(mapping_text(value))
    if isinstance(value, str) and target:
        return reference(system, target, value.strip())
    return plain(value)


def plain(value: object) -> Cell:
    """A value as text: yes and no, a number, a day, or the text itself."""
    if isinstance(value, bool):
        return Cell("yes" if value else "no")
    if isinstance(value, (int, float)):
        return number(value)
    if found := parse_date(value):
        return day(found)
    return Cell(str(value).strip()) if value is not None else EMPTY


def mapping_text(value: Mapping[str, object]) -> str:
    """A mapping inside a field in few words: what it is called, else all its values."""
    for key in _NAMES:
        if isinstance(name := value.get(key), str) and name.strip():
            return name.strip()
    texts = [mapping_text(each) if isinstance(each, Mapping) else plain(each).text for each in value.values()]
    return ", ".join(text for text in texts if text)
