"""Where a series of months has a hole."""

import pytest

from sms_docs.gates.holes import Hole, holes


@pytest.mark.parametrize(
    ("months", "interval", "expected"),
    [
        ([], 1, []),
        ([5], 1, []),
        ([5, 6, 7], 1, []),
        ([7, 5], 1, [Hole(6, 6, 7)]),
        ([5, 5, 6], 1, []),
        ([1, 4, 6], 1, [Hole(2, 3, 4), Hole(5, 5, 6)]),
        ([2, 5, 8], 3, []),
        ([2, 8], 3, [Hole(5, 7, 8)]),
        ([2, 6], 3, [Hole(5, 5, 6)]),
        ([0, 12, 13], 12, []),
        ([0, 13], 12, [Hole(12, 12, 13)]),
    ],
)
def test_a_hole_begins_when_the_next_one_is_due(months: list[int], interval: int, expected: list[Hole]) -> None:
    assert list(holes(([each] for each in months), interval)) == expected


@pytest.mark.parametrize(
    ("periods", "interval", "expected"),
    [
        ([(1, 2, 3), (4, 5, 6), (7,), (8,)], 1, []),
        ([(1, 2, 3), (4, 5, 6)], 3, []),
        ([(1, 2, 3), (7, 8, 9)], 3, [Hole(4, 6, 9)]),
        ([(1, 2, 3), (5,)], 1, [Hole(4, 4, 5)]),
        ([(), (5,)], 1, []),
    ],
)
def test_a_quarter_covers_its_months(periods: list[tuple[int, ...]], interval: int, expected: list[Hole]) -> None:
    assert list(holes(periods, interval)) == expected
