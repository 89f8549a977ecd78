"""Any register as a sheet, by the labels, columns and formats of its schema."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from typing import NamedTuple

from sms_docs.model.register import Entry
from sms_docs.model.schema import ANY, Field, Schema
from sms_docs.model.system import System
from sms_docs.model.table import Align, Cell, Column
from sms_docs.views.field_cell import NUMBERS, field_cell
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View

_Ways = tuple[Mapping[str, Field], Mapping[str, tuple[str, ...]], Mapping[str, Callable[[System, Entry], Cell]]]
"""Fields, their words, and columns that are worked out, each by key."""
NO_REGISTERS = frozenset({"settings", "front-matter", "decisions", "waivers"})


class Extra(NamedTuple):
    """A column that a view works out from an entry; one with a field's key takes that field's place.

    Attributes:
        live: it depends on the day, or on facts that change without a decision.
    """

    column: Column
    cell: Callable[[System, Entry], Cell]
    live: bool = False


class Shape(NamedTuple):
    """How a view departs from the register's own table.

    Attributes:
        shown: columns to show when nobody asks; those that the schema marks when empty.
        keep: which entries belong to it; all when None.
        live: which rows there are depends on the day, so that every column is live.
    """

    caption: str = ""
    shown: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    keep: Callable[[System, Entry], bool] | None = None
    live: bool = False
    empty: str = ""


AS_IT_IS = Shape()


def register_sheet(system: System, key: str, shape: Shape = AS_IT_IS) -> Sheet:
    """The sheet of a register."""
    return _sheet(system, system.schemas[key], system.register(key), shape)


def _sheet(system: System, schema: Schema, entries: Iterable[Entry], shape: Shape) -> Sheet:
    fields = field_map(schema)
    columns = {name: Column(name, each.label, _align(each)) for name, each in fields.items()}
    columns |= {each.column.key: each.column for each in shape.extras}
    live = {name for name, each in fields.items() if each.live}
    live |= {each.column.key for each in shape.extras if each.live}
    return Sheet(
        caption=shape.caption or title_of(schema),
        columns=tuple(columns.values()),
        shown=shape.shown or _marked(fields),
        records=_records(system, schema, entries, shape),
        filters=tuple(fields),
        live=frozenset(columns) if shape.live else frozenset(live),
        choices=schema_choices(schema),
        schema=schema,
        empty=none_of(system, schema.key, otherwise=shape.empty or f"{schema.label}: nothing recorded yet."),
    )


@cache
def register_view(schema: Schema) -> View:
    """The view of a register that has none of its own; controlled when its marked columns are authored facts."""
    sheet = partial(register_sheet, key=schema.key)
    return View(schema.key, title_of(schema), _is_authored(schema), sheet, register=schema.key)


def part_view(schema: Schema, field: str) -> View:
    """The view of a list of records inside the entries of a register, for example ``processes.interfaces``."""
    part = schema.parts[field]
    # A list that grows without a decision has no authored row.
    shape = Shape(live=field_map(schema)[field].live)

    def sheet(system: System) -> Sheet:
        return _sheet(system, part, _part_entries(system, schema, field), shape)

    return View(part.key, title_of(part), not shape.live and _is_authored(part), sheet)


def _part_entries(system: System, schema: Schema, field: str) -> Iterator[Entry]:
    for entry in system.register(schema.key):
        for inner in entry.entries(field):
            yield inner if schema.single else Entry({"of": entry.id, **inner.values}, inner.path, inner.pointer)


def _is_authored(schema: Schema) -> bool:
    """Whether no column that is shown unasked changes without a decision."""
    fields = field_map(schema)
    return not any(fields[key].live for key in _marked(fields))


def _marked(fields: Mapping[str, Field]) -> tuple[str, ...]:
    return tuple(key for key, each in fields.items() if each.column) or tuple(fields)


def title_of(schema: Schema) -> str:
    """What a register's table is called."""
    return str(schema.raw.get("title") or schema.label)


@cache
def field_map(schema: Schema) -> Mapping[str, Field]:
    """Fields of one entry by key."""
    return {each.key: each for each in schema.fields}


@cache
def schema_choices(schema: Schema) -> Mapping[str, tuple[str, ...]]:
    """The words that fields of one entry may hold, in the schema's order."""
    found = {key: _enum(node) or _enum(node.get("items")) for key, node in schema.properties.items()}
    return {key: values for key, values in found.items() if values}


@cache
def schema_targets(schema: Schema) -> Mapping[str, str]:
    """What the fields of one entry refer to: field → register or ``documents``, ``clauses`` and the like."""
    return {
        each.path[0]: each.target
        for each in schema.references
        if len(each.path) == 1 or (len(each.path) == 2 and each.path[1] == ANY)  # noqa: PLR2004
    }


def _enum(node: object) -> tuple[str, ...]:
    values = node.get("enum") if isinstance(node, dict) else None
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _records(system: System, schema: Schema, entries: Iterable[Entry], shape: Shape) -> Iterator[Record]:
    fields, choices = field_map(schema), schema_choices(schema)
    extras = {each.column.key: each.cell for each in shape.extras}
    for entry in entries:
        if shape.keep is None or shape.keep(system, entry):
            yield Record(entry.values, _maker(system, entry, (fields, choices, extras)), entry.location())


def _maker(system: System, entry: Entry, ways: _Ways) -> Callable[[str], Cell]:
    fields, choices, extras = ways

    def cell(key: str) -> Cell:
        if key in extras:
            return extras[key](system, entry)
        return field_cell(system, entry, fields[key], choices.get(key, ()))

    return cell


def _align(field: Field) -> Align:
    return "right" if field.format in NUMBERS else "left"
