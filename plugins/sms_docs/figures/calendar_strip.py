"""Twelve months from the system's day: what is due when, and what should have been done."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from sms_docs.figures.brief import brief
from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Key, Lane, Look, Point, Rule
from sms_docs.model.months import add_months, month_number
from sms_docs.model.scale import Days
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import day, due, state
from sms_docs.views.events import Event, events

NAME = "calendar-strip"
_TITLE = "The next twelve months"
_MONTHS = 12
_ALONE = 2
"""So many events of a month stand by name; more stand as one mark with their number."""
State = Literal["done", "planned", "overdue"]
_LOOKS: dict[State, Look] = {"done": "done", "planned": "planned", "overdue": "late"}
_LEGEND = (Key("done", "done", "circle"), Key("planned", "planned", "circle"), Key("overdue", "late", "circle"),
           Key("gate", "planned", "diamond"))  # fmt: skip
_COLUMNS = (Column("day", "Day"), Column("sort", "What"), Column("name", "Name"), Column("state", "State"))
_NAME_ENDS = re.compile(r"\s[-–—]\s|[:,(]")


class Sort(NamedTuple):
    """A lane: its name, what several events of it are called, and the kinds of events that stand in it."""

    title: str
    noun: str
    kinds: tuple[str, ...]


SORTS = (
    Sort("Gates and milestones", "steps", ("gate", "milestone")),
    Sort("Internal audits", "audits", ("internal audit",)),
    Sort("Management reviews", "reviews", ("management review",)),
    Sort("Reviews of documents", "documents", ("document review",)),
    Sort("Certification", "steps", ("certification",)),
)
"""In the order in which they are shown."""
Found = dict[Sort, tuple[Event, ...]]


def calendar_strip(system: System) -> Figure:
    """Gates, audits, management reviews, reviews of documents and steps of certification, in lanes of their own."""
    first = system.as_of.replace(day=1)
    scale = Days(first, add_months(first, _MONTHS))
    found = {sort: _within(system, scale, sort) for sort in SORTS}
    drawing = _drawing(system, scale, found) if any(found.values()) else None
    return Figure(NAME, _TITLE, _description(system, found), drawing, _table(system, found), _LEGEND)


def _within(system: System, scale: Days, sort: Sort) -> tuple[Event, ...]:
    """The events of the twelve months, and those that should have been before."""
    mine = (each for each in events(system) if each.kind in sort.kinds)
    kept = (each for each in mine if scale.first <= each.day < scale.last or each.overdue(system.as_of))
    return tuple(sorted(kept, key=lambda each: (each.day, each.what.text)))


def _state(system: System, event: Event) -> State:
    return "done" if event.done else "overdue" if event.overdue(system.as_of) else "planned"


def _drawing(system: System, scale: Days, found: Found) -> Timeline:
    lanes = tuple(
        Lane(sort.title, _counted(system, mine), tuple(_points(system, scale, sort, mine)))
        for sort, mine in found.items()
        if mine
    )
    return Timeline(scale, lanes, (Rule(system.as_of, f"as of {system.as_of}"),))


def _counted(system: System, mine: tuple[Event, ...]) -> str:
    counts = Counter(_state(system, each) for each in mine)
    return ", ".join(f"{counts[word]} {word}" for word in reversed(_LOOKS) if counts[word])


def _points(system: System, scale: Days, sort: Sort, mine: tuple[Event, ...]) -> Iterator[Point]:
    """One mark each, or one for all of a month where there are many; what is long overdue stands at the left edge."""
    months: dict[int, list[Event]] = {}
    for each in mine:
        months.setdefault(month_number(max(each.day, scale.first)), []).append(each)
    for together in months.values():
        if len(together) <= _ALONE:
            yield from (_point(system, scale, _short(each), (each,)) for each in together)
        else:
            yield _point(system, scale, f"{len(together)} {sort.noun}", tuple(together))


def _point(system: System, scale: Days, name: str, together: tuple[Event, ...]) -> Point:
    states = [_state(system, each) for each in together]
    look = _LOOKS["overdue" if "overdue" in states else "planned" if "planned" in states else "done"]
    said = "; ".join(f"{each.what.text}, {each.day}, {word}" for each, word in zip(together, states, strict=True))
    shape: Literal["circle", "diamond"] = "diamond" if [each.kind for each in together] == ["gate"] else "circle"
    return Point(max(together[0].day, scale.first), look, shape, name, said)


def _short(event: Event) -> str:
    """The number that a name begins with, else its first words."""
    first, _, _ = event.what.text.partition(" ")
    return first if any(map(str.isdigit, first)) else _NAME_ENDS.split(event.what.text)[0]


def _description(system: System, found: Found) -> str:
    everything = [each for mine in found.values() for each in mine]
    counts = Counter(_state(system, each) for each in everything)
    coming: list[date] = [each.day for each in everything if _state(system, each) == "planned"]
    said = [f"As of {system.as_of}: {counts['planned']} planned in twelve months"]
    said += [f"{counts['overdue']} overdue" if counts["overdue"] else "none of these is overdue"]
    said += [f"next: {_named(everything, min(coming))} on {min(coming)}"] if coming else []
    return f"{'; '.join(said)}." if everything else ""


def _named(everything: list[Event], on: date) -> str:
    return next(brief(each.what.text) for each in everything if each.day == on and not each.done)


def _table(system: System, found: Found) -> Table:
    pairs = sorted(((each, sort.title) for sort, mine in found.items() for each in mine), key=lambda pair: pair[0].day)
    rows = tuple(_row(system, each, sort) for each, sort in pairs)
    return Table(NAME, _TITLE, _COLUMNS, rows, "No review, audit, gate or step of certification is planned yet.")


def _row(system: System, each: Event, sort: str) -> Row:
    shown = day(each.day) if each.done else due(each.day)
    return Row((shown, Cell(sort), each.what, state(_state(system, each))), each.location)
