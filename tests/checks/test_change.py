"""Faults of change management: policy, share and review of emergencies."""

from datetime import date

import pytest

from tests.services import SUMMER, changed, live, places, said
from tests.support import document, found, messages

POLICY = "content/policies/change.md"
SHARE, REVIEW = "change.emergency-share-high", "change.emergency-unreviewed"
MEASURE = """\
- id: ME-015
  title: Emergency changes
  process: own
  unit: percent
"""
VALUES = """\
- {id: MV-01, measure: ME-015, period: "2027-06", value: 24}
- {id: MV-02, measure: ME-015, period: "2027-07", value: 11}
"""
PROCESS = live("change-management-process")
CASE = """\
- id: CASE-001
  kind: emergency-change
  opened_on: 2027-05-21
  closed_on: 2027-05-22
  reviewed_on: 2027-05-25
"""


# ------------------------------------------------------------------ change.emergency-category-missing


def policy(categories: str) -> dict[str, str]:
    text = f"# Policy\n\n## Change categories\n\n{categories}\n"
    return {POLICY: document(text, kind="change-management-policy")}


def test_a_policy_without_emergencies_is_found_at_its_section() -> None:
    files = policy("Changes are standard changes or normal changes.")
    assert found("change.emergency-category-missing", files) == [f"{POLICY}:17:1"]
    assert messages("change.emergency-category-missing", files) == [
        'The section "Change categories" has no category for emergency changes.'
    ]


@pytest.mark.parametrize("categories", [
    "Changes are standard, normal or emergency changes.",
    "- **Standard:** on the list.\n- **Emergency:** cannot wait for the window, decided by two people.",
    "- standard: decided once\n- emergency: decided by the board on call",
    "| Category | Decided by |\n|---|---|\n| Urgent changes | the board on call |",
    "### Emergency changes\n\nThe board on call decides at once.",
])  # fmt: skip
def test_a_policy_with_emergencies_is_no_fault(categories: str) -> None:
    assert found("change.emergency-category-missing", policy(categories)) == []


def test_a_policy_that_denies_emergencies_has_none() -> None:
    assert len(found("change.emergency-category-missing", policy("There are no emergency changes."))) == 1


def test_only_the_policy_is_asked_and_only_what_it_holds() -> None:
    other = document("# Plan\n\n## Change categories\n\nStandard only.\n")
    assert found("change.emergency-category-missing", {"content/a.md": other}) == []
    assert found("change.emergency-category-missing", policy("TBD")) == []
    withdrawn = {POLICY: policy("Standard only.")[POLICY].replace("status: draft", "status: withdrawn")}
    assert found("change.emergency-category-missing", withdrawn) == []


# ------------------------------------------------------------------ change.emergency-share-high


@pytest.mark.parametrize("unit", ["per cent", '"%"'])
def test_percent_is_written_in_other_ways_too(unit: str) -> None:
    worse = changed(VALUES, ("value: 11", "value: 15.1"))
    measure = changed(MEASURE, ("unit: percent", f"unit: {unit}"))
    assert places(SHARE, measurements=worse, measures=measure, processes=PROCESS) == ["measurements:2"]


def test_a_value_that_was_worked_out_later_is_not_known_yet() -> None:
    ahead = changed(VALUES, ("value: 11", "value: 40, measured_on: 2027-08-12"), ("value: 24", "value: 14"))
    assert places(SHARE, measurements=ahead, measures=MEASURE, processes=PROCESS) == []


def test_the_newest_share_counts_and_older_ones_are_history() -> None:
    files = {"measures": MEASURE, "processes": PROCESS}
    assert places(SHARE, measurements=VALUES, **files) == []
    worse = changed(VALUES, ("value: 11", "value: 15.1"))
    assert places(SHARE, measurements=worse, **files) == ["measurements:2"]
    assert said(SHARE, measurements=worse, **files) == [
        "15.1 percent of the changes in 2027-07 were emergencies, more than 15."
    ]
    assert places(SHARE, measurements=changed(VALUES, ("value: 11", "value: 15")), **files) == []


def test_the_order_in_the_file_does_not_matter() -> None:
    turned = "".join(reversed(VALUES.splitlines(keepends=True)))
    assert places(SHARE, measures=MEASURE, processes=PROCESS, measurements=turned) == []


def test_the_limit_is_a_setting() -> None:
    settings = "parameters:\n  emergency_change_share_max: 0.1\n"
    files = {"measures": MEASURE, "processes": PROCESS, "measurements": VALUES}
    assert places(SHARE, **files, settings=settings) == ["measurements:2"]


@pytest.mark.parametrize(("old", "new"), [
    ("title: Emergency changes", "title: Failed changes"),
    ("unit: percent", "unit: changes"),
    ("process: own", "process: incident"),
])  # fmt: skip
def test_other_measures_are_not_judged(old: str, new: str) -> None:
    much = changed(VALUES, ("value: 11", "value: 60"))
    assert places(SHARE, measures=changed(MEASURE, (old, new)), processes=PROCESS, measurements=much) == []


@pytest.mark.parametrize("value", ["value: much", "value: 60, period: soon", "period: 2027-07"])
def test_a_value_that_says_nothing_is_passed_over(value: str) -> None:
    odd = f"- {{id: MV-03, measure: ME-015, {value}}}\n"
    assert places(SHARE, measures=MEASURE, processes=PROCESS, measurements=odd) == []
    assert places(SHARE, measures=MEASURE, processes=PROCESS) == []


# ------------------------------------------------------------------ change.emergency-unreviewed


def test_an_emergency_change_is_reviewed_within_ten_days() -> None:
    open_ = changed(CASE, ("  reviewed_on: 2027-05-25\n", ""))
    assert places(REVIEW, date(2027, 6, 1), cases=open_) == []
    assert places(REVIEW, date(2027, 6, 2), cases=open_) == ["cases:4"]
    assert said(REVIEW, date(2027, 6, 2), cases=open_) == [
        "The emergency change CASE-001 was closed on 2027-05-22 and is not reviewed, after 10 days."
    ]
    assert places(REVIEW, cases=CASE) == []


def test_a_review_that_lies_ahead_is_none() -> None:
    ahead = changed(CASE, ("reviewed_on: 2027-05-25", "reviewed_on: 2027-09-01"))
    assert places(REVIEW, SUMMER, cases=ahead) == ["cases:4"]
    assert places(REVIEW, date(2027, 8, 31), cases=ahead) == ["cases:4"]
    assert places(REVIEW, date(2027, 9, 1), cases=ahead) == []


def test_open_and_usual_changes_wait_for_nothing() -> None:
    open_ = changed(CASE, ("  reviewed_on: 2027-05-25\n", ""))
    assert places(REVIEW, cases=changed(open_, ("  closed_on: 2027-05-22\n", ""))) == []
    assert places(REVIEW, cases=changed(open_, ("emergency-change", "change"))) == []
    assert places(REVIEW) == []
