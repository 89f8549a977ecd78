"""Figures of bars: tasks, gaps, coverage, days and money. Their notes tell in words what the bars show."""

from datetime import date

import pytest

from sms_docs.figures import figure
from sms_docs.figures.stacked import Part, stacked
from sms_docs.model.figure import Bars
from sms_docs.model.mark import Bar, Lane
from sms_docs.views import view
from sms_docs.views.coverage import coverage
from tests.support import DAY, document, load

PROGRAMME = "- {id: design, title: Design}\n- {id: run, title: Run}\n"


def lanes(name: str, files: dict[str, str], day: date = DAY) -> dict[str, Lane]:
    drawing = figure(load(files, day), name).drawing
    assert isinstance(drawing, Bars)
    return {lane.label: lane for lane in drawing.lanes}


def bars(lane: Lane) -> list[tuple[float, float, str]]:
    return [
        (round(float(mark.start), 3), round(float(mark.end), 3), mark.look)
        for mark in lane.marks
        if isinstance(mark, Bar) and isinstance(mark.start, float) and isinstance(mark.end, float)
    ]


def test_parts_of_a_whole_follow_on_each_other() -> None:
    found = stacked([Part(2, "done", "done"), Part(0, "late", "late"), Part(6, "planned", "open")], 8)
    assert [(bar.start, bar.end, bar.look, bar.text) for bar in found] == [
        (0.0, 0.25, "done", "2 done"), (0.25, 1.0, "planned", "6 open"),
    ]  # fmt: skip


# ------------------------------------------------------------------ tasks

TASKS = """
    - {id: T-1, phase: design, status: done, due: 2027-01-01}
    - {id: T-2, phase: design, status: in-progress, due: 2027-01-10}
    - {id: T-3, phase: design, status: blocked, due: 2027-03-10}
    - {id: T-4, phase: run, status: open, due: 2027-03-10}
    - {id: T-5, phase: run, status: cancelled, due: 2026-03-10}
    - {id: T-6, status: open}
    """
TASK_FILES = {"data/tasks.yml": TASKS, "data/programme.yml": PROGRAMME}


def test_each_phase_has_its_tasks_by_state() -> None:
    found = lanes("task-progress", TASK_FILES)
    assert {label: lane.note for label, lane in found.items()} == {
        "Design": "1 of 3 done, 1 in progress, 1 blocked, 1 overdue",
        "Run": "0 of 2 done, 1 open, 1 cancelled",
        "no phase": "0 of 1 done, 1 open",
    }
    assert bars(found["Design"]) == [(0, 1, "done"), (1, 2, "running"), (2, 3, "late")]
    assert bars(found["Run"]) == [(0, 1, "planned"), (1, 2, "dropped")]
    assert found["Design"].target == "entry:programme/design"


def test_the_tasks_say_how_many_are_done_and_late_on_the_day() -> None:
    assert figure(load(TASK_FILES), "task-progress").description == "As of 2027-01-20: 1 of 6 tasks done, 1 overdue."
    early = figure(load(TASK_FILES, date(2027, 1, 1)), "task-progress").description
    assert early == "As of 2027-01-01: 1 of 6 tasks done, none overdue."


def test_the_figure_and_the_table_of_tasks_count_once() -> None:
    system = load(TASK_FILES)
    assert figure(system, "task-progress").table == view(system, "task-summary")


# ------------------------------------------------------------------ gaps

GAPS = """
    - {id: G-1, clause: "4.1", current: 3, target: 3, severity: minor, status: no-gap}
    - {id: G-2, clause: "4.2", current: 1, target: 3, severity: critical, status: open}
    - {id: G-3, clause: "8.2.6", current: 0, target: 3, severity: critical, status: closed}
    - {id: G-4, clause: "8.6.1", current: 2, target: 3, severity: minor, status: open}
    - {id: G-5, clause: "8.6.2", current: 3, target: 3, severity: minor, status: open}
    """


def test_gaps_of_each_severity_are_closed_or_open() -> None:
    found = lanes("gaps-by-severity", {"data/gaps.yml": GAPS})
    assert {label: lane.note for label, lane in found.items()} == {
        "Critical": "1 of 2 closed, 1 open", "Major": "none found", "Minor": "0 of 1 closed, 1 open",
    }  # fmt: skip
    assert bars(found["Critical"]) == [(0, 1, "done"), (1, 2, "planned")]
    assert bars(found["Major"]) == []


