"""Where the values of a YAML text stand. Asked for the few files that have findings, after everything was judged."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget it
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from sms_docs.load.yaml_source import DEPTH_LIMIT
from sms_docs.model.location import Pointer

_NONE: Mapping[str, int] = MappingProxyType({})


class Spot(NamedTuple):
    """Where a value begins, as character offset, and the same for the keys and values inside it."""

    at: int
    keys: Mapping[str, int] = _NONE
    inner: Mapping[str | int, "Spot"] = MappingProxyType({})

    def find(self, pointer: Pointer, *, on_key: bool) -> int:
        """Offset of the value (or its key) that a pointer leads to, or of its nearest ancestor."""
        spot = self
        for step in pointer[:-1]:
            if step not in spot.inner:
                return spot.at
            spot = spot.inner[step]
        last = pointer[-1] if pointer else None
        if last is None or last not in spot.inner:
            return spot.at
        return spot.keys.get(str(last), spot.at) if on_key else spot.inner[last].at


def read_spots(text: str) -> Spot | None:
    """The spots of a YAML text; None when it cannot be read."""
    try:
        return _Reader(text).read()
    except (yaml.YAMLError, RecursionError):
        return None


class _Reader:
    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = CParser(text).get_event
        self._anchors: dict[str, Spot] = {}

    def read(self) -> Spot | None:
        self._next()
        return None if isinstance(self._next(), StreamEndEvent) else self._spot(self._next(), 0)

    def _spot(self, event: Any, depth: int) -> Spot:
        at = event.start_mark.index
        if type(event) is AliasEvent:
            # What stands inside an alias stands at its anchor.
            return self._anchors.get(str(event.anchor), Spot(at))._replace(at=at)
        spot = self._content(event, at, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = spot
        return spot

    def _content(self, event: Any, at: int, depth: int) -> Spot:
        if type(event) is ScalarEvent:
            return Spot(at)
        if depth >= DEPTH_LIMIT:
            raise RecursionError
        if type(event) is MappingStartEvent:
            return self._mapping(at, depth + 1)
        items: dict[str | int, Spot] = {}
        while type(event := self._next()) is not SequenceEndEvent:
            items[len(items)] = self._spot(event, depth + 1)
        return Spot(at, inner=items)

    def _mapping(self, at: int, depth: int) -> Spot:
        keys: dict[str, int] = {}
        values: dict[str | int, Spot] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key: str | None = event.value if type(event) is ScalarEvent else None
            key_spot = self._spot(event, depth)
            value = self._spot(self._next(), depth)
            if key is not None:
                # Of a key that stands twice, the first counts, as for the values.
                keys.setdefault(key, key_spot.at)
                values.setdefault(key, value)
        return Spot(at, keys, values)
