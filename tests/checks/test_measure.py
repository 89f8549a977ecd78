"""Faults of measures and their values (read on 2027-08-11)."""

from datetime import date

import pytest

from tests.programmes import changed, lines
from tests.support import found, messages, related

MEASURES, VALUES = "data/measures.yml", "data/measurements.yml"
NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
IDS = ["measure.month-missing", "measure.off-target-unanswered", "measure.process-missing", "measure.value-missing"]
MEASURE = """\
- id: ME-01
  title: Solved at once
  area: process
  process: incident
  comparator: at-least
  target: 60
  tolerance: 3
  frequency: monthly
  first_due: 2027-05-10
"""


def value(period: str, number: float, on: str = "", more: str = "") -> str:
    day = f", measured_on: {on}" if on else ""
    return f'- {{id: MV-{period}, measure: ME-01, period: "{period}", value: {number}{day}{more}}}\n'


SOUND = value("2027-05", 61, "2027-06-09") + value("2027-06", 58, "2027-07-09") + value("2027-07", 62, "2027-08-06")


def measured(values: str = SOUND, *replacements: tuple[str, str], **registers: str) -> dict[str, str]:
    others = {f"data/{key}.yml": text for key, text in registers.items()}
    return {MEASURES: changed(MEASURE, *replacements), VALUES: values} | others


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_measure_has_no_fault(check_id: str) -> None:
    assert lines(check_id, measured(), DAY) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["- [", "- 7\n", "- {id: 7, frequency: 7, first_due: x, measure: [7], value: x}\n"])
def test_odd_registers_give_no_fault(check_id: str, text: str) -> None:
    assert lines(check_id, {MEASURES: text, VALUES: text, "data/improvements.yml": text}, DAY) == []
    assert lines(check_id, {}, DAY) == []


def test_values_that_cannot_be_read_are_not_missing() -> None:
    assert lines("measure.value-missing", measured("- ["), DAY) == []
    broken = measured(value("2027-07", 10, "2027-07-09"), tasks="- [")
    assert lines("measure.off-target-unanswered", broken, DAY) == []


def test_large_numbers_are_written_out() -> None:
    many = value("2027-05", 1234567, "2027-06-09")
    [said] = messages("measure.off-target-unanswered", measured(many, ("at-least", "at-most")), NOW)
    assert "with 1,234,567, and" in said


def test_months_may_follow_quarters() -> None:
    both = value("2027-Q1", 61, "2027-04-09") + value("2027-Q2", 58, "2027-07-09") + value("2027-07", 62, "2027-08-06")
    assert lines("measure.month-missing", measured(both), DAY) == []
    assert lines("measure.month-missing", measured(both.replace("2027-Q2", "2027-05")), DAY) != []


# ------------------------------------------------------------------ measure.value-missing


def test_a_measure_without_values_is_found_after_twenty_days() -> None:
    files = measured("[]\n")
    assert lines("measure.value-missing", files, "2027-05-30") == []
    assert found("measure.value-missing", files, date(2027, 5, 31)) == [f"{MEASURES}:9:14"]
    assert messages("measure.value-missing", files, NOW) == [
        "ME-01 (Solved at once) has no value yet; the first one was due on 2027-05-10."
    ]
    missing = {key: text for key, text in files.items() if key == MEASURES}
    assert lines("measure.value-missing", missing, DAY) == ["measures:9"]


@pytest.mark.parametrize(
    ("frequency", "last", "due"),
    [
        ("weekly", "2027-05", "2027-06-30"),
        ("monthly", "2027-05", "2027-06-30"),
        ("quarterly", "2027-Q1", "2027-06-30"),
        ("half-yearly", "2026-12", "2027-06-30"),
        ("yearly", "2026-Q2", "2027-06-30"),
    ],
)
def test_the_next_value_is_due_at_the_end_of_its_period(frequency: str, last: str, due: str) -> None:
    files = measured(value(last, 61, "2027-06-09"), ("frequency: monthly", f"frequency: {frequency}"))
    assert lines("measure.value-missing", files, "2027-07-20") == []
    assert lines("measure.value-missing", files, "2027-07-21") == ["measures:8"]
    assert messages("measure.value-missing", files, NOW) == [
        f"ME-01 (Solved at once) has no value since {last}; the next one was due on {due}."
    ]
    assert related("measure.value-missing", files, NOW) == [f"{VALUES}:1:{files[VALUES].index('period') + 9}"]


def test_a_value_of_a_day_to_come_is_none_and_the_settings_move_the_days() -> None:
    future = measured(value("2027-07", 61, "2027-08-12"))
    assert lines("measure.value-missing", future, DAY) == ["measures:9"]
    settings = {"data/settings.yml": "parameters:\n  measurement_late_days: 100\n"}
    assert lines("measure.value-missing", measured("[]\n") | settings, DAY) == []


# ------------------------------------------------------------------ measure.month-missing


