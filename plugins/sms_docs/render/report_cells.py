"""Text on a terminal: what may be sent there, and how many cells it takes."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final
from unicodedata import category, east_asian_width

_REPLACEMENT = "\ufffd"
_NOT_SHOWN: Final[Mapping[int, int | str]] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    # Marks that turn the direction of writing or break a line would move what stands around them.
    **dict.fromkeys((0x061C, 0x200E, 0x200F, 0x2028, 0x2029), _REPLACEMENT),
    **dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)), _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
}


def visible(text: str) -> str:
    """The text with every character that would steer a terminal shown as a symbol: data are never trusted."""
    return text if text.isascii() and text.isprintable() else text.translate(_NOT_SHOWN)


def width(text: str) -> int:
    """Cells that the text takes: wide characters two, combining ones none."""
    return len(text) if text.isascii() else sum(map(cells, text))


@lru_cache(maxsize=4096)
def cells(char: str) -> int:
    """Cells of one character: 0, 1 or 2."""
    if category(char) in ("Mn", "Me", "Cf") or "\u1160" <= char <= "\u11ff":
        return 0
    return 2 if east_asian_width(char) in "WF" else 1
