"""Every rule has a planted fault that can be found only by what enforces it.

A fault counts for a rule when one of its checks answers nothing else, or when it names the rule in ``breaks``. That it
gives its finding at its file and line, and that the sound system does not, is what ``test_faults`` shows for each.
"""

from collections.abc import Iterator
from typing import Final

import pytest

from sms_docs.checks import CHECKS
from sms_docs.checks.enforcement import Enforcement, enforcements
from tests.faults.planting import GROUNDS, Fault, read_faults

FAULTS: Final = read_faults()
ANSWERS: Final = {check.id: frozenset(check.answers) for check in CHECKS}
RULES: Final = enforcements()
GATES: Final = [
    rule.key for rule in RULES if rule.key.startswith("gate.") and ("gate", "gate.criterion-failed") in rule.checks
]


def offending(rule: Enforcement) -> Iterator[Fault]:
    """The faults that offend a rule and are found by a check that answers it."""
    checks = {check for _, check in rule.checks}
    for fault in FAULTS:
        finding = fault.ids & checks
        if (rule.key in fault.breaks and finding) or any(ANSWERS[each] == {rule.key} for each in finding):
            yield fault


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_planted_fault_offends_the_rule(rule: Enforcement) -> None:
    assert list(offending(rule)), f"{rule.statement} Plant its opposite, and name the rule in breaks."


def test_the_rules_are_all_there() -> None:
    assert len(RULES) == len({rule.key for rule in RULES}) == 230


@pytest.mark.parametrize("fault", [each for each in FAULTS if each.breaks], ids=lambda fault: fault.name)
def test_a_fault_names_only_rules_that_its_findings_answer(fault: Fault) -> None:
    answered = frozenset[str]().union(*(ANSWERS[each] for each in fault.ids))
    assert set(fault.breaks) <= answered
    assert len(set(fault.breaks)) == len(fault.breaks)


def test_every_ground_is_built_upon() -> None:
    assert {each.ground for each in FAULTS} - {""} == {path.stem for path in GROUNDS.iterdir()}


def test_a_fault_of_a_criterion_says_which_one() -> None:
    """One line of a gate gets a finding for each criterion: the place alone would prove nothing."""
    failed = [
        (fault.name, each)
        for fault in FAULTS
        if any(key.startswith("gate.") for key in fault.breaks)
        for each in fault.finds
        if each["id"] == "gate.criterion-failed"
    ]
    assert len(failed) > len(GATES) == 16
    assert [name for name, each in failed if "says" not in each] == []
