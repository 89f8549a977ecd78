"""Registers full of entries that fit their schemas: every reference leads somewhere, every id is its own."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

SCHEMAS = Path(__file__).parent.parent / "schemas"
REGISTERS = (
    *("assets", "assignments", "bodies", "budget", "communications", "config", "customers", "external_documents"),
    *("gaps", "improvements", "interested_parties", "issues", "knowledge", "measurements", "measures", "objectives"),
    *("obligations", "people", "processes", "programme", "records", "reports", "resources", "risks", "roles"),
    *("services", "suppliers", "tasks", "tools", "training"),
)
"""Thirty lists. The programme has four phases; the others share the rest of the entries."""

PHASES = ("foundation", "design", "implementation", "certification")
CLAUSES = ("4.1", "4.2", "5.1", "5.3", "6.1", "6.3", "7.2", "8.1", "9.1", "10.2")
KINDS = ("communication-plan", "internal-audit-programme", "service-report", "internal-audit-procedure")
_SENTENCE = "Agreed with those who do the work and looked at again in every quarter"
_FIXED: Mapping[tuple[str, str], object] = {
    ("tasks", "status"): "open",
    ("tasks", "percent"): 0,
    ("tasks", "start"): "2027-02-01",
    ("tasks", "due"): "2027-09-30",
    ("gaps", "current"): 3,
    ("gaps", "target"): 3,
    ("gaps", "status"): "closed",
    ("gaps", "closed_by"): ["data/settings.yml"],
    ("gaps", "reassessed_on"): "2027-01-19",
    ("services", "depends_on"): [],
    ("config", "interval_months"): 60,
    ("tools", "assessed_on"): "2027-01-04",
    ("tools", "suitability"): "suitable",
    ("improvements", "decision"): "proposed",
    ("improvements", "status"): "open",
    ("measures", "frequency"): "yearly",
    ("suppliers", "disputes"): [],
    ("objectives", "status"): "planned",
    ("config", "planned"): "2027-09-01",
    ("bodies", "kind"): ("change", "management-review", "other", "other"),
    ("roles", "top_management"): True,
    ("training", "planned"): "2027-02-01",
    ("gaps", "assessors"): ["PER-020"],
    ("objectives", "outcome"): "Resolve 95 % of incidents within 4 hours",
    ("objectives", "answers_gaps"): ["G-001"],
    ("processes", "live_planned"): "2027-09-01",
    ("processes", "status"): "designed",
    ("issues", "climate"): True,
    ("issues", "climate_relevant"): False,
    ("issues", "decided_on"): "2027-01-04",
    ("programme", "start"): ("2027-02-01", "2027-04-01", "2027-07-01", "2027-10-01"),
    ("programme", "end"): ("2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"),
    ("programme", "number"): (1, 2, 3, 4),
    ("programme", "due"): ("2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"),
    ("programme", "planned"): ("2027-03-31", "2027-06-30", "2027-09-30", "2027-12-31"),
}
"""Values that checks compare with other values or with the day; of several, each entry in turn takes one."""

_FIRST_CHOICE = frozenset({"suppliers"})
"""Registers in which one choice asks for another: each takes the first word that it may hold."""

_AGREEING = frozenset({("interested_parties", "customer"), ("interested_parties", "supplier"), ("measures", "process")})
"""Optional references that another register waits for."""

Node = Mapping[str, Any]


def registers(records: int) -> Iterator[tuple[str, list[dict[str, object]]]]:
    """Each register's name and entries, about ``records`` in all; always the same ones."""
    each = per_register(records)
    counts = {key: len(PHASES) if key == "programme" else each for key in REGISTERS}
    counts["tasks"] += records - sum(counts.values())
    for key in REGISTERS:
        entries = Entries(key, counts)
        yield key, [entries.entry(index) for index in range(counts[key])]


def per_register(records: int) -> int:
    """How many entries a register has that is not the programme's."""
    return (records - len(PHASES)) // (len(REGISTERS) - 1)


def entry_id(key: str, index: int) -> str:
    """The id of the n-th entry of a register."""
    if key == "programme":
        return PHASES[index % len(PHASES)]
    prefix = _schema(key)["x-register"].get("id-prefix")
    return f"{prefix}-{index + 1:03}" if prefix else f"{key.rstrip('s').replace('_', '-')}-{index + 1}"


