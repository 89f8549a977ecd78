"""Clause coverage by chapter: how much of what the standard asks for is covered, and where the holes are."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.figures.stacked import Part, stacked
from sms_docs.model.figure import Bars, Figure
from sms_docs.model.mark import Key, Lane, Look
from sms_docs.model.scale import Numbers
from sms_docs.model.standard import Clause
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views.cell import clause, number, several
from sms_docs.views.coverage import Coverage, coverage

NAME = "coverage-bar"
_TITLE = "Clause coverage by chapter"
_LOOKS: Mapping[str, Look] = {
    "covered": "done", "in preparation": "running", "planned": "planned", "hole": "late",
}  # fmt: skip
_LEGEND = tuple(Key(state, look) for state, look in _LOOKS.items())
_COLUMNS = (
    Column("chapter", "Chapter"), Column("asked", "Clauses that ask", "right"),
    *(Column(state.replace(" ", "_"), state.capitalize(), "right") for state in _LOOKS),
    Column("holes", "Holes"),
)  # fmt: skip


class Chapter(NamedTuple):
    """A chapter of the standard with those of its clauses that ask for something, and how they stand."""

    clause: Clause
    asked: tuple[Coverage, ...]

    @property
    def counts(self) -> Counter[str]:
        """Number of clauses by state."""
        return Counter(each.state for each in self.asked)


def coverage_bar(system: System) -> Figure:
    """One bar a chapter, each as long as the others: shares of covered, in preparation, planned and holes."""
    chapters = tuple(_chapters(system))
    drawing = Bars(Numbers(0, 1, 1), tuple(map(_lane, chapters))) if chapters else None
    total: Counter[str] = sum((each.counts for each in chapters), Counter())
    described = (
        f"{total['covered']} of {total.total()} clauses that ask for something are covered; {_holes(total['hole'])}."
    )
    return Figure(NAME, _TITLE, described if chapters else "", drawing, _table(chapters), _LEGEND)


def _chapters(system: System) -> Iterator[Chapter]:
    everything = coverage(system)
    for each in system.standard.clauses.values():
        mine = tuple(one for one in everything if one.clause.id.partition(".")[0] == each.id and one.state in _LOOKS)
        if not each.parent and mine:
            yield Chapter(each, mine)


def _lane(chapter: Chapter) -> Lane:
    counts, whole = chapter.counts, len(chapter.asked)
    marks = stacked((Part(counts[state], look, state) for state, look in _LOOKS.items()), whole)
    said = [f"{counts['covered']} of {whole} covered"]
    said += [f"{counts[state]} {state}" for state in ("in preparation", "planned") if counts[state]]
    said += [_holes(counts["hole"])] if counts["hole"] else []
    return Lane(f"{chapter.clause.id} {chapter.clause.title}", ", ".join(said), marks, clause(chapter.clause.id).target)


def _holes(count: int) -> str:
    return f"{count or 'no'} hole{'s' if count > 1 else ''}"


def _table(chapters: tuple[Chapter, ...]) -> Table:
    return Table(NAME, _TITLE, _COLUMNS, tuple(map(_row, chapters)), "The edition in use has no clauses.")


def _row(chapter: Chapter) -> Row:
    holes = several(clause(each.clause.id) for each in chapter.asked if each.state == "hole")
    counts = (number(chapter.counts[state]) for state in _LOOKS)
    name = Cell(f"{chapter.clause.id} {chapter.clause.title}", clause(chapter.clause.id).target)
    return Row((name, number(len(chapter.asked)), *counts, holes))
