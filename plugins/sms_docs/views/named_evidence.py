"""What registers name as evidence: at gates, in reviews, for closed gaps, in audits."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.schema import ANY, Schema
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views.cell import entry_cell, reference, words
from sms_docs.views.register_view import field_map

NO_EVIDENCE = frozenset({"action", "source_ref"})
"""Fields that refer as evidence does, but say what was done about a value, or where an idea came from."""


class Named(NamedTuple):
    """Something that an entry of a register names as evidence.

    Attributes:
        what: the entry, and the part of it, that it is evidence for.
        where: the evidence; without a target when it does not exist.
        on: the day that stands beside it, None without one.
        clauses: of the edition in use, what the entry names or its register stands for.
    """

    what: Cell
    where: Cell
    on: date | None
    clauses: tuple[str, ...]
    location: Location


def named_evidence(system: System) -> Iterator[Named]:
    """Everything in a field that refers to evidence, register by register."""
    for schema in system.schemas.values():
        paths = [each.path for each in schema.references if each.target == "evidence" and _shows(each.path)]
        for entry in system.register(schema.key) if paths else ():
            for path in paths:
                yield from _of_entry(system, schema, entry, path)


def _shows(path: Sequence[str]) -> bool:
    return NO_EVIDENCE.isdisjoint(path)


def _of_entry(system: System, schema: Schema, entry: Entry, path: Sequence[str]) -> Iterator[Named]:
    clauses = (*entry.texts("clause"), *entry.texts("clauses")) or register_clauses(system, schema)
    for holder, field, names in _holders(entry, path, (f"{entry.id} {_name(entry)}".strip() or schema.label,)):
        label = field_map(schema)[field].label.lower() if holder is entry else ""
        for value in holder.texts(field):
            what = entry_cell(schema.key, entry.id, ": ".join((*names, label)[-2:] if label else names[-2:]))
            where = reference(system, "evidence", value)
            yield Named(what, where, _day(holder), clauses, holder.location(field))


def register_clauses(system: System, schema: Schema) -> tuple[str, ...]:
    """The clauses of the edition in use that a register's entries are evidence for."""
    known, moved = system.standard.clauses, system.standard.counterparts
    found = (each for key in schema.clauses for each in ((key,) if key in known else moved.get(key, ())))
    return tuple(dict.fromkeys(found))


def _holders(entry: Entry, path: Sequence[str], names: tuple[str, ...]) -> Iterator[tuple[Entry, str, tuple[str, ...]]]:
    """The mappings that hold the field at the end of a path, with the names on the way to them."""
    field, *rest = path
    if not rest or rest == [ANY]:
        yield entry, field, names
        return
    inner = entry.entries(field) if rest[0] == ANY else (entry.entry(field),)
    for each in inner:
        name = _name(each)
        yield from _holders(each, rest[1:] if rest[0] == ANY else rest, (*names, name) if name else names)


def _name(entry: Entry) -> str:
    """What a mapping is called: its title, or what it is one of."""
    return entry.text("title") or entry.text("name") or words(entry.text("criterion")) or entry.text("letter")


def _day(holder: Entry) -> date | None:
    """The day beside it: when it is dated, or when what it is evidence for was done."""
    return next((on for key in ("dated", "done_on", "held_on", "verified_on") if (on := holder.date(key))), None)
