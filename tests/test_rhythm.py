"""What a rhythm asks for, and when."""

from datetime import date

import pytest

from sms_docs.gates.rhythm import Expected, by_due_day, by_period, missing
from sms_docs.model.months import month_numbers


def days(found) -> list[str]:
    return [f"{each.day} {each.period}" for each in found]


def test_a_value_is_due_on_the_same_day_of_each_month_for_the_month_before() -> None:
    assert days(by_due_day(date(2027, 5, 10), 1, date(2027, 7, 10))) == [
        "2027-05-10 2027-04",
        "2027-06-10 2027-05",
        "2027-07-10 2027-06",
    ]


def test_what_begins_at_the_end_of_a_month_stays_at_the_ends_and_means_that_month() -> None:
    assert days(by_due_day(date(2026, 11, 30), 1, date(2027, 2, 28))) == [
        "2026-11-30 2026-11",
        "2026-12-31 2026-12",
        "2027-01-31 2027-01",
        "2027-02-28 2027-02",
    ]


def test_longer_rhythms_cover_more_months() -> None:
    assert days(by_due_day(date(2027, 7, 12), 3, date(2027, 10, 31))) == ["2027-07-12 2027-Q2", "2027-10-12 2027-Q3"]
    assert days(by_due_day(date(2027, 6, 30), 6, date(2027, 12, 31))) == [
        "2027-06-30 2027-01 to 2027-06",
        "2027-12-31 2027-07 to 2027-12",
    ]


def test_who_measures_at_the_beginning_of_a_period_says_so_by_the_first_value() -> None:
    last = month_numbers("2027-Q2")[-1]
    assert days(by_due_day(date(2027, 4, 9), 3, date(2027, 7, 9), last)) == ["2027-04-09 2027-Q2", "2027-07-09 2027-Q3"]


def test_results_are_due_some_days_after_each_whole_period() -> None:
    assert days(by_period(date(2027, 4, 1), 1, 20, date(2027, 6, 20))) == ["2027-05-20 2027-04", "2027-06-20 2027-05"]
    assert days(by_period(date(2027, 4, 12), 1, 20, date(2027, 6, 20))) == ["2027-06-20 2027-05"]
    assert days(by_period(date(2027, 4, 2), 3, 0, date(2027, 12, 31))) == ["2027-09-30 2027-Q3", "2027-12-31 2027-Q4"]
    assert days(by_period(date(2027, 4, 1), 12, 0, date(2028, 12, 31))) == ["2028-12-31 2028-01 to 2028-12"]


@pytest.mark.parametrize("start", [date.max, date(9999, 11, 30)])
def test_the_end_of_the_calendar_is_an_end(start: date) -> None:
    assert len(days(by_due_day(start, 1, date.max))) <= 2
    assert days(by_period(start, 1, 20, date.max)) == []


def test_an_early_day_gives_no_endless_list() -> None:
    assert len(days(by_due_day(date(1, 1, 31), 1, date.max))) == 600
    assert len(days(by_period(date(2, 2, 1), 1, 0, date.max))) == 600


def test_missing_is_what_no_value_covers() -> None:
    expected = [Expected(date(2027, 5, 10), 10, 10), Expected(date(2027, 6, 10), 11, 13)]
    assert [*missing(iter(expected), {12})] == expected[:1]
    assert [*missing(iter(expected), {10})] == expected[1:]
