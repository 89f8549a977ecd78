"""Clause coverage: which documents claim a clause, which sections answer it, and where there is a hole.

A mention in the text covers nothing: only what a document's front matter claims, or a section that its kind has for a
clause, counts.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from sms_docs.gates.approval import in_force
from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.standard import Clause
from sms_docs.model.system import System
from sms_docs.views.kept import kept
from sms_docs.views.tasks import ENDED

CoverageState = Literal["hole", "planned", "in preparation", "covered", "nothing in writing", "parts"]
STATES: tuple[CoverageState, ...] = ("hole", "planned", "in preparation", "covered", "nothing in writing", "parts")
"""Worst first. "nothing in writing": nobody claims the clause, and it asks for no document or record itself.
"parts": it has sub-clauses, and how it stands is told by them.
"""


class Answer(NamedTuple):
    """A section that answers a clause, by the document kind's own list."""

    document: Document
    heading: str
    offset: int


class Coverage(NamedTuple):
    """What there is for one clause."""

    clause: Clause
    state: CoverageState
    documents: tuple[Document, ...]
    answers: tuple[Answer, ...]
    records: tuple[Entry, ...]
    tasks: tuple[Entry, ...]


def _find_decision(system: System, path: str) -> Entry | None:
    return in_force(system, system.by_path[path])


decision_on = Memo(_find_decision)
"""What put the document of a path in force, as `gates.approval.in_force`; clauses by the dozen ask for each."""


def _find(system: System) -> tuple[Coverage, ...]:
    claims = _claims(system)
    answers = _answers(system)
    records = _by_clause(system.register("records"))
    tasks = _by_clause(each for each in system.register("tasks") if each.text("status") not in ENDED)
    found = []
    for each in system.standard.clauses.values():
        claimed = {one.path: one for key in _homes(system, each) for one in claims.get(key, ())}
        # A task on a clause plans its parts too, unless a part has a task of its own.
        planned = next((tasks[key] for key in _homes(system, each) if key in tasks), ())
        facts = (answers.get(each.id, ()), records.get(each.id, ()), planned)
        found.append(Coverage(each, "hole", tuple(claimed.values()), *facts))
    parents = {each.parent for each in system.standard.clauses.values()}
    return tuple(
        each._replace(state="parts" if each.clause.id in parents else _state(system, each)) for each in found
    )  # fmt: skip


coverage = Memo(_find)
"""Coverage of every clause of the edition, in the standard's order."""


def _homes(system: System, each: Clause) -> Iterator[str]:
    """The clause and those above it: who claims 8.5.1 claims 8.5.1.2; but a chapter ("8") is no claim to its parts."""
    yield each.id
    while each.parent and (above := system.standard.clauses.get(each.parent)) and above.parent:
        yield above.id
        each = above


def _claims(system: System) -> Mapping[str, tuple[Document, ...]]:
    found: dict[str, tuple[Document, ...]] = {}
    for each in system.controlled:
        if not each.retired:
            for key in each.front.texts("clauses"):
                found[key] = (*found.get(key, ()), each)
    return found


def _answers(system: System) -> Mapping[str, tuple[Answer, ...]]:
    found: dict[str, list[Answer]] = {}
    for each in system.controlled:
        kind = system.standard.kinds.get(each.kind)
        if kind is None or each.retired:
            continue
        for heading in each.headings:
            section = kind.section_for(heading.text)
            for key in section.clauses if section else ():
                found.setdefault(key, []).append(Answer(each, heading.text, heading.offset))
    return {key: tuple(value) for key, value in found.items()}


def _by_clause(entries: Iterable[Entry]) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, tuple[Entry, ...]] = {}
    for entry in entries:
        key = entry.text("clause")
        found[key] = (*found.get(key, ()), entry)
    return found


def _state(system: System, found: Coverage) -> CoverageState:
    documents = (*found.documents, *(answer.document for answer in found.answers))
    if any(decision_on(system, one.path) for one in documents) or any(kept(system, one) for one in found.records):
        return "covered"
    if documents:
        return "in preparation"
    if found.tasks or found.records:
        return "planned"
    return "hole" if found.clause.written else "nothing in writing"
