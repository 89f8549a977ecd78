"""What waits for the decision of a role: documents in review, reviews, gates and management reviews."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import due
from sms_docs.views.documents import document_target
from sms_docs.views.events import events
from sms_docs.views.held_by import COLUMNS, role_cells, role_values
from sms_docs.views.mine import role_order, writing_due
from sms_docs.views.order import Key
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

KINDS = ("approval", "review", "gate", "management review")
_COLUMNS = (*COLUMNS, Column("decision", "Decision"), Column("what", "On"), Column("due", "Due"))
_LONGEST_NOTICE = 3660
"""Days. More than that in the settings is a slip, and must not leave the calendar."""


class Decision(NamedTuple):
    """A decision that a role has to take.

    Attributes:
        kind: one of ``KINDS``.
        due: the day by which it is planned; None when no day is known.
    """

    role: str
    kind: str
    what: Cell
    due: date | None
    location: Location


def _find(system: System) -> tuple[Decision, ...]:
    return (*_approvals(system), *_reviews(system), *_meetings(system))


decisions = Memo(_find)
"""Everything that waits for a decision, in no order."""


def _approvals(system: System) -> Iterator[Decision]:
    for each in system.controlled:
        if each.status == "review":
            what = Cell(f"{each.id} {each.title}", document_target(each))
            # Of several roles those that have not decided yet; who has is no longer waited for.
            for role in system.undecided(each) or each.approvers or ("",):
                yield Decision(role, "approval", what, writing_due(system, each), each.location())


def _reviews(system: System) -> Iterator[Decision]:
    """Documents in force whose review is late, or due within the notice that the settings give."""
    by_id = system.by_id
    for event in events(system):
        if event.kind == "document review" and event.day <= _horizon(system):
            document = by_id.get(event.what.target.removeprefix("document:"))
            if document and document.status == "approved":
                for role in document.approvers or ("",):
                    yield Decision(role, "review", event.what, event.day, event.location)


def _meetings(system: System) -> Iterator[Decision]:
    """Gates and management reviews, for those who chair them."""
    for event in events(system):
        if event.kind in ("gate", "management review") and not event.done and event.day <= _horizon(system):
            yield Decision(event.owner, event.kind, event.what, event.day, event.location)


def _horizon(system: System) -> date:
    days = timedelta(days=min(max(system.settings.due_soon_days, 0), _LONGEST_NOTICE))
    return system.as_of + days if date.max - system.as_of > days else date.max


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Decisions that are waited for, by role", _COLUMNS, _records(system),
        filters=("role", "holder", "decision", "due"), choices={"decision": KINDS},
        empty="Nothing waits for a decision.",
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    def order(each: Decision) -> tuple[Key, date, str]:
        return role_order(system, each.role), each.due or date.max, each.what.text

    for each in sorted(decisions(system), key=order):
        cells = {"decision": Cell(each.kind), "what": each.what, "due": due(each.due)}
        yield record({**role_cells(system, each.role), **cells}, role_values(system, each.role), each.location)


MY_APPROVALS = View(
    "my-approvals",
    "What waits for a decision, by the role that takes it: documents, reviews, gates",
    controlled=False,
    function=_sheet,
)
