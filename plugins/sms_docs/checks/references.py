"""Values in the data that name something elsewhere (schema keyword ``x-ref``): where they stand, what they name."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from sms_docs.load.own_standard import part_of
from sms_docs.load.schemas import standard_schemas
from sms_docs.model.location import Pointer
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry, Register
from sms_docs.model.schema import ANY, Reference, Schema
from sms_docs.model.system import System

_FILE_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,4}$")


class Use(NamedTuple):
    """A value that names something: the entry that holds it, the way to it inside, the value and what it names."""

    entry: Entry
    pointer: Pointer
    value: str
    target: str


def _uses(system: System) -> tuple[Use, ...]:
    """Every reference in registers, settings, decision logs and waivers; empty values are left out."""
    return tuple(_walk(system))


def _walk(system: System) -> Iterator[Use]:
    for register, schema in registers(system):
        ways = _ways(schema)
        for entry in register if ways else ():
            for way, target in ways:
                value = entry.values.get(way[0])
                # Most are a single text at the top of an entry.
                if isinstance(value, str) and len(way) == 1:
                    if text := value.strip():
                        yield Use(entry, way, text, target)
                elif value is not None:
                    for pointer, text in _follow(value, way[1:], way[:1]):
                        yield Use(entry, pointer, text, target)


uses = Memo(_uses)


def registers(system: System) -> Iterator[tuple[Register, Schema]]:
    """Registers, settings, logs, waivers and what the organization adds to the standard, with their schemas."""
    for key, register in system.registers.items():
        if schema := system.schemas.get(key):
            yield register, schema
    if schema := system.schemas.get("decisions"):
        yield from ((log, schema) for log in system.decisions.values())
    yield from ((file, system.schemas[key]) for key, file in system.control.items() if key in system.schemas)
    if schema := system.schemas.get("waivers"):
        yield system.waivers, schema
    yield from ((own, standard_schemas()[part_of(own)]) for own in system.own_standard)


def is_path(value: str) -> bool:
    """Whether evidence is written like a file's path and not like a number."""
    return "/" in value or bool(_FILE_ENDING.search(value))


@cache
def _ways(schema: Schema) -> list[tuple[tuple[str, ...], str]]:
    """Each way once: a list and its items may both carry the keyword."""
    found = {_items(reference): reference.target for reference in schema.references}
    return list(found.items())


def _items(reference: Reference) -> tuple[str, ...]:
    path = reference.path
    return path[:-1] if path[-1] == ANY else path


def _follow(value: object, way: tuple[str, ...], pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    """The texts that a way leads to; a list at its end means each of its items."""
    if not way:
        items = enumerate(value) if isinstance(value, list) else ()
        texts = [(pointer, value), *(((*pointer, index), item) for index, item in items)]
        yield from ((place, text.strip()) for place, text in texts if isinstance(text, str) and text.strip())
    elif way[0] == ANY:
        for index, item in enumerate(value if isinstance(value, list) else ()):
            yield from _follow(item, way[1:], (*pointer, index))
    elif isinstance(value, dict) and way[0] in value:
        yield from _follow(value[way[0]], way[1:], (*pointer, way[0]))
