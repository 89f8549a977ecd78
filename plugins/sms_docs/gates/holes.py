"""Where a series of months has a hole."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Hole(NamedTuple):
    """Months without anything: the first and last of them, and the last month of what comes after (`month_numbers`)."""

    first: int
    last: int
    after: int


def holes(periods: Iterable[Sequence[int]], interval: int) -> Iterator[Hole]:
    """The holes between periods of which one is due every so many months: with 3, months 2 and 8 leave out 5 to 7.

    A period covers all its months, so that nothing is left out where months followed quarters.
    """
    spans = sorted({(each[-1], each[0]) for each in periods if each})
    for (before, begin), (after, first) in pairwise(spans):
        if first > before + interval:
            yield Hole(max(before + 1, begin + interval), first - 1, after)
