"""What a schema says beyond the shape of the data: references, labels, columns. The keywords begin with ``x-``."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

ANY = "*"
"""In a reference's path: every item of a list."""


class Reference(NamedTuple):
    """A value that names something elsewhere.

    Attributes:
        path: the way to it inside one entry, ``*`` for every item of a list.
        target: a register's key, or ``documents``, ``clauses``, ``kinds``, ``evidence``.
    """

    path: tuple[str, ...]
    target: str


class Field(NamedTuple):
    """A property of an entry, as the generic table shows it.

    Attributes:
        column: shown when nobody names the columns.
        live: changes without a decision (``x-live``).
        due: something is due on the day that it holds until the field of this name is filled, or until the entry's
            status ends it when the name is ""; None for any other field (``x-due``).
    """

    key: str
    label: str
    format: str
    column: bool
    live: bool
    target: str = ""
    due: str | None = None


@dataclass(frozen=True, eq=False)
class Schema:
    """A schema of ``schemas/``: ``raw`` is the JSON as read. Two schemas are the same only as objects."""

    key: str
    path: str
    raw: Mapping[str, object] = field(repr=False)

    @property
    def _facts(self) -> Mapping[str, object]:
        value = self.raw.get("x-register")
        return value if isinstance(value, dict) else {}

    @property
    def label(self) -> str:
        """What a reader calls the register."""
        return str(self._facts.get("label") or self.raw.get("title") or self.key)

    @property
    def single(self) -> bool:
        """True when the file holds one record instead of a list."""
        return self._facts.get("single") is True

    @property
    def clauses(self) -> tuple[str, ...]:
        """The clauses of the 2018 edition that its entries are evidence for."""
        value = self._facts.get("clauses")
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()

    @cached_property
    def properties(self) -> Mapping[str, Mapping[str, object]]:
        """The properties of one entry."""
        item = self.raw if self.single or self.raw.get("type") == "object" else self.raw.get("items")
        found = self._resolve(item).get("properties")
        return found if isinstance(found, dict) else {}

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The properties of one entry, in the schema's order."""
        return tuple(self._field(key, self._resolve(node)) for key, node in self.properties.items())

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every place inside one entry that names something elsewhere."""
        return tuple(
            found for key, node in self.properties.items() for found in self._walk((key,), self._resolve(node))
        )

    @cached_property
    def parts(self) -> Mapping[str, "Schema"]:
        """The lists of records inside one entry, by field, each as a schema of its own.

        Where an entry is one of many, a part's records have a field ``of``: the id of the entry that they stand in.
        """
        nodes = {key: self._resolve(node) for key, node in self.properties.items()}
        items = {key: self._resolve(node.get("items")) for key, node in nodes.items()}
        return {key: self._part(key, nodes[key], item) for key, item in items.items() if "properties" in item}

    def _part(self, key: str, node: Mapping[str, object], item: Mapping[str, object]) -> "Schema":
        label = str(node.get("x-label") or key.replace("_", " ").capitalize())
        inner = item["properties"] if isinstance(item["properties"], dict) else {}
        # Without a marked column all are shown, "of" too.
        marked = any(self._resolve(each).get("x-column") is True for each in inner.values())
        owner = {} if self.single else {"of": {"x-ref": self.key, "x-label": self.label, "x-column": marked}}
        properties = {**owner, **inner}
        raw = {
            "title": f"{self.label}: {label[0].lower()}{label[1:]}",
            "items": {**item, "properties": properties},
            "$defs": self.raw.get("$defs", {}),
            "x-register": {"label": label},
        }
        return Schema(f"{self.key}.{key}", self.path, raw)

    def _field(self, key: str, node: Mapping[str, object]) -> Field:
        label = str(node.get("x-label") or key.replace("_", " ").capitalize())
        reference = node.get("x-ref") or self._resolve(node.get("items")).get("x-ref") or ""
        shown, live, due = node.get("x-column") is True, node.get("x-live") is True, node.get("x-due")
        ends = due if isinstance(due, str) else None
        return Field(key, label, str(node.get("x-format") or ""), shown, live, str(reference), ends)

    def _resolve(self, node: object) -> Mapping[str, object]:
        """A node with the definition that it points to laid under it; definitions do not nest."""
        if not isinstance(node, dict):
            return {}
        pointer = node.get("$ref")
        definitions = self.raw.get("$defs")
        if not isinstance(pointer, str) or not isinstance(definitions, dict):
            return node
        return {**definitions.get(pointer.rsplit("/", 1)[-1], {}), **node}

    def _walk(self, path: tuple[str, ...], node: Mapping[str, object]) -> Iterator[Reference]:
        if isinstance(target := node.get("x-ref"), str):
            yield Reference(path, target)
        if isinstance(properties := node.get("properties"), dict):
            for key, inner in properties.items():
                yield from self._walk((*path, key), self._resolve(inner))
        if items := self._resolve(node.get("items")):
            # A list whose own node carries x-ref means its items; the reference is followed either way.
            yield from self._walk((*path, ANY), items)
