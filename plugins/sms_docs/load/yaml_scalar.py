"""Unquoted words of YAML to values, by the core schema of YAML 1.2.

``no`` stays text, ``12:30`` stays text, dates stay text. Nothing else is guessed.
"""

import re
from collections.abc import Callable

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_START = frozenset("+-.0123456789")
_NUMBER = re.compile(
    r"(?P<whole>[-+]?[0-9]+)|(?P<octal>0o[0-7]+)|(?P<hexadecimal>0x[0-9a-fA-F]+)"
    r"|(?P<decimal>[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)"
    r"|(?P<infinite>[-+]?\.(?:inf|Inf|INF))|(?P<none>\.(?:nan|NaN|NAN))"
)
_READERS: dict[str | None, Callable[[str], int | float]] = {
    "whole": int,
    "octal": lambda text: int(text, 0),
    "hexadecimal": lambda text: int(text, 0),
    "decimal": float,
    "infinite": lambda text: float(text.replace(".", "")),
    "none": lambda _: float("nan"),
}
LONGEST_NUMBER = 200
"""Characters. More digits are text: no figure of a register needs them, and Python cannot turn them into a float."""


def plain_value(text: str) -> object:
    """The value of an unquoted scalar: null, true or false, a number, else the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in _NUMBER_START and (match := _NUMBER.fullmatch(text)) and len(text) <= LONGEST_NUMBER:
        return _READERS[match.lastgroup](text)
    return text
