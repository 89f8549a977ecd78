"""Marks: what stands in a drawing, by its place on the scales, before anybody says how it looks."""

from datetime import date
from typing import Literal, NamedTuple

Look = Literal["done", "running", "planned", "late", "dropped"]
"""How a mark is drawn. They differ in shape and filling, so that they can be told apart in grey:
full, striped, empty, empty with a thick edge, crossed out.
"""
Shape = Literal["circle", "diamond", "square", "triangle"]
Place = date | float
"""What a scale has a place for: a day on `Days`, a number on `Numbers`."""


class Bar(NamedTuple):
    """From one place on the scale to another (of days, the last one included); ``text`` is the full sentence."""

    start: Place
    end: Place
    look: Look
    text: str = ""


class Point(NamedTuple):
    """One place.

    Attributes:
        at: along the scale.
        name: what stands beside it, short; "" for nothing.
        text: the full sentence.
        height: on the other scale, where there is one.
    """

    at: Place
    look: Look
    shape: Shape
    name: str
    text: str
    height: float = 0


class Line(NamedTuple):
    """A line through places (day, number); it is unbroken, so a gap in the data needs two."""

    places: tuple[tuple[date, float], ...]


class Area(NamedTuple):
    """From one number to another, across the drawing: ``good`` where the target is met, ``near`` within tolerance."""

    low: float
    high: float
    sort: Literal["good", "near"]


class Rule(NamedTuple):
    """A line across the drawing, at a day (the day that the system is read for) or at a number (a target)."""

    at: Place
    text: str


class Lane(NamedTuple):
    """A row of a drawing.

    Attributes:
        label: its name.
        note: where it stands, in words.
        marks: bars and points.
        target: what its name leads to, as in `Cell.target`.
    """

    label: str
    note: str
    marks: tuple[Bar | Point, ...]
    target: str = ""


class Key(NamedTuple):
    """A line of the legend: a mark and what it stands for."""

    text: str
    look: Look | Literal["good", "near"]
    shape: Shape | Literal["bar"] = "bar"
