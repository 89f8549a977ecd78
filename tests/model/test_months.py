"""Months of the calendar."""

from datetime import date

import pytest

from sms_docs.model.months import add_months, month_name, month_number, month_numbers


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2027-01-15", 3, "2027-04-15"),
        ("2026-10-05", 3, "2027-01-05"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2027-03-31", -1, "2027-02-28"),
        ("2027-01-15", -1, "2026-12-15"),
        ("2027-01-20", 0, "2027-01-20"),
    ],
)
def test_some_months_later_is_the_same_day(day: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(day), months) == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-30", "2027-02-28"),
        ("2027-11-30", "2028-02-29"),
        ("2027-11-29", "2028-02-29"),
        ("2026-11-28", "2027-02-28"),
        ("2027-01-31", "2027-04-30"),
        ("2027-02-28", "2027-05-28"),
        ("2028-02-29", "2028-05-29"),
    ],
)
def test_three_months_later_is_the_last_day_of_a_shorter_month(day: str, expected: str) -> None:
    assert add_months(date.fromisoformat(day), 3) == date.fromisoformat(expected)


def test_the_29th_of_february_comes_back_as_the_28th() -> None:
    assert add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)


def test_beyond_the_calendar_is_its_last_or_first_day() -> None:
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert add_months(date(1, 1, 31), -1) == date.min


@pytest.mark.parametrize(
    ("period", "months"),
    [
        ("2026-12", ["2026-12"]),
        ("2027-01", ["2027-01"]),
        ("2026-Q4", ["2026-10", "2026-11", "2026-12"]),
        ("2026-Q1", ["2026-01", "2026-02", "2026-03"]),
    ],
)
def test_a_period_is_one_month_or_three(period: str, months: list[str]) -> None:
    assert [month_name(each) for each in month_numbers(period)] == months


@pytest.mark.parametrize(
    "period", ["", "2026", "2026-13", "2026-00", "2026-Q5", "2026-Q", "26-12", "2026-1", "x-y", "2026-12-1"]
)
def test_anything_else_is_no_period(period: str) -> None:
    assert month_numbers(period) == ()


def test_months_follow_each_other_over_the_year() -> None:
    assert month_numbers("2027-01")[0] - month_numbers("2026-12")[0] == 1
    assert month_number(date(2027, 1, 20)) == month_numbers("2027-01")[0]
