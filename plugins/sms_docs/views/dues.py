"""What falls due until a day: open events, all open work, intervals that end, and what a rhythm asks for."""

from collections.abc import Callable, Iterator
from datetime import date

from sms_docs.gates.parameters import parameter
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.schema import Field, Schema
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views.cell import person
from sms_docs.views.corrective import TO_VERIFY, standing
from sms_docs.views.event import Event, of_entry, owner_of
from sms_docs.views.events import KINDS, events
from sms_docs.views.expected import KINDS as EXPECTED_KINDS
from sms_docs.views.expected import expected
from sms_docs.views.field_cell import ENDED
from sms_docs.views.register_view import NO_REGISTERS

_BETTER_THERE = frozenset({"task", "report"})
"""Kinds of events that the calendar shows in part only, and that stand here in full."""
_IN_EVENTS = frozenset(
    {
        "audits.planned_end", "certification.decision_planned", "certification.surveillance.planned",
        "corrective_actions.due", "customers.next_review", "programme.milestones.due", "reports.first_due",
        "reviews.planned", "suppliers.next_review",
    }
)  # fmt: skip
"""Fields with a due day that events tell of already, with more than the field knows."""
_STILL_OPEN = frozenset({"done", "held"})
"""Words for the work itself: what has to follow it, such as a check of its effect, may still be open."""


def dues(system: System, until: date) -> Iterator[Event]:
    """Everything that is not done and falls due up to a day, in no order; what is late already too."""
    for source in _SOURCES:
        yield from (event for event in source(system) if not event.done and event.day <= until)
    yield from expected(system, until)


def kinds(system: System) -> tuple[str, ...]:
    """The words for what can fall due."""
    dated = (_kind(schema) for schema in _schemas(system) if any(_dated(schema)))
    own = ("risk review", "external document", "agreement ends")
    return tuple(sorted({*KINDS, *EXPECTED_KINDS, *own, *dated}))


def _of_events(system: System) -> Iterator[Event]:
    return (event for event in events(system) if event.kind not in _BETTER_THERE)


def _schemas(system: System) -> Iterator[Schema]:
    return (schema for key, schema in system.schemas.items() if key not in NO_REGISTERS)


def _kind(schema: Schema) -> str:
    """What one entry of a register is called: its label, as one of many."""
    label = schema.label.lower()
    return {"tasks": "task", "risks and opportunities": "risk"}.get(label, label.removesuffix("s"))


def _dated(schema: Schema, *, part: str = "") -> Iterator[Field]:
    """The fields of a schema in which something is due, less those that events tell of."""
    inner = schema.parts[part] if part else schema
    prefix = f"{schema.key}.{part}." if part else f"{schema.key}."
    return (field for field in inner.fields if field.due is not None and f"{prefix}{field.key}" not in _IN_EVENTS)


def _fields(system: System) -> Iterator[Event]:
    """Every day of a register that its schema calls due (``x-due``), in its entries and in their parts."""
    for schema in _schemas(system):
        own = tuple(_dated(schema))
        parts = {key: fields for key in schema.parts if (fields := tuple(_dated(schema, part=key)))}
        for entry in system.register(schema.key) if own or parts else ():
            found = [_of_field(system, schema, entry, entry, field) for field in own]
            for key, fields in parts.items():
                inner = entry.entries(key)
                found += [_of_field(system, schema, entry, each, field, key) for each in inner for field in fields]
            yield from filter(None, found)


def _of_field(  # noqa: PLR0913, PLR0917 - what stands where
    system: System, schema: Schema, entry: Entry, inner: Entry, field: Field, part: str = ""
) -> Event | None:
    """What a field announces; None when nothing is due any more. `inner` is the entry, or an item of a part of it."""
    on = inner.date(field.key)
    if on is None or _ended(system, entry, inner, field.due or ""):
        return None
    event = of_entry(entry, on, _kind(schema), owner_of(inner) or owner_of(entry), done=False)
    by = event.by if event.owner else person(system, entry.text("person"))
    words = field.label.lower() if not part else f"{schema.parts[part].label} {field.label}".lower()
    what = event.what if field.key == "due" else _said(event.what, words)
    return event._replace(what=what, by=by, location=inner.location(field.key))


def _said(what: Cell, words: str) -> Cell:
    return Cell(f"{what.text.rstrip('.')}: {words}", what.target)


def _ended(system: System, entry: Entry, inner: Entry, ended_by: str) -> bool:
    """Whether what was due has happened by the day, or will not happen any more."""
    done = inner.date(ended_by) if ended_by else None
    if done is not None:
        return done <= system.as_of
    open_all_the_same = _STILL_OPEN if ended_by and ended_by != "done_on" else frozenset()
    return inner.has(ended_by) or entry.text("status") in ENDED - open_all_the_same


def _risk_reviews(system: System) -> Iterator[Event]:
    """The next look at each risk that is not closed."""
    months = int(parameter(system, "risk_review_months"))
    for each in system.register("risks"):
        last = each.date("reviewed_on")
        if last and each.text("status") not in ENDED:
            yield of_entry(each, add_months(last, months), "risk review", each.text("owner"), done=False)


def _external_documents(system: System) -> Iterator[Event]:
    """The next look at whether a newer edition of an external document is out."""
    months = int(parameter(system, "external_check_months"))
    for each in system.register("external_documents"):
        if last := each.date("checked_on"):
            yield of_entry(each, add_months(last, months), "external document", each.text("owner"), done=False)


def _agreements(system: System) -> Iterator[Event]:
    """The last day of agreements with customers and suppliers."""
    for each in system.register("slas"):
        if (on := each.date("valid_to")) and each.text("status") not in ENDED:
            yield of_entry(each, on, "agreement ends", each.text("owner"), done=False)
    for each in system.register("suppliers"):
        if on := each.entry("contract").date("to"):
            yield of_entry(each, on, "agreement ends", each.text("manager"), done=False)


def _effects(system: System) -> Iterator[Event]:
    """Corrective actions whose effect nobody has judged, where no day is set for it."""
    for each in system.register("corrective_actions"):
        if (on := each.date("due")) and not each.has("verify_due") and standing(system, each) == TO_VERIFY:
            event = of_entry(each, on, "corrective action", each.text("owner"), done=False)
            yield event._replace(what=_said(event.what, "check of effect"))


_SOURCES: tuple[Callable[[System], Iterator[Event]], ...] = (
    _of_events, _fields, _risk_reviews, _external_documents, _agreements, _effects,
)  # fmt: skip
