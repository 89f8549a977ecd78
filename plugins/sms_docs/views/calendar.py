"""One list of everything that has a day: what is late first, then what comes, then what has been."""

from collections.abc import Iterator

from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import day, due, role, state
from sms_docs.views.corrective import TO_VERIFY, to_verify
from sms_docs.views.events import KINDS, Event, events
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

STATES = ("overdue", "planned", TO_VERIFY, "done")
_COLUMNS = (
    Column("what", "What"), Column("day", "Day"), Column("kind", "Kind"), Column("owner", "Owner"),
    Column("state", "State"),
)  # fmt: skip


def _sheet(system: System) -> Sheet:
    return live_sheet(
        "Calendar of reviews, audits, gates and what is due", _COLUMNS, _records(system),
        filters=("day", "kind", "owner", "state"), choices={"kind": KINDS, "state": STATES},
        empty="Nothing has a day yet.",
    )  # fmt: skip


def _records(system: System) -> Iterator[Record]:
    found = sorted(events(system), key=lambda each: (each.day, each.what.text))
    late, coming, been = ([each for each in found if _order(system, each) == place] for place in range(3))
    # What has been is read backwards: the last audit is asked for before the first one.
    for each in (*late, *coming, *reversed(been)):
        yield record(_cells(system, each), {"owner": each.owner}, each.location)


def _order(system: System, event: Event) -> int:
    return 2 if event.done else 0 if event.overdue(system.as_of) else 1


def _state(system: System, event: Event) -> str:
    if event.to_verify:
        return TO_VERIFY
    return ("overdue", "planned", "done")[_order(system, event)]


def _cells(system: System, event: Event) -> dict[str, Cell]:
    return {
        "day": day(event.day) if event.done else due(event.day),
        "kind": Cell(event.kind),
        "what": event.what,
        "owner": role(system, event.owner) if event.owner else event.by,
        "state": to_verify() if event.to_verify else state(_state(system, event)),
    }


CALENDAR = View(
    "calendar",
    "Everything that has a day: reviews, audits, gates, certification and what is due, late things first",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
