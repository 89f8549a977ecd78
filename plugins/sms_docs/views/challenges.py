"""What makes such programmes fail: what to consider, which signs to look for, and those that this system shows."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final

from sms_docs.load.standard import load_challenges
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, clause, several
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record
from sms_docs.views.signs import can_be_seen, seen

KINDS: Final = ("sign", "consideration")
STATES: Final = ("seen", "not known", "people have to look", "not seen", "to consider")
"""Worst first."""
_MOST: Final = 5
"""So many places stand in a field; of more, their number."""
_COLUMNS = (
    Column("challenge", "Challenge"), Column("what", "What it is"), Column("kind", "Kind"),
    Column("text", "Sign or advice"), Column("state", "State"), Column("where", "Where"), Column("clauses", "Clauses"),
)  # fmt: skip

_challenges = cache(load_challenges)


def _sheet(system: System) -> Sheet:
    given = _challenges()["challenges"]
    return live_sheet(
        "Challenges of the programme and their signs", _COLUMNS, _records(system, given),
        shown=("challenge", "kind", "text", "state", "where", "clauses"),
        filters=("challenge", "kind", "state", "clauses"),
        choices={"kind": KINDS, "state": STATES, "challenge": tuple(each["key"] for each in given)},
        empty=none_of(system, "programme", otherwise="No programme is planned yet: add it in data/programme.yml."),
    )  # fmt: skip


def _records(system: System, given: list[Mapping[str, Any]]) -> Iterator[Record]:
    """Signs first: an advice is asked for where a sign is seen. Only of a programme that exists can one be seen."""
    if not system.register("programme").exists:
        return
    for each in given:
        for sign in each["signs"]:
            places = seen(system, sign)
            state = _state(sign, places)
            yield _row(each, "sign", sign, {"state": state, "where": _where(places)})
    for each in given:
        for advice in each["considerations"]:
            cells = {"state": Cell("to consider", tone="muted"), "clauses": _clauses(system, advice["clauses"])}
            yield _row(each, "consideration", advice["do"], cells, advice["clauses"])


def _row(
    challenge: Mapping[str, Any], sort: str, text: str, more: Mapping[str, Cell], clauses: list[str] | None = None
) -> Record:
    cells = {
        "challenge": Cell(challenge["title"]), "what": Cell(challenge["what"]), "kind": Cell(sort),
        "text": Cell(f"{text[:1].upper()}{text[1:]}"), "where": EMPTY, "clauses": EMPTY, **more,
    }  # fmt: skip
    raw = {"challenge": challenge["key"], "kind": sort, "state": cells["state"].text, "clauses": clauses or []}
    return record(cells, raw)


def _state(sign: str, places: tuple[Cell, ...] | None) -> Cell:
    if places is None:
        return Cell("not known" if can_be_seen(sign) else "people have to look", tone="muted")
    return Cell("seen", tone="bad") if places else Cell("not seen", tone="good")


def _where(places: tuple[Cell, ...] | None) -> Cell:
    if not places:
        return EMPTY
    more = len(places) - _MOST
    return several((*places[:_MOST], Cell(f"{more} more") if more > 0 else EMPTY))


def _clauses(system: System, named: list[str]) -> Cell:
    """Clauses of 2018; of another edition those that took over their content."""
    standard = system.standard
    found = (
        one
        for each in named
        for one in ((each,) if standard.edition == "2018" else standard.counterparts.get(each, ()))
    )
    return several(map(clause, dict.fromkeys(found)))


CHALLENGES = View(
    "challenges",
    "Challenges of a programme: what to consider, and the signs that this system shows",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
