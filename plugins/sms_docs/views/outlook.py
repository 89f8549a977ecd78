"""What falls due until a day, by day and owner, with who holds the role on that day."""

from collections.abc import Iterator
from datetime import date

from sms_docs.model.months import add_months
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import due, role, state
from sms_docs.views.dues import dues, kinds
from sms_docs.views.event import Event
from sms_docs.views.governance import holders
from sms_docs.views.mine import role_order
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

STATES = ("overdue", "due")
MONTHS = 3
"""How far the table looks when nobody says until when."""
_COLUMNS = (
    Column("what", "What"), Column("day", "Day"), Column("kind", "Kind"), Column("owner", "Owner"),
    Column("holder", "Held by then"), Column("state", "State"),
)  # fmt: skip


def horizon(system: System) -> date:
    """The day up to which the table looks when nobody names one."""
    return add_months(system.as_of, MONTHS)


def outlook_until(system: System, until: date) -> Sheet:
    """What is late, and what falls due up to a day."""
    return live_sheet(
        f"Due until {until}", _COLUMNS, _records(system, until),
        filters=("day", "kind", "owner", "holder", "state", "until"),
        choices={"kind": kinds(system), "state": STATES},
        empty=f"Nothing falls due until {until}.",
    )  # fmt: skip


def _sheet(system: System) -> Sheet:
    return outlook_until(system, horizon(system))


def _records(system: System, until: date) -> Iterator[Record]:
    found = dues(system, until)
    for each in sorted(found, key=lambda one: (one.day, role_order(system, one.owner), one.kind, one.what.text)):
        # Each row fits the day that was asked for, as it fits any other filter.
        values = {**_values(system, each), "until": until.isoformat()}
        yield record(_cells(system, each), values, each.location)


def _values(system: System, event: Event) -> dict[str, object]:
    # On a day that has passed nobody can act any more: those who hold the role today have to.
    on = max(event.day, system.as_of)
    return {"owner": event.owner, "holder": list(system.holders(event.owner, on)) if event.owner else []}


def _cells(system: System, event: Event) -> dict[str, Cell]:
    on = max(event.day, system.as_of)
    return {
        "day": due(event.day),
        "kind": Cell(event.kind),
        "what": event.what,
        "owner": role(system, event.owner) if event.owner else event.by,
        "holder": holders(system, event.owner, on) if event.owner else Cell(""),
        "state": state("overdue" if event.overdue(system.as_of) else "due"),
    }


OUTLOOK = View(
    "outlook",
    "What falls due until a day (until=), by day and owner; the next three months without one",
    controlled=False,
    function=_sheet,
    of_entries=False,
    until=outlook_until,
)
