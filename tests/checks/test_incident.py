"""Faults of incident management: priorities, times, major incidents."""

from datetime import date

import pytest

from tests.services import SLA, SUMMER, changed, places, registers, said
from tests.support import document, found, messages, related

PROCESS = "content/processes/incident.md"
MAJOR, GROUND, CLOCK = (
    "incident.major-unreviewed", "incident.priority-without-ground", "incident.priority-slower-than-agreed",
)  # fmt: skip
CASE = """\
- id: CASE-004
  kind: major-incident
  responsible: incident-manager
  opened_on: 2027-05-13
  closed_on: 2027-05-14
  reviewed_on: 2027-05-20
"""
HOURS = changed(
    SLA,
    ("kind: availability", "kind: resolution-time"),
    ("Portal reachable", "Disturbance of priority 1 removed"),
    ("at-least", "at-most"),
    ("value: 99.5", "value: 4"),
    ("percent", "hours"),
)


def process(text: str) -> dict[str, str]:
    body = f"# Incidents\n\n## Classification and priority\n\n{text}\n"
    return {PROCESS: document(body, kind="incident-management-process")}


# ------------------------------------------------------------------ incident.major-unreviewed


def test_a_major_incident_that_was_led_and_reviewed_is_no_fault() -> None:
    assert places(MAJOR, cases=CASE) == []
    assert places(MAJOR) == []


def test_a_major_incident_is_reviewed_within_two_weeks() -> None:
    open_ = changed(CASE, ("  reviewed_on: 2027-05-20\n", ""))
    assert places(MAJOR, date(2027, 5, 28), cases=open_) == []
    assert places(MAJOR, date(2027, 5, 29), cases=open_) == ["cases:5"]
    assert said(MAJOR, date(2027, 5, 29), cases=open_) == [
        "The major incident CASE-004 was closed on 2027-05-14 and is not reviewed, after 14 days."
    ]
    settings = "parameters:\n  major_incident_review_days: 100\n"
    assert places(MAJOR, cases=open_, settings=settings) == []


def test_somebody_leads_a_major_incident_from_the_first_day() -> None:
    alone = changed(CASE, ("  responsible: incident-manager\n", ""), ("  closed_on: 2027-05-14\n", ""))
    assert places(MAJOR, cases=alone) == ["cases:1"]
    assert said(MAJOR, cases=alone) == ["Nobody is responsible for the major incident CASE-004."]
    assert places(MAJOR, cases=changed(alone, ("major-incident", "problem"))) == []


# ------------------------------------------------------------------ incident.priority-without-ground


@pytest.mark.parametrize("text", [
    "Priority follows from impact and urgency.",
    "| Impact | High urgency | Low urgency |\n|---|---|---|\n| extensive | 1 | 2 |",
    "### Impact\n\nThe number of users counts as impact.\n\n### Urgency\n\nA deadline today is urgent.",
])  # fmt: skip
def test_a_priority_of_impact_and_urgency_is_no_fault(text: str) -> None:
    assert found(GROUND, process(text)) == []


@pytest.mark.parametrize(("text", "missing"), [
    ("The service desk sets the priority.", "impact and urgency"),
    ("The priority follows from the impact on users.", "urgency"),
    ("The more urgent a report is, the earlier we begin.", "impact"),
])  # fmt: skip
def test_a_priority_from_nowhere_is_found(text: str, missing: str) -> None:
    assert found(GROUND, process(text)) == [f"{PROCESS}:17:1"]
    assert messages(GROUND, process(text)) == [f'The section "Classification and priority" says nothing on {missing}.']


def test_a_process_without_the_section_is_left_to_the_check_of_sections() -> None:
    bare = {PROCESS: document("# Incidents\n\n## Scope\n\nAll of them.\n", kind="incident-management-process")}
    assert found(GROUND, bare) == []
    assert found(GROUND, {}) == []


# ------------------------------------------------------------------ incident.priority-slower-than-agreed

TABLE = """\
| Priority | Accepted within | Service back within |
|---|---|---|
| P1 | 15 minutes | {} |
| P2 | 1 hour | 9 hours |
"""


@pytest.mark.parametrize(("time", "line"), [
    ("4 hours", None), ("240 minutes", None), ("241 minutes", 21),
    ("3 h", None), ("8 hours", 21), ("4.5 h, at any hour", 21),
    ("2 working days", None),
])  # fmt: skip
def test_a_row_of_a_table_is_compared_with_the_agreement(time: str, line: int | None) -> None:
    files = process(TABLE.format(time)) | registers(slas=HOURS)
    assert found(CLOCK, files, SUMMER) == ([f"{PROCESS}:{line}:1"] if line else [])


def test_a_sentence_is_compared_with_the_agreement() -> None:
    files = process("A disturbance of priority 1 is restored within 8 hours.") | registers(slas=HOURS)
    assert messages(CLOCK, files, SUMMER) == ["Priority 1 allows 8 hours, but SLA-01-A allows 4."]
    assert related(CLOCK, files, SUMMER) == ["data/slas.yml:10:14"]
    assert messages(CLOCK, process("Priority 2 is restored within 8 hours.") | registers(slas=HOURS), SUMMER) == []


def test_an_agreement_may_count_in_minutes() -> None:
    minutes = changed(HOURS, ("value: 4", "value: 90"), ("unit: hours", "unit: minutes"))
    for hours, expected in (("1.5", []), ("2", ["Priority 1 allows 2 hours, but SLA-01-A allows 1.5."])):
        files = process(f"Priority 1 is restored within {hours} hours.") | registers(slas=minutes)
        assert messages(CLOCK, files, SUMMER) == expected


def test_the_strictest_agreement_counts() -> None:
    two = changed(HOURS, ("value: 4", "value: 9")) + changed(HOURS, ("SLA-01", "SLA-02"), ("value: 4", "value: 2"))
    files = process("Priority 1 is restored within 4 hours.") | registers(slas=two)
    assert messages(CLOCK, files, SUMMER) == ["Priority 1 allows 4 hours, but SLA-02-A allows 2."]
    turned = changed(HOURS, ("value: 4", "value: 2")) + changed(HOURS, ("SLA-01", "SLA-02"), ("value: 4", "value: 9"))
    files = process("Priority 1 is restored within 4 hours.") | registers(slas=turned)
    assert messages(CLOCK, files, SUMMER) == ["Priority 1 allows 4 hours, but SLA-01-A allows 2."]


@pytest.mark.parametrize("rule", [
    "The times of a service level agreement always win when they are shorter.",
    "Where an SLA is stricter, its time holds.",
])  # fmt: skip
def test_a_process_may_say_that_the_agreement_wins(rule: str) -> None:
    files = process(f"Priority 1 is restored within 8 hours.\n\n{rule}") | registers(slas=HOURS)
    assert found(CLOCK, files, SUMMER) == []


@pytest.mark.parametrize(("old", "new"), [
    ("status: agreed", "status: draft"),
    ("priority 1 removed", "any sort removed"),
    ("unit: hours", "unit: count"),
    ("value: 4", "value: soon"),
    ("resolution-time", "response-time"),
])  # fmt: skip
def test_what_says_nothing_on_the_priority_is_not_compared(old: str, new: str) -> None:
    files = process("Priority 1 is restored within 8 hours.") | registers(slas=changed(HOURS, (old, new)))
    assert found(CLOCK, files, SUMMER) == []


def test_a_time_to_answer_is_no_time_to_restore() -> None:
    files = process("Priority 1 is answered within 8 hours. The rest comes later.") | registers(slas=HOURS)
    assert found(CLOCK, files, SUMMER) == []
