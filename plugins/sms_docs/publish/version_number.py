"""Numbers of releases: 1.0, 1.1, 1.1.1, 2.0. What is a number, and which may come next."""

import re

_NUMBER = re.compile(r"(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:\.(0|[1-9]\d{0,5}))?", re.ASCII)

Number = tuple[int, int, int]


def parse(version: str) -> Number | None:
    """The number in a text, None for what is none; 1.2 and 1.2.0 are the same number."""
    found = _NUMBER.fullmatch(version)
    return (int(found[1]), int(found[2]), int(found[3] or 0)) if found else None


def next_numbers(newest: str) -> tuple[str, str, str]:
    """What may follow a release: a correction, a small step, a large step. Raises ValueError for what is no number."""
    number = parse(newest)
    if number is None:
        raise ValueError(f"{newest!r} is no number of a release")
    first, second, third = number
    return f"{first}.{second}.{third + 1}", f"{first}.{second + 1}", f"{first + 1}.0"


def follows(version: str, newest: str) -> bool:
    """Whether a release may come directly after another."""
    return parse(version) in {parse(each) for each in next_numbers(newest)}
