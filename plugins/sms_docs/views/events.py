"""What has a day: reviews, audits, gates, milestones, steps of certification, and work that is due."""

from collections.abc import Callable, Iterator
from datetime import date

from sms_docs.gates.audits import was_held
from sms_docs.gates.certification import conducted
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views.cell import entry_cell, person, several
from sms_docs.views.corrective import TO_VERIFY, standing
from sms_docs.views.documents import document_target, review_due
from sms_docs.views.event import Event, of_entry
from sms_docs.views.field_cell import is_open
from sms_docs.views.programme import milestone_state
from sms_docs.views.tasks import is_overdue


def _document_reviews(system: System) -> Iterator[Event]:
    for each in system.controlled:
        if on := review_due(system, each):
            what = Cell(f"{each.id} {each.title}", document_target(each))
            yield Event(on, "document review", what, each.owner, False, each.location())  # noqa: FBT003


def _management_reviews(system: System) -> Iterator[Event]:
    for each in system.register("reviews"):
        held = each.date("held_on")
        done = each.text("status") == "held" and held is not None and held <= system.as_of
        if (on := held if done else each.date("planned")) and each.text("status") != "cancelled":
            yield of_entry(each, on, "management review", each.text("chair"), done=done)


def _audits(system: System) -> Iterator[Event]:
    """Audits on the day that they begin; one that has begun, on the day that it is to end."""
    for each in system.register("audits"):
        held, status = was_held(each, system.as_of), each.text("status")
        on = each.date("done_on" if held else "planned_end" if status == "in-progress" else "planned_start")
        kinds = {"internal": "internal audit", "supplier": "supplier review"}
        if on and status != "cancelled":
            event = of_entry(each, on, kinds.get(each.text("kind"), "certification"), "", done=held)
            people = several(person(system, one) for one in each.texts("auditors"))
            yield event._replace(by=people if people.text else Cell(each.text("auditing_body")))


def _certification(system: System) -> Iterator[Event]:
    """Steps of certification that the audit programme does not name: of a day, its entry is the fuller one."""
    record = system.register("certification").single
    audited = {each.date("planned_start") for each in system.register("audits")}
    for key, name in (("stage1", "Certification audit, stage 1"), ("stage2", "Certification audit, stage 2")):
        stage = record.entry(key)
        if (on := stage.date("start")) and on not in audited:
            yield _step(record, stage, on, name, done=conducted(stage, system.as_of))
    decided = record.date("decision_on")
    if on := decided or record.date("decision_planned"):
        yield _step(record, record, on, "Decision on the certificate", done=bool(decided and decided <= system.as_of))
    if on := record.date("expires"):
        yield _step(record, record, on, "The certificate expires", done=False)
    for visit in (*record.entries("surveillance"), record.entry("recertification")):
        held = visit.date("done_on")
        if (on := held or visit.date("planned")) and visit.date("planned") not in audited:
            yield _step(record, visit, on, visit.label, done=bool(held and held <= system.as_of))


def _gates(system: System) -> Iterator[Event]:
    bodies = system.register("bodies").by_id
    for phase in system.register("programme"):
        gate = phase.entry("gate")
        decided, body = gate.date("decided_on"), bodies.get(gate.text("body"))
        done = bool(gate.text("decision")) and decided is not None and decided <= system.as_of
        if on := decided if done else gate.date("planned"):
            what = entry_cell("programme", phase.id, gate.label or phase.label)
            yield Event(on, "gate", what, body.text("chair") if body else "", done, gate.location())


def _milestones(system: System) -> Iterator[Event]:
    for phase in system.register("programme"):
        for each in phase.entries("milestones"):
            done = milestone_state(system, each) == "done"
            if on := each.date("done_on" if done else "due"):
                what = entry_cell("programme", phase.id, f"{each.id} {each.text('title')}")
                yield Event(on, "milestone", what, "", done, each.location())


def _tasks(system: System) -> Iterator[Event]:
    """Open tasks that are late or of the highest priority; the others would bury what an auditor looks for."""
    for each in system.register("tasks"):
        counts = each.text("priority") == "critical" or is_overdue(system, each)
        if counts and is_open(each) and (on := each.date("due")):
            yield of_entry(each, on, "task", each.text("owner"), done=False)


def _corrective_actions(system: System) -> Iterator[Event]:
    for each in system.register("corrective_actions"):
        stands = standing(system, each)
        done = stands != "open"
        if on := (each.date("done_on") if done else None) or each.date("due"):
            event = of_entry(each, on, "corrective action", each.text("owner"), done=done)
            yield event._replace(to_verify=stands == TO_VERIFY)


def _reviews_with_others(system: System) -> Iterator[Event]:
    for key, kind, owner in (
        ("customers", "service review", "relationship_owner"),
        ("suppliers", "supplier review", "manager"),
    ):
        for each in system.register(key):
            if on := each.date("next_review"):
                yield of_entry(each, on, kind, each.text(owner), done=False)


def _reports(system: System) -> Iterator[Event]:
    """Reports that have not been issued yet."""
    for each in system.register("reports"):
        if (on := each.date("first_due")) and not each.has("last_issued_on"):
            yield of_entry(each, on, "report", each.text("owner"), done=False)


def _step(record: Entry, entry: Entry, on: date, name: str, *, done: bool) -> Event:
    what, by = Cell(name, "register:certification"), Cell(record.text("body"))
    return Event(on, "certification", what, "", done, entry.location(), by)


_SOURCES: tuple[Callable[[System], Iterator[Event]], ...] = (
    _document_reviews, _management_reviews, _audits, _certification, _gates, _milestones, _tasks, _corrective_actions,
    _reviews_with_others, _reports,
)  # fmt: skip
KINDS = (
    "document review", "management review", "internal audit", "certification", "gate", "milestone", "task",
    "corrective action", "service review", "supplier review", "report",
)  # fmt: skip


def _find(system: System) -> tuple[Event, ...]:
    return tuple(event for source in _SOURCES for event in source(system))


events = Memo(_find)
"""What the calendar shows, in no order: what an auditor asks for, and of the open work what is late or critical.

The outlook (``dues``) shows what is open of it, with all other open work and what a rhythm asks for.
"""

__all__ = ["KINDS", "Event", "events"]
