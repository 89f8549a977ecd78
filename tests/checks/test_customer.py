"""Faults of customers' satisfaction and complaints."""

from datetime import date

import pytest

from tests.services import SERVICE, SLA, changed, live, places, said

CUSTOMER = """\
- id: CUS-01
  name: County council
  satisfaction_measured_on: 2026-06-30
  complaints: []
"""
PROCESS = live("business-relationship-management-process")
LATE, OPEN = "customer.satisfaction-overdue", "customer.complaint-open"


def test_satisfaction_is_asked_for_once_a_year() -> None:
    files = {"customers": CUSTOMER, "services": SERVICE}
    assert places(LATE, date(2027, 6, 30), **files) == []
    assert places(LATE, date(2027, 7, 1), **files) == ["customers:3"]
    assert said(LATE, date(2027, 7, 1), **files) == [
        "The satisfaction of County council has not been measured since 2026-06-30, more than 12 months."
    ]
    assert places(LATE, date(2027, 7, 1), **files, settings="parameters:\n  satisfaction_months: 24\n") == []


def test_a_customer_who_was_never_asked_counts_from_the_start_of_operation() -> None:
    never = changed(CUSTOMER, ("  satisfaction_measured_on: 2026-06-30\n", ""))
    assert places(LATE, date(2028, 4, 12), customers=never, services=SERVICE, processes=PROCESS) == []
    assert places(LATE, date(2028, 4, 13), customers=never, services=SERVICE, processes=PROCESS) == ["customers:1"]
    assert places(LATE, date(2030, 1, 1), customers=never, services=SERVICE) == []


def test_a_new_customer_has_a_year_of_its_own() -> None:
    never = changed(CUSTOMER, ("  satisfaction_measured_on: 2026-06-30\n", ""))
    new = changed(SLA, ("CUS-01, agreed_on: 2027-03-18", "CUS-01, agreed_on: 2028-03-18"))
    files = {"customers": never, "services": SERVICE, "processes": PROCESS}
    assert places(LATE, date(2028, 8, 11), slas=SLA, **files) == ["customers:1"]
    assert places(LATE, date(2028, 8, 11), slas=new, **files) == []
    assert places(LATE, date(2029, 3, 19), slas=new, **files) == ["customers:1"]


def test_a_complaint_is_not_closed_on_a_day_to_come() -> None:
    complaint = "{id: CMP-1, raised_on: 2027-08-01, status: closed, closed_on: 2027-08-12, result: Paid}"
    ahead = changed(CUSTOMER, ("complaints: []", f"complaints: [{complaint}]"))
    assert said("customer.complaint-open", customers=ahead)[0].endswith("on 2027-08-12, which has not come yet.")
    assert places("customer.complaint-open", date(2027, 8, 12), customers=ahead) == []


def test_a_survey_counts_on_its_own_day() -> None:
    today = changed(CUSTOMER, ("2026-06-30", "2028-08-11"))
    files = {"customers": today, "services": SERVICE, "processes": PROCESS}
    assert places(LATE, date(2028, 8, 11), **files) == []
    assert places(LATE, date(2028, 8, 10), **files) == ["customers:3"]


def test_a_survey_of_next_year_is_not_held_yet() -> None:
    planned = changed(CUSTOMER, ("2026-06-30", "2028-06-30"))
    assert places(LATE, date(2028, 5, 1), customers=planned, services=SERVICE, processes=PROCESS) == ["customers:3"]


@pytest.mark.parametrize("service", [
    changed(SERVICE, ("in_scope: true", "in_scope: false")), changed(SERVICE, ("[CUS-01, CUS-02]", "[CUS-02]")), "[]\n",
])  # fmt: skip
def test_who_receives_nothing_in_scope_need_not_be_asked(service: str) -> None:
    assert places(LATE, date(2030, 1, 1), customers=CUSTOMER, services=service) == []


def complaint(fields: str) -> str:
    return changed(CUSTOMER, ("complaints: []", f"complaints:\n    - {{id: CMP-001, {fields}}}"))


def test_a_complaint_may_be_open_for_a_month() -> None:
    text = complaint("raised_on: 2027-07-12, status: open")
    assert places(OPEN, date(2027, 8, 11), customers=text) == []
    assert places(OPEN, date(2027, 8, 12), customers=text) == ["customers:5"]
    assert said(OPEN, date(2027, 8, 12), customers=text) == [
        "Complaint CMP-001 of County council is open since 2027-07-12, longer than 30 days."
    ]


def test_what_is_escalated_or_settled_is_no_fault() -> None:
    assert places(OPEN, customers=complaint("raised_on: 2027-01-12, status: escalated")) == []
    done = "raised_on: 2027-01-12, status: closed, closed_on: 2027-01-29, result: Form changed"
    assert places(OPEN, customers=complaint(done)) == []
    assert places(OPEN, customers=CUSTOMER) == []


def test_a_closed_complaint_says_when_and_how() -> None:
    text = complaint("raised_on: 2027-07-12, status: closed, closed_on: 2027-07-29")
    assert said(OPEN, customers=text) == ["Complaint CMP-001 of County council is closed without result."]