def test_the_gaps_name_the_clauses_that_are_open() -> None:
    found = figure(load({"data/gaps.yml": GAPS}), "gaps-by-severity")
    assert found.description == "1 of 3 gaps closed; open: 1 critical, 0 major, 1 minor."
    assert [[cell.text for cell in row.cells] for row in found.table.rows] == [
        ["critical", "2", "1", "1", "4.2"], ["major", "0", "0", "0", ""], ["minor", "1", "0", "1", "8.6.1"],
    ]  # fmt: skip


# ------------------------------------------------------------------ coverage

COVERED = {
    "content/policies/a.md": document("# A", id="SMS-POL-001", kind="service-management-policy", clauses='["5.2"]'),
    "data/records.yml": '- {id: REC-1, clause: "10.1.2", instances: [{period: "2026-12", count: 1}]}\n',
    "data/tasks.yml": '- {id: T-1, clause: "9.2", status: open}\n',
}


def test_each_chapter_is_a_whole_bar_of_what_its_clauses_have() -> None:
    found = lanes("coverage-bar", COVERED)
    assert [label.partition(" ")[0] for label in found] == ["4", "5", "6", "7", "8", "9", "10"]
    assert all(bars(lane)[-1][1] == pytest.approx(1) for lane in found.values())
    assert found["10 Improvement"].target == "clause:10"
    assert found["10 Improvement"].note.startswith("1 of ")


def test_coverage_counts_what_the_view_of_coverage_says() -> None:
    system = load(COVERED)
    states = [each.state for each in coverage(system)]
    found = figure(system, "coverage-bar")
    holes = states.count("hole")
    asked = sum(states.count(state) for state in ("covered", "in preparation", "planned", "hole"))
    assert found.description == f"1 of {asked} clauses that ask for something are covered; {holes} holes."
    assert sum(int(row.cells[-2].text) for row in found.table.rows) == holes
    named = [clause for row in found.table.rows for clause in row.cells[-1].text.split(", ") if clause]
    assert len(named) == holes


def test_what_is_in_preparation_and_planned_has_its_own_look() -> None:
    found = lanes("coverage-bar", COVERED)
    assert "running" in {look for _, _, look in bars(found["5 Leadership"])}
    assert "planned" in {look for _, _, look in bars(found["9 Performance evaluation"])}


# ------------------------------------------------------------------ days and money

BUDGET = """
    - {id: B-1, phase: design, planned: 1000, actual: 1200, currency: EUR, internal_days: 96, internal_days_used: 98,
       external_days: 10, external_days_used: 4.5}
    - {id: B-2, phase: run, planned: 500, currency: EUR, internal_days: 20}
    """
MONEY_FILES = {"data/budget.yml": BUDGET, "data/programme.yml": PROGRAMME}


def test_days_are_used_within_the_plan_and_beyond_it() -> None:
    found = lanes("effort", MONEY_FILES)
    assert {label: lane.note for label, lane in found.items()} == {
        "Design, internal": "98 of 96 days used, 2 beyond the plan, usual 250 to 350",
        "Design, external": "4.5 of 10 days used, usual 60 to 100",
        "Run, internal": "0 of 20 days used",
    }
    assert bars(found["Design, internal"]) == [(0, 96, "done"), (96, 98, "late")]
    assert bars(found["Design, external"]) == [(0, 4.5, "done"), (4.5, 10, "planned")]
    assert bars(found["Run, internal"]) == [(0, 20, "planned")]


def test_money_is_told_with_its_currency() -> None:
    found = lanes("budget", MONEY_FILES)
    assert found["Design"].note == "1,200 EUR of 1,000 EUR used, 200 EUR beyond the plan"
    assert figure(load(MONEY_FILES), "budget").description == "1,200 EUR of 1,500 EUR spent."
    said = figure(load(MONEY_FILES), "effort").description
    assert said == "98 of 116 internal days used, usual 400 to 800; 4.5 of 10 external days used, usual 60 to 120."


def test_days_and_money_stand_in_the_table_as_the_view_has_them() -> None:
    table = figure(load(MONEY_FILES), "budget").table
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Design", "1,000 EUR", "1,200 EUR"], ["Run", "500 EUR", "0 EUR"], ["All phases", "1,500 EUR", "1,200 EUR"],
    ]  # fmt: skip


@pytest.mark.parametrize("planned", ["-5", "0", "1.0e+300"])
def test_no_amount_breaks_the_bars(planned: str) -> None:
    files = MONEY_FILES | {"data/budget.yml": f"- {{id: B-1, phase: design, planned: {planned}, actual: 3}}\n"}
    found = lanes("budget", files)
    assert all(0 <= start <= end for start, end, _ in bars(found["Design"]))
