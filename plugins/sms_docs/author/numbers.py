"""The next free number for a document of a family."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from sms_docs.load.id_pattern import compile_id_pattern
from sms_docs.model.system import System

CODES: Final = {
    "plan": "PLN", "policy": "POL", "statement": "STM", "process": "PRO", "procedure": "PRC", "register": "REG",
    "report": "REP", "record": "REC",
}  # fmt: skip
"""What stands in a number for each family of documents."""
_WIDTH: Final = 3
_NUMBER = re.compile(r"(.*?)([0-9]+)")
_RUN = re.compile(r"(?P<head>.*?)(?:\\d|\[0-9\])(?:\{(?P<width>[0-9]+)(?:,[0-9]*)?\}|\+)")
"""A pattern that ends with a run of digits, such as ``SMS-(PLN|POL)-\\d{3}``."""
_GROUP = re.compile(r"\((?:\?:)?([\w|-]+)\)")
_SPECIAL = re.compile(r"[][.*+?{}()^$|\\]")
_MOST = 5000


class _Series(NamedTuple):
    """What numbers of a family begin with, and how many digits follow."""

    prefix: str
    width: int


def next_number(system: System, family: str) -> str:
    """The number after the highest one that the family ever used; "" when the pattern of numbers tells no way on.

    Numbers of documents that are gone count, as long as their decision log is there: no number is used twice.
    """
    fits = compile_id_pattern(system.settings.id_pattern)
    used = used_numbers(system)
    for prefix, width in _series(system, family):
        taken = (match for each in used if (match := _NUMBER.fullmatch(each)) and match[1] == prefix.casefold())
        number = f"{prefix}{max((int(match[2]) for match in taken), default=0) + 1:0{width}d}"
        if fits and fits(number):
            return number
    return ""


def used_numbers(system: System) -> frozenset[str]:
    """Every number that a document has or had, without capitals."""
    named = (each for document in system.controlled for each in (document.id, *document.front.texts("supersedes")))
    return frozenset(each.casefold() for each in (*named, *system.decisions) if each)


def _series(system: System, family: str) -> Iterator[_Series]:
    """Ways to number the family, the most likely first: as its documents are, as the pattern says, as usual."""
    own = Counter(
        _Series(match[1], len(match[2]))
        for document in system.controlled
        if (kind := system.standard.kinds.get(document.kind)) and kind.family == family
        if (match := _NUMBER.fullmatch(document.id))
    )
    yield from (series for series, _ in own.most_common())
    code = CODES.get(family, re.sub(r"\W", "", family)[:_WIDTH].upper())
    yield from _by_pattern(system.settings.id_pattern, code)
    yield _Series(f"SMS-{code}-", _WIDTH)


def _by_pattern(pattern: str, code: str) -> Iterator[_Series]:
    """What the pattern of the settings allows in front of the digits; of several words, the family's code."""
    if not (run := _RUN.fullmatch(pattern.removeprefix("^").removesuffix("$"))):
        return
    heads = [run["head"]]
    while (group := _GROUP.search(heads[0])) and len(heads) < _MOST:
        heads = [_GROUP.sub(lambda _, word=word: word, head, count=1) for head in heads for word in group[1].split("|")]
    plain = [head.replace("\\-", "-") for head in heads]
    usable = [head for head in plain if not _SPECIAL.search(head)]
    of_family = [head for head in usable if code in re.split(r"[^A-Za-z0-9]+", head)]
    # One way only needs no code; several without the family's code would be a guess.
    width = int(run["width"] or _WIDTH)
    yield from (_Series(head, width) for head in (of_family or (usable if len(usable) == 1 else []))[:1])
