"""Coverage by depth: how many clauses of each chapter are named, written on, approved and proved by fresh records."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.standard import Clause
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.views.cell import clause, number, several
from sms_docs.views.clause_depth import DEPTHS, LABELS, Depth, depths

NAME = "coverage-depth"
_TITLE = "Coverage by depth, chapter by chapter"
_SPLIT = "8"
"""The one chapter that is shown by its parts: it holds the practices."""
_COLUMNS = (
    Column("chapter", "Chapter"), Column("clauses", "Clauses", "right"),
    *(Column(key, LABELS[key], "right") for key in DEPTHS), Column("holes", "Not named by any document"),
)  # fmt: skip


class Chapter(NamedTuple):
    """A chapter (of chapter 8, a part) with its clauses."""

    clause: Clause
    depths: tuple[Depth, ...]

    @property
    def name(self) -> str:
        """Number and title."""
        return f"{self.clause.id} {self.clause.title}"

    def counts(self, place: int) -> tuple[int, int]:
        """How many clauses have a depth, and of how many it is asked."""
        marks = [each.marks[place] for each in self.depths]
        return marks.count("yes"), len(marks) - marks.count("not asked")


def coverage_depth(system: System) -> Figure:
    """Chapters by depths, each field with the number of clauses that reach it."""
    chapters = tuple(_chapters(system))
    grid = Grid(
        "Chapter",
        tuple(LABELS[key] for key in DEPTHS),
        tuple(each.name for each in chapters),
        tuple(tuple(_field(each, place) for place in range(len(DEPTHS))) for each in chapters),
    )
    return Figure(NAME, _TITLE, _description(chapters), grid if chapters else None, _table(chapters))


def _chapters(system: System) -> Iterator[Chapter]:
    found: dict[str, list[Depth]] = {}
    for each in depths(system):
        parts = each.clause.id.split(".")
        found.setdefault(".".join(parts[:2]) if parts[0] == _SPLIT else parts[0], []).append(each)
    for key, several_ in found.items():
        if of := system.standard.clauses.get(key):
            yield Chapter(of, tuple(several_))


def _field(chapter: Chapter, place: int) -> GridCell:
    have, asked = chapter.counts(place)
    label = LABELS[DEPTHS[place]].lower()
    if not asked:
        return GridCell("–", "muted", f"{chapter.name}, {label}: not asked for")
    tone: Tone = "good" if have == asked else "warn" if have else "bad"
    return GridCell(f"{have} of {asked}", tone, f"{chapter.name}, {label}: {have} of {asked} clauses")


def _total(chapters: Sequence[Chapter], place: int) -> tuple[int, int]:
    counts = [each.counts(place) for each in chapters]
    return sum(have for have, _ in counts), sum(asked for _, asked in counts)


def _description(chapters: Sequence[Chapter]) -> str:
    """The point of it; nothing is said of a standard that no document names yet."""
    said = [(LABELS[key].lower(), *_total(chapters, place)) for place, key in enumerate(DEPTHS)]
    if not chapters:
        return ""
    first, *others = (f"{label} {have} of {asked}" for label, have, asked in said)
    return f"Clauses {first}; {'; '.join(others)}. A mention alone covers nothing."


def _table(chapters: Sequence[Chapter]) -> Table:
    rows = tuple(Row(_cells(each)) for each in chapters)
    return Table(NAME, _TITLE, _COLUMNS, rows, "The edition in use has no clauses.")


def _cells(chapter: Chapter) -> tuple[Cell, ...]:
    counts = (chapter.counts(place) for place in range(len(DEPTHS)))
    holes = several(clause(each.clause.id) for each in chapter.depths if each.marks[0] == "no")
    fields = (Cell(f"{have} of {asked}" if asked else "not asked", sort=have) for have, asked in counts)
    return Cell(chapter.name, clause(chapter.clause.id).target), number(len(chapter.depths)), *fields, holes
