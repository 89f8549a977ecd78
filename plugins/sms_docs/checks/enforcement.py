"""What has to hold in an SMS and its programme, and what looks after each of it.

The rules stand in ``standards/rules.json``; each check names the rules that it answers. Together they are the table of
this module: no rule is left to people alone, and a test proves it.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final, Literal, NamedTuple

from sms_docs.checks import CHECKS
from sms_docs.load.standard import load_rules
from sms_docs.model.check import Check

How = Literal["schema", "reference", "section", "gate", "check"]

_SCHEMA: Final = frozenset({"data.schema-violation"})
_REFERENCES: Final = ("data.dangling-reference", "link.", "responsibility.", "citation.unknown-")
_SECTIONS: Final = "section."
_GATE: Final = frozenset({"gate.criterion-failed"})


class Enforcement(NamedTuple):
    """A rule and what enforces it.

    Attributes:
        key: the rule's key in ``standards/rules.json``.
        group: what it is about: plan, gate, clause8 …
        statement: what has to hold.
        severity: error, warning or note, as the rule weighs it.
        clauses: clauses of the 2018 edition that ask for it.
        source: the standard's or the technical specification's clause, or "practice".
        checks: ids of the checks that look for its opposite, each with the kind of check that it is.
    """

    key: str
    group: str
    statement: str
    severity: str
    clauses: tuple[str, ...]
    source: str
    checks: tuple[tuple[How, str], ...]


@cache
def enforcements() -> tuple[Enforcement, ...]:
    """Every rule of ``standards/rules.json`` in its order, with what enforces it."""
    by_rule = _checks_by_rule()
    return tuple(
        Enforcement(
            each["key"],
            each["group"],
            each["statement"],
            each["severity"],
            tuple(each["clauses"]),
            each["source"],
            tuple((how(check), check.id) for check in by_rule.get(each["key"], ())),
        )
        for each in load_rules()
    )


def how(check: Check) -> How:
    """What sort of check it is: by schema, by reference, by section, by gate, or one of its own."""
    if check.id in _SCHEMA:
        return "schema"
    if check.id.startswith(_REFERENCES):
        return "reference"
    if check.id.startswith(_SECTIONS):
        return "section"
    return "gate" if check.id in _GATE else "check"


def _checks_by_rule() -> Mapping[str, tuple[Check, ...]]:
    found: dict[str, tuple[Check, ...]] = {}
    for check in CHECKS:
        for key in check.answers:
            found[key] = (*found.get(key, ()), check)
    return found
