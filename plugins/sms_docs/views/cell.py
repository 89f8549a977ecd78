"""Raw values to cells: how a day, a role, a reference or a list reads."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Tone

EMPTY = Cell("")
_GOOD = """achieved adopted agreed approved closed covered done effective go held in-operation joint live met on-track
pass passed reached released resolved suitable verified"""
_WARN = "at-risk blocked conditional draft in-design in-progress negotiating partly review suitable-with-limits"
_BAD = "critical expired failed gap missed no-go not-effective overdue unsuitable"
_MUTED = "cancelled disposed obsolete retired withdrawn"
_STATES: tuple[tuple[Tone, str], ...] = (("good", _GOOD), ("warn", _WARN), ("bad", _BAD), ("muted", _MUTED))
_TONES: Mapping[str, Tone] = MappingProxyType({word: tone for tone, listed in _STATES for word in listed.split()})

_DECISIONS: Mapping[str, str] = MappingProxyType({"adopted": "taken over"})


@dataclass(frozen=True, slots=True)
class Cells(Cell):
    """Several values in one field, each with what it leads to; ``text`` is all of them.

    Attributes:
        block: True for sentences, which stand below each other instead of in a row.
    """

    parts: tuple[Cell, ...] = ()
    block: bool = False


def tone_of(word: str) -> Tone:
    """What a state means; "" for a word that says nothing good or bad."""
    return _TONES.get(word, "")


def words(key: str) -> str:
    """A key of the data as a reader writes it: ``in-progress`` becomes "in progress"."""
    return key.replace("-", " ").replace("_", " ")


def state(key: str) -> Cell:
    """A state, with its tone."""
    return Cell(words(key), tone=tone_of(key), sort=key)


def decision(key: str) -> Cell:
    """What was decided on a document: of a version adopted a reader wants to know that it was taken over."""
    return replace(state(key), text=_DECISIONS.get(key, words(key)))


def day(value: date | None) -> Cell:
    """A day, as in 2027-01-20; empty without one."""
    return Cell(value.isoformat()) if value else EMPTY


def due(value: date | None) -> Cell:
    """A day on which something still open is due; the page counts the days that are left."""
    return Cell(value.isoformat(), due=True) if value else EMPTY


def number(value: float | None, unit: str = "") -> Cell:
    """A number without needless decimals, thousands apart, and its unit."""
    if value is None:
        return EMPTY
    # Not is_integer(): infinity and "not a number", which YAML can write, are text as they are.
    text = f"{value:,.0f}" if not value % 1 else f"{value:,.2f}".rstrip("0").rstrip(".")
    return Cell(f"{text} {unit}".rstrip(), sort=value)


def clause(clause_id: str) -> Cell:
    """A clause by number."""
    return Cell(clause_id, f"clause:{clause_id}") if clause_id else EMPTY


def document(system: System, document_id: str) -> Cell:
    """A document by number; without link when there is none of that number."""
    return Cell(document_id, f"document:{document_id}" if document_id in system.by_id else "")


def several(cells: Iterable[Cell], *, block: bool = False) -> Cell:
    """Cells in one field; empty ones are left out."""
    parts = tuple(cell for cell in cells if cell.text)
    if len(parts) < 2:  # noqa: PLR2004
        return parts[0] if parts else EMPTY
    return Cells(("; " if block else ", ").join(part.text for part in parts), parts=parts, block=block)


def entry_cell(register: str, entry_id: str, text: str) -> Cell:
    """An entry of a register, called by a text."""
    return Cell(text, f"entry:{register}/{entry_id}")


def role(system: System, role_id: str) -> Cell:
    """A role by its title."""
    return reference(system, "roles", role_id)


def roles(system: System, role_ids: Iterable[str]) -> Cell:
    """Roles by their titles."""
    return several(role(system, each) for each in role_ids)


def person(system: System, person_id: str) -> Cell:
    """A person by name."""
    return reference(system, "people", person_id)


def reference(system: System, target: str, value: str) -> Cell:
    """What a value of the data names (schema keyword ``x-ref``); plain text when there is no such thing."""
    if not value:
        return EMPTY
    return _reference(system, target, value)


def _find(system: System, target: str, value: str) -> Cell:
    register, _, inner = target.partition(".")
    if target == "clauses":
        return clause(value)
    if target == "documents":
        return document(system, value)
    if target == "kinds":
        return _kind(system, value)
    if target == "evidence":
        return _evidence(system, value)
    if inner:
        name = _inner_names(system, register, inner).get(value)
        return entry_cell(register, *name) if name else Cell(value)
    entry = system.register(register).by_id.get(value)
    return entry_cell(register, value, entry_name(system, entry)) if entry else Cell(value)


def entry_name(system: System, entry: Entry) -> str:
    """What tables call an entry: its name, its title where its id is only a key, else its number."""
    schema = system.schemas.get(entry.register)
    facts = schema.raw.get("x-register") if schema else None
    numbered = isinstance(facts, dict) and "id-prefix" in facts
    return entry.text("name") or ("" if numbered else entry.text("title")) or entry.id


def _kind(system: System, key: str) -> Cell:
    kind = system.standard.kinds.get(key)
    written = system.by_kind.get(key)
    title = kind.title if kind else words(key)
    return Cell(title, f"document:{written[0].id}" if written and written[0].id else "")


def _evidence(system: System, value: str) -> Cell:
    if value in system.by_id:
        return document(system, value)
    if entry := system.entry_ids.get(value):
        return entry_cell(entry.register, value, value)
    path = value.partition("#")[0]
    return Cell(value, f"file:{path}" if path in system.files else "")


def _collect_inner(system: System, register: str, inner: str) -> Mapping[str, tuple[str, str]]:
    """Id inside a list field → (id of the entry, what tables call the thing)."""
    return {
        each.id: (entry.id or each.id, each.text("name") or each.id)
        for entry in system.register(register)
        for each in entry.entries(inner)
        if each.id
    }


_inner_names = Memo(_collect_inner)
_reference = Memo(_find)
