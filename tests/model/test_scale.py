"""Scales: places between 0 and 1, and ticks where a reader expects them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.scale import Days, Numbers, short_number


def texts(scale: Days | Numbers) -> list[str]:
    return [tick.text for tick in scale.ticks()]


# ------------------------------------------------------------------ days


def test_days_lie_on_whole_months() -> None:
    scale = Days.over([date(2026, 10, 5), date(2026, 12, 31)])
    assert (scale.first, scale.last) == (date(2026, 10, 1), date(2027, 1, 1))
    assert (scale.place(date(2026, 10, 1)), scale.place(date(2027, 1, 1))) == (0, 1)
    assert scale.place(date(2026, 11, 1)) == pytest.approx(31 / 92)


def test_a_day_outside_stands_at_the_edge() -> None:
    scale = Days.over([date(2026, 10, 5)])
    assert (scale.place(date(2020, 1, 1)), scale.place(date(2030, 1, 1))) == (0, 1)


def test_a_year_has_its_months_and_each_year_its_name_once() -> None:
    ticks = Days.over([date(2026, 10, 5), date(2027, 2, 1)]).ticks()
    assert [(tick.text, tick.above) for tick in ticks] == [
        ("Oct", "2026"), ("Nov", ""), ("Dec", ""), ("Jan", "2027"), ("Feb", ""),
    ]  # fmt: skip


def test_three_years_have_quarters_that_begin_where_quarters_begin() -> None:
    ticks = Days.over([date(2026, 2, 1), date(2028, 12, 1)]).ticks()
    assert [tick.text for tick in ticks][:4] == ["Q2", "Q3", "Q4", "Q1"]
    assert [tick.above for tick in ticks][:4] == ["2026", "", "", "2027"]


def test_a_long_time_has_years_and_a_longer_one_fewer() -> None:
    assert texts(Days.over([date(2026, 1, 1), date(2035, 1, 1)]))[:2] == ["2026", "2027"]
    assert texts(Days.over([date(1901, 1, 1), date(2035, 1, 1)]))[:2] == ["1910", "1920"]


@given(st.lists(st.dates(), min_size=1, max_size=4))
def test_any_days_have_a_scale_with_few_ticks_in_order(days: list[date]) -> None:
    scale = Days.over(days)
    assert all(0 <= scale.place(day) <= 1 for day in days)
    places = [tick.at for tick in scale.ticks()]
    assert places == sorted(places)
    assert len(places) <= 20


# ------------------------------------------------------------------ numbers


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([56.4, 61.2], ["56", "58", "60", "62"]),
        ([0, 100], ["0", "50", "100"]),
        ([4.9, 6.4], ["4.5", "5", "5.5", "6", "6.5"]),
        ([-3, 2], ["-4", "-2", "0", "2"]),
        ([0.001, 0.002], ["0.001", "0.0015", "0.002"]),
        ([1_200_000, 3_900_000], ["1,000,000", "2,000,000", "3,000,000", "4,000,000"]),
    ],
)
def test_numbers_have_round_ticks_around_them(numbers: list[float], expected: list[str]) -> None:
    assert texts(Numbers.over(numbers)) == expected


@pytest.mark.parametrize("value", [0, 5, -5, 100, 1e9, 1e-300])
def test_one_value_has_room_around_it(value: float) -> None:
    scale = Numbers.over([value])
    assert scale.low < value < scale.high or scale.low <= value < scale.high
    assert len(scale.ticks()) >= 2


def test_lengths_begin_at_nothing() -> None:
    assert (Numbers.over([12, 57], zero=True).low, Numbers.over([0], zero=True).low) == (0, 0)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=5), st.booleans())
def test_any_numbers_have_a_scale_with_few_ticks(numbers: list[float], zero: bool) -> None:
    scale = Numbers.over(numbers, zero=zero)
    assert scale.low < scale.high
    assert all(0 <= scale.place(each) <= 1 for each in numbers)
    assert 2 <= len(scale.ticks()) <= 8
    assert all(len(tick.text) <= 24 for tick in scale.ticks())


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.1 * 3, "0.3"), (1234.5, "1,234.5"), (12_345_678, "12,345,678"), (1e100, "1e+100"), (-7, "-7")],
)
def test_a_number_on_an_axis_is_short(number: float, text: str) -> None:
    assert short_number(number) == text
