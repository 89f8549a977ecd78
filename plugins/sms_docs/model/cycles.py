"""Circular dependencies between entries."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.register import Register


class Step(NamedTuple):
    """One dependency of a circle: the entry, what it depends on, and where it says so."""

    entry: str
    needs: str
    location: Location


def circles(register: Register, field: str = "depends_on") -> Iterator[tuple[Step, ...]]:
    """The circles, each once and beginning with its first entry in the file.

    Each dependency that closes a circle gives one, so that there are never more circles than dependencies, and an
    entry that lies on none is in none. Ids that do not exist are passed over.
    """
    needs = {key: entry.texts(field) for key, entry in register.by_id.items() if entry.has(field)}
    for ring in rings(needs):
        following = ring[1:] + ring[:1]
        yield tuple(_step(register, field, one, other) for one, other in zip(ring, following, strict=True))


def rings(needs: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The circles of any names that need each other, each once and beginning with its first name in the mapping."""
    order = {key: index for index, key in enumerate(needs)}
    for circle in _closed(needs):
        first = min(range(len(circle)), key=lambda index: order[circle[index]])
        yield circle[first:] + circle[:first]


def way_round(circle: tuple[Step, ...]) -> str:
    """The circle as the reader may follow it: ``T-001 → T-002 → T-001``."""
    return " → ".join((*(step.entry for step in circle), circle[0].entry))


def _step(register: Register, field: str, one: str, other: str) -> Step:
    entry = register.by_id[one]
    value = entry[field]
    index = value.index(other) if isinstance(value, list) and other in value else 0
    return Step(one, other, entry.location(field, index))


def _closed(needs: Mapping[str, Collection[str]]) -> Iterator[list[str]]:
    """The circles that a walk through all entries closes; no recursion, because chains may be long."""
    done: set[str] = set()
    for start in needs:
        if start in done:
            continue
        way, open_ = [start], {start: iter(needs[start])}
        while way:
            following = next(open_[way[-1]], None)
            if following is None:
                done.add(way[-1])
                del open_[way.pop()]
            elif following in open_:
                yield way[way.index(following) :]
            elif following in needs and following not in done:
                way.append(following)
                open_[following] = iter(needs[following])
