"""Which checks watch which clause, and what they found."""

from collections import Counter
from collections.abc import Mapping

from sms_docs.model.report import Report, Rule
from sms_docs.model.standard import Standard
from sms_docs.model.table import Cell

Watch = Mapping[str, tuple[Rule, ...]]
"""Clause of the edition in use to the checks that watch it."""


def clauses_of(standard: Standard, rule: Rule) -> tuple[str, ...]:
    """The clauses of the edition in use that a fault offends; the check itself names those of 2018."""
    if standard.edition == "2018":
        return tuple(each for each in rule.clauses if each in standard.clauses)
    found = (here for each in rule.clauses for here in standard.counterparts.get(each, ()))
    return tuple(each for each in dict.fromkeys(found) if each in standard.clauses)


def watch(standard: Standard, report: Report) -> Watch:
    """The checks of every clause that has one."""
    found: dict[str, tuple[Rule, ...]] = {}
    for rule in report.rules:
        for each in clauses_of(standard, rule):
            found[each] = (*found.get(each, ()), rule)
    return found


def counts(report: Report) -> Counter[str]:
    """Check id to the number of its findings that count."""
    return Counter(each.id for each in report.open)


def rule_cell(rule_id: str) -> Cell:
    """A check by its id, leading to its manual where there is one."""
    return Cell(rule_id, f"rule:{rule_id}")


def count_cell(number: int) -> Cell:
    """How many findings there are now."""
    return Cell(str(number), tone="warn" if number else "", sort=number)
