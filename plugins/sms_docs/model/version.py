"""Versions of documents: two numbers with a dot between them."""

import re

_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")
_NONE = (-1, -1)


def parse_version(text: str) -> tuple[int, int] | None:
    """``"1.10"`` as (1, 10), so that it comes after 1.9; None for what is no version."""
    match = _VERSION.fullmatch(text)
    return (int(match.group(1)), int(match.group(2))) if match else None


def version_key(text: str) -> tuple[tuple[int, int], str]:
    """Sorts versions by their numbers, and what is none before all of them."""
    return parse_version(text) or _NONE, text
