"""Faults of the gaps of the assessment."""

import pytest

from tests.programmes import lines, programme
from tests.support import found, messages, related

GAPS = "data/gaps.yml"
OPEN = (
    "- id: G-017\n  clause: 8.2.6\n  current: 1\n  target: 3\n  severity: critical\n  phase: design\n  status: open\n"
)


def gaps(text: str = OPEN, **registers: str) -> dict[str, str]:
    return {GAPS: text} | {f"data/{key}.yml": value for key, value in registers.items()}


# ------------------------------------------------------------------ gap.closed-without-evidence


@pytest.mark.parametrize(
    ("rest", "missing"),
    [
        ("", "evidence and a new assessment"),
        ("\n  closed_by: [SMS-PRC-001]", "a new assessment"),
        ("\n  reassessed_on: 2027-01-08\n  closed_by: []", "evidence"),
    ],
)
def test_a_closed_gap_needs_proof(rest: str, missing: str) -> None:
    files = gaps(f'- id: G-001\n  clause: "4.1"\n  status: closed{rest}\n')
    assert found("gap.closed-without-evidence", files) == [f"{GAPS}:3:11"]
    assert messages("gap.closed-without-evidence", files) == [f"Gap G-001 (4.1) is closed without {missing}."]


@pytest.mark.parametrize(
    "rest", ["status: closed\n  closed_by: [x]\n  reassessed_on: 2027-01-08", "status: open", "status: no-gap"]
)
def test_other_gaps_need_no_proof(rest: str) -> None:
    assert found("gap.closed-without-evidence", gaps(f"- id: G-001\n  {rest}\n")) == []


# ------------------------------------------------------------------ gap.critical-gap-idle


def test_a_critical_gap_without_work_under_way_is_found_at_its_severity() -> None:
    files = gaps(tasks="- id: T-1\n  gaps: [G-017]\n  status: open\n  priority: high\n")
    assert found("gap.critical-gap-idle", files) == [f"{GAPS}:5:13"]
    assert related("gap.critical-gap-idle", files) == ["data/tasks.yml:3:11"]
    assert messages("gap.critical-gap-idle", files) == [
        "Gap G-017 (8.2.6) is critical, but none of its tasks is under way."
    ]


def test_a_low_priority_is_found_at_the_task() -> None:
    files = gaps(tasks="- id: T-1\n  gaps: [G-017]\n  status: in-progress\n  priority: low\n")
    assert found("gap.critical-gap-idle", files) == ["data/tasks.yml:4:13"]
    assert messages("gap.critical-gap-idle", files) == ["T-1 closes the critical gap G-017, but its priority is low."]
    assert related("gap.critical-gap-idle", files) == [f"{GAPS}:5:13"]


@pytest.mark.parametrize(
    "task",
    ["status: in-progress\n  priority: high", "status: done\n  priority: low", "status: cancelled\n  priority: low"],
)
def test_a_critical_gap_with_work_or_without_any_task_is_not_idle(task: str) -> None:
    assert found("gap.critical-gap-idle", gaps(tasks=f"- id: T-1\n  gaps: [G-017]\n  {task}\n")) == []


def test_one_task_under_way_is_enough() -> None:
    begun = "- id: T-1\n  gaps: [G-017]\n  status: in-progress\n- id: T-2\n  gaps: [G-017]\n  status: open\n"
    assert found("gap.critical-gap-idle", gaps(tasks=begun)) == []


def test_a_critical_gap_is_judged_also_after_a_lesser_one() -> None:
    text = OPEN.replace("critical", "major").replace("017", "016") + OPEN
    assert lines("gap.critical-gap-idle", gaps(text, tasks="- id: T-1\n  gaps: [G-017]\n")) == ["gaps:12"]


@pytest.mark.parametrize(("old", "new"), [("critical", "major"), ("open", "closed")])
def test_only_open_critical_gaps_may_be_idle(old: str, new: str) -> None:
    files = gaps(OPEN.replace(old, new), tasks="- id: T-1\n  gaps: [G-017]\n  status: open\n  priority: low\n")
    assert found("gap.critical-gap-idle", files) == []


# ------------------------------------------------------------------ gap.score-off-scale


def test_a_score_above_the_declared_scale_is_found_at_its_value() -> None:
    files = gaps("- id: G-1\n  current: 1\n  target: 4\n") | {"data/settings.yml": "parameters:\n  gap_scale_max: 3\n"}
    assert found("gap.score-off-scale", files) == [f"{GAPS}:3:11"]
    assert messages("gap.score-off-scale", files) == ["Gap G-1 is scored 4, but the scale ends at 3."]


def test_every_score_of_a_gap_is_looked_at() -> None:
    text = "- id: G-1\n  current: 4\n  target: 4\n  reassessed_level: 5\n"
    files = gaps(text) | {"data/settings.yml": "parameters:\n  gap_scale_max: 3\n"}
    assert lines("gap.score-off-scale", files) == ["gaps:2", "gaps:3", "gaps:4"]
    assert lines("gap.score-off-scale", gaps(text)) == []


