"""Single facts inside a sentence: a value, the name of a document or entry, the name of a clause."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry, Register
from sms_docs.model.schema import ANY, Schema
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views.arguments import BadArgument, suggestion
from sms_docs.views.cell import EMPTY, document, entry_cell, number, reference, several
from sms_docs.views.field_cell import field_cell, plain
from sms_docs.views.register_view import field_map, schema_choices

COUNT = "count:"
_NO_SCHEMA = Schema("", "", {})


class Found(NamedTuple):
    """A fact as a cell, or what keeps it from being shown."""

    cell: Cell
    error: BadArgument | None = None


def value(system: System, path: str) -> Found:
    """The fact at a path: ``organization.headcount``, ``services.SVC-01.name``, ``count:tasks``, ``settings.x``."""
    if path.startswith(COUNT):
        return _count(system, path.removeprefix(COUNT))
    key, *way = path.split(".")
    register = system.registers.get(key)
    if key not in system.schemas or key in ("decisions", "front-matter"):
        return _fail(f'There is no register called "{key}".', suggestion(key, system.schemas, "Correct the path."))
    if register is None or not len(register):
        return _fail(f'The register "{key}" holds nothing.', f"Fill data/{key}.yml.")
    if not way:
        return _fail(f'"{path}" is a whole register.', "Go on with a dot and a field.")
    if system.schemas[key].single or key == "settings":
        return _field(system, register.single, way, path)
    return _of_entry(system, register, way, path)


def is_live(system: System, path: str) -> bool:
    """Whether the fact at a path changes without a decision: a count, or what a schema marks ``x-live``."""
    key, *way = path.split(".")
    schema = system.schemas.get(key)
    if path.startswith(COUNT) or schema is None:
        return True
    node: object = schema.raw if schema.single or key == "settings" else schema.raw.get("items")
    for step in way if schema.single or key == "settings" else way[1:]:
        node = _below(node, step)
        if isinstance(node, dict) and node.get("x-live") is True:
            return True
    return False


def _below(node: object, step: str) -> object:
    """The schema of a field, through a list to its items; None where the schema says nothing."""
    here = node if isinstance(node, dict) else {}
    inner = here.get("items", here)
    fields = inner.get("properties") if isinstance(inner, dict) else None
    # A step that is no field is the id of an item in a list.
    return fields.get(step, node) if isinstance(fields, dict) else None


def name(system: System, wanted: str) -> Found:
    """A document or register entry by number, with its title and what it leads to."""
    if found := system.by_id.get(wanted):
        return Found(Cell(f"{wanted} {found.title}", document(system, wanted).target))
    if entry := system.entry_ids.get(wanted):
        return Found(entry_cell(entry.register, wanted, _titled(entry)))
    known = _known(system)
    advice = "Use the number of a document or of an entry in a register."
    return _fail(f'There is no document or entry "{wanted}".', suggestion(wanted, known, advice))


def clause(system: System, wanted: str) -> Found:
    """A clause of the edition in use, with its title."""
    if found := system.standard.clauses.get(wanted):
        return Found(Cell(f"{wanted} {found.title}", f"clause:{wanted}"))
    moved = system.standard.counterparts.get(wanted, ())
    advice = f"In this edition it is {', '.join(moved)}." if moved else "`sms list clauses` shows them all."
    return _fail(f"{system.standard.title} has no clause {wanted}.", advice)


def _count(system: System, key: str) -> Found:
    schema = system.schemas.get(key)
    if schema is None or schema.single or "x-register" not in schema.raw:
        lists = [name for name, each in system.schemas.items() if not each.single and "x-register" in each.raw]
        return _fail(f'There is no list called "{key}" to count.', suggestion(key, lists, "Name a register."))
    return Found(number(len(system.register(key))))


def _of_entry(system: System, register: Register, way: Sequence[str], path: str) -> Found:
    entry = register.by_id.get(way[0])
    if entry is None:
        hint = suggestion(way[0], register.by_id, f"Look in {register.path}.")
        return _fail(f'The register "{register.key}" has no entry "{way[0]}".', hint)
    if len(way) == 1:
        return _fail(f'"{path}" is a whole entry.', "Go on with a dot and a field.")
    return _field(system, entry, way[1:], path)


def _field(system: System, entry: Entry, way: Sequence[str], path: str) -> Found:
    schema = system.schemas.get(entry.register, _NO_SCHEMA)
    if way[0] not in schema.properties and way[0] not in entry.values:
        hint = suggestion(way[0], schema.properties, "Correct the path.")
        return _fail(f'There is no field "{way[0]}" in {entry.path}.', hint)
    if len(way) == 1 and way[0] in schema.properties and not isinstance(entry[way[0]], dict):
        cell = field_cell(system, entry, field_map(schema)[way[0]], schema_choices(schema).get(way[0], ()))
        return _given(cell, entry, path)
    return _inside(system, schema, entry, way, path)


def _inside(system: System, schema: Schema, entry: Entry, way: Sequence[str], path: str) -> Found:
    """A value below a field: mappings are entered by key, lists by the id of an item."""
    here: object = entry.values
    pattern: list[str] = []
    for step in way:
        if isinstance(here, list):
            here = next((each for each in here if isinstance(each, dict) and each.get("id") == step), None)
            pattern.append(ANY)
        else:
            here = here.get(step) if isinstance(here, dict) else None
            pattern.append(step)
    if isinstance(here, dict) or (isinstance(here, list) and any(isinstance(each, dict) for each in here)):
        return _fail(f'"{path}" is a group of values.', "Go on with a dot and one of its fields.")
    target = next((each.target for each in schema.references if each.path == tuple(pattern)), "")
    return _given(_leaf(system, target, here), entry, path)


def _leaf(system: System, target: str, here: object) -> Cell:
    if isinstance(here, list):
        return several(_leaf(system, target, each) for each in here)
    return reference(system, target, here) if target and isinstance(here, str) else plain(here)


def _given(cell: Cell, entry: Entry, path: str) -> Found:
    return Found(cell) if cell.text else _fail(f'"{path}" is not given.', f"Add it in {entry.path}.")


def _fail(message: str, hint: str) -> Found:
    return Found(EMPTY, BadArgument(message, hint))


def _titled(entry: Entry) -> str:
    """An entry's number and title; its title alone where the id is a mere key (roles, processes)."""
    if entry.label == entry.id:
        return entry.id
    return f"{entry.id} {entry.label}" if any(map(str.isdigit, entry.id)) else entry.label


def _collect_known(system: System) -> Mapping[str, None]:
    return dict.fromkeys((*system.by_id, *system.entry_ids))


_known = Memo(_collect_known)
