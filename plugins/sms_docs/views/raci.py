"""Who does what in a process: responsible, accountable, consulted, informed; taken from what the registers hold.

The activities are the four steps of the cycle, what the process hands over, the records that it keeps and the parts
that others carry out. The owner is accountable for all of them (clause 5.3).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import reference, roles, several
from sms_docs.views.interfaces import interfaces
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, record

STEPS = ("plan", "do", "check", "act")
KINDS = (*STEPS, "hand over", "record", "other party")
_COLUMNS = (
    Column("process", "Process"), Column("kind", "Kind"), Column("activity", "Activity"),
    Column("responsible", "Responsible"), Column("accountable", "Accountable"), Column("consulted", "Consulted"),
    Column("informed", "Informed"),
)  # fmt: skip
_NOBODY = Cell("nobody named", tone="bad")


class Activity(NamedTuple):
    """Something that is done in a process; the four parts are role ids.

    Attributes:
        party: a supplier that does it in place of a role; "" where none does.
    """

    sort: str
    text: str
    place: Entry
    responsible: tuple[str, ...] = ()
    consulted: tuple[str, ...] = ()
    informed: tuple[str, ...] = ()
    party: str = ""


def _by_process(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for key, each in pairs:
        found.setdefault(key, []).append(each)
    return {key: tuple(value) for key, value in found.items()}


@Memo
def _handed_over(system: System) -> Mapping[str, tuple[Entry, ...]]:
    return _by_process((each.giver, each.entry) for each in interfaces(system))


@Memo
def _records_of(system: System) -> Mapping[str, tuple[Entry, ...]]:
    return _by_process((key, each) for each in system.register("records") for key in each.texts("processes"))


@Memo
def _parts_of(system: System) -> Mapping[str, tuple[tuple[Entry, Entry], ...]]:
    """Process → the suppliers that carry out a part of it, each with that part."""
    found: dict[str, list[tuple[Entry, Entry]]] = {}
    for supplier in system.register("suppliers"):
        for part in supplier.entries("provides"):
            if part.has("process"):
                found.setdefault(part.text("process"), []).append((supplier, part))
    return {key: tuple(value) for key, value in found.items()}


def activities(system: System, process: Entry) -> Iterator[Activity]:
    """What is done in a process, as far as the registers tell it."""
    manager = _given(process.text("manager"))
    yield from _steps(system, process, manager)
    others = system.register("processes").by_id
    for each in _handed_over(system).get(process.id, ()):
        taker = others.get(each.text("to"))
        text = f"{each.text('gives')} → {taker.label if taker else each.text('to')}"
        yield Activity("hand over", text, each, manager, informed=_given(taker.text("manager") if taker else ""))
    for each in _records_of(system).get(process.id, ()):
        yield Activity("record", each.text("title"), each, _given(each.text("owner")) or manager)
    for supplier, part in _parts_of(system).get(process.id, ()):
        consulted = _given(supplier.text("manager"), supplier.text("accountable"))
        yield Activity("other party", part.text("item"), part, consulted=consulted, party=supplier.id)


def _steps(system: System, process: Entry, manager: tuple[str, ...]) -> Iterator[Activity]:
    """The cycle: a measure's owner checks, and the chair of the body that decides is asked before anything changes."""
    for step in STEPS:
        each = process.entry("pdca").entry(step)
        if not each.text("text"):
            continue
        measure = system.register("measures").by_id.get(each.text("measure")) if step == "check" else None
        body = system.register("bodies").by_id.get(each.text("route")) if step == "act" else None
        does = _given(measure.text("owner") if measure else "") or manager
        yield Activity(step, each.text("text"), each, does, _given(body.text("chair") if body else ""))


def _given(*role_ids: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for each in role_ids if each))


def _sheet(system: System) -> Sheet:
    keys = tuple(column.key for column in _COLUMNS)
    choices: dict[str, tuple[str, ...]] = {"kind": KINDS}
    for field, register in (("process", "processes"), ("role", "roles")):
        if not system.register(register).broken:
            choices[field] = tuple(system.register(register).by_id)
    return Sheet(
        "Who does what in each process",
        _COLUMNS,
        keys,
        _records(system),
        filters=("role", *keys),
        choices=choices,
        empty=none_of(system, "processes", otherwise="No process is described yet: add it in data/processes.yml."),
    )


def _records(system: System) -> Iterator[Record]:
    for process in system.register("processes"):
        owner = process.text("owner")
        for each in activities(system, process):
            consulted = tuple(one for one in each.consulted if one not in (*each.responsible, owner))
            informed = tuple(one for one in each.informed if one not in (*each.responsible, *consulted, owner))
            does = reference(system, "suppliers", each.party) if each.party else roles(system, each.responsible)
            cells = {
                "process": reference(system, "processes", process.id),
                "kind": Cell(each.sort),
                "activity": Cell(each.text),
                "responsible": several((does,)) if does.text else _NOBODY,
                "accountable": roles(system, (owner,)) if owner else _NOBODY,
                "consulted": roles(system, consulted),
                "informed": roles(system, informed),
            }
            raw = {"process": process.id, "role": list(_given(owner, *each.responsible, *consulted, *informed))}
            raw |= {"accountable": owner, "responsible": list(each.responsible or _given(each.party))}
            raw |= {"consulted": list(consulted), "informed": list(informed)}
            yield record(cells, raw, each.place.location())


RACI = View(
    "raci",
    "Who does what in each process: responsible, accountable, consulted, informed",
    controlled=True,
    function=_sheet,
)
