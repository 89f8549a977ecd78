"""Faults of releases."""

import pytest

from tests.services import SUMMER, changed, places, registers, said
from tests.support import related

UNACCEPTED, BASELINE = "release.deployed-unaccepted", "release.deployed-without-baseline"
CASE = """\
- id: CASE-009
  kind: release
  opened_on: 2027-05-10
  accepted_on: 2027-06-10
  baseline_on: 2027-06-11
  deployed_on: 2027-06-12
"""


@pytest.mark.parametrize("name", [UNACCEPTED, BASELINE])
def test_a_release_that_was_accepted_and_saved_first_is_no_fault(name: str) -> None:
    assert places(name, cases=CASE) == []
    assert places(name, cases=changed(CASE, ("06-10", "06-12"), ("06-11", "06-12"))) == []
    assert places(name) == []


def test_an_acceptance_after_the_deployment_is_found_with_both_days() -> None:
    late = changed(CASE, ("2027-06-10", "2027-06-15"))
    assert places(UNACCEPTED, cases=late) == ["cases:4"]
    message = said(UNACCEPTED, cases=late)[0]
    assert message.startswith("The release CASE-009 was deployed on 2027-06-12, but verified against its acceptance")
    assert message.endswith("only on 2027-06-15.")
    assert related(UNACCEPTED, registers(cases=late), SUMMER) == ["data/cases.yml:6:16"]
    assert places(BASELINE, cases=late) == []


def test_a_release_never_accepted_is_found_at_its_deployment() -> None:
    never = changed(CASE, ("  accepted_on: 2027-06-10\n", ""))
    assert places(UNACCEPTED, cases=never) == ["cases:5"]
    assert "at no time" in said(UNACCEPTED, cases=never)[0]


def test_a_release_of_today_was_to_be_accepted_by_today() -> None:
    today = changed(CASE, ("  accepted_on: 2027-06-10\n", ""), ("deployed_on: 2027-06-12", "deployed_on: 2027-08-11"))
    assert places(UNACCEPTED, cases=today) == ["cases:5"]


def test_a_release_without_a_baseline_has_nothing_to_go_back_to() -> None:
    assert places(BASELINE, cases=changed(CASE, ("  baseline_on: 2027-06-11\n", ""))) == ["cases:5"]
    assert places(BASELINE, cases=changed(CASE, ("2027-06-11", "2027-06-13"))) == ["cases:5"]


@pytest.mark.parametrize("name", [UNACCEPTED, BASELINE])
@pytest.mark.parametrize(("old", "new"), [
    ("deployed_on: 2027-06-12", "deployed_on: 2027-08-12"),
    ("  deployed_on: 2027-06-12\n", ""),
    ("kind: release", "kind: change"),
    ("opened_on: 2027-05-10", "opened_on: 2027-09-10"),
])  # fmt: skip
def test_what_is_not_deployed_yet_may_wait(name: str, old: str, new: str) -> None:
    bare = changed(CASE, ("  accepted_on: 2027-06-10\n", ""), ("  baseline_on: 2027-06-11\n", ""), (old, new))
    assert places(name, cases=bare) == []
