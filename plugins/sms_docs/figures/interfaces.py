"""Interfaces between processes as a matrix: who gives to whom, and where the other side names nothing in return."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sms_docs.figures.brief import first_few
from sms_docs.model.figure import Figure, Grid, GridCell
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Table
from sms_docs.views import view
from sms_docs.views.interfaces import ITSELF, ONE_SIDED, UNKNOWN, Interface, interfaces
from sms_docs.views.nothing import none_of
from sms_docs.views.standing import plural

NAME = "interfaces"
_TITLE = "Interfaces between processes"
_MOST = 40
"""So many processes have room in a matrix; of more, those with the most interfaces stand there."""
_MARKS = "⇄ each gives something; → it gives and gets nothing; ? it gets and gives nothing."
_Pairs = Mapping[tuple[str, str], Sequence[Interface]]


def interface_matrix(system: System, process: str = "") -> Figure:
    """Processes that give by processes that get; with a process, only its row and what it gets."""
    found = tuple(each for each in interfaces(system) if process in ("", each.giver, each.taker))
    names = _names(system, found)
    name = system.register("processes").by_id.get(process)
    title = f"{_TITLE}: {name.label}" if name else _TITLE
    return Figure(NAME, title, _description(system, found, names), _grid(found, names), _table(system, title, process))


def _names(system: System, found: Sequence[Interface]) -> Mapping[str, Entry]:
    """The processes that stand in the matrix, in the order of the register."""
    counts = Counter(key for each in found for key in (each.giver, each.taker))
    known = {key: each for key, each in system.register("processes").by_id.items() if counts[key]}
    most = {key for key, _ in counts.most_common() if key in known}
    kept = {key for key, _ in counts.most_common(_MOST)} if len(most) > _MOST else most
    return {key: each for key, each in known.items() if key in kept}


def _grid(found: Sequence[Interface], names: Mapping[str, Entry]) -> Grid | None:
    """Columns are numbered as the rows are: there is no room for a name above each."""
    if not names:
        return None
    pairs: dict[tuple[str, str], list[Interface]] = {}
    for each in found:
        pairs.setdefault((each.giver, each.taker), []).append(each)
    return Grid(
        "Gives ↓ to →",
        tuple(str(number) for number, _ in enumerate(names, 1)),
        tuple(f"{number} {each.label}" for number, each in enumerate(names.values(), 1)),
        tuple(tuple(_field(pairs, giver, taker) for taker in names.values()) for giver in names.values()),
    )


def _field(pairs: _Pairs, giver: Entry, taker: Entry) -> GridCell:
    mine = pairs.get((giver.id, taker.id), ())
    back = pairs.get((taker.id, giver.id), ())
    if giver.id == taker.id:
        return GridCell(
            "!" if mine else "–", "bad" if mine else "", f"{giver.label}: {'to itself' if mine else 'itself'}"
        )
    if mine:
        given = f"{giver.label} gives {taker.label}: {'; '.join(each.entry.text('gives') for each in mine)}"
        if mine[0].back == ONE_SIDED:
            return GridCell("→", "warn", f"{given}; nothing is named in return")
        return GridCell("⇄", "", given)
    if back:
        return GridCell("?", "warn", f"{giver.label} gives {taker.label} nothing, but gets something from it")
    # Most fields are empty: a sentence with both names in each of them would double the page.
    return GridCell("", "", "nothing")


def _description(system: System, found: Sequence[Interface], names: Mapping[str, Entry]) -> str:
    """How many there are, and which have no answer."""
    if not names:
        return ""
    known = system.register("processes").by_id
    alone = [
        f"{known[each.giver].label} to {known[each.taker].label}"
        for each in found
        if each.back == ONE_SIDED and each.giver in known
    ]
    wrong = sum(each.back in (UNKNOWN, ITSELF) for each in found)
    more = f" {plural(wrong, 'interface')} to no other process." if wrong else ""
    said = (
        f"One-sided: {'; '.join(first_few(alone, 'interfaces'))}." if alone else "Each is answered by the other side."
    )
    return f"{len(found)} interfaces between {len(names)} processes. {said}{more} {_MARKS}"


def _table(system: System, title: str, process: str) -> Table:
    known = process and process in system.register("processes").by_id
    chosen: dict[str, Any] = {"process": process} if known else {}
    table = view(system, NAME, caption=title, **chosen)
    if table.rows:
        return table
    empty = none_of(system, "processes", otherwise="No interface is described yet: add them in data/processes.yml.")
    return Table(NAME, title, table.columns, (), empty)