def test_a_month_missing_in_the_middle_is_found_at_the_value_after_it() -> None:
    files = measured(value("2027-07", 62, "2027-08-06") + value("2027-05", 61, "2027-06-09"))
    assert lines("measure.month-missing", files, DAY) == ["measurements:1"]
    assert messages("measure.month-missing", files, NOW) == [
        "ME-01 (Solved at once) has no value for 2027-06; this one comes after the hole."
    ]
    assert related("measure.month-missing", files, NOW) == [f"{MEASURES}:8:14"]


def test_several_months_are_one_hole_and_each_hole_is_found() -> None:
    months = ("2026-10", "2027-02", "2027-03", "2027-06", "2027-07")
    files = measured("".join(value(month, 61, "2027-07-30") for month in months))
    assert lines("measure.month-missing", files, DAY) == ["measurements:2", "measurements:4"]
    assert [each.partition(" for ")[2].partition(";")[0] for each in messages("measure.month-missing", files, NOW)] == [
        "2026-11 to 2027-01",
        "2027-04 to 2027-05",
    ]


@pytest.mark.parametrize(
    ("frequency", "before", "after", "hole"),
    [
        ("quarterly", "2026-Q4", "2027-Q1", False),
        ("quarterly", "2026-Q4", "2027-Q2", True),
        ("half-yearly", "2026-12", "2027-06", False),
        ("half-yearly", "2026-12", "2027-07", True),
        ("yearly", "2026-06", "2027-06", False),
        ("daily", "2026-06", "2027-06", False),
    ],
)
def test_the_frequency_says_how_far_apart_values_lie(frequency: str, before: str, after: str, hole: bool) -> None:
    values = value(before, 61, "2027-01-05") + value(after, 61, "2027-07-30")
    files = measured(values, ("frequency: monthly", f"frequency: {frequency}"))
    assert lines("measure.month-missing", files, DAY) == ["measurements:2"] * hole


# ------------------------------------------------------------------ measure.off-target-unanswered

OFF = value("2027-06", 56.5, "2027-07-09")


def test_a_value_off_target_needs_an_action_within_two_weeks() -> None:
    assert lines("measure.off-target-unanswered", measured(OFF), "2027-07-23") == []
    assert lines("measure.off-target-unanswered", measured(OFF), "2027-07-24") == ["measurements:1"]
    assert messages("measure.off-target-unanswered", measured(OFF), NOW) == [
        "ME-01 (Solved at once) is off target in 2027-06 with 56.5, and nothing follows from it."
    ]
    assert related("measure.off-target-unanswered", measured(OFF), NOW) == [f"{MEASURES}:6:11"]


@pytest.mark.parametrize(("comparator", "number"), [("at-least", 57), ("at-least", 99), ("at-most", 63)])
def test_a_value_within_tolerance_needs_none(comparator: str, number: float) -> None:
    files = measured(value("2027-06", number, "2027-07-09"), ("at-least", comparator))
    assert lines("measure.off-target-unanswered", files, DAY) == []


ACTIONS = "- {id: IMP-1, status: open}\n- {id: IMP-2, status: cancelled}\n"


def test_an_action_that_is_followed_answers_it() -> None:
    files = measured(value("2027-06", 50, "2027-07-09", ", action: IMP-1"), improvements=ACTIONS)
    assert lines("measure.off-target-unanswered", files, DAY) == []
    given_up = measured(value("2027-06", 50, "2027-07-09", ", action: IMP-2"), improvements=ACTIONS)
    assert messages("measure.off-target-unanswered", given_up, NOW) == [
        "ME-01 (Solved at once) is off target in 2027-06 with 50, and IMP-2 was given up."
    ]


@pytest.mark.parametrize("source", ["MV-2027-06", "ME-01"])
def test_an_improvement_that_came_of_the_value_answers_it_too(source: str) -> None:
    improvements = f"- {{id: IMP-1, source_ref: {source}, status: open}}\n"
    assert lines("measure.off-target-unanswered", measured(OFF, improvements=improvements), DAY) == []


def test_an_action_holds_for_the_values_after_it_until_the_target_is_reached_again() -> None:
    first, second = value("2027-03", 50, "2027-04-09", ", action: IMP-1"), value("2027-04", 50, "2027-05-09")
    good, again = value("2027-05", 61, "2027-06-09"), value("2027-06", 50, "2027-07-09")
    files = measured(first + second + good + again, improvements=ACTIONS)
    assert lines("measure.off-target-unanswered", files, DAY) == ["measurements:4"]


# ------------------------------------------------------------------ measure.process-missing


def test_a_measure_of_a_process_names_it() -> None:
    files = measured(SOUND, ("  process: incident\n", ""))
    assert found("measure.process-missing", files, NOW) == [f"{MEASURES}:3:9"]
    assert messages("measure.process-missing", files, NOW) == [
        "ME-01 (Solved at once) measures a process, but no process is named."
    ]
    service = measured(SOUND, ("  area: process\n  process: incident\n", "  area: service\n"))
    assert lines("measure.process-missing", service, DAY) == []
