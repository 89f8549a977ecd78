"""Bars one after the other: parts of a whole."""

from collections.abc import Iterable
from typing import NamedTuple

from sms_docs.model.mark import Bar, Look


class Part(NamedTuple):
    """A part of a whole: how much, how it is drawn, and what it is."""

    size: float
    look: Look
    text: str


def stacked(parts: Iterable[Part], whole: float = 1) -> tuple[Bar, ...]:
    """One bar after the other from 0 on; parts of size 0 are left out.

    Args:
        whole: what counts as 1 on the scale.
    """
    bars, start = [], 0.0
    for part in parts:
        if part.size > 0:
            end = start + part.size / whole
            bars.append(Bar(start, end, part.look, f"{part.size:g} {part.text}"))
            start = end
    return tuple(bars)
