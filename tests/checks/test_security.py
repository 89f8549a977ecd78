"""Faults of information security: risks and incidents."""

from datetime import date

import pytest

from tests.services import changed, live, places, said

OLD, NONE, INCIDENT = "security.assessment-overdue", "security.no-risk-assessed", "security.incident-unanalysed"
PROCESS = live("information-security-management-process", "2027-05-03")
RISK = """\
- id: R-024
  area: security
  status: treating
  reviewed_on: 2026-08-11
"""
CASE = """\
- id: CASE-016
  kind: security-incident
  opened_on: 2027-06-11
  closed_on: 2027-06-14
  reviewed_on: 2027-06-23
"""


@pytest.mark.parametrize("name", [OLD, NONE, INCIDENT])
def test_assessed_risks_and_analysed_incidents_are_no_fault(name: str) -> None:
    assert places(name, risks=RISK, processes=PROCESS, cases=CASE) == []
    assert places(name) == []


def test_a_security_risk_is_looked_at_once_a_year() -> None:
    assert places(OLD, date(2027, 8, 11), risks=RISK) == []
    assert places(OLD, date(2027, 8, 12), risks=RISK) == ["risks:4"]
    assert said(OLD, date(2027, 8, 12), risks=RISK) == [
        "The security risk R-024 was last assessed on 2026-08-11, more than 12 months ago."
    ]
    settings = "parameters:\n  security_assessment_months: 13\n"
    assert places(OLD, date(2027, 8, 12), risks=RISK, settings=settings) == []


@pytest.mark.parametrize(("old", "new"), [
    ("status: treating", "status: closed"), ("area: security", "area: sms"), ("  reviewed_on: 2026-08-11\n", ""),
])  # fmt: skip
def test_closed_and_other_risks_are_not_asked_for(old: str, new: str) -> None:
    assert places(OLD, date(2030, 1, 1), risks=changed(RISK, (old, new))) == []


def test_in_operation_some_security_risk_is_assessed() -> None:
    other = changed(RISK, ("area: security", "area: sms"))
    assert places(NONE, date(2027, 5, 2), risks=other, processes=PROCESS) == []
    assert places(NONE, date(2027, 5, 3), risks=other, processes=PROCESS) == ["processes:4"]
    assert said(NONE, risks=other, processes=PROCESS) == [
        "Information security management is in operation since 2027-05-03, but no security risk is assessed."
    ]
    closed = changed(RISK, ("status: treating", "status: closed"))
    assert places(NONE, risks=closed, processes=PROCESS) == ["processes:4"]


@pytest.mark.parametrize("texts", [{"risks": "- [\n"}, {"processes": "- [\n"}])
def test_nothing_is_concluded_from_what_cannot_be_read(texts: dict[str, str]) -> None:
    assert places(NONE, **{"processes": PROCESS, **texts}) == []


def test_a_security_incident_is_analysed_within_a_month() -> None:
    open_ = changed(CASE, ("  reviewed_on: 2027-06-23\n", ""))
    assert places(INCIDENT, date(2027, 7, 14), cases=open_) == []
    assert places(INCIDENT, date(2027, 7, 15), cases=open_) == ["cases:4"]
    assert said(INCIDENT, date(2027, 7, 15), cases=open_) == [
        "The security incident CASE-016 was closed on 2027-06-14 and is not analysed, after 30 days."
    ]
    assert places(INCIDENT, cases=changed(open_, ("security-incident", "problem"))) == []
