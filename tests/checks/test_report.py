"""Faults of service reports (read on 2027-08-11)."""

from datetime import date

import pytest

from tests.programmes import changed, lines
from tests.support import found, messages

REPORTS = "data/reports.yml"
NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
IDS = ["report.led-to-nothing", "report.not-issued"]
REPORT = """\
- id: RPT-02
  title: Service report
  frequency: monthly
  first_due: 2027-03-15
  last_issued_on: 2027-08-06
  last_decision: Rota changed
"""


def report(*replacements: tuple[str, str]) -> dict[str, str]:
    return {REPORTS: changed(REPORT, *replacements)}


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize(
    "text", [REPORT, "- [", "- 7\n", "[]\n", "- {id: 7, first_due: x, last_issued_on: [], frequency: {}}\n"]
)
def test_sound_and_odd_reports_have_no_fault(check_id: str, text: str) -> None:
    assert lines(check_id, {REPORTS: text}, DAY) == []
    assert lines(check_id, {}, DAY) == []


def test_a_report_that_is_issued_led_to_a_decision() -> None:
    files = report(("  last_decision: Rota changed\n", ""))
    assert found("report.led-to-nothing", files, NOW) == [f"{REPORTS}:5:19"]
    assert messages("report.led-to-nothing", files, NOW) == [
        "RPT-02 (Service report) is issued, and nothing says what it led to."
    ]
    assert lines("report.led-to-nothing", files, "2027-08-05") == [], "not issued yet"


NEVER = ("  last_issued_on: 2027-08-06\n", "")


def test_a_report_that_was_never_issued_is_found_twenty_days_after_its_first_day() -> None:
    assert lines("report.not-issued", report(NEVER), "2027-04-04") == []
    assert found("report.not-issued", report(NEVER), date(2027, 4, 5)) == [f"{REPORTS}:4:14"]
    assert messages("report.not-issued", report(NEVER), NOW) == [
        "RPT-02 (Service report) was not issued at all; it was due on 2027-03-15."
    ]


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        ("weekly", "2027-02-28"),
        ("monthly", "2027-02-28"),
        ("quarterly", "2027-04-30"),
        ("half-yearly", "2027-07-31"),
        ("yearly", "2028-01-31"),
    ],
)
def test_the_next_issue_is_due_one_interval_after_the_last(frequency: str, due: str) -> None:
    files = report(("last_issued_on: 2027-08-06", "last_issued_on: 2027-01-31"), ("monthly", frequency))
    day = date.fromordinal(date.fromisoformat(due).toordinal() + 20)
    assert found("report.not-issued", files, day) == []
    assert found("report.not-issued", files, date.fromordinal(day.toordinal() + 1)) == [f"{REPORTS}:5:19"]
    assert messages("report.not-issued", files, date(2028, 8, 11)) == [
        f"RPT-02 (Service report) was not issued since 2027-01-31; it was due on {due}."
    ]


def test_an_issue_of_a_day_to_come_is_none_yet() -> None:
    assert lines("report.not-issued", report(("2027-08-06", "2027-09-06")), DAY) == ["reports:4"]


def test_an_unknown_rhythm_says_nothing() -> None:
    assert lines("report.not-issued", report(("monthly", "daily")), "2029-08-11") == []
