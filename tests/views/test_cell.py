"""Cells: how single values read."""

import math

import pytest

from sms_docs.views.cell import number


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (12, "12"), (-3.0, "-3"), (1.5, "1.5"), (1234567.25, "1,234,567.25"), (math.inf, "inf")],
)
def test_a_number_has_no_needless_decimals(value: float, text: str) -> None:
    assert number(value).text == text


def test_what_is_no_number_is_shown_as_it_is() -> None:
    assert number(math.nan, "percent").text == "nan percent"


def test_without_a_number_the_cell_is_empty() -> None:
    assert number(None, "percent").text == ""
