"""What an organization adds to the standard, or changes in it: the files of ``data/standard/``.

Each file is a list of records of one part of the standard, in the shape of ``schemas/standard/<part>.schema.json``. A
record whose key the edition knows replaces the fields that it names; any other one is added. ``standard.yml`` may give
the whole a title of its own and name parts that stand instead of the edition's.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final, NamedTuple

from sms_docs.load.data import read_register
from sms_docs.load.repository import Tree
from sms_docs.load.schema_violations import violations
from sms_docs.load.schemas import standard_schemas
from sms_docs.model.defect import Defect
from sms_docs.model.location import Location
from sms_docs.model.register import Entry, Register
from sms_docs.model.schema import Schema

Record = dict[str, Any]

FOLDER: Final = "data/standard/"
IDS: Final[Mapping[str, str]] = {
    "clauses": "id",
    "kinds": "key",
    "parameters": "key",
    "processes": "key",
    "phases": "key",
}
"""The parts that can be added to, each with the field that tells its records apart."""
_ABOUT = "standard"


class OwnStandard(NamedTuple):
    """What stands in ``data/standard/`` and is sound.

    Attributes:
        title: name of the standard with its additions; "" for the edition's own.
        replaces: parts that stand instead of the edition's; one without a sound record replaces nothing.
        parts: records by part, as read.
    """

    title: str = ""
    replaces: frozenset[str] = frozenset()
    parts: Mapping[str, tuple[Record, ...]] = {}

    @property
    def replaces_clauses(self) -> bool:
        """Whether the edition's clauses are gone."""
        return "clauses" in self.replaces and bool(self.parts.get("clauses"))

    def merged(self, part: str, given: list[Record]) -> list[Record]:
        """The records of a part with what is added and changed; a new one that lacks what it needs is left out."""
        own, needs = self.parts.get(part, ()), needed(standard_schemas()[part])
        alone = _merged([], own, IDS[part], needs) if part in self.replaces else []
        return alone or _merged(given, own, IDS[part], needs)


NOTHING_OWN: Final = OwnStandard()


def read_own_standard(tree: Tree, files: Iterable[str]) -> tuple[OwnStandard, tuple[Register, ...], list[Defect]]:
    """What ``data/standard/`` holds, its files as registers, and what is wrong with them as files.

    Records that offend their schema are left out of the standard; the schema's own check has the finding.
    """
    schemas = standard_schemas()
    registers: list[Register] = []
    defects: list[Defect] = []
    for path in files:
        if not path.startswith(FOLDER):
            continue
        name = PurePosixPath(path.removeprefix(FOLDER))
        if str(name) not in {f"{part}.yml" for part in schemas}:
            defects.append(_unknown(path, schemas))
            continue
        register, faults = read_register(tree, path, register_key(name.stem), schemas[name.stem])
        registers.append(register)
        defects += faults
    return _put_together(registers), tuple(registers), defects


def register_key(part: str) -> str:
    """What a file of the folder is called among the registers: ``standard/kinds``."""
    return f"{_ABOUT}/{part}"


def part_of(register: Register) -> str:
    """The part of the standard that a file of the folder is about."""
    return register.key.rpartition("/")[2]


@cache
def needed(schema: Schema) -> tuple[str, ...]:
    """The fields that a record needs when it is new and no change of one that the edition has."""
    items = schema.raw.get("items")
    found = items.get("x-new-needs", ()) if isinstance(items, dict) else ()
    return tuple(found)


def sound_entries(register: Register) -> Iterator[Entry]:
    """The records of a file of the folder that do not offend their schema."""
    schema = standard_schemas()[part_of(register)]
    offending = {each.pointer[0] for each in violations(schema, register.value) if each.pointer}
    return (each for each in register if not each.pointer or each.pointer[0] not in offending)


def _put_together(registers: Iterable[Register]) -> OwnStandard:
    sound = {part_of(each): tuple(sound_entries(each)) for each in registers if not each.broken}
    about = next(iter(sound.pop(_ABOUT, ())), None)
    parts = {part: tuple(dict(each.values) for each in entries) for part, entries in sound.items()}
    if about is None:
        return OwnStandard(parts=parts)
    return OwnStandard(about.text("title"), frozenset(about.texts("replaces")) & IDS.keys(), parts)


def _merged(given: list[Record], own: Iterable[Record], id_field: str, needs: tuple[str, ...]) -> list[Record]:
    found = {each[id_field]: each for each in given}
    for record in own:
        known = found.get(record[id_field])
        if known is not None:
            found[record[id_field]] = {**known, **record, **_sections(known, record)}
        elif all(need in record for need in needs):
            found[record[id_field]] = {**record, **_sections({}, record)}
    return list(found.values())


def _sections(known: Record, record: Record) -> Record:
    """The sections of a kind: a change of a known one keeps its other fields, a new one stands behind."""
    if "sections" not in record:
        return {}
    given = known.get("sections", [])
    merged = _merged(given, record["sections"], "key", ("title", "hint"))
    return {"sections": [{"aliases": [], **each} for each in merged]}


def _unknown(path: str, schemas: Mapping[str, Schema]) -> Defect:
    return Defect(
        "unknown-register",
        Location(path),
        "Nothing reads this file: it is no part of the standard that can be added to.",
        f"Call it one of: {', '.join(f'{FOLDER}{part}.yml' for part in sorted(schemas))}.",
    )
