"""Suppliers' targets against those that they support."""

import pytest

from tests.services import SLA, SUMMER, changed, places, registers, said
from tests.support import related

LINE = """\
- id: SUP-01
  name: Northlight Connect
  targets:
    - id: SUP-01-A
      kind: availability
      comparator: at-least
      value: 99.8
      unit: percent
      supports: [SLA-01-A]
"""
POWER = changed(LINE, ("SUP-01", "SUP-04"), ("Northlight Connect", "Facilities"), ("99.8", "99.99"))
HOURS = changed(SLA, ("availability", "resolution-time"), ("at-least", "at-most"), ("99.5", "4"), ("percent", "hours"))
REPAIR = changed(
    LINE, ("availability", "resolution-time"), ("at-least", "at-most"), ("99.8", "240"), ("percent", "minutes")
)
WEAKER, TOGETHER = "supplier-targets.weaker-than-agreed", "supplier-targets.weaker-together"


@pytest.mark.parametrize("name", [WEAKER, TOGETHER])
def test_targets_that_carry_the_agreement_are_no_fault(name: str) -> None:
    assert places(name, slas=SLA, suppliers=LINE + POWER) == []
    assert places(name, slas=HOURS, suppliers=REPAIR) == []
    assert places(name) == []


def test_a_lower_availability_is_found() -> None:
    weak = changed(LINE, ("99.8", "99.4"))
    assert places(WEAKER, slas=SLA, suppliers=weak) == ["suppliers:7"]
    assert said(WEAKER, slas=SLA, suppliers=weak) == [
        "SUP-01-A (at least 99.4 %) is weaker than SLA-01-A (at least 99.5 %), which it supports."
    ]
    assert related(WEAKER, registers(slas=SLA, suppliers=weak), SUMMER) == ["data/slas.yml:10:14"]


def test_equal_is_strict_enough() -> None:
    assert places(WEAKER, slas=SLA, suppliers=changed(LINE, ("99.8", "99.5"))) == []


@pytest.mark.parametrize(("value", "unit", "expected"), [
    ("240", "minutes", []), ("241", "minutes", ["suppliers:7"]), ("4", "hours", []), ("1", "days", ["suppliers:7"]),
])  # fmt: skip
def test_times_are_compared_in_one_unit(value: str, unit: str, expected: list[str]) -> None:
    repair = changed(REPAIR, ("240", value), ("minutes", unit))
    assert places(WEAKER, slas=HOURS, suppliers=repair) == expected


@pytest.mark.parametrize(("old", "new"), [
    ("unit: percent", "unit: hours"), ("at-least", "at-most"), ("99.8", "much"), ("SLA-01-A", "SLA-09-A"),
])  # fmt: skip
def test_what_cannot_be_compared_is_not_judged(old: str, new: str) -> None:
    assert places(WEAKER, slas=SLA, suppliers=changed(LINE, ("99.8", "99.8"), (old, new))) == []


def test_two_suppliers_are_multiplied() -> None:
    first, second = changed(LINE, ("99.8", "99.7")), changed(POWER, ("99.99", "99.6"))
    assert places(WEAKER, slas=SLA, suppliers=first + second) == []
    assert places(TOGETHER, slas=SLA, suppliers=first + second) == ["slas:10"]
    assert said(TOGETHER, slas=SLA, suppliers=first + second) == [
        "SUP-01-A and SUP-04-A together give 99.3012 percent, less than SLA-01-A (at least 99.5 %)."
    ]


def test_one_that_is_too_weak_alone_is_said_once() -> None:
    weak = changed(LINE, ("99.8", "99.4"))
    assert places(WEAKER, slas=SLA, suppliers=weak + POWER) == ["suppliers:7"]
    assert places(TOGETHER, slas=SLA, suppliers=weak + POWER) == []


def test_a_product_that_just_reaches_the_target_is_enough() -> None:
    first, second = changed(LINE, ("99.8", "100")), changed(POWER, ("99.99", "99.5"))
    assert places(TOGETHER, slas=SLA, suppliers=first + second) == []


def test_one_supplier_alone_is_no_product() -> None:
    assert places(TOGETHER, slas=SLA, suppliers=changed(LINE, ("99.8", "99.4"))) == []


def test_other_targets_in_percent_are_not_multiplied() -> None:
    calls = changed(SLA, ("kind: availability", "kind: response-time"), ("99.5", "80"))
    answers = changed(LINE, ("kind: availability", "kind: response-time"), ("99.8", "85"))
    both = answers + changed(answers, ("SUP-01", "SUP-04"))
    assert places(TOGETHER, slas=calls, suppliers=both) == []
    mixed = changed(both, ("kind: response-time", "kind: availability"))
    assert places(TOGETHER, slas=calls, suppliers=mixed) == []


def test_a_target_without_a_value_is_passed_over() -> None:
    assert places(WEAKER, slas=changed(SLA, ("value: 99.5", "value: much")), suppliers=LINE) == []
    assert places(WEAKER, slas=SLA, suppliers=changed(LINE, ("    value: 99.8", "    value: much"))) == []


def test_days_against_percent_say_nothing() -> None:
    days = changed(LINE, ("unit: percent", "unit: days"), ("99.8", "1"))
    assert places(WEAKER, slas=SLA, suppliers=days) == []
    scores = changed(SLA, ("unit: percent", "unit: minutes"))
    assert places(WEAKER, slas=scores, suppliers=changed(LINE, ("99.8", "1"))) == []


def test_times_are_not_multiplied() -> None:
    assert places(TOGETHER, slas=HOURS, suppliers=REPAIR + changed(REPAIR, ("SUP-01", "SUP-04"))) == []