def test_a_score_beyond_every_scale_is_the_schemas() -> None:
    files = gaps("- id: G-1\n  current: 6\n  target: 3\n")
    assert found("gap.score-off-scale", files) == []
    settings = {"data/settings.yml": "parameters:\n  gap_scale_max: 3\n"}
    assert found("gap.score-off-scale", files | settings) == []
    assert f"{GAPS}:2:12" in found("data.schema-violation", files)


# ------------------------------------------------------------------ gap.target-below-current


def test_a_target_below_todays_level_is_found_at_the_target() -> None:
    files = gaps("- id: G-1\n  current: 3\n  target: 2\n")
    assert found("gap.target-below-current", files) == [f"{GAPS}:3:11"]
    assert messages("gap.target-below-current", files) == ["Gap G-1 has the target 2, below its current level 3."]
    assert related("gap.target-below-current", files) == [f"{GAPS}:2:12"]


@pytest.mark.parametrize(
    "scores",
    ["current: 3\n  target: 3", "current: 0\n  target: 5", "target: 2", "current: x\n  target: 2", "current: 3"],
)
def test_a_target_that_is_reached_or_ahead_is_sound(scores: str) -> None:
    assert found("gap.target-below-current", gaps(f"- id: G-1\n  {scores}\n")) == []


# ------------------------------------------------------------------ gap.task-after-gate


def due(day: str, rest: str = "status: open", gap: str = OPEN) -> dict[str, str]:
    return programme(gaps=gap, tasks=f"- id: T-1\n  due: {day}\n  gaps: [G-404, G-017]\n  {rest}\n")


def test_a_task_due_after_the_gate_of_its_gap_is_found_at_its_due_date() -> None:
    files = due("2027-03-27")
    assert found("gap.task-after-gate", files) == ["data/tasks.yml:2:8"]
    assert messages("gap.task-after-gate", files) == [
        "T-1 is due on 2027-03-27, but the gap G-017 has to be closed at Gate 2 on 2027-03-26."
    ]
    assert related("gap.task-after-gate", files) == ["data/programme.yml:22:14", f"{GAPS}:6:10"]


def test_a_task_due_on_the_day_of_the_gate_is_in_time() -> None:
    assert found("gap.task-after-gate", due("2027-03-26")) == []


def test_a_task_is_measured_by_the_phase_of_its_gap() -> None:
    assert found("gap.task-after-gate", due("2027-08-27", gap=OPEN.replace("design", "implementation"))) == []
    assert found("gap.task-after-gate", due("2027-08-27", gap=OPEN.replace("design", "nowhere"))) == []


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_a_task_that_is_over_comes_after_no_gate(status: str) -> None:
    assert found("gap.task-after-gate", due("2027-05-01", f"status: {status}")) == []


def test_without_a_day_nothing_comes_after_a_gate() -> None:
    undated = "- id: T-0\n  gaps: [G-017]\n- id: T-1\n  due: 2027-05-01\n  gaps: [G-017]\n"
    assert found("gap.task-after-gate", programme(gaps=OPEN, tasks=undated)) == ["data/tasks.yml:4:8"]
    files = programme(("    planned: 2027-03-26\n", ""), gaps=OPEN, tasks=undated)
    assert found("gap.task-after-gate", files) == []


def test_a_closed_gap_waits_for_no_task() -> None:
    assert found("gap.task-after-gate", due("2027-05-01", gap=OPEN.replace("status: open", "status: closed"))) == []


# ------------------------------------------------------------------ gap.task-missing


def test_a_gap_that_no_task_closes_is_found_at_its_number() -> None:
    files = gaps(tasks="- id: T-1\n  gaps: [G-018]\n  status: open\n")
    assert found("gap.task-missing", files) == [f"{GAPS}:1:7"]
    assert messages("gap.task-missing", files) == ["Gap G-017 (8.2.6) is open, and no task closes it."]


def test_a_cancelled_task_closes_nothing() -> None:
    assert lines("gap.task-missing", gaps(tasks="- id: T-1\n  gaps: [G-017]\n  status: cancelled\n")) == ["gaps:1"]


def test_a_gap_without_any_register_of_tasks_has_no_task() -> None:
    assert lines("gap.task-missing", gaps()) == ["gaps:1"]


@pytest.mark.parametrize("status", ["open", "in-progress", "blocked", "done"])
def test_a_task_that_names_the_gap_is_enough(status: str) -> None:
    assert found("gap.task-missing", gaps(tasks=f"- id: T-1\n  gaps: [G-017]\n  status: {status}\n")) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("current: 1", "current: 3"),
        ("status: open", "status: closed"),
        ("status: open", "status: no-gap"),
        ("target: 3", "x: 3"),
        ("current: 1", "x: 1"),
        ("- id: G-017", "- x: 1"),
    ],
)
def test_a_gap_that_is_none_needs_no_task(old: str, new: str) -> None:
    assert found("gap.task-missing", gaps(OPEN.replace(old, new))) == []


def test_tasks_that_cannot_be_read_prove_nothing() -> None:
    assert found("gap.task-missing", gaps(tasks="- id: [\n")) == []
