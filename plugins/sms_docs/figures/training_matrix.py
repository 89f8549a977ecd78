"""The training matrix: people by what is known of the competences that their roles need."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sms_docs.figures.brief import first_few
from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.system import System
from sms_docs.model.table import Table, Tone
from sms_docs.views import view
from sms_docs.views.cell import person
from sms_docs.views.training_matrix import Need, needs

NAME = "training-matrix"
_TITLE = "Competences that roles need, by person"


class Group(NamedTuple):
    """A column: its label, the states that it holds, and what they mean."""

    label: str
    states: tuple[str, ...]
    tone: Tone

    def names(self, mine: Sequence[Need]) -> tuple[str, ...]:
        """The competences in one of the states, each once."""
        return tuple(dict.fromkeys(each.competence for each in mine if each.state in self.states))


_GROUPS = (
    Group("Missing", ("missing", "late", "no effect"), "bad"),
    Group("Expired", ("expired",), "bad"),
    Group("Planned", ("planned",), "muted"),
    Group("Trained, effect open", ("trained", "check is late"), "warn"),
    Group("Proved", ("proved", "effect checked"), "good"),
)
_MOST = 60
"""So many people have room; of more, those of whom the most is missing stand there."""


def training_matrix(system: System) -> Figure:
    """One row a person, with the number of competences in each state; the names are told to screen readers."""
    found = needs(system)
    people = _people(found)
    drawn = dict(sorted(people.items(), key=lambda pair: _worst(pair[1]))[:_MOST]) if len(people) > _MOST else people
    grid = Grid(
        "Person",
        tuple(each.label for each in _GROUPS),
        tuple(person(system, key).text for key in drawn),
        tuple(tuple(_field(system, key, group, mine) for group in _GROUPS) for key, mine in drawn.items()),
    )
    table = view(system, NAME)
    shown = Table(NAME, table.caption, table.columns, table.rows, table.empty)
    return Figure(NAME, _TITLE, _description(found, len(people)), grid if drawn else None, shown)


def _people(found: Sequence[Need]) -> Mapping[str, list[Need]]:
    people: dict[str, list[Need]] = {}
    for each in found:
        people.setdefault(each.person, []).append(each)
    return people


def _worst(mine: Sequence[Need]) -> tuple[int, ...]:
    """Fewer is worse, so that those of whom much is missing stand first."""
    return tuple(-sum(each.state in group.states for each in mine) for group in _GROUPS)


def _field(system: System, key: str, group: Group, mine: Sequence[Need]) -> GridCell:
    names = group.names(mine)
    said = f"{person(system, key).text}, {group.label.lower()}: {', '.join(names) or 'none'}"
    if not names:
        return GridCell("", "", said)
    shown = ", ".join(first_few(names, "")).strip()
    return GridCell(f"{len(names)}\n{shown}", group.tone, said)


def _description(found: Sequence[Need], people: int) -> str:
    if not found:
        return ""
    counts = Counter(group.label for each in found for group in _GROUPS if each.state in group.states)
    said = ", ".join(f"{counts[each.label]} {each.label.lower()}" for each in _GROUPS if counts[each.label])
    return f"{len(found)} competences that {people} people need for their roles: {said}."
