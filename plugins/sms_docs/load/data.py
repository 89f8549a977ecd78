"""The YAML files of ``data/``: settings, registers and decision logs."""

from sms_docs.load.repository import Tree
from sms_docs.load.text_source import read_text
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.defect import Defect
from sms_docs.model.location import Location
from sms_docs.model.register import Entry, Register
from sms_docs.model.schema import Schema


def read_register(tree: Tree, path: str, key: str, schema: Schema | None) -> tuple[Register, list[Defect]]:
    """A register and what is wrong with its file; a broken one has no entries and says so."""
    text, defects = read_text(tree, path)
    if text is None:
        return Register(key, path, broken=True), defects
    value, faults, sound = read_yaml(text, path)
    defects += faults
    if not sound:
        return Register(key, path, value=None, broken=True), defects
    if value is None:
        defects.append(
            Defect(
                "empty-file",
                Location(path),
                "This file holds no entry.",
                f"Write the first entry, or delete {path}.",
            )
        )
        return Register(key, path), defects
    single = schema.single if schema else isinstance(value, dict)
    if isinstance(value, dict) if single else isinstance(value, list):
        return Register(key, path, _entries(value, path, key), value), defects
    expected = "one record: fields at the start of the line" if single else 'a list: each entry begins with "- "'
    defects.append(
        Defect(
            "wrong-shape",
            Location(path),
            f"This register must hold {expected}.",
            "Compare it with the register of the same name in the reference system.",
        )
    )
    return Register(key, path, broken=True), defects


def _entries(value: object, path: str, key: str) -> tuple[Entry, ...]:
    if isinstance(value, dict):
        return (Entry(value, path, (), key),)
    if not isinstance(value, list):
        return ()
    # An item that is no mapping stays in `value`, where the schema finds it.
    return tuple(Entry(item, path, (index,), key) for index, item in enumerate(value) if isinstance(item, dict))
