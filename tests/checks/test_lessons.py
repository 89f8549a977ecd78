"""What a finished phase leaves behind."""

import pytest

from tests.programmes import lines, programme
from tests.support import messages

LESSONS = """\
- id: LES-001
  phase: foundation
  action: Call before sending papers
  used_in: [T-1]
  recorded_on: 2026-11-20
"""
TASKS = "- id: T-1\n  kind: anchoring\n  phase: foundation\n  status: open\n"
OBJECTIVES = """\
- id: O-01
  target: 92
  due: 2027-08-31
  set_on: 2026-09-14
  current: 84
  current_on: 2026-12-31
  status: on-track
"""
CHECKS = (
    "lessons.none-recorded", "lessons.not-used", "lessons.results-not-anchored", "lessons.objective-unevaluated",
    "lessons.objective-missed-without-action",
)  # fmt: skip
OPEN = ("decision: go\n    decided_on: 2026-11-27\n    decided_by: executive-sponsor\n", "remark: open\n")


def files(*changes: tuple[str, str], **registers: str) -> dict[str, str]:
    return programme(*changes, **({"lessons": LESSONS, "tasks": TASKS, "objectives": OBJECTIVES} | registers))


@pytest.mark.parametrize("check", CHECKS)
def test_a_phase_that_was_closed_well_gives_nothing(check: str) -> None:
    assert lines(check, files()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["programme", "lessons", "tasks", "objectives"])
def test_a_register_that_cannot_be_read_proves_nothing(check: str, key: str) -> None:
    assert lines(check, files() | {f"data/{key}.yml": "["}) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["programme", "lessons", "tasks", "objectives"])
def test_odd_values_stop_no_check(check: str, key: str) -> None:
    odd = "- 5\n- {id: [1], phase: 3, kind: {a: 1}, gate: no, set_on: 7, target: many, status: [x], due: never}\n"
    assert len(lines(check, files() | {f"data/{key}.yml": odd})) <= 1


# ------------------------------------------------------------------ lessons.none-recorded


@pytest.mark.parametrize(
    "lessons", ["[]\n", LESSONS.replace("foundation", "design"), LESSONS.replace("2026-11-20", "2027-06-01")]
)
def test_a_finished_phase_without_a_lesson_is_found_at_its_gate(lessons: str) -> None:
    assert lines("lessons.none-recorded", files(lessons=lessons)) == ["programme:11"]


def test_a_phase_that_is_not_over_owes_no_lesson() -> None:
    assert lines("lessons.none-recorded", files(OPEN, lessons="[]\n")) == []


# ------------------------------------------------------------------ lessons.not-used


def test_a_lesson_that_changed_nothing_is_found_at_its_action() -> None:
    filed = files(lessons=LESSONS.replace("  used_in: [T-1]\n", ""))
    assert lines("lessons.not-used", filed) == ["lessons:3"]
    assert messages("lessons.not-used", filed) == [
        "The lesson LES-001 is recorded, but nothing says where it was used."
    ]


def test_a_lesson_of_the_running_phase_may_wait() -> None:
    assert (
        lines(
            "lessons.not-used", files(lessons=LESSONS.replace("  used_in: [T-1]\n", "").replace("foundation", "design"))
        )
        == []
    )


# ------------------------------------------------------------------ lessons.results-not-anchored


@pytest.mark.parametrize(
    "tasks",
    [
        "[]\n",
        TASKS.replace("anchoring", "design"),
        TASKS.replace("open", "cancelled"),
        TASKS.replace("foundation", "design"),
    ],
)
def test_a_finished_phase_without_an_anchoring_task_is_found_at_its_gate(tasks: str) -> None:
    assert lines("lessons.results-not-anchored", files(tasks=tasks)) == ["programme:11"]


def test_a_phase_that_is_not_over_needs_no_anchor() -> None:
    assert lines("lessons.results-not-anchored", files(OPEN, tasks="[]\n")) == []


# ------------------------------------------------------------------ lessons.objective-unevaluated


@pytest.mark.parametrize(("day", "found"), [("2027-05-03", []), ("2027-05-04", ["objectives:6"])])
def test_a_value_is_old_after_123_days(day: str, found: list[str]) -> None:
    assert lines("lessons.objective-unevaluated", files(), day) == found


def test_the_first_day_of_all_stops_nothing() -> None:
    assert lines("lessons.objective-unevaluated", files(), "0001-01-01") == []


def test_a_value_of_a_day_to_come_is_none_yet() -> None:
    ahead = files(objectives=OBJECTIVES.replace("current_on: 2026-12-31", "current_on: 2027-02-28"))
    assert lines("lessons.objective-unevaluated", ahead) == ["objectives:6"]


def test_an_objective_without_any_value_is_found_at_its_number() -> None:
    unseen = files(objectives=OBJECTIVES.replace("  current: 84\n  current_on: 2026-12-31\n", ""))
    assert lines("lessons.objective-unevaluated", unseen) == ["objectives:1"]
    assert messages("lessons.objective-unevaluated", unseen) == [
        "The objective O-01 was set on 2026-09-14 and never evaluated."
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("on-track", "reached"),
        ("on-track", "missed"),
        ("set_on: 2026-09-14", "set_on: 2027-05-01"),
        ("target: 92", "outcome: done"),
    ],
)
def test_what_is_settled_new_or_without_a_number_needs_no_value(old: str, new: str) -> None:
    assert lines("lessons.objective-unevaluated", files(objectives=OBJECTIVES.replace(old, new)), "2027-06-01") == []


def test_the_settings_set_the_interval() -> None:
    own = files() | {"data/settings.yml": "parameters: {objective_evaluation_days: 14}\n"}
    assert lines("lessons.objective-unevaluated", own) == ["objectives:6"]


# ------------------------------------------------------------------ lessons.objective-missed-without-action


@pytest.mark.parametrize("status", ["missed", "at-risk"])
def test_an_objective_that_is_missed_or_at_risk_needs_cause_and_action(status: str) -> None:
    missed = OBJECTIVES.replace("on-track", status)
    assert lines("lessons.objective-missed-without-action", files(objectives=missed)) == ["objectives:7"]
    said = missed + "  remark: The rota starts in September (IMP-014)\n"
    assert lines("lessons.objective-missed-without-action", files(objectives=said)) == []


@pytest.mark.parametrize(("day", "count"), [("2027-08-31", 0), ("2027-09-01", 1)])
def test_an_objective_whose_day_has_passed_is_missed(day: str, count: int) -> None:
    assert len(lines("lessons.objective-missed-without-action", files(), day)) == count


def test_a_reached_objective_is_not() -> None:
    reached = files(objectives=OBJECTIVES.replace("on-track", "reached"))
    assert lines("lessons.objective-missed-without-action", reached, "2027-12-01") == []


@pytest.mark.parametrize(("set_on", "count"), [("2026-09-19", 0), ("2026-09-18", 1)])
def test_a_new_objective_has_123_days_for_its_first_value(set_on: str, count: int) -> None:
    young = OBJECTIVES.replace("2026-09-14", set_on).replace("  current: 84\n  current_on: 2026-12-31\n", "")
    assert len(lines("lessons.objective-unevaluated", files(objectives=young))) == count


def test_in_a_very_small_organization_those_who_built_it_run_it() -> None:
    small = files(tasks="[]\n") | {"data/organization.yml": "name: Kestrel\nheadcount: 9\n"}
    assert lines("lessons.results-not-anchored", small) == []
