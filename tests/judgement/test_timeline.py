"""Phases and milestones of a text."""

import pytest

from sms_docs.judgement.timeline import Step, steps_in
from tests.pages import WORDS, line, page, part


def steps(text: str) -> tuple[Step, ...]:
    document = page(f"# Timeline\n\n{text}")
    return steps_in(document, part(document), WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "| Phase | Start | End |\n|---|---|---|\n| 1 | 2026-10-05 | 2026-11-27 |\n| 2 | 2026-11-30 | 2027-03-26 |\n",
        "| Phase | Months |\n|---|---|\n| Foundation | months 1-2 |\n| Design | months 3-5 |\n",
        "| Phase | Q1 2027 | Q2 2027 |\n|---|---|---|\n| Foundation | x | |\n| Design | | x |\n",
        "| Phase | Length |\n|---|---|\n| Foundation | 8 weeks |\n| Design | 4 months |\n",
        "- Phase 1 (Months 1-3): foundation\n- Phase 2 (Months 4-9): rollout\n",
        "- Foundation\n    - ends in March 2027\n- Design\n    - ends in June 2027\n",
        "## Phase 1: Q1 2027\n\nFoundation.\n\n## Phase 2: Q2 2027\n\nDesign.\n",
        "Foundation ends in March 2027. Design ends in June 2027.\n",
        "- Gate 1: 27 November 2026\n- Gate 2: 26 March 2027\n",
    ],
)
def test_two_dated_phases_can_be_written_in_many_ways(text: str) -> None:
    assert [each.dated for each in steps(text)] == [True, True]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("| Phase | Start |\n|---|---|\n| Foundation | TBD |\n| Design | |\n", [False, False]),
        ("- Phase 1: foundation\n- Phase 2: design\n", [False, False]),
        ("- Phase 1 by clause 4.3\n- Phase 2 with ISO/IEC 20000-1:2018\n", [False, False]),
        ("Certification comes when it comes.\n", []),
        ("Certification next year.\n", [True]),
        ("TBD\n\n> **Hint:** Phase 1: 2027\n\n<!-- 2028 -->\n", []),
    ],
)
def test_names_and_open_places_are_no_dates(text: str, dated: list[bool]) -> None:
    assert [each.dated for each in steps(text)] == dated


def test_a_milestone_is_known_by_its_name() -> None:
    text = "- Phase 1, month 1: work\n- Phase 2, month 2; milestone: scope approved\n- Internal audit in June 2027\n"
    assert [each.milestone for each in steps(text)] == [False, True, True]


def test_a_column_for_milestones_counts_where_it_is_filled() -> None:
    text = "| Phase | Months | Milestone |\n|---|---|---|\n| 1 | 1-2 | scope |\n| 2 | 3-4 | TBD |\n"
    assert [each.milestone for each in steps(text)] == [True, False]


def test_a_step_has_name_and_place() -> None:
    document = page("# Timeline\n\n| Phase | Start |\n|---|---|\n| **Design** | 2027-01-01 |\n")
    (step,) = steps_in(document, part(document), WORDS)
    assert (step.name, line(document, step.offset)) == ("Design", 5)
