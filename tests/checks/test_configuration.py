"""Faults of configuration data: verified late, without result, or wrong without consequence."""

from datetime import date

import pytest

from tests.services import changed, live, places, said

OVERDUE, RESULT, ACTION = (
    "configuration.verification-overdue", "configuration.verification-without-result",
    "configuration.deviation-without-action",
)  # fmt: skip
TYPE = """\
- id: CI-01
  type: Server
  interval_months: 6
  verifications:
    - planned: 2027-04-07
      verified_on: 2027-04-08
      sample: 40
      accuracy: 97.5
      deviations_open: 0
"""
PLANNED = """\
- id: CI-01
  type: Server
  verifications:
    - planned: 2027-07-01
"""
PROCESS = live("configuration-management-process")
TASK = "- id: T-030\n  status: open\n"


@pytest.mark.parametrize("name", [OVERDUE, RESULT, ACTION])
def test_data_that_were_verified_and_are_right_are_no_fault(name: str) -> None:
    assert places(name, config=TYPE, processes=PROCESS) == []
    assert places(name) == []


# ------------------------------------------------------------------ configuration.verification-overdue


def test_the_planned_day_is_kept_or_found() -> None:
    assert places(OVERDUE, date(2027, 7, 1), config=PLANNED) == []
    assert places(OVERDUE, date(2027, 7, 2), config=PLANNED) == ["config:4"]
    assert said(OVERDUE, date(2027, 7, 2), config=PLANNED) == [
        "CI-01 (Server) was to be verified on 2027-07-01 and was not."
    ]


def test_a_later_verification_makes_up_for_a_missed_one() -> None:
    made_up = PLANNED + "    - planned: 2027-07-15\n      verified_on: 2027-07-15\n"
    assert places(OVERDUE, config=made_up) == []


def test_a_verification_done_early_or_on_the_same_day_as_another_is_not_late() -> None:
    early = changed(TYPE, ("planned: 2027-04-07", "planned: 2027-04-12"))
    assert places(OVERDUE, date(2027, 5, 1), config=early) == []
    same = PLANNED + "    - planned: 2027-06-28\n      verified_on: 2027-07-01\n"
    assert places(OVERDUE, config=same) == []


def test_a_verification_counts_on_its_own_day() -> None:
    today = changed(PLANNED, ("planned: 2027-07-01", "planned: 2027-07-01\n      verified_on: 2027-08-11"))
    assert places(OVERDUE, config=today) == []
    assert places(RESULT, config=today) == ["config:5"]


def test_the_interval_holds_even_when_the_next_one_is_planned_late() -> None:
    text = TYPE + "    - planned: 2027-12-17\n"
    assert places(OVERDUE, date(2027, 10, 8), config=text) == []
    assert places(OVERDUE, date(2027, 10, 9), config=text) == ["config:3"]
    assert said(OVERDUE, date(2027, 10, 9), config=text) == [
        "CI-01 (Server) was last verified on 2027-04-08, over 6 months ago."
    ]


def test_without_an_interval_the_parameter_holds() -> None:
    plain = changed(TYPE, ("  interval_months: 6\n", ""))
    assert places(OVERDUE, date(2028, 4, 8), config=plain) == []
    assert places(OVERDUE, date(2028, 4, 9), config=plain) == ["config:1"]


def test_in_operation_something_is_verified_or_planned() -> None:
    nothing = "- id: CI-01\n  type: Server\n  verifications: []\n"
    assert places(OVERDUE, config=nothing) == []
    assert places(OVERDUE, config=nothing, processes=PROCESS) == ["config:1"]
    assert places(OVERDUE, config=changed(PLANNED, ("2027-07-01", "2027-09-01")), processes=PROCESS) == []


def test_a_verification_of_tomorrow_is_not_done() -> None:
    ahead = changed(PLANNED, ("planned: 2027-07-01", "planned: 2027-07-01\n      verified_on: 2027-08-12"))
    assert places(OVERDUE, config=ahead) == ["config:4"]
    assert places(RESULT, config=ahead) == []


# ------------------------------------------------------------------ configuration.verification-without-result


@pytest.mark.parametrize(("gone", "missing"), [
    (["      sample: 40\n"], "sample"),
    (["      accuracy: 97.5\n"], "accuracy"),
    (["      sample: 40\n", "      accuracy: 97.5\n"], "sample and no accuracy"),
])  # fmt: skip
def test_a_verification_has_a_sample_and_an_accuracy(gone: list[str], missing: str) -> None:
    text = changed(TYPE, *((each, "") for each in gone))
    assert places(RESULT, config=text) == ["config:6"]
    assert said(RESULT, config=text) == [f"The verification of CI-01 (Server) on 2027-04-08 has no {missing}."]


# ------------------------------------------------------------------ configuration.deviation-without-action


def test_low_accuracy_needs_an_action() -> None:
    low = changed(TYPE, ("97.5", "78"))
    assert places(ACTION, config=low) == ["config:8"]
    assert said(ACTION, config=low) == [
        "Of CI-01 (Server), verified on 2027-04-08, 78 percent were right, and nothing follows from it."
    ]
    answered = changed(low, ("deviations_open: 0\n", "deviations_open: 0\n      action: T-030\n"))
    assert places(ACTION, config=answered, tasks=TASK) == []
    assert places(ACTION, config=answered, tasks=changed(TASK, ("open", "cancelled"))) == ["config:8"]


def test_the_accuracy_wanted_is_a_setting() -> None:
    assert places(ACTION, config=changed(TYPE, ("97.5", "95"))) == []
    assert places(ACTION, config=TYPE, settings="parameters:\n  configuration_accuracy: 0.98\n") == ["config:8"]


def test_open_deviations_need_an_action_however_few() -> None:
    left = changed(TYPE, ("deviations_open: 0", "deviations_open: 1"))
    assert places(ACTION, config=left) == ["config:9"]
    assert "1 deviations are open" in said(ACTION, config=left)[0]
