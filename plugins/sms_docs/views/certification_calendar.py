"""The certification calendar over three years: stages, decision, surveillances, recertification, audits, reviews."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from sms_docs.gates.audits import was_held
from sms_docs.gates.certification import conducted
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import day, due, entry_cell, state
from sms_docs.views.management_review import was_held as review_was_held
from sms_docs.views.nothing import none_of
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

STEPS: Final = (
    "stage 1", "stage 2", "decision", "surveillance", "recertification", "expiry", "internal audit",
    "management review",
)  # fmt: skip
"""In the order in which a certificate's life meets them."""
STATES: Final = ("overdue", "planned", "done")
_EMPTY = "No step is planned yet: add them in data/certification.yml, audits.yml and reviews.yml."
_COLUMNS = (
    Column("day", "Day"), Column("year", "Year", "right"), Column("step", "Step"), Column("what", "What"),
    Column("by", "By"), Column("state", "State"),
)  # fmt: skip
_PAGE: Final = "register:certification"


class Step(NamedTuple):
    """A step in the life of a certificate, with the day on which it is planned or happened."""

    day: date
    step: str
    what: Cell
    by: str
    done: bool
    location: Location

    def state(self, as_of: date) -> str:
        """``done``, ``overdue`` or ``planned`` on a day."""
        return "done" if self.done else "overdue" if self.day < as_of else "planned"


def _find(system: System) -> tuple[Step, ...]:
    found = [*_of_certificate(system), *_audits(system), *_reviews(system)]
    return tuple(sorted(found, key=lambda each: (each.day, STEPS.index(each.step), each.what.text)))


steps = Memo(_find)
"""All steps by their day."""


def _of_certificate(system: System) -> Iterator[Step]:
    """What the record of the certification plans; a step that the audit programme names too stands here."""
    record_ = system.register("certification").single
    body = record_.text("body")
    for key, name in (("stage1", "stage 1"), ("stage2", "stage 2")):
        stage = record_.entry(key)
        if on := stage.date("start"):
            what = Cell(f"Certification audit, {name}", _PAGE)
            yield Step(on, name, what, stage.text("body") or body, conducted(stage, system.as_of), stage.location())
    decided = _past(system, record_, "decision_on")
    if on := decided or record_.date("decision_planned"):
        field = "decision_on" if decided else "decision_planned"
        what = Cell("Decision on the certificate", _PAGE)
        yield Step(on, "decision", what, body, bool(decided), record_.location(field))
    visits = [("surveillance", each) for each in record_.entries("surveillance")]
    for step, visit in (*visits, ("recertification", record_.entry("recertification"))):
        done = _past(system, visit, "done_on")
        if on := done or visit.date("planned"):
            yield Step(on, step, Cell(visit.label or step, _PAGE), body, bool(done), visit.location())
    if on := record_.date("expires"):
        yield Step(
            on, "expiry", Cell("The certificate expires", _PAGE), "", on < system.as_of, record_.location("expires")
        )


def _past(system: System, entry: Entry, field: str) -> date | None:
    on = entry.date(field)
    return on if on is not None and on <= system.as_of else None


def _audits(system: System) -> Iterator[Step]:
    """Internal audits; those of the certification body only where its record does not name their day."""
    record_ = system.register("certification").single
    named = {record_.entry(key).date("start") for key in ("stage1", "stage2")}
    named |= {each.date("planned") for each in (*record_.entries("surveillance"), record_.entry("recertification"))}
    for each in system.register("audits"):
        kind = each.text("kind")
        step = {"internal": "internal audit", "stage-1": "stage 1", "stage-2": "stage 2"}.get(kind, kind)
        held, start = was_held(each, system.as_of), each.date("planned_start")
        on = each.date("done_on") if held else start
        if (
            step not in STEPS
            or on is None
            or each.text("status") == "cancelled"
            or (kind != "internal" and start in named)
        ):
            continue
        by = ", ".join(
            person.text("name") or person.id
            for one in each.texts("auditors")
            if (person := system.register("people").by_id.get(one))
        )
        what = entry_cell("audits", each.id, f"{each.id} {each.label}".strip())
        yield Step(on, step, what, by or each.text("auditing_body"), held, each.location())


def _reviews(system: System) -> Iterator[Step]:
    roles = system.register("roles").by_id
    for each in system.register("reviews"):
        held = review_was_held(system, each)
        on = each.date("held_on" if held else "planned")
        if on is not None and each.text("status") != "cancelled":
            chair = roles.get(each.text("chair"))
            what = entry_cell("reviews", each.id, f"{each.id} {each.label}".strip())
            yield Step(on, "management review", what, chair.label if chair else "", held, each.location())


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Certification calendar", _COLUMNS, _records(system), choices={"step": STEPS, "state": STATES},
        shown=("day", "step", "what", "by", "state"),
        empty=none_of(system, "certification", "audits", "reviews", otherwise=_EMPTY),
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    for each in steps(system):
        word = each.state(system.as_of)
        cells = {
            "day": day(each.day) if each.done else due(each.day),
            "year": Cell(str(each.day.year), sort=each.day.year),
            "step": Cell(each.step, sort=STEPS.index(each.step)),
            "what": each.what,
            "by": Cell(each.by),
            "state": state(word),
        }
        yield record(cells, {"year": each.day.year, "step": each.step, "state": word}, each.location)


CERTIFICATION_CALENDAR = View(
    "certification-calendar",
    "The life of the certificate: stages, decision, surveillances, recertification, internal audits and reviews by day",
    controlled=False,
    function=_sheet,
)
