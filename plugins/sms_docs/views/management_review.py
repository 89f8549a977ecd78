"""Management reviews: which inputs were treated, and what was decided, by whom, by when and how that stands."""

from collections.abc import Iterator, Mapping
from typing import Final

from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import EMPTY, due, entry_cell, reference, role, several
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record
from sms_docs.views.tasks import ENDED

KINDS: Final = ("input", "output", "agenda")
STATES: Final = ("not treated", "overdue", "not known", "open", "planned", "done", "treated")
"""Worst first."""
_CLAUSE: Final = "9.3"
_LETTERS: Final = "abcdefghijkl"
_CARRIED_OUT: Final = {"task": "tasks", "improvement": "improvements"}
"""Field of a decision → the register of what carries it out."""
_COLUMNS = (
    Column("review", "Review"), Column("kind", "Kind"), Column("item", "Item"), Column("text", "What was said"),
    Column("owner", "Owner"), Column("due", "Due"), Column("state", "State"), Column("evidence", "Evidence"),
    Column("outcome", "Outcome"),
)  # fmt: skip


def was_held(system: System, review: Entry) -> bool:
    """Whether a review was held up to the system's day."""
    on = review.date("held_on")
    return review.text("status") == "held" and on is not None and on <= system.as_of


def _items(system: System) -> Mapping[str, str]:
    """The letters of the inputs with what each is about; without words where the edition has none."""
    found = system.standard.clauses.get(_CLAUSE)
    items = found.items if found else {}
    return {letter: str(items.get(letter, "")) for letter in _LETTERS}


def _sheet(system: System) -> Sheet:
    reviews = system.register("reviews")
    known = {} if reviews.broken else {"review": tuple(reviews.by_id)}
    return live_sheet(
        "Management reviews: inputs treated and decisions", _COLUMNS, _records(system),
        shown=tuple(column.key for column in _COLUMNS if column.key != "outcome"),
        filters=("review", "kind", "owner", "state"), choices={"kind": KINDS, "state": STATES} | known,
        empty=none_of(system, "reviews", otherwise="No management review is planned yet: add it in data/reviews.yml."),
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    """Newest review first: of one that was held, inputs and decisions; of one that is to come, its agenda."""
    items = _items(system)
    found = [each for each in system.register("reviews") if each.text("status") != "cancelled"]
    held = [each for each in found if was_held(system, each)]
    for review in sorted(held, key=lambda each: each.text("held_on"), reverse=True):
        yield from _inputs(system, review, items)
        yield from _outputs(system, review)
    for review in sorted(found, key=lambda each: each.text("planned")):
        if not was_held(system, review):
            yield from _agenda(system, review)


def _inputs(system: System, review: Entry, items: Mapping[str, str]) -> Iterator[Record]:
    """Every input that the standard names; an interim review treats what it was called for."""
    treated = {each.text("letter"): each for each in review.entries("inputs")}
    for letter, about in items.items():
        each = treated.get(letter)
        if each is None and review.text("kind") == "interim":
            continue
        state = Cell("treated", tone="good") if each else Cell("not treated", tone="bad")
        evidence = reference(system, "evidence", each.text("evidence")) if each else EMPTY
        said = each.text("summary") if each else ""
        named = Cell(f"{letter}) {about}".strip(), sort=letter)
        cells = _cells(review, "input", named, Cell(said)) | {"state": state, "evidence": evidence}
        yield record(cells, _values(review, "input", state.text), (each or review).location())


def _outputs(system: System, review: Entry) -> Iterator[Record]:
    for number, each in enumerate(review.entries("decisions"), 1):
        state = _decided(system, each)
        cells = _cells(review, "output", Cell(f"decision {number}", sort=number), Cell(each.text("text"))) | {
            "owner": role(system, each.text("owner")),
            "due": due(each.date("due")) if state.text != "done" else Cell(each.text("due")),
            "state": state,
            "evidence": several(reference(system, key, each.text(field)) for field, key in _CARRIED_OUT.items()),
            "outcome": Cell(each.text("outcome")),
        }
        yield record(cells, _values(review, "output", state.text) | {"owner": each.text("owner")}, each.location())


def _decided(system: System, decision: Entry) -> Cell:
    """How a decision stands: done when it says so, or as its task or improvement does; else by its day."""
    done, on = decision.date("done_on"), decision.date("due")
    named = [(system.register(key), decision.text(field)) for field, key in _CARRIED_OUT.items()]
    work = [register.by_id.get(key) for register, key in named]
    if (done is not None and done <= system.as_of) or any(each and each.text("status") in ENDED for each in work):
        return Cell("done", tone="good")
    if any(key and register.broken for register, key in named):
        return Cell("not known", tone="muted")
    return Cell("overdue", tone="bad") if on is not None and on < system.as_of else Cell("open")


def _agenda(system: System, review: Entry) -> Iterator[Record]:
    on = review.date("planned")
    late = on is not None and on < system.as_of
    state = Cell("overdue", tone="bad") if late else Cell("planned")
    for number, text in enumerate(review.texts("agenda") or ("",), 1):
        shown = {"owner": role(system, review.text("chair")), "due": due(on), "state": state}
        cells = _cells(review, "agenda", Cell(f"point {number}", sort=number), Cell(text)) | shown
        yield record(cells, _values(review, "agenda", state.text) | {"owner": review.text("chair")}, review.location())


def _cells(review: Entry, sort: str, item: Cell, text: Cell) -> dict[str, Cell]:
    empty = dict.fromkeys(("owner", "due", "evidence", "outcome"), EMPTY)
    named = entry_cell("reviews", review.id, review.id) if review.id else Cell(review.label)
    return empty | {"review": named, "kind": Cell(sort), "item": item, "text": text}


def _values(review: Entry, sort: str, state: str) -> dict[str, object]:
    return {"review": review.id, "kind": sort, "state": state, "owner": ""}


MANAGEMENT_REVIEW = View(
    "management-review",
    'Inputs and decisions of each management review; review="MR-01" shows one',
    controlled=False,
    function=_sheet,
)
