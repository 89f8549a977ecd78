"""Faults of problem management."""

from datetime import date

import pytest

from tests.services import changed, places, said

NONE, CAUSE, HIDDEN = "problem.none-recorded", "problem.cause-missing", "problem.known-error-hidden"
PROCESSES = """\
- id: incident
  document: incident-management-process
  live_since: 2027-04-12
- id: problem
  document: problem-management-process
  live_since: 2027-05-03
"""
RECORDS = """\
- id: REC-16
  processes: [incident]
  instances:
    - {period: "2027-04", count: 1800}
    - {period: "2027-05", count: 60}
    - {period: "2027-06", count: 40}
- id: REC-18
  processes: [problem]
  instances:
    - {period: "2027-06", count: 0}
"""
CASE = """\
- id: CASE-005
  kind: problem
  opened_on: 2027-05-13
  cause: Fault in the program
  article: KB-010
  closed_on: 2027-06-24
"""


# ------------------------------------------------------------------ problem.none-recorded


def test_many_incidents_and_no_problem_are_found_at_the_empty_records() -> None:
    assert places(NONE, processes=PROCESSES, records=RECORDS) == ["records:10"]
    assert said(NONE, processes=PROCESSES, records=RECORDS) == [
        "100 incidents are counted since 2027-05-03, and no problem."
    ]


def test_incidents_before_the_start_and_a_few_since_prove_nothing() -> None:
    few = changed(RECORDS, ("count: 40", "count: 39"))
    assert places(NONE, processes=PROCESSES, records=few) == []
    settings = "parameters:\n  incidents_without_problem: 99\n"
    assert places(NONE, processes=PROCESSES, records=few, settings=settings) == ["records:10"]


def test_one_problem_shows_that_somebody_looks() -> None:
    one = changed(RECORDS, ("count: 0", "count: 1"))
    assert places(NONE, processes=PROCESSES, records=one) == []


def test_without_a_kind_of_record_the_process_is_the_place() -> None:
    bare = RECORDS[: RECORDS.index("- id: REC-18")]
    assert places(NONE, processes=PROCESSES, records=bare) == ["processes:6"]


def test_before_problem_management_is_live_nothing_is_missing() -> None:
    planned = changed(PROCESSES, ("live_since: 2027-05-03", "live_planned: 2027-05-03"))
    assert places(NONE, processes=planned, records=RECORDS) == []
    assert places(NONE, date(2027, 5, 2), processes=PROCESSES, records=RECORDS) == []


@pytest.mark.parametrize("records", ["- [\n", "[]\n", "- id: REC-16\n  processes: [incident]\n  instances: many\n"])
def test_records_that_say_nothing_prove_nothing(records: str) -> None:
    assert places(NONE, processes=PROCESSES, records=records) == []


# ------------------------------------------------------------------ problem.cause-missing


def test_a_problem_is_not_closed_without_its_cause() -> None:
    waited = changed(CASE, ("  cause: Fault in the program\n", ""))
    assert places(CAUSE, cases=waited) == ["cases:5"]
    assert said(CAUSE, cases=waited) == ["The problem CASE-005 was closed on 2027-06-24 without a cause."]
    assert places(CAUSE, date(2027, 6, 24), cases=waited) == ["cases:5"]
    assert places(CAUSE, date(2027, 6, 23), cases=waited) == []
    assert places(CAUSE, cases=CASE) == []


def test_only_problems_need_a_cause() -> None:
    assert places(CAUSE, cases="- {id: CASE-001, kind: change, opened_on: 2027-05-13, closed_on: 2027-05-14}\n") == []


# ------------------------------------------------------------------ problem.known-error-hidden


def test_a_known_error_is_shown_to_the_desk_until_it_is_gone() -> None:
    secret = changed(CASE, ("  article: KB-010\n", ""))
    assert places(HIDDEN, cases=secret) == []
    assert places(HIDDEN, date(2027, 6, 23), cases=secret) == ["cases:4"]
    assert said(HIDDEN, date(2027, 6, 23), cases=secret) == [
        "The cause of the problem CASE-005 is known, but no article tells those who handle incidents."
    ]
    assert places(HIDDEN, date(2027, 6, 23), cases=CASE) == []


def test_a_case_counts_from_its_first_day() -> None:
    secret = changed(CASE, ("  article: KB-010\n", ""))
    assert places(HIDDEN, date(2027, 5, 13), cases=secret) == ["cases:4"]
    assert places(HIDDEN, date(2027, 5, 12), cases=secret) == []


def test_without_a_cause_there_is_no_known_error() -> None:
    unknown = "- {id: CASE-001, kind: problem, opened_on: 2027-05-13}\n"
    assert places(HIDDEN, cases=unknown) == []
    assert places(HIDDEN) == []
