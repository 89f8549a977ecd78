"""Faults of the comparison of budget and actual cost."""

from datetime import date

import pytest

from tests.programmes import PROGRAMME
from tests.services import changed, places, said

NAME = "finance.comparison-overdue"
LINE = """\
- id: BUD-04
  item: Own people
  phase: design
  planned: 105000
  actual: 25620
  compared_on: 2026-12-31
"""


def test_a_quarter_without_a_comparison_is_found() -> None:
    files = {"budget": LINE, "programme": PROGRAMME}
    assert places(NAME, date(2027, 3, 31), **files) == []
    assert places(NAME, date(2027, 4, 1), **files) == ["budget:6"]
    assert said(NAME, date(2027, 4, 1), **files) == [
        "BUD-04 (Own people) has not been compared with the actual cost since 2026-12-31."
    ]
    assert places(NAME, date(2027, 4, 1), **files, settings="parameters:\n  budget_check_months: 6\n") == []


def test_the_first_comparison_is_due_a_quarter_after_the_phase_began() -> None:
    never = changed(LINE, ("  compared_on: 2026-12-31\n", ""))
    assert places(NAME, date(2027, 2, 28), budget=never, programme=PROGRAMME) == []
    assert places(NAME, date(2027, 3, 1), budget=never, programme=PROGRAMME) == ["budget:1"]
    assert "since its phase began on 2026-11-30" in said(NAME, date(2027, 3, 1), budget=never, programme=PROGRAMME)[0]


def test_a_phase_that_was_compared_at_its_end_is_finished() -> None:
    done = changed(LINE, ("2026-12-31", "2027-03-26"))
    assert places(NAME, date(2028, 1, 1), budget=done, programme=PROGRAMME) == []


def test_a_comparison_without_a_number_is_none() -> None:
    empty = changed(LINE, ("  actual: 25620\n", ""))
    assert places(NAME, date(2027, 3, 1), budget=empty, programme=PROGRAMME) == ["budget:1"]


def test_a_comparison_of_next_month_is_none_yet() -> None:
    ahead = changed(LINE, ("2026-12-31", "2027-04-30"))
    assert places(NAME, date(2027, 4, 1), budget=ahead, programme=PROGRAMME) == ["budget:1"]


def test_a_comparison_counts_on_its_own_day() -> None:
    today = changed(LINE, ("2026-12-31", "2027-04-01"))
    assert places(NAME, date(2027, 4, 1), budget=today, programme=PROGRAMME) == []


def test_a_phase_without_a_start_is_left_to_the_schema() -> None:
    vague = changed(PROGRAMME, ("  start: 2026-11-30\n", ""))
    never = changed(LINE, ("  compared_on: 2026-12-31\n", ""))
    assert places(NAME, date(2027, 8, 11), budget=never, programme=vague) == []
    assert places(NAME, date(2027, 8, 11), budget=LINE, programme=vague) == []


@pytest.mark.parametrize("phase", ["certification", "nowhere"])
def test_a_phase_that_has_not_begun_needs_no_comparison(phase: str) -> None:
    later = changed(LINE, ("phase: design", f"phase: {phase}"), ("  compared_on: 2026-12-31\n", ""))
    assert places(NAME, date(2027, 8, 11), budget=later, programme=PROGRAMME) == []
    assert places(NAME, date(2027, 8, 11), budget=LINE) == []
