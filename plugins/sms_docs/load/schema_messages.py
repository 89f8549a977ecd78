"""Schema violations in the words of those who fill registers in."""

from collections.abc import Callable, Mapping
from typing import Any

Words = tuple[str, str]
Facts = Mapping[str, Any]

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "fields of its own",
    "null": "nothing",
}
_LONGEST_SHOWN = 60


def words(keyword: str, facts: Facts, value: object) -> Words:
    """Message and hint for a violated schema keyword; ``facts`` are the validator's own about it."""
    known = _KEYWORDS.get(keyword)
    if known is not None:
        return known(facts, value)
    return (
        f"{_subject(facts)} does not fit the schema ({keyword}).",
        "Compare it with another entry of this register.",
    )


def shown(value: object) -> str:
    """A value as a reader recognizes it, on one line and cut where it is long."""
    if isinstance(value, str):
        return f'"{_cut(" ".join(value.split()))}"'
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a group of fields"
    return "nothing" if value is None else _cut(str(value).lower() if isinstance(value, bool) else str(value))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"


def listed(names: list[str] | tuple[str, ...]) -> str:
    """Names in a row: a, b or c."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"


def nearest(name: str, known: tuple[str, ...] | list[str]) -> str:
    """The known name that was probably meant; "" when none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    return next(iter(get_close_matches(name, known, 1, 0.6)), "")


def _subject(facts: Facts) -> str:
    return f'"{facts["field"]}"' if facts.get("field") else "This value"


def _type(facts: Facts, value: object) -> Words:
    wanted = listed([_TYPES.get(name, name) for name in facts["types"]])
    if value is None:  # infinity and "not a number" come from the validator like this, too
        return f"{_subject(facts)} must be {wanted}, but there is no value that can be used.", "Give it a value."
    message = f"{_subject(facts)} must be {wanted}, but it is {shown(value)}."
    if "string" in facts["types"] and isinstance(value, (int, float)):
        return message, "Put quotes around it."
    if isinstance(value, str) and {"integer", "number", "boolean"} & set(facts["types"]):
        return message, "Remove the quotes, or correct the value."
    if "array" in facts["types"]:
        return message, "Write it as a list: one item a line, each beginning with a dash, or [a, b]."
    return message, "Correct the value."


def _required(facts: Facts, _value: object) -> Words:
    return f'The field "{facts["property"]}" is missing here.', f'Add "{facts["property"]}: …".'


def _enum(facts: Facts, value: object) -> Words:
    options = [str(option) for option in facts["options"]]
    near = nearest(value, options) if isinstance(value, str) else ""
    hint = f'Did you mean "{near}"? ' if near else ""
    return f"{_subject(facts)} cannot be {shown(value)}.", f"{hint}Choose {listed(options)}."


def _format(facts: Facts, value: object) -> Words:
    if facts.get("format") == "date":
        return (
            f"{_subject(facts)} is {shown(value)}, which is no real date.",
            "Write year-month-day, for example 2027-01-20, and check that the day exists.",
        )
    return f"{_subject(facts)} is {shown(value)}, which is no {facts.get('format')}.", "Correct the value."


def _pattern(facts: Facts, value: object) -> Words:
    return (
        f"{_subject(facts)} is {shown(value)}, which does not have the form agreed on.",
        f"Write it like the other entries (form: {facts['pattern']}).",
    )


def _unknown_key(facts: Facts, _value: object) -> Words:
    key, known = facts["key"], facts["known"]
    near = nearest(key, known)
    hint = (
        f'Did you mean "{near}"?'
        if near
        else f"Delete it, or use one of: {', '.join(known)}."
        if known
        else "Delete it."
    )
    return f'The field "{key}" is not known here.', hint


def _least(facts: Facts, value: object) -> Words:
    return f"{_subject(facts)} is {shown(value)}; the least is {facts['limit']}.", "Correct the value."


def _most(facts: Facts, value: object) -> Words:
    return f"{_subject(facts)} is {shown(value)}; the most is {facts['limit']}.", "Correct the value."


def _above(facts: Facts, value: object) -> Words:
    return f"{_subject(facts)} is {shown(value)}; it must be more than {facts['limit']}.", "Correct the value."


def _below(facts: Facts, value: object) -> Words:
    return f"{_subject(facts)} is {shown(value)}; it must be less than {facts['limit']}.", "Correct the value."


def _few(facts: Facts, _value: object) -> Words:
    return f"{_subject(facts)} is empty or too short.", "Fill it in, or delete the field if it is optional."


def _unique(facts: Facts, _value: object) -> Words:
    return f"{_subject(facts)} names the same item twice.", "Keep one of the two."


_KEYWORDS: Mapping[str, Callable[[Facts, object], Words]] = {
    "type": _type,
    "required": _required,
    "enum": _enum,
    "format": _format,
    "pattern": _pattern,
    "additionalProperties": _unknown_key,
    "minimum": _least,
    "exclusiveMinimum": _above,
    "maximum": _most,
    "exclusiveMaximum": _below,
    "minItems": _few,
    "minLength": _few,
    "uniqueItems": _unique,
}