class Entries:
    """The entries of one register."""

    def __init__(self, key: str, counts: Mapping[str, int]) -> None:
        self.key = key
        self.counts = counts
        self.schema = _schema(key)

    def entry(self, index: int) -> dict[str, object]:
        """The n-th entry."""
        values = self._mapping(self.schema["items"], index)
        return {**values, "id": entry_id(self.key, index)}

    def _mapping(self, node: Node, index: int) -> dict[str, object]:
        required = set(node.get("required", ()))
        return {
            name: self._value(name, self._resolved(inner), index)
            for name, inner in node["properties"].items()
            if name in required
            or (self.key, name) in {*_FIXED, *_AGREEING}
            or self._harmless(name, self._resolved(inner))
        }

    def _harmless(self, name: str, node: Node) -> bool:
        """Whether an optional value may be given without others that would have to agree with it."""
        plain = node.get("type") == "string" and not {"pattern", "format", "enum", "x-ref"} & set(node)
        return plain and not node.get("x-live") and not name.startswith("moved") and "reason" not in name

    def _value(self, name: str, node: Node, index: int) -> object:
        if (self.key, name) in _FIXED:
            fixed = _FIXED[self.key, name]
            return fixed[index % len(fixed)] if isinstance(fixed, tuple) else fixed
        if node.get("type") == "array":
            item = {"x-ref": node["x-ref"]} if "x-ref" in node else {}
            return [self._value(name, {**self._resolved(node["items"]), **item}, index)]
        if "x-ref" in node:
            return self._reference(node["x-ref"], index)
        if "enum" in node:
            return node["enum"][0 if self.key in _FIRST_CHOICE else index % len(node["enum"])]
        if "properties" in node:
            return self._mapping(node, index)
        return self._scalar(name, node, index)

    def _scalar(self, name: str, node: Node, index: int) -> object:
        makers: Mapping[str, Callable[[], object]] = {
            "boolean": lambda: False,
            "integer": lambda: max(int(node.get("minimum", 1)), 1) + index % 3,
            "number": lambda: max(float(node.get("minimum", 1)), 1.0) + index % 3,
            "string": lambda: self._text(name, node, index),
        }
        return makers[node["type"]]()

    def _text(self, name: str, node: Node, index: int) -> str:
        if node.get("format") == "date":
            late = name in ("to", "end", "due", "valid_to", "next_review", "remeasure_due")
            return f"2027-{9 if late else 1 + index % 1:02}-{1 + index % 18:02}"
        pattern = str(node.get("pattern", ""))
        for known, example in _PATTERNS.items():
            if pattern.startswith(known):
                return example.format(index % 9 + 1, index + 1)
        return f"{_SENTENCE} ({name.replace('_', ' ')} {index + 1})"

    def _reference(self, target: str, index: int) -> str:
        if target in _CHOICES:
            return _CHOICES[target][index % len(_CHOICES[target])]
        return entry_id(target, index % self.counts[target])

    def _resolved(self, node: Node) -> Node:
        pointer = node.get("$ref")
        return {**self.schema["$defs"][pointer.rsplit("/", 1)[-1]], **node} if pointer else node


_CHOICES: Mapping[str, tuple[str, ...]] = {
    "clauses": CLAUSES,
    "kinds": KINDS,
    "evidence": ("data/settings.yml",),
    "programme": PHASES,
}
_PATTERNS: Mapping[str, str] = {
    "^20[0-9]{2}-(0": "2026-0{}",
    "^20[0-9]{2}-[0": "2026-10-0{}",
    "^[^@ ]+@": "person-{1}@example.org",
    "^https?": "https://example.org/{}",
    "^[a-z]{2}(": "en",
    "^[A-Z]{3}$": "EUR",
    "^[a-z][a-z0-9]*(": "word-{}",
    "^(SLA|SUP)": "SUP-0{}-A",
    "^M-": "M-1.{}",
    "^GATE-": "GATE-{}",
}


@cache
def _schema(key: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((SCHEMAS / f"{key}.schema.json").read_bytes())
    return found
