"""Faults of service continuity: tests and what they found."""

from datetime import date

import pytest

from tests.services import SERVICE, SUMMER, changed, live, places, registers, said
from tests.support import related

UNTESTED, LATE, DEFECT = "continuity.untested", "continuity.test-late", "continuity.deficiency-without-action"
PROCESS = live("continuity-management-process", "2026-05-03")
TESTED = (
    SERVICE + "  continuity_tests:\n    - planned: 2027-05-15\n      tested_on: 2027-05-15\n      deficiencies: 0\n"
)
PLANNED = SERVICE + "  continuity_tests:\n    - planned: 2027-08-14\n"
MOVED = ("  recovery_time_hours: 4\n", "  recovery_time_hours: 4\n  recovery_changed_on: 2027-06-12\n")


@pytest.mark.parametrize("name", [UNTESTED, LATE, DEFECT])
def test_a_service_that_was_tested_within_the_year_is_no_fault(name: str) -> None:
    assert places(name, services=TESTED, processes=PROCESS) == []
    assert places(name, date(2028, 5, 15), services=TESTED, processes=PROCESS) == []
    assert places(name) == []


def test_a_test_is_valid_for_a_year() -> None:
    late = date(2028, 5, 16)
    assert places(UNTESTED, late, services=TESTED, processes=PROCESS) == ["services:8"]
    assert said(UNTESTED, late, services=TESTED, processes=PROCESS) == [
        "Portal: continuity was not tested since 2027-05-15, more than 12 months."
    ]
    settings = "parameters:\n  continuity_test_months: 24\n"
    assert places(UNTESTED, late, services=TESTED, processes=PROCESS, settings=settings) == []


def test_a_service_never_tested_and_without_a_plan_is_found_from_the_first_day() -> None:
    assert places(UNTESTED, date(2026, 5, 2), services=SERVICE, processes=PROCESS) == []
    assert places(UNTESTED, date(2026, 5, 3), services=SERVICE, processes=PROCESS) == ["services:6"]
    assert said(UNTESTED, date(2026, 5, 3), services=SERVICE, processes=PROCESS) == [
        "Portal: continuity was never tested, and no test is planned."
    ]


def test_a_first_test_may_be_planned_within_the_interval() -> None:
    assert places(UNTESTED, date(2027, 5, 3), services=PLANNED, processes=PROCESS) == []
    assert places(UNTESTED, date(2027, 5, 4), services=PLANNED, processes=PROCESS) == ["services:8"]
    assert "and is managed since 2026-05-03" in said(UNTESTED, date(2027, 5, 4), services=PLANNED, processes=PROCESS)[0]


def test_a_service_that_went_live_later_has_its_own_first_year() -> None:
    young = changed(PLANNED, ("  status: live\n", "  status: live\n  live_since: 2027-05-31\n"), ("08-14", "12-14"))
    assert places(UNTESTED, services=young, processes=PROCESS) == []
    older = changed(young, ("live_since: 2027-05-31", "live_since: 2025-05-31"))
    assert places(UNTESTED, services=older, processes=PROCESS) == ["services:9"]


def test_a_first_test_that_was_planned_and_not_held_is_named() -> None:
    late = date(2027, 8, 15)
    assert places(UNTESTED, late, services=PLANNED, processes=PROCESS) == ["services:8"]
    assert said(UNTESTED, late, services=PLANNED, processes=PROCESS) == [
        "Portal: continuity was never tested; the test planned for 2027-08-14 was not held."
    ]


def test_a_move_needs_a_new_test_within_a_month() -> None:
    moved = changed(TESTED, MOVED)
    assert places(UNTESTED, date(2027, 7, 12), services=moved, processes=PROCESS) == []
    assert places(UNTESTED, date(2027, 7, 13), services=moved, processes=PROCESS) == ["services:7"]
    assert said(UNTESTED, services=moved, processes=PROCESS) == [
        "Portal: continuity was not tested since its recovery changed on 2027-06-12."
    ]
    again = changed(moved, ("tested_on: 2027-05-15", "tested_on: 2027-06-12"))
    assert places(UNTESTED, services=again, processes=PROCESS) == []


