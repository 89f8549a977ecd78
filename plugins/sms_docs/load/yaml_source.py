"""YAML to plain values, from libyaml's events, strict where a file would deceive its reader.

Duplicate keys, tags and second documents are refused; aliases are limited, and so is nesting. Reading the events
ourselves costs a quarter of what PyYAML's loader does, and no depth of brackets can exhaust the stack.
Positions are not kept: ``yaml_spots`` reads the one file again when a finding needs a line.
"""

from collections.abc import Callable
from sys import intern
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs forget it
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from sms_docs.load.yaml_messages import explain
from sms_docs.load.yaml_scalar import plain_value
from sms_docs.model.defect import Defect, DefectKind
from sms_docs.model.location import Location

ALIAS_LIMIT = 1000
"""Values that aliases may repeat in one file; a few names for shared texts stay far below."""

DEPTH_LIMIT = 60
"""Levels of nesting; the deepest register needs 6."""


def read_yaml(text: str, path: str, offset: int = 0) -> tuple[object, list[Defect], bool]:
    """The value of a YAML text, its defects, and whether it could be read at all.

    Args:
        offset: characters of the file before ``text`` (a front matter does not start at 0).
    """
    reader = _Reader(text, path, offset)
    try:
        value = reader.read()
    except yaml.YAMLError as fault:
        at, message, hint = explain(fault, text)
        broken = Defect("broken-yaml", Location(path, offset + at), message, hint)
        return None, [*reader.defects, broken], False
    except _StopError as stop:
        return None, [*reader.defects, stop.defect], False
    return value, reader.defects, reader.sound


class _StopError(Exception):
    """Reading cannot go on."""

    def __init__(self, defect: Defect) -> None:
        super().__init__(defect.message)
        self.defect = defect


class _Reader:
    """Values from events; collects what it has to refuse."""

    def __init__(self, text: str, path: str, offset: int) -> None:
        self.path = path
        self.offset = offset
        self.defects: list[Defect] = []
        self.sound = True
        self._next: Callable[[], Any] = CParser(text).get_event
        # An anchor's value and how many values it stands for; None while its value is still being read.
        self._anchors: dict[str, tuple[object, int] | None] = {}
        self._count = 0
        self._repeated = 0

    def read(self) -> object:
        """The value of the only document; None when there is none."""
        self._next()
        if isinstance(self._next(), StreamEndEvent):
            return None
        value = self._value(self._next(), 0)
        self._next()
        second = self._next()
        if isinstance(second, DocumentStartEvent):
            message = "This is not valid YAML: a second document begins here."
            raise self._stop("broken-yaml", second, message, "Delete the line with ---; a file holds one document.")
        return value

    def _value(self, event: Any, depth: int) -> object:
        self._count += 1
        kind = type(event)
        if kind is AliasEvent:
            return self._alias(event)
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            return self._anchored(event, depth)
        return self._content(event, depth)

    def _content(self, event: Any, depth: int) -> object:
        if type(event) is ScalarEvent:
            return plain_value(event.value) if event.implicit[0] else event.value
        if depth >= DEPTH_LIMIT:
            message = f"Values are nested more than {DEPTH_LIMIT} levels deep here."
            raise self._stop("nested-too-deep", event, message, "Check the brackets and the indentation.")
        if type(event) is MappingStartEvent:
            return self._mapping(depth + 1)
        values = []
        while type(event := self._next()) is not SequenceEndEvent:
            values.append(self._value(event, depth + 1))
        return values

    def _mapping(self, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        take = self._next
        while type(event := take()) is not MappingEndEvent:
            key = self._key(event, depth)
            value = self._value(take(), depth)
            if key is None:
                continue
            if key in values:
                message = f'The key "{key}" stands twice here.'
                self._note("duplicate-key", event, message, "Keep one of the two; the first is used until then.")
            else:
                values[key] = value
        return values

    def _key(self, event: Any, depth: int) -> str | None:
        if type(event) is ScalarEvent and event.anchor is None and event.tag is None:
            # The same few keys stand in thousands of entries: one text for each, not thousands.
            return intern(event.value)
        key = self._value(event, depth)
        if isinstance(key, str):
            return key
        hint = "Put quotes around the text, or check the brackets."
        self._note("wrong-shape", event, "A key must be a single word.", hint)
        return None

    def _anchored(self, event: Any, depth: int) -> object:
        if event.anchor in self._anchors:
            message = f"This is not valid YAML: there is an anchor &{event.anchor} already."
            self._refuse("broken-yaml", event, message, "Rename one of the two.")
        before = self._count
        self._anchors[event.anchor] = None
        value = self._content(event, depth)
        self._anchors[event.anchor] = (value, self._count - before)
        return value

    def _alias(self, event: Any) -> object:
        name = event.anchor
        if name not in self._anchors:
            message = f"This is not valid YAML: *{name} means an alias, and there is no &{name} above."
            self._refuse("broken-yaml", event, message, "Put quotes around a text that begins with *.")
            return None
        anchor = self._anchors[name]
        if anchor is None:
            message = f"The alias *{name} repeats a value inside itself."
            raise self._stop("alias-overuse", event, message, "Write the value out.")
        value, size = anchor
        self._count += size
        self._repeated += size
        if self._repeated > ALIAS_LIMIT:
            message = f"Aliases repeat more than {ALIAS_LIMIT} values here."
            raise self._stop("alias-overuse", event, message, "Write the values out, or refer to an entry by its id.")
        return value

    def _refuse_tag(self, event: Any) -> None:
        name = event.tag.replace("tag:yaml.org,2002:", "!!")
        hint = "Delete the word that begins with an exclamation mark."
        self._note("tag", event, f'The tag "{name}" is not allowed.', hint)

    def _note(self, kind: DefectKind, event: Any, message: str, hint: str) -> None:
        self.defects.append(self._defect(kind, event, message, hint))

    def _refuse(self, kind: DefectKind, event: Any, message: str, hint: str) -> None:
        self._note(kind, event, message, hint)
        self.sound = False

    def _stop(self, kind: DefectKind, event: Any, message: str, hint: str) -> _StopError:
        return _StopError(self._defect(kind, event, message, hint))

    def _defect(self, kind: DefectKind, event: Any, message: str, hint: str) -> Defect:
        return Defect(kind, Location(self.path, self.offset + event.start_mark.index), message, hint)
