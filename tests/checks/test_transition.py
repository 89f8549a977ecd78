"""Faults of services that are new, changed, removed or transferred."""

from datetime import date

import pytest

from sms_docs.checks.transition import ELEMENTS
from tests.services import SERVICE, SUMMER, changed, places, registers, said
from tests.support import related

UNACCEPTED, INCOMPLETE = "transition.live-unaccepted", "transition.plan-incomplete"
TEXTS = "".join(f"      {field}: Said in one sentence\n" for field in ELEMENTS)
PLAN = f"""\
{SERVICE}  change_plan:
    kind: changed
    plan: T-032
    acceptance: Rota tried for four weeks
    elements:
{TEXTS}\
    planned: 2027-04-19
    accepted_on: 2027-04-16
    live_on: 2027-04-19
"""


@pytest.mark.parametrize("name", [UNACCEPTED, INCOMPLETE])
def test_a_change_that_was_planned_in_full_and_accepted_first_is_no_fault(name: str) -> None:
    assert places(name, services=PLAN) == []
    assert places(name, services=SERVICE) == []
    assert places(name) == []


def test_going_live_before_the_acceptance_is_found() -> None:
    late = changed(PLAN, ("accepted_on: 2027-04-16", "accepted_on: 2027-04-20"))
    assert places(UNACCEPTED, services=late) == ["services:20"]
    assert said(UNACCEPTED, services=late) == [
        "The change of SVC-01 (Portal) was carried out on 2027-04-19 and accepted only on 2027-04-20."
    ]
    never = changed(PLAN, ("    accepted_on: 2027-04-16\n", ""))
    assert places(UNACCEPTED, services=never) == ["services:20"]
    assert "and never accepted" in said(UNACCEPTED, services=never)[0]
    assert places(UNACCEPTED, date(2027, 4, 19), services=never) == ["services:20"]
    assert places(UNACCEPTED, date(2027, 4, 18), services=never) == []


def test_the_day_of_going_live_is_early_enough() -> None:
    assert places(UNACCEPTED, services=changed(PLAN, ("2027-04-16", "2027-04-19"))) == []


@pytest.mark.parametrize("field", sorted(ELEMENTS))
def test_each_element_is_asked_for_by_its_letter(field: str) -> None:
    gap = changed(PLAN, (f"      {field}: Said in one sentence\n", ""))
    assert places(INCOMPLETE, services=gap) == ["services:12"]
    assert places(INCOMPLETE, date(2027, 4, 19), services=gap) == ["services:12"]
    assert places(INCOMPLETE, date(2027, 4, 18), services=gap) == []
    assert said(INCOMPLETE, services=gap) == [
        f"The plan for the change of SVC-01 (Portal), carried out on 2027-04-19, has nothing on {ELEMENTS[field]}."
    ]


def test_criteria_and_the_plan_itself_are_asked_for_too() -> None:
    bare = changed(PLAN, ("    acceptance: Rota tried for four weeks\n", ""))
    assert "f) acceptance criteria" in said(INCOMPLETE, services=bare)[0]
    nowhere = changed(PLAN, ("    plan: T-032\n", ""))
    assert said(INCOMPLETE, services=nowhere)[0].endswith("names no plan.")
    assert related(INCOMPLETE, registers(services=nowhere), SUMMER) == ["data/services.yml:20:14"]


def test_a_plan_may_grow_until_its_day() -> None:
    start, end = PLAN.index("    elements:"), PLAN.index("    planned:")
    young = changed(PLAN[:start] + PLAN[end:], ("    accepted_on: 2027-04-16\n    live_on: 2027-04-19\n", ""))
    assert places(INCOMPLETE, date(2027, 4, 19), services=young) == []
    assert places(INCOMPLETE, date(2027, 4, 20), services=young) == ["services:11"]
    assert "planned for 2027-04-19" in said(INCOMPLETE, date(2027, 4, 20), services=young)[0]
