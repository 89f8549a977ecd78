"""Values against their schema. A fast validator says yes or no and names what is wrong; the words are ours."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import jsonschema_rs

from sms_docs.load.schema_messages import words
from sms_docs.model.location import Pointer
from sms_docs.model.schema import Schema


class Violation(NamedTuple):
    """A value that offends its schema.

    Attributes:
        pointer: the way to the value, or to the key that should not be there (``on_key``).
        keyword: the schema keyword that it offends: type, required, enum, additionalProperties …
    """

    pointer: Pointer
    keyword: str
    message: str
    hint: str
    on_key: bool = False


def violations(schema: Schema, value: object) -> Iterator[Violation]:
    """What is wrong with a value; nothing for the sound one, at the price of one fast call."""
    validator = _validator(schema)
    if not validator.is_valid(value):
        for error in validator.iter_errors(value):
            yield from _explained(error, schema)


@lru_cache(maxsize=1)
def _validator(schema: Schema) -> Any:
    # All logs of decisions come one after the other; to keep fifty validators would take five megabytes.
    return jsonschema_rs.Draft202012Validator(dict(schema.raw), validate_formats=True)


def _explained(error: Any, schema: Schema) -> Iterator[Violation]:
    pointer, keyword = tuple(error.instance_path), error.kind.name
    facts: Mapping[str, Any] = error.kind.as_dict()
    if keyword == "additionalProperties":
        known = tuple(_follow(schema.raw, error.schema_path[:-1]).get("properties", ()))
        for key in facts["unexpected"]:
            message, hint = words(keyword, {"key": key, "known": known}, None)
            yield Violation((*pointer, key), keyword, message, hint, on_key=True)
    else:
        message, hint = words(keyword, {**facts, "field": _field(pointer)}, error.instance)
        yield Violation(pointer, keyword, message, hint)


def _field(pointer: Pointer) -> str:
    """The nearest key on the way: what the writer calls the value."""
    return next((step for step in reversed(pointer) if isinstance(step, str)), "")


def _follow(raw: Mapping[str, Any], path: list[str | int]) -> Mapping[str, Any]:
    """The part of a schema at a path; references are followed into its definitions."""
    node: Any = raw
    for step in path:
        if isinstance(node, dict) and step == "$ref":
            node = raw.get("$defs", {}).get(str(node["$ref"]).rsplit("/", 1)[-1], {})
        else:
            node = node[int(step)] if isinstance(node, list) else node.get(step, {})
    return node if isinstance(node, dict) else {}
