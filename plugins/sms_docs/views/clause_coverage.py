"""The table of clauses with what answers them; how that is found stands in `views.coverage`."""

from collections.abc import Iterator

from sms_docs.model.document import Document
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column
from sms_docs.views.cell import clause, document, reference, several
from sms_docs.views.clause_state import state_cell
from sms_docs.views.coverage import STATES, Answer, coverage
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_COLUMNS = (
    Column("clause", "Clause"), Column("title", "Title"), Column("state", "State"), Column("documents", "Documents"),
    Column("sections", "Sections"), Column("records", "Records"), Column("tasks", "Open tasks"),
    Column("written", "Asks for writing"),
)  # fmt: skip
_SHOWN = ("clause", "title", "state", "documents", "sections", "records", "tasks")


def _sheet(system: System) -> Sheet:
    return live_sheet(
        f"Coverage of {system.standard.title} by clause",
        _COLUMNS,
        _records(system),
        shown=_SHOWN,
        filters=("clause", "state", "written"),
        choices={"state": STATES, "clause": tuple(system.standard.clauses)},
    )


def _records(system: System) -> Iterator[Record]:
    for each in coverage(system):
        written = each.clause.written
        cells = {
            "clause": clause(each.clause.id),
            "title": Cell(each.clause.title),
            "state": state_cell(system, each),
            "documents": several(_document(system, one) for one in each.documents),
            "sections": several(_section(one) for one in each.answers),
            "records": several(reference(system, "records", one.id) for one in each.records),
            "tasks": several(reference(system, "tasks", one.id) for one in each.tasks),
            "written": Cell("yes" if written else "no"),
        }
        yield record(cells, {"written": written, "state": each.state})


def _document(system: System, one: Document) -> Cell:
    return document(system, one.id) if one.id else Cell(one.title, f"file:{one.path}")


def _section(one: Answer) -> Cell:
    anchor = next((name for name, offset in one.document.anchors.items() if offset == one.offset), "")
    target = f"anchor:{one.document.path}#{anchor}" if anchor else f"file:{one.document.path}"
    return Cell(f"{one.document.id} {one.heading}", target)


CLAUSE_COVERAGE = View(
    "clause-coverage",
    "Each clause with the documents and sections that answer it, and the holes",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
