"""Whether a document is in force: that stands in its decision log, not in its status."""

from collections.abc import Iterable, Mapping
from datetime import date

from sms_docs.gates.state import Judgement, Lack
from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def in_force(system: System, document: Document, day: date | None = None) -> Entry | None:
    """The decision that put a document in force, None when none did or it was withdrawn since.

    An approved edition stays in force while the next one is drafted. Entries of a live kind are reviewed, not
    approved, so that a review counts for it. With a day, the decision that held on it is preferred to later ones:
    it is the one that a gate of that day relied on.
    """
    if document.retired:
        return None
    kind = system.standard.kinds.get(document.kind)
    counting = ("approved", "reviewed") if kind and kind.live else ("approved",)
    last = system.last_decision(document.id, *counting, "withdrawn")
    if last is None or last.text("decision") == "withdrawn":
        return None
    log = [each for each in system.decisions.get(document.id, ()) if each.text("decision") in counting]
    held = [each for each in log if day and (on := each.date("on")) and on <= day]
    return max(reversed(held), key=lambda each: each.text("on"), default=last)


def log_broken(system: System, document: Document) -> bool:
    """Whether the document's decision log cannot be read, so that its approval is not known."""
    log = system.decisions.get(document.id)
    return log is not None and log.broken


def approved(system: System, day: date, kinds: tuple[str, ...], tasks: Mapping[str, Entry] | None = None) -> Judgement:
    """Whether a document of one of the kinds is in force; the first kind names what is missing.

    `day` is the gate's: the approval that held on it is shown. `tasks` is what `writing_tasks` gives, for callers
    that ask often.
    """
    found = tuple(each for kind in kinds for each in system.by_kind.get(kind, ()) if not each.retired)
    for document in found:
        if decision := in_force(system, document, day):
            done = "reviewed" if decision.text("decision") == "reviewed" else "approved"
            return Judgement(f"{document.id} was {done} on {decision.text('on')}.", (f"document:{document.id}",))
    if any(log_broken(system, document) for document in found):
        return Judgement("A decision log cannot be read, so that the approval is not known.", known=False)
    if not found and system.hides_documents:
        return Judgement("A page cannot be read, so that the approval is not known.", known=False)
    writing = writing_tasks(system) if tasks is None else tasks
    task = next((writing[kind] for kind in kinds if kind in writing), None)
    return _not_approved(system, found[0], task) if found else _not_written(system, kinds[0], task)


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
        for entry in system.decisions.get(document.id, ())
        if entry.text("decision") == "approved" and (on := entry.date("on")) and on <= system.as_of
    ]
    return min(found, key=lambda entry: entry.text("on"), default=None)


def _not_approved(system: System, document: Document, task: Entry | None) -> Judgement:
    status = system.standard.statuses.get(document.status)
    state = f'has the status "{status.title.lower()}"' if status else "has no known status"
    due = task.date("due") if task else None
    lack = Lack(document.id or document.title, document.location("status"), document.owner, due, "the approval of")
    return Judgement(f"{lack.what} {state}, and no approval of it is recorded.", lacks=(lack,))


def _not_written(system: System, kind: str, task: Entry | None) -> Judgement:
    known = system.standard.kinds.get(kind)
    name = f'"{known.title if known else kind}"'
    if task is None:
        return Judgement(f"There is no document {name}.", lacks=(Lack(name, of="the document"),))
    lack = Lack(name, task.location("due"), task.text("owner"), task.date("due"), "the document")
    return Judgement(f"The document {name} is not written yet: see task {task.id}.", lacks=(lack,))
