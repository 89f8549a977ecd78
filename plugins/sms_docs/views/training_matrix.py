"""The training matrix: which competence each holder of a role needs, and whether it is there and works (clause 7.2)."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System, holds
from sms_docs.model.table import Cell, Column, Tone
from sms_docs.views.cell import day, due, entry_cell, person, role
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

TONES: Final[Mapping[str, Tone]] = {
    "missing": "bad", "expired": "bad", "late": "bad", "no effect": "bad", "check is late": "warn", "planned": "",
    "trained": "", "proved": "good", "effect checked": "good",
}  # fmt: skip
"""States, worst first. "trained": done, and its effect is still to be checked; "proved": shown by other evidence."""
STATES: Final = tuple(TONES)
_SOURCES = ("people", "roles", "assignments", "training")
_EMPTY = "No role that asks for a competence is held: see data/roles.yml, assignments.yml and training.yml."
_COLUMNS = (
    Column("person", "Person"), Column("role", "Role"), Column("competence", "Competence"), Column("state", "State"),
    Column("trained", "Trained on"), Column("checked", "Effect checked on"), Column("next", "Next"),
    Column("evidence", "Evidence"),
)  # fmt: skip


class Need(NamedTuple):
    """A competence that a person needs for a role.

    Attributes:
        state: one of ``STATES``.
        training: the newest training for it; None without any.
        proof: the person's proof of it; None without one.
    """

    person: str
    role: str
    competence: str
    state: str
    training: Entry | None
    proof: Entry | None


_Key = tuple[str, str]
"""A person, and a competence in small letters."""


def _find(system: System) -> tuple[Need, ...]:
    if any(system.register(key).broken for key in _SOURCES):
        return ()
    trained, proofs = _trained(system), _proofs(system)
    found = []
    for who, what, competence in _wanted(system):
        key = (who, competence.casefold())
        training, proof = trained.get(key), proofs.get(key)
        found.append(Need(who, what, competence, _state(system, training, proof), training, proof))
    return tuple(found)


needs = Memo(_find)
"""What the holders of roles need on the system's day, by person and role; nothing where a source cannot be read."""


def _wanted(system: System) -> Mapping[tuple[str, str, str], None]:
    """Person, role and competence: what the role asks for, and what the person is trained in for it."""
    required = {each.id: each.texts("required_competences") for each in system.register("roles")}
    held: dict[tuple[str, str], None] = {}
    for each in system.register("assignments"):
        if holds(each, system.as_of) and not each.has("deputy_for") and each.text("person"):
            held[each.text("person"), each.text("role")] = None
    wanted = {(who, what, one): None for who, what in held for one in required.get(what, ())}
    seen = {(who, what, one.casefold()) for who, what, one in wanted}
    for each in system.register("training"):
        key = (each.text("person"), each.text("role"), each.text("competence"))
        if key[:2] in held and key[2] and (*key[:2], key[2].casefold()) not in seen:
            wanted[key] = None
            seen.add((*key[:2], key[2].casefold()))
    return wanted


def _trained(system: System) -> Mapping[_Key, Entry]:
    """The newest training of a person in a competence, whatever the role."""
    found: dict[_Key, Entry] = {}
    for each in system.register("training"):
        key = (each.text("person"), each.text("competence").casefold())
        before = found.get(key)
        if before is None or _newness(before) <= _newness(each):
            found[key] = each
    return found


def _newness(training: Entry) -> str:
    return training.text("done_on") or training.text("planned")


def _proofs(system: System) -> Mapping[_Key, Entry]:
    found: dict[_Key, Entry] = {}
    for each in system.register("people"):
        for proof in each.entries("competences"):
            on = proof.date("dated")
            if on is not None and on <= system.as_of:
                found[each.id, proof.text("competence").casefold()] = proof
    return found


def _state(system: System, training: Entry | None, proof: Entry | None) -> str:
    judged = _training_state(system, training) if training else ""
    ends = proof.date("valid_to") if proof else None
    if judged == "effect checked":
        return judged
    if ends is not None and ends < system.as_of:
        return judged if judged == "trained" else "expired"
    if proof is not None and judged in ("", "planned", "late"):
        return "proved"
    return judged or "missing"


def _training_state(system: System, training: Entry) -> str:
    done, checked, planned = (training.date(key) for key in ("done_on", "effect_checked_on", "planned"))
    if done is None or done > system.as_of:
        return "late" if planned is not None and planned < system.as_of else "planned"
    if checked is not None and checked <= system.as_of:
        return "effect checked" if training.text("effect") in ("effective", "") else "no effect"
    until = training.date("effect_check_due")
    return "check is late" if until is not None and until < system.as_of else "trained"


def _sheet(system: System) -> Sheet:
    choices: dict[str, tuple[str, ...]] = {"state": STATES}
    for field, register in (("person", "people"), ("role", "roles")):
        if not system.register(register).broken:
            choices[field] = tuple(system.register(register).by_id)
    return live_sheet(
        "Competences of those who hold a role, worst first", _COLUMNS, _records(system),
        shown=("person", "role", "competence", "state", "trained", "checked", "next"), choices=choices,
        empty=none_of(system, *_SOURCES, otherwise=_EMPTY),
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    for each in sorted(needs(system), key=lambda one: STATES.index(one.state)):
        cells = {
            "person": person(system, each.person),
            "role": role(system, each.role),
            "competence": Cell(each.competence),
            "state": _state_cell(each),
            "next": _next(each),
            "evidence": Cell((each.proof or each.training or Entry({}, "")).text("evidence")),
        } | _days(each)
        raw = {"person": each.person, "role": each.role, "state": each.state}
        place = each.training or each.proof
        yield record(cells, raw, place.location() if place else None)


def _state_cell(each: Need) -> Cell:
    target = entry_cell("training", each.training.id, "").target if each.training and each.training.id else ""
    return Cell(each.state, target, TONES[each.state], STATES.index(each.state))


def _days(each: Need) -> dict[str, Cell]:
    """The days that lie behind; one that is said for later is no day of training."""
    training = each.training or Entry({}, "")
    happened = each.state not in ("planned", "late", "missing")
    checked = each.state in ("effect checked", "no effect")
    return {
        "trained": day(training.date("done_on") if happened else None),
        "checked": day(training.date("effect_checked_on") if checked else None),
    }


def _next(each: Need) -> Cell:
    """The day of what comes next: the training, or the check of its effect."""
    if each.training is None:
        return Cell("")
    if each.state in ("planned", "late"):
        return due(each.training.date("planned"))
    return due(each.training.date("effect_check_due") if each.state in ("trained", "check is late") else None)


TRAINING_MATRIX = View(
    "training-matrix",
    "Competences of those who hold a role: trained, effect checked, missing, expired",
    controlled=False,
    function=_sheet,
)
