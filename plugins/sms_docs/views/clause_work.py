"""What the registers hold on one clause: tasks, gaps, audit findings, corrective actions, records, audits."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.views import find_view
from sms_docs.views.chosen import Rows
from sms_docs.views.kept import kept
from sms_docs.views.standing import plural
from sms_docs.views.tasks import ENDED


class Source(NamedTuple):
    """A view whose rows name clauses.

    Attributes:
        columns: keys of the columns that a clause's page shows.
        plural: what several of its entries are called.
        ended: states of entries that ask for nothing more.
        field: the field that names the clause.
    """

    view: str
    columns: tuple[str, ...]
    plural: str
    ended: frozenset[str] = frozenset()
    field: str = "clause"


WORK: Mapping[str, Source] = MappingProxyType(
    {
        "audit finding": Source(
            "findings", ("id", "audit", "class", "text", "owner", "status"), "Audit findings", frozenset({"resolved"})
        ),
        "corrective action": Source(
            "corrective_actions", ("id", "nonconformity", "action", "owner", "due", "status"), "Corrective actions",
            frozenset({"verified"}),
        ),
        "gap": Source(
            "gap-assessment", ("id", "severity", "finding", "current", "target", "tasks", "status"), "Gaps",
            frozenset({"closed", "no-gap"}),
        ),
        "task": Source("tasks", ("id", "title", "owner", "due", "status"), "Tasks", ENDED),
    }
)  # fmt: skip
"""What somebody still has to do, worst first, by the name of one of them."""
RECORDS = Source("records", ("id", "title", "location", "owner", "retention_months"), "Records")
AUDITS = Source("audits", ("id", "title", "planned_start", "status", "done_on", "report"), "Audits", field="clauses")


class Found(NamedTuple):
    """Entries on a clause: how many are open, how many there are, and the table of them, open ones first."""

    open: int
    total: int
    table: Table


def entries_on(system: System, source: Source, clause_id: str) -> Found:
    """The entries of a register that name a clause, not those that name a part of it.

    An audit of chapter 8 looks at each of its clauses too.
    """
    rows = _rows(system, source.view)
    columns = {column.key: column for column in rows.sheet.columns}
    keys = tuple(key for key in source.columns if key in columns)
    places = rows.chosen({source.field: [clause_id, *(_above(system, clause_id) if source is AUDITS else ())]})
    ended = {place for place in places if Entry(rows.all[place].values, "").text("status") in source.ended}
    ordered = sorted(places, key=lambda place: (place in ended, place))
    still = len(places) - len(ended)
    caption = f"{source.plural}: {still} open, {len(ended)} closed" if source.ended else source.plural
    shown = tuple(columns[key] for key in keys)
    made = tuple(rows.shown(place, keys) for place in ordered)
    if source is RECORDS:
        shown = (*shown, Column("kept", "On record"))
        made = tuple(
            Row((*row.cells, _kept(system, rows.all[place].values)), row.location)
            for row, place in zip(made, ordered, strict=True)
        )
    return Found(still, len(places), Table(source.view, caption, shown, made))


def _above(system: System, clause_id: str) -> Iterator[str]:
    while clause_id := system.standard.clauses[clause_id].parent:
        yield clause_id


def _kept(system: System, record: Mapping[str, object]) -> Cell:
    """How many periods a record was kept for, and the last of them."""
    found = kept(system, Entry(record, ""))
    if not found:
        return Cell("nothing yet", tone="muted")
    return Cell(f"{plural(len(found), 'period')}, last {found[-1].text('period')}")


def _make_rows(system: System, name: str) -> Rows:
    found = find_view(system, name)
    assert found is not None  # every system has these registers, if only empty ones  # noqa: S101
    return Rows(found.function(system))


_rows = Memo(_make_rows)
