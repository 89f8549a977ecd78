"""Faults of improvements (read on 2027-08-11)."""

from datetime import date

import pytest

from tests.programmes import changed, lines
from tests.support import found, messages

IMPROVEMENTS = "data/improvements.yml"
NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
IDS = [
    "improvement.decided-without-reason",
    "improvement.dried-up",
    "improvement.result-unmeasured",
    "improvement.target-missing",
    "improvement.unaligned",
]
IMPROVEMENT = """\
- id: IMP-001
  source: gap-assessment
  raised_on: 2027-06-06
  criteria: Benefit 5, effort 2
  objective: O-04
  decision: approved
  decision_reason: Early benefit
  decided_on: 2027-06-10
  decided_by: executive-sponsor
  target: Wrongly sent reports below 3 percent
  status: done
  result: 2.6 percent
  measured_on: 2027-07-15
"""


def improvement(*replacements: tuple[str, str], more: str = "") -> dict[str, str]:
    return {IMPROVEMENTS: changed(IMPROVEMENT, *replacements) + more}


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_improvement_has_no_fault(check_id: str) -> None:
    assert lines(check_id, improvement(), DAY) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["- [", "- 7\n", "[]\n", "- {id: 7, decision: [approved], raised_on: 7, result: 7}\n"])
def test_odd_registers_give_no_fault(check_id: str, text: str) -> None:
    assert lines(check_id, {IMPROVEMENTS: text}, DAY) == []
    assert lines(check_id, {}, DAY) == []


# ------------------------------------------------------------------ improvement.decided-without-reason


@pytest.mark.parametrize("decision", ["approved", "rejected", "deferred"])
@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("  decision_reason: Early benefit\n", "decision_reason"),
        ("  decided_on: 2027-06-10\n", "decided_on"),
        ("  decided_by: executive-sponsor\n", "decided_by"),
    ],
)
def test_a_decision_says_why_when_and_by_whom(decision: str, line: str, field: str) -> None:
    files = improvement((line, ""), ("decision: approved", f"decision: {decision}"))
    assert found("improvement.decided-without-reason", files, NOW) == [f"{IMPROVEMENTS}:6:13"]
    assert messages("improvement.decided-without-reason", files, NOW) == [f"IMP-001 was {decision} without {field}."]


def test_a_proposal_needs_no_reason_yet() -> None:
    files = improvement(("decision: approved\n  decision_reason: Early benefit\n", "decision: proposed\n"))
    assert lines("improvement.decided-without-reason", files, DAY) == []


# ------------------------------------------------------------------ improvement.target-missing, unaligned


def test_an_approved_improvement_has_a_target() -> None:
    without = ("  target: Wrongly sent reports below 3 percent\n", "")
    assert found("improvement.target-missing", improvement(without), NOW) == [f"{IMPROVEMENTS}:6:13"]
    assert messages("improvement.target-missing", improvement(without), NOW) == [
        "IMP-001 was approved without a target."
    ]
    rejected = improvement(without, ("decision: approved", "decision: rejected"))
    assert lines("improvement.target-missing", rejected, DAY) == []


def test_an_approved_improvement_serves_an_objective() -> None:
    without = ("  objective: O-04\n", "")
    assert found("improvement.unaligned", improvement(without), NOW) == [f"{IMPROVEMENTS}:4:13"]
    said = ("Benefit 5, effort 2", "Benefit 5, serves no objective but the law")
    assert lines("improvement.unaligned", improvement(without, said), DAY) == []
    none = improvement(without, ("  criteria: Benefit 5, effort 2\n", ""))
    assert lines("improvement.unaligned", none, DAY) == ["improvements:4"], "at the decision"


# ------------------------------------------------------------------ improvement.result-unmeasured


@pytest.mark.parametrize(
    ("old", "new", "line", "why"),
    [
        ("  result: 2.6 percent\n", "", 11, "result is not given"),
        ("  measured_on: 2027-07-15\n", "", 11, "measured_on is not given"),
        ("result: 2.6 percent", "result: ok", 12, 'its result "ok" is no measurement'),
        ("result: 2.6 percent", "result: works very well", 12, 'its result "works very well" is no measurement'),
        (
            "measured_on: 2027-07-15",
            "measured_on: 2027-08-12",
            13,
            "its result is of 2027-08-12, which has not come yet",
        ),
    ],
)
def test_what_is_done_was_measured(old: str, new: str, line: int, why: str) -> None:
    files = improvement((old, new))
    assert lines("improvement.result-unmeasured", files, DAY) == [f"improvements:{line}"]
    assert messages("improvement.result-unmeasured", files, NOW) == [f"IMP-001 is done, but {why}."]
    under_way = improvement((old, new), ("status: done", "status: in-progress"))
    assert lines("improvement.result-unmeasured", under_way, DAY) == []


@pytest.mark.parametrize("result", ["No late move since March, all shifts asked", "12 of 14", "0"])
def test_a_result_in_words_or_numbers_is_one(result: str) -> None:
    files = improvement(("result: 2.6 percent", f'result: "{result}"'))
    assert lines("improvement.result-unmeasured", files, DAY) == []


# ------------------------------------------------------------------ improvement.dried-up


def raised(*entries: tuple[str, str]) -> dict[str, str]:
    rows = (f"- {{id: IMP-{i:03}, raised_on: {day}, source: {source}}}\n" for i, (day, source) in enumerate(entries))
    return {IMPROVEMENTS: "".join(rows)}


def test_half_a_year_without_an_improvement_is_found_at_the_newest() -> None:
    files = raised(("2027-02-10", "customer"), ("2027-02-10", "staff"), ("2026-11-24", "staff"))
    assert lines("improvement.dried-up", files, "2027-08-10") == []
    assert lines("improvement.dried-up", files, "2027-08-11") == ["improvements:2"]
    assert messages("improvement.dried-up", files, NOW) == [
        "The newest improvement was raised on 2027-02-10, more than 6 months ago."
    ]
    settings = {"data/settings.yml": "parameters:\n  improvement_months: 9\n"}
    assert lines("improvement.dried-up", files | settings, DAY) == []


def test_improvements_come_from_several_sources() -> None:
    one = raised(("2026-11-24", "customer"), ("2027-05-12", "audit"), ("2027-07-12", "audit"))
    assert lines("improvement.dried-up", one, DAY) == ["improvements:3"]
    assert messages("improvement.dried-up", one, NOW) == [
        'All improvements of the last 6 months come from one source, "audit".'
    ]
    several = raised(("2026-11-24", "customer"), ("2027-05-12", "staff"), ("2027-07-12", "audit"))
    assert lines("improvement.dried-up", several, DAY) == []


def test_a_young_register_and_days_to_come_are_not_judged() -> None:
    assert lines("improvement.dried-up", raised(("2027-03-01", "audit")), DAY) == []
    assert lines("improvement.dried-up", raised(("2027-03-01", "audit")), "2027-09-01") == ["improvements:1"]
    planned = raised(("2027-01-11", "audit"), ("2027-09-01", "staff"))
    assert lines("improvement.dried-up", planned, DAY) == ["improvements:1"]
