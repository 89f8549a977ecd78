"""The audit programme: clauses, processes, services and sites by audits, and what no audit covers (clause 9.2.2)."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sms_docs.gates.audits import was_held
from sms_docs.gates.foundation import within
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Tone
from sms_docs.views.cell import EMPTY, clause, reference
from sms_docs.views.nothing import none_of
from sms_docs.views.query import ARGUMENTS
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_MOST: Final = 8
"""So many audits have a column of their own: the newest that were held, and the next ones."""
_MOST_HELD: Final = 3
_LEVEL: Final = 2
"""Clauses are shown down to 8.5; an audit of a part of one covers it in part."""
KINDS: Final = ("clause", "process", "service", "site")
_FIELDS: Final[Mapping[str, str]] = {"process": "processes", "service": "services", "site": "sites"}
STATES: Final[Mapping[str, Tone]] = {
    "not covered": "bad", "planned in part": "warn", "planned": "", "held in part": "warn", "held": "good",
}  # fmt: skip
"""Worst first."""
_COLUMNS = (Column("what", "What"), Column("kind", "Kind"), Column("state", "Covered"))
_TAKEN: Final = frozenset({"kind", "what", "state", *ARGUMENTS})


class Subject(NamedTuple):
    """What an audit can cover."""

    sort: str
    id: str
    cell: Cell


class Cover(NamedTuple):
    """An audit with what it covers by sort; of clauses also all those above one that it names."""

    audit: Entry
    held: bool
    named: Mapping[str, frozenset[str]]
    above: frozenset[str]

    def of(self, subject: Subject) -> str:
        """The state of a subject by this audit alone; "" when it does not touch it."""
        word = "held" if self.held else "planned"
        if subject.sort != "clause":
            return word if subject.id in self.named[subject.sort] else ""
        if within(subject.id, set(self.named["clause"])):
            return word
        return f"{word} in part" if subject.id in self.above else ""


def _find(system: System) -> tuple[Cover, ...]:
    audits = [each for each in system.register("audits") if each.text("status") != "cancelled"]
    made = [_cover(system, each) for each in audits if each.text("kind") != "supplier"]
    return tuple(sorted(made, key=lambda each: each.audit.text("planned_start")))


covers = Memo(_find)
"""The audits of the system itself that are not cancelled, by their day."""


def _cover(system: System, audit: Entry) -> Cover:
    clauses = frozenset(audit.texts("clauses"))
    above = frozenset(part for each in clauses for part in _above(each))
    named = {"clause": clauses} | {sort: frozenset(audit.texts(field)) for sort, field in _FIELDS.items()}
    return Cover(audit, was_held(audit, system.as_of), named, above)


def _above(clause_id: str) -> Iterator[str]:
    while clause_id := clause_id.rpartition(".")[0]:
        yield clause_id


def subjects(system: System) -> Iterator[Subject]:
    """All that the programme has to cover: clauses, then processes, services in scope and sites."""
    for one in system.standard.clauses.values():
        if one.level == _LEVEL:
            yield Subject("clause", one.id, Cell(f"{one.id} {one.title}", clause(one.id).target))
    for each in system.register("processes"):
        yield Subject("process", each.id, reference(system, "processes", each.id))
    for each in system.register("services"):
        if each.flag("in_scope"):
            yield Subject("service", each.id, reference(system, "services", each.id))
    for each in system.register("organization").single.entries("sites"):
        yield Subject("site", each.id, Cell(each.text("name") or each.id))


def _with_columns(found: tuple[Cover, ...]) -> tuple[Cover, ...]:
    held = [each for each in found if each.held][-_MOST_HELD:]
    coming = [each for each in found if not each.held][: _MOST - len(held)]
    return (*held, *coming)


def _key(cover: Cover) -> str:
    key = cover.audit.id.lower().replace("-", "_") or "audit"
    return f"{key}_" if key in _TAKEN else key


def _sheet(system: System) -> Sheet:
    shown = {_key(each): each for each in _with_columns(covers(system))}
    columns = (*_COLUMNS[:2], *(Column(key, _label(each)) for key, each in shown.items()), _COLUMNS[2])
    return live_sheet(
        "Audit programme: what is covered by which audit", columns, _records(system, shown),
        filters=("kind", "what", "state"), choices={"kind": KINDS, "state": tuple(STATES)},
        empty=none_of(system, "audits", otherwise="No audit is planned yet: add the programme in data/audits.yml."),
    )  # fmt: skip


def _label(cover: Cover) -> str:
    """The number of an audit, its kind and its month: there is no room for more above a column."""
    kind = {"internal": "internal", "stage-1": "stage 1", "stage-2": "stage 2"}
    word = kind.get(cover.audit.text("kind"), cover.audit.text("kind"))
    return f"{cover.audit.id} {word} {cover.audit.text('planned_start')[:7]}".strip()


def _records(system: System, shown: Mapping[str, Cover]) -> Iterator[Record]:
    found = covers(system)
    if not found:
        return
    everything = _together(found)
    for each in subjects(system):
        states = {key: cover.of(each) for key, cover in shown.items()}
        cells = {key: _state_cell(word) for key, word in states.items()}
        total = everything(each)
        cells |= {"kind": Cell(each.sort), "what": each.cell, "state": _state_cell(total)}
        yield record(cells, {"what": each.id, "state": total})


class _together:  # noqa: N801 - called as a function
    """The best state of a subject by all audits, which are gone through once and not for each subject."""

    def __init__(self, found: tuple[Cover, ...]) -> None:
        self._held = _merge([each for each in found if each.held], held=True)
        self._coming = _merge([each for each in found if not each.held], held=False)

    def __call__(self, subject: Subject) -> str:
        words = [each.of(subject) for each in (self._held, self._coming)]
        return max((word for word in words if word), key=list(STATES).index, default="not covered")


def _merge(found: list[Cover], *, held: bool) -> Cover:
    named = {sort: frozenset(one for each in found for one in each.named[sort]) for sort in KINDS}
    return Cover(Entry({}, ""), held, named, frozenset(one for each in found for one in each.above))


def _state_cell(word: str) -> Cell:
    return Cell(word, tone=STATES[word], sort=list(STATES).index(word)) if word else EMPTY


AUDIT_PROGRAMME = View(
    "audit-programme",
    "Clauses, processes, services and sites by audits: held, planned, or not covered",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
