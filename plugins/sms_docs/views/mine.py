"""What a role answers for: its documents and its open tasks."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial

from sms_docs.gates.approval import writing_tasks
from sms_docs.model.document import Document
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import due, roles, tone_of
from sms_docs.views.documents import document_target, review_due
from sms_docs.views.field_cell import is_open
from sms_docs.views.held_by import COLUMNS, role_cell, role_cells, role_values
from sms_docs.views.order import Key, natural
from sms_docs.views.register_view import Extra, Shape, register_sheet
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_DOCUMENT_COLUMNS = (
    *COLUMNS, Column("id", "Document"), Column("title", "Title"), Column("status", "Status"),
    Column("version", "Version"), Column("next", "Next step"), Column("due", "Due"),
)  # fmt: skip
_TASK_COLUMNS = ("role", "holder", "id", "title", "priority", "due", "status", "percent")


def role_order(system: System, role: str) -> Key:
    """Roles by their titles; what nobody is named for stands first, because it is nobody's."""
    return natural(role_cell(system, role).text) if role else ()


def _documents(system: System) -> Sheet:
    return live_sheet(
        "Documents by owner", _DOCUMENT_COLUMNS, _document_records(system),
        filters=("role", "holder", "id", "status"), choices={"status": tuple(system.standard.statuses)},
        empty="There is no controlled document yet.",
    )  # fmt: skip


def _document_records(system: System) -> Iterator[Record]:
    for each in sorted(system.controlled, key=lambda one: (role_order(system, one.owner), one.id, one.path)):
        if not each.retired:
            values = {**role_values(system, each.owner), "status": each.status}
            yield record({**role_cells(system, each.owner), **_document_cells(system, each)}, values, each.location())


def _document_cells(system: System, each: Document) -> dict[str, Cell]:
    status = system.standard.statuses.get(each.status)
    target = document_target(each)
    step, when = _next_step(system, each)
    return {
        "id": Cell(each.id or "no number", target),
        "title": Cell(each.title, target),
        "status": Cell((status.title if status else each.status).lower(), tone=tone_of(each.status)),
        "version": Cell(each.version),
        "next": step,
        "due": when,
    }


def _next_step(system: System, each: Document) -> tuple[Cell, Cell]:
    """What has to happen to a document next, and by when: its task's day while it is written, else its review."""
    if each.status == "approved":
        return Cell("review"), due(review_due(system, each))
    when = due(writing_due(system, each))
    if each.status == "review":
        deciding = roles(system, each.approvers).text or "nobody named"
        return Cell(f"decision by {deciding}"), when
    return Cell("finish the draft"), when


def writing_due(system: System, each: Document) -> date | None:
    """The day by which a document that is not in force is planned to be; None without an open task for its kind."""
    task = writing_tasks_of(system).get(each.kind)
    return task.date("due") if task and is_open(task) else None


writing_tasks_of = Memo(writing_tasks)


def _tasks(system: System) -> Sheet:
    keep = Shape("Open tasks by owner", _TASK_COLUMNS, _TASK_EXTRAS, _open_task, live=True, empty="No task is open.")
    sheet = register_sheet(system, "tasks", keep)
    return replace(sheet, records=_task_records(system, sheet), filters=("role", "holder", *sheet.filters))


def _task_records(system: System, sheet: Sheet) -> Iterator[Record]:
    """The rows by role and day; a task without a day stands at the end of its role."""

    def order(row: Record) -> tuple[Key, str]:
        return role_order(system, _owner(row)), str(row.values.get("due") or "9999")

    for row in sorted(sheet.records, key=order):
        yield row._replace(values={**row.values, **role_values(system, _owner(row))})


def _owner(row: Record) -> str:
    owner = row.values.get("owner")
    return owner.strip() if isinstance(owner, str) else ""


def _open_task(_system: System, task: Entry) -> bool:
    return is_open(task)


def _role(system: System, task: Entry, key: str) -> Cell:
    return role_cells(system, task.text("owner"))[key]


_TASK_EXTRAS = tuple(Extra(column, partial(_role, key=column.key)) for column in COLUMNS)
MY_DOCUMENTS = View(
    "my-documents",
    "Documents by the role that owns them, with the next step and its day",
    controlled=False,
    function=_documents,
    of_entries=False,
)
MY_TASKS = View(
    "my-tasks",
    "Open tasks by the role that owns them, the earliest day first",
    controlled=False,
    function=_tasks,
)
