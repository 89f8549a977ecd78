"""The order in which people expect numbers, days and words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.views.order import MISSING, natural


@pytest.mark.parametrize(
    "ordered",
    [
        ["T-9", "T-10", "T-100"],
        ["2026-12-31", "2027-01-01", "2027-01-10"],
        ["6.2", "6.10", "10.1"],
        ["apple", "Banana", "cherry"],
        [-1, 0.5, 2, 10],
        ["1 low", "9 high", "12 high"],
    ],
)
def test_natural_order(ordered: list[object]) -> None:
    backwards = ordered[::-1]
    assert sorted(backwards, key=natural) == ordered


@pytest.mark.parametrize("nothing", [None, ""])
def test_what_is_missing_comes_last(nothing: object) -> None:
    assert natural(nothing) == MISSING > natural("zzz")
    assert natural(nothing) > natural(10**9)


@given(st.lists(st.one_of(st.text(), st.integers(), st.floats(allow_nan=False), st.none())))
def test_anything_can_be_sorted(values: list[object]) -> None:
    sorted(values, key=natural)


def test_a_very_long_number_is_no_trap() -> None:
    assert natural("9" * 5000)
