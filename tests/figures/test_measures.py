"""Measures: values by period, the target with its direction, and how the last value stands."""

from datetime import date
from typing import Literal

import pytest

from sms_docs.expand import expand_text
from sms_docs.figures import figure
from sms_docs.model.figure import Figure, Plot, Sparks
from sms_docs.model.mark import Area, Line, Point, Rule
from sms_docs.model.register import Entry
from sms_docs.views.measured import amount, status
from tests.support import DAY, found, load

MEASURES = """
    - {id: ME-001, title: Restored in time, comparator: at-least, target: 90, tolerance: 5, unit: percent, process: inc}
    - {id: ME-002, title: Tasks overdue, comparator: at-most, target: 3, tolerance: 1, unit: tasks}
    - {id: ME-003, title: Mood, unit: score}
    - {id: ME-004, title: Nothing yet, comparator: at-least, target: 1, tolerance: 0, unit: days}
    """
MEASUREMENTS = """
    - {id: MV-1, measure: ME-001, period: "2026-10", value: 80, measured_on: 2026-11-02, remark: Storage fault.}
    - {id: MV-2, measure: ME-001, period: "2026-12", value: 86.5, measured_on: 2027-01-04, action: T-1}
    - {id: MV-3, measure: ME-001, period: "2026-09", value: 91, measured_on: 2026-10-04}
    - {id: MV-4, measure: ME-001, period: "2027-01", value: 99, measured_on: 2027-02-01}
    - {id: MV-5, measure: ME-002, period: 2026-Q4, value: 0}
    - {id: MV-6, measure: ME-002, period: 2026-Q3, value: 9}
    - {id: MV-7, measure: ME-002, period: 2026-Q3, value: 8}
    - {id: MV-8, measure: ME-003, period: "2026-12", value: -4}
    - {id: MV-9, measure: ME-003, period: sometime, value: 5}
    - {id: MV-10, measure: ME-003, period: "2026-11", value: many}
    - {id: MV-11, measure: ME-003, period: "0000-11", value: 4}
    """
FILES = {
    "data/measures.yml": MEASURES,
    "data/measurements.yml": MEASUREMENTS,
    "data/processes.yml": "- {id: inc, title: Incident management}\n",
    "data/tasks.yml": "- {id: T-1, title: Buy}\n",
}


def trend(measure: str, day: date = DAY) -> Figure:
    return figure(load(FILES, day), "measure-trend", measure=measure)


def plot(measure: str) -> Plot:
    drawing = trend(measure).drawing
    assert isinstance(drawing, Plot)
    return drawing


def points(measure: str) -> list[Point]:
    return [mark for mark in plot(measure).marks if isinstance(mark, Point)]


@pytest.mark.parametrize(
    ("comparator", "value", "expected"),
    [
        ("at-least", 90, "on target"),
        ("at-least", 100, "on target"),
        ("at-least", 85, "within tolerance"),
        ("at-least", 84.9, "off target"),
        ("at-most", 90, "on target"),
        ("at-most", 95, "within tolerance"),
        ("at-most", 95.1, "off target"),
        ("about", 90, "no target"),
    ],
)
def test_a_value_is_on_target_within_tolerance_or_off_target(comparator: str, value: float, expected: str) -> None:
    measure = Entry({"comparator": comparator, "target": 90, "tolerance": 5}, "data/measures.yml")
    assert status(measure, value) == expected


def test_without_tolerance_a_value_is_on_target_or_off() -> None:
    measure = Entry({"comparator": "at-least", "target": 0}, "data/measures.yml")
    assert (status(measure, 0), status(measure, -1)) == ("on target", "off target")


# ------------------------------------------------------------------ trend


def test_values_stand_in_the_middle_of_their_period_oldest_first() -> None:
    assert [(str(each.at), each.height) for each in points("ME-001")] == [
        ("2026-09-15", 91), ("2026-10-16", 80), ("2026-12-16", 86.5),
    ]  # fmt: skip
    assert str(points("ME-002")[0].at) == "2026-08-15"


def test_a_value_says_its_period_number_and_state_and_has_a_shape_for_it() -> None:
    assert [(each.name, each.text, each.shape, each.look) for each in points("ME-001")] == [
        ("91 %", "2026-09: 91 %, on target", "circle", "done"),
        ("80 %", "2026-10: 80 %, off target", "diamond", "late"),
        ("86.5 %", "2026-12: 86.5 %, within tolerance", "triangle", "done"),
    ]


def test_a_missing_month_is_a_gap_in_the_line() -> None:
    lines = [mark for mark in plot("ME-001").marks if isinstance(mark, Line)]
    assert [len(line.places) for line in lines] == [2, 1]


def test_a_value_worked_out_after_the_day_is_not_known_yet() -> None:
    assert len(points("ME-001")) == 3
    assert trend("ME-001", date(2027, 2, 1)).description.startswith("2027-01: 99 %, on target")


def test_of_two_values_for_a_period_the_later_one_counts() -> None:
    assert [each.height for each in points("ME-002")] == [8, 0]


@pytest.mark.parametrize(
    ("measure", "good", "near", "target"),
    [
        ("ME-001", (90, 95), (85, 90), "target at least 90 %"),
        ("ME-002", (0, 3), (3, 4), "target at most 3 tasks"),
    ],
)
def test_the_target_has_a_good_side_and_a_tolerance(
    measure: str, good: tuple[float, float], near: tuple[float, float], target: str
) -> None:
    marks = plot(measure).marks
    areas = {mark.sort: (mark.low, mark.high) for mark in marks if isinstance(mark, Area)}
    assert areas["good"] == good
    assert areas["near"] == near
    assert [mark.text for mark in marks if isinstance(mark, Rule)] == [target]