def test_an_overdue_test_that_is_about_to_be_held_is_a_warning() -> None:
    moved = changed(TESTED, MOVED) + "    - planned: 2027-08-14\n"
    files = {"services": moved, "processes": PROCESS}
    assert (places(LATE, **files), places(UNTESTED, **files)) == (["services:7"], [])
    assert said(LATE, **files)[0].endswith("changed on 2027-06-12; the next test is planned for 2027-08-14.")
    assert related(LATE, registers(**files), SUMMER) == ["data/services.yml:12:16"]
    soon = "parameters:\n  due_soon_days: 2\n"
    assert (places(LATE, **files, settings=soon), places(UNTESTED, **files, settings=soon)) == ([], ["services:7"])


def test_the_next_of_several_planned_tests_counts_and_today_is_not_too_late() -> None:
    moved = changed(TESTED, MOVED) + "    - planned: 2027-11-18\n    - planned: 2027-08-14\n"
    files = {"services": moved, "processes": PROCESS}
    assert said(LATE, **files)[0].endswith("the next test is planned for 2027-08-14.")
    assert places(LATE, date(2027, 8, 14), **files) == ["services:7"]
    assert places(UNTESTED, date(2027, 8, 15), **files) == ["services:7"]
    assert places(LATE, **files, settings="parameters:\n  due_soon_days: 3\n") == ["services:7"]


def test_a_test_counts_on_its_own_day_and_is_no_plan_any_more() -> None:
    moved = changed(TESTED, MOVED) + "    - planned: 2027-08-14\n      tested_on: 2027-08-11\n"
    assert places(LATE, services=moved, processes=PROCESS) == []
    assert places(UNTESTED, services=moved, processes=PROCESS) == []
    early = changed(TESTED, ("tested_on: 2027-05-15", "tested_on: 2026-05-15"), ("planned: 2027", "planned: 2028"))
    assert places(UNTESTED, services=early, processes=PROCESS) == ["services:8"]


def test_a_planned_day_that_has_passed_announces_nothing() -> None:
    moved = changed(TESTED, MOVED) + "    - planned: 2027-08-10\n"
    assert places(UNTESTED, services=moved, processes=PROCESS) == ["services:7"]


@pytest.mark.parametrize(("old", "new"), [
    ("  recovery_time_hours: 4\n", ""),
    ("in_scope: true", "in_scope: false"),
    ("status: live", "status: pipeline"),
])  # fmt: skip
def test_what_need_not_be_recovered_need_not_be_tested(old: str, new: str) -> None:
    assert places(UNTESTED, services=changed(SERVICE, (old, new)), processes=PROCESS) == []


def test_before_continuity_is_managed_nothing_is_late() -> None:
    assert places(UNTESTED, services=changed(TESTED, MOVED)) == []
    assert places(UNTESTED, services=SERVICE, processes="- [\n") == []


# ------------------------------------------------------------------ continuity.deficiency-without-action


def test_deficiencies_of_a_test_need_an_action() -> None:
    bad = changed(TESTED, ("deficiencies: 0", "deficiencies: 3"))
    assert places(DEFECT, services=bad) == ["services:10"]
    assert said(DEFECT, services=bad) == [
        "The continuity test of Portal on 2027-05-15 found 3 deficiencies, and nothing follows from it."
    ]
    assert places(DEFECT, services=f"{bad}      action: IMP-007\n", improvements="- id: IMP-007\n") == []
    assert places(DEFECT, services=f"{bad}      action: R-01\n", risks="- id: R-01\n") == ["services:10"]


def test_a_test_that_was_not_held_found_nothing() -> None:
    one = changed(TESTED, ("deficiencies: 0", "deficiencies: 1"))
    assert places(DEFECT, date(2027, 5, 15), services=one) == ["services:10"]
    assert places(DEFECT, date(2027, 5, 14), services=one) == []
    odd = changed(TESTED, ("tested_on: 2027-05-15", "tested_on: 2027-09-15"), ("deficiencies: 0", "deficiencies: 3"))
    assert places(DEFECT, services=odd) == []
