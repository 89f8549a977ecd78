"""How a clause stands, in words: its state, what that means, and the parts that it is told by."""

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Tone
from sms_docs.views.coverage import Coverage, CoverageState, coverage

MEANING: Mapping[CoverageState, str] = MappingProxyType(
    {
        "hole": "it asks for something in writing, and nothing answers it yet.",
        "planned": "a task or an expected record names it; nothing is there yet.",
        "in preparation": "a document is written for it, and none is approved yet.",
        "covered": "an approved document answers it, or records of it are there.",
        "nothing in writing": "it asks for no document or record itself, and no document claims it.",
        "parts": "its parts tell how it stands.",
    }
)
"""Goes on after the state and a colon."""
_TONES: Mapping[str, Tone] = MappingProxyType(
    {"hole": "bad", "planned": "warn", "in preparation": "warn", "covered": "good"}
)
_SILENT = ("parts", "nothing in writing")
"""States of clauses that ask for nothing themselves."""


def _by_id(system: System) -> Mapping[str, Coverage]:
    return {each.clause.id: each for each in coverage(system)}


coverage_of = Memo(_by_id)
"""Coverage by clause id."""


def children(system: System, clause_id: str) -> tuple[Coverage, ...]:
    """The clauses right below one; for "" the chapters."""
    return _children(system).get(clause_id, ())


def _find_children(system: System) -> Mapping[str, tuple[Coverage, ...]]:
    found: dict[str, tuple[Coverage, ...]] = {}
    for each in coverage(system):
        found[each.clause.parent] = (*found.get(each.clause.parent, ()), each)
    return found


_children = Memo(_find_children)


def asked(system: System, clause_id: str = "") -> Counter[str]:
    """States of the clauses below one that ask for something, each with their number; for "" of all clauses."""
    start = f"{clause_id}." if clause_id else ""
    states = (each.state for each in coverage(system) if each.clause.id.startswith(start))
    return Counter(each for each in states if each not in _SILENT)


def state_cell(system: System, found: Coverage) -> Cell:
    """The state as a word; of a clause with parts, how many of those that ask for something are covered."""
    if found.state != "parts":
        return Cell(found.state, tone=_TONES.get(found.state, "muted"))
    states = asked(system, found.clause.id)
    total = sum(states.values())
    if not total:
        return Cell("nothing in writing", tone="muted")
    worst: Tone = "bad" if states["hole"] else "warn"
    return Cell(f"{states['covered']} of {total} covered", tone="good" if states["covered"] == total else worst)