def test_there_is_room_on_the_good_side_but_no_more_than_can_be() -> None:
    assert plot("ME-001").numbers.high <= 100
    assert plot("ME-002").numbers.low == 0


def test_a_measure_without_target_has_no_areas_and_no_judgement() -> None:
    assert [type(mark).__name__ for mark in plot("ME-003").marks] == ["Line", "Point"]
    assert trend("ME-003").description == "2026-12: -4 score, no target. It is the first value."
    assert points("ME-003")[0].look == "done"


def test_the_trend_says_how_the_last_value_stands() -> None:
    assert trend("ME-001").title == "ME-001 Restored in time"
    assert trend("ME-001").description == (
        "2026-12: 86.5 %, within tolerance, target at least 90 %. 1 of 3 values on target since 2026-09."
    )


def test_the_trend_carries_its_data() -> None:
    assert [[cell.text for cell in row.cells] for row in trend("ME-001").table.rows] == [
        ["2026-09", "91 %", "on target", "2026-10-04", "", ""],
        ["2026-10", "80 %", "off target", "2026-11-02", "Storage fault.", ""],
        ["2026-12", "86.5 %", "within tolerance", "2027-01-04", "", "T-1"],
    ]
    assert trend("ME-001").table.rows[2].cells[5].target == "entry:tasks/T-1"


def test_a_measure_without_a_value_says_so() -> None:
    found = trend("ME-004")
    assert (found.drawing, found.table.empty) == (None, "No value is measured yet.")
    assert found.title == "ME-004 Nothing yet"


@pytest.mark.parametrize("value", ["0", "-5", "1.0e+300", "0.0000001"])
def test_one_value_however_large_or_small_is_drawn(value: str) -> None:
    files = FILES | {"data/measurements.yml": f"- {{measure: ME-001, period: '2026-12', value: {value}}}\n"}
    drawing = figure(load(files), "measure-trend", measure="ME-001").drawing
    assert isinstance(drawing, Plot)
    assert drawing.numbers.low < drawing.numbers.high


@pytest.mark.parametrize(
    ("value", "text"),
    [(1e300, "1e+300 %"), (0.0000001, "1e-07 %"), (0, "0 %"), (-12345.678, "-12,345.68 %"), (None, "")],
)
def test_a_number_of_any_size_is_a_short_text(value: float | None, text: str) -> None:
    assert amount(Entry({"unit": "percent"}, "data/measures.yml"), value).text == text


@pytest.mark.parametrize("target", ["html", "markdown"])
def test_a_page_shows_the_measure_that_its_call_names(target: Literal["html", "markdown"]) -> None:
    call = '{{ sms_figure("measure-trend", measure="ME-002") }}\n'
    system = load(FILES | {"content/guide/a.md": call})
    written = expand_text(system, system.by_path["content/guide/a.md"], href=lambda _: None, target=target)
    assert "ME-002" in written.replace("&#45;", "-")
    assert "at most 3 tasks" in written
    assert found("call.bad-argument", FILES | {"content/guide/a.md": call}) == []


def test_a_page_that_names_a_measure_that_does_not_exist_is_found() -> None:
    files = FILES | {"content/guide/a.md": '{{ sms_figure("measure-trend", measure="ME-02") }}\n'}
    assert found("call.bad-argument", files) == ["content/guide/a.md:1:1"]


# ------------------------------------------------------------------ all measures


def sparks(**arguments: str) -> Sparks:
    drawing = figure(load(FILES), "measures", **arguments).drawing
    assert isinstance(drawing, Sparks)
    return drawing


def test_each_measure_with_a_value_is_a_row() -> None:
    assert [[cell.text for cell in row.cells] for row in sparks().rows] == [
        ["ME-001 Restored in time", "86.5 %", "2026-12", "at least 90 %", "within tolerance"],
        ["ME-002 Tasks overdue", "0 tasks", "2026-Q4", "at most 3 tasks", "on target"],
        ["ME-003 Mood", "-4 score", "2026-12", "", "no target"],
    ]


def test_the_small_plot_is_said_in_words() -> None:
    assert [row.text for row in sparks().rows] == [
        "3 values from 2026-09: 91 % to 86.5 %", "2 values from 2026-Q3: 8 tasks to 0 tasks", "one value",
    ]  # fmt: skip


def test_the_measures_say_how_many_reach_their_target() -> None:
    assert figure(load(FILES), "measures").description == (
        "Values for 3 of 4 measures: 1 on target, 1 within tolerance, 1 no target. None yet for 1."
    )


def test_the_measures_carry_every_value_by_period_and_those_without_any() -> None:
    table = figure(load(FILES), "measures").table
    assert [column.label for column in table.columns][3:] == ["2026-Q3", "2026-09", "2026-10", "2026-Q4", "2026-12"]
    assert [[cell.text for cell in row.cells] for row in table.rows][::3] == [
        ["ME-001 Restored in time", "at least 90 %", "within tolerance", "", "91 %", "80 %", "", "86.5 %"],
        ["ME-004 Nothing yet", "at least 1 days", "no value yet", "", "", "", "", ""],
    ]


def test_the_measures_of_one_process_are_called_so() -> None:
    found = figure(load(FILES), "measures", process="inc")
    assert found.title == "Measures against their targets: Incident management"
    assert len(sparks(process="inc").rows) == 1
    assert found.description == "Values for 1 of 1 measures: 1 within tolerance."
