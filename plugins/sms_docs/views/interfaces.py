"""Interfaces between processes: what each gives to which, and where the other side names nothing in return."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import reference
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, record

BOTH, ONE_SIDED, UNKNOWN, ITSELF = "both ways", "one-sided", "no such process", "to itself"
_STATES = (UNKNOWN, ITSELF, ONE_SIDED, BOTH)
"""Worst first."""
_EMPTY = "No interface is described yet: add them to the processes in data/processes.yml."
_COLUMNS = (
    Column("from", "From"), Column("to", "To"), Column("gives", "What is handed over"), Column("form", "In what form"),
    Column("back", "Answered"),
)  # fmt: skip


class Interface(NamedTuple):
    """What one process gives to another; ``back`` says whether that one names anything in return."""

    giver: str
    taker: str
    entry: Entry
    back: str


def _find(system: System) -> tuple[Interface, ...]:
    processes = system.register("processes")
    named = {(each.id, one.text("to")) for each in processes for one in each.entries("interfaces")}
    return tuple(
        Interface(each.id, one.text("to"), one, _back(processes.by_id, named, each.id, one.text("to")))
        for each in processes
        for one in each.entries("interfaces")
    )


interfaces = Memo(_find)
"""All interfaces in the order of the register."""


def _back(known: Mapping[str, Entry], named: set[tuple[str, str]], giver: str, taker: str) -> str:
    if taker not in known:
        return UNKNOWN
    if taker == giver:
        return ITSELF
    return BOTH if (taker, giver) in named else ONE_SIDED


def _sheet(system: System) -> Sheet:
    processes = system.register("processes")
    ids = {} if processes.broken else dict.fromkeys(("process", "from", "to"), tuple(processes.by_id))
    keys = tuple(column.key for column in _COLUMNS)
    return Sheet(
        "Interfaces between processes",
        _COLUMNS,
        keys,
        _records(system),
        filters=("process", *keys),
        choices={"back": _STATES} | ids,
        empty=none_of(
            system,
            "processes",
            otherwise=_EMPTY,
        ),
    )


def _records(system: System) -> Iterator[Record]:
    for each in interfaces(system):
        cells = {
            "from": reference(system, "processes", each.giver),
            "to": reference(system, "processes", each.taker),
            "gives": Cell(each.entry.text("gives")),
            "form": Cell(each.entry.text("form")),
            "back": _back_cell(each.back),
        }
        # Who asks for a process means what it gives and what it gets.
        raw = {"from": each.giver, "to": each.taker, "process": [each.giver, each.taker]}
        yield record(cells, raw, each.entry.location())


def _back_cell(word: str) -> Cell:
    return Cell(word, tone="" if word == BOTH else "bad" if word in (UNKNOWN, ITSELF) else "warn")


INTERFACES = View(
    "interfaces",
    "What each process gives to which, both ways; one-sided interfaces are marked",
    controlled=True,
    function=_sheet,
)
