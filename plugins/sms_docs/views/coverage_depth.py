"""Coverage by depth: for each clause how far it is answered, from a mention to a fresh record, holes first."""

from collections.abc import Iterator
from typing import Final

from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Tone
from sms_docs.views.cell import clause, entry_cell, several
from sms_docs.views.clause_answers import document_cell
from sms_docs.views.clause_depth import DEPTHS, LABELS, Depth, Mark, depths
from sms_docs.views.sheet import Record, Sheet, View, live_sheet, record

_COMPLETE: Final = "complete"
_COLUMNS = (
    Column("clause", "Clause"), Column("title", "Title"), *(Column(key, LABELS[key]) for key in DEPTHS),
    Column("lacks", "Still lacking"), Column("document", "Document"), Column("records", "Records"),
)  # fmt: skip
_TONES: Final[dict[Mark, Tone]] = {"yes": "good", "no": "bad", "not asked": "muted", "not known": "muted"}
_TODO: Final = {
    "mentioned": "name a document for it", "section": "write the section", "content": "write its content",
    "approved": "approve the document", "record": "keep a record", "fresh": "keep a newer record",
}  # fmt: skip


def _sheet(system: System) -> Sheet:
    return live_sheet(
        f"Coverage of {system.standard.title} by depth, holes first",
        _COLUMNS,
        _records(system),
        shown=("clause", "title", *DEPTHS, "lacks"),
        filters=("clause", *DEPTHS, "lacks"),
        choices={
            "clause": tuple(system.standard.clauses),
            "lacks": (*DEPTHS, _COMPLETE),
            **dict.fromkeys(DEPTHS, tuple(_TONES)),
        },
        empty="The edition in use has no clauses.",
    )


def _records(system: System) -> Iterator[Record]:
    for each in sorted(depths(system), key=lambda one: one.reached):
        marks = dict(zip(DEPTHS, each.marks, strict=True))
        cells = {key: mark_cell(mark) for key, mark in marks.items()} | {
            "clause": clause(each.clause.id),
            "title": Cell(each.clause.title),
            "lacks": _todo(each),
            "document": document_cell(system, each.document) if each.document else Cell(""),
            "records": several(
                (
                    *(entry_cell("records", one.id, one.id) for one in each.records),
                    *(Cell(key, f"register:{key}") for key in each.registers),
                )
            ),
        }
        yield record(cells, {"clause": each.clause.id, "lacks": each.lacks or _COMPLETE, **marks})


def mark_cell(mark: Mark) -> Cell:
    """A mark as a word with its tone."""
    return Cell(mark, tone=_TONES[mark], sort=list(_TONES).index(mark))


def _todo(each: Depth) -> Cell:
    if set(each.marks) == {"not asked"}:
        return Cell("nothing in writing", tone="muted", sort=len(DEPTHS))
    if not each.lacks:
        return Cell(_COMPLETE, tone="good", sort=len(DEPTHS))
    return Cell(_TODO[each.lacks], tone="bad" if each.reached == 0 else "warn", sort=each.reached)


COVERAGE_DEPTH = View(
    "coverage-depth",
    "How deep each clause is answered: mentioned, section, content, approved, record, fresh record; holes first",
    controlled=False,
    function=_sheet,
    of_entries=False,
)
