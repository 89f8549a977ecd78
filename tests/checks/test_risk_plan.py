"""Risks that follow from the context, and the plans that they change."""

import pytest

from tests.support import document, found, messages, related

PATH = "data/risks.yml"
LOG = "data/decisions/SMS-PLN-001.yml"
RISKS = "- id: R-01\n  area: programme\n  issue: I-01\n  treatment: reduce\n  status: treating\n  tasks: [T-1]\n"
HAPPENED = RISKS + "  occurred_on: 2026-12-07\n"
TASK, REVISED = "risk-plan.context-risk-without-task", "risk-plan.plan-not-revised"


def files(risks: str = RISKS, tasks: str = "- id: T-1\n", on: str = "2026-11-24") -> dict[str, str]:
    log = f"- version: '1.0'\n  decision: approved\n  on: {on}\n"
    return {PATH: risks, "data/tasks.yml": tasks, LOG: log, "content/plan.md": document("# Plan\n")}


@pytest.mark.parametrize("check", [TASK, REVISED])
@pytest.mark.parametrize("text", [RISKS, "[", "[]\n", "- 5\n- {id: [1], issue: 7, tasks: {a: 1}, occurred_on: then}\n"])
def test_treated_risks_and_odd_ones_give_nothing(check: str, text: str) -> None:
    assert found(check, files(text)) == []


# ------------------------------------------------------------------ risk-plan.context-risk-without-task


@pytest.mark.parametrize("treatment", ["avoid", "reduce", "pursue"])
def test_a_risk_from_the_context_needs_a_task(treatment: str) -> None:
    untreated = RISKS.replace("reduce", treatment).replace("  tasks: [T-1]\n", "")
    assert found(TASK, files(untreated)) == [f"{PATH}:4:14"]
    assert messages(TASK, files(untreated)) == [
        "R-01 follows from the issue I-01 and is to be treated, but no task does it."
    ]


def test_a_task_that_does_not_exist_treats_nothing() -> None:
    assert found(TASK, files(tasks="- id: T-2\n")) == [f"{PATH}:6:10"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  issue: I-01\n", ""),
        ("treatment: reduce", "treatment: accept"),
        ("treatment: reduce", "treatment: transfer"),
        ("treating", "closed"),
    ],
)
def test_other_risks_need_none(old: str, new: str) -> None:
    assert found(TASK, files(RISKS.replace("  tasks: [T-1]\n", "").replace(old, new))) == []


def test_while_the_tasks_cannot_be_read_nothing_is_said() -> None:
    assert found(TASK, files(tasks="[")) == []


# ------------------------------------------------------------------ risk-plan.plan-not-revised


def test_a_risk_that_came_true_without_a_new_plan_is_found_at_its_day() -> None:
    assert found(REVISED, files(HAPPENED)) == [f"{PATH}:7:16"]
    assert [each.split(":")[0] for each in related(REVISED, files(HAPPENED))] == ["content/plan.md"]


@pytest.mark.parametrize("on", ["2026-12-07", "2027-01-11"])
def test_a_plan_that_was_decided_on_since_is_revised(on: str) -> None:
    assert found(REVISED, files(HAPPENED, on=on)) == []


@pytest.mark.parametrize(("day", "count"), [("2026-12-19", 1), ("2026-12-20", 0)])
def test_there_is_a_month_to_do_it(day: str, count: int) -> None:
    assert len(found(REVISED, files(HAPPENED.replace("2026-12-07", day)))) == count


@pytest.mark.parametrize("area", ["service", "security"])
def test_risks_of_services_do_not_change_the_plan(area: str) -> None:
    assert found(REVISED, files(HAPPENED.replace("programme", area))) == []


def test_without_a_plan_or_with_a_broken_log_nothing_is_said() -> None:
    assert found(REVISED, {PATH: HAPPENED}) == []
    assert found(REVISED, files(HAPPENED) | {LOG: "["}) == []
