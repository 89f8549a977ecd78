"""Whether a look lies within the last months."""

from datetime import date

import pytest

from sms_docs.checks.looks import not_lately


@pytest.mark.parametrize(
    ("looked", "why"),
    [
        (None, ""),
        (date(2027, 1, 20), ""),
        (date(2026, 1, 20), ""),
        (date(2026, 1, 19), "more than 12 months ago"),
        (date(2027, 1, 21), "which has not come yet"),
    ],
)
def test_a_look_counts_to_the_day(looked: date | None, why: str) -> None:
    assert not_lately(looked, 12, date(2027, 1, 20)) == why
