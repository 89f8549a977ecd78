"""Whether a document is in force: that stands in its decision log, not in its status."""

from collections.abc import Iterable, Mapping
from datetime import date

from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System

_DONE = {"reviewed": "reviewed", "adopted": "taken over"}
"""How a judgement names a decision; else it was approved."""


def in_force(system: System, document: Document, day: date | None = None) -> Entry | None:
    """The decision that put a document in force on a day, the system's when None; None when none did.

    An approved edition stays in force while the next one is drafted. Entries of a live kind are reviewed, not
    approved, so that a review counts for it. What was retired since may have been in force on an earlier day.
    """
    on_day = min(day or system.as_of, system.as_of)
    if document.retired and on_day == system.as_of:
        return None
    counting = (*_counting(system, document), "withdrawn")
    log = (each for each in system.decided(document.id) if each.text("decision") in counting)
    known = [each for each in log if (on := each.date("on")) and on <= on_day]
    # Of several on one day the last of the file: the log is only ever added to.
    last = max(reversed(known), key=lambda each: each.text("on"), default=None)
    return None if last is None or last.text("decision") == "withdrawn" else last


def _counting(system: System, document: Document) -> tuple[str, ...]:
    """The decisions that put a document of its kind in force."""
    kind = system.standard.kinds.get(document.kind)
    return (*APPROVING, "reviewed") if kind and kind.live else APPROVING


def log_broken(system: System, document: Document) -> bool:
    """Whether the document's decision log cannot be read, so that its approval is not known."""
    log = system.decisions.get(document.id)
    return log is not None and log.broken


def approved(system: System, day: date, kinds: tuple[str, ...], tasks: Mapping[str, Entry] | None = None) -> Judgement:
    """Whether a document of one of the kinds was in force on a day; the first kind names what is missing.

    `tasks` is what `writing_tasks` gives, for callers that ask often.
    """
    today = day >= system.as_of
    found = tuple(each for kind in kinds for each in system.by_kind.get(kind, ()) if not (today and each.retired))
    for document in found:
        if decision := in_force(system, document, day):
            done = _DONE.get(decision.text("decision"), "approved")
            return Judgement(f"{document.id} was {done} on {decision.text('on')}.", (f"document:{document.id}",))
    if any(log_broken(system, document) for document in found):
        return Judgement("A decision log cannot be read, so that the approval is not known.", known=False)
    if not found and system.hides_documents:
        return Judgement("A page cannot be read, so that the approval is not known.", known=False)
    writing = writing_tasks(system) if tasks is None else tasks
    task = next((writing[kind] for kind in kinds if kind in writing), None)
    later = None if today else _approved_later(system, found, day)
    if later:
        return later
    return _not_approved(system, found[0], task) if found else _not_written(system, next(iter(kinds), ""), task)


def writing_tasks(system: System) -> Mapping[str, Entry]:
    """For each document kind the first task, not cancelled, that produces such a document."""
    found: dict[str, Entry] = {}
    for task in system.register("tasks"):
        if task.has("produces") and task.text("status") != "cancelled":
            for kind in task.texts("produces"):
                found.setdefault(kind, task)
    return found


def first_approval(system: System, kinds: Iterable[str]) -> Entry | None:
    """The earliest approval up to the system's day of any document of the kinds, retired ones included."""
    found = [
        entry
        for kind in kinds
        for document in system.by_kind.get(kind, ())
        for entry in system.decided(document.id)
        if entry.text("decision") in APPROVING and (on := entry.date("on")) and on <= system.as_of
    ]
    return min(found, key=lambda entry: entry.text("on"), default=None)


def _approved_later(system: System, found: tuple[Document, ...], day: date) -> Judgement | None:
    """The judgement on documents that came into force only after the day; None when none did."""
    for document in found:
        counting = _counting(system, document)
        log = (each for each in system.decided(document.id) if each.text("decision") in counting)
        after = [each for each in log if (on := each.date("on")) and on > day]
        if first := min(after, key=lambda each: each.text("on"), default=None):
            lack = Lack(document.id, first.location("on"), document.owner, of="the approval of")
            return Judgement(f"{document.id} was approved only on {first.text('on')}.", lacks=(lack,))
    return None


def _not_approved(system: System, document: Document, task: Entry | None) -> Judgement:
    status = system.standard.statuses.get(document.status)
    state = f'has the status "{status.title.lower()}"' if status else "has no known status"
    due = task.date("due") if task else None
    lack = Lack(document.id or document.title, document.location("status"), document.owner, due, "the approval of")
    return Judgement(f"{lack.what} {state}, and no approval of it is recorded.", lacks=(lack,))


def _not_written(system: System, kind: str, task: Entry | None) -> Judgement:
    if not kind:  # a process area of the organization's own may name none
        return Judgement("No kind of document is named for it.", lacks=(Lack("a document"),))
    known = system.standard.kinds.get(kind)
    name = f'"{known.title if known else kind}"'
    if task is None:
        return Judgement(f"There is no document {name}.", lacks=(Lack(name, of="the document"),))
    lack = Lack(name, task.location("due"), task.text("owner"), task.date("due"), "the document")
    return Judgement(f"The document {name} is not written yet: see task {task.id}.", lacks=(lack,))
