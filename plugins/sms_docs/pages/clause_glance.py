"""How a clause stands, in a few lines: state, answer, evidence, what is open."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from sms_docs.model.document import Document
from sms_docs.model.generated import clause_page
from sms_docs.model.generated_page import Part
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.escape import inline
from sms_docs.render.report_words import counted
from sms_docs.views.cell import entry_cell, several
from sms_docs.views.clause_answers import document_cell, documents_of
from sms_docs.views.clause_state import MEANING, state_cell
from sms_docs.views.clause_work import AUDITS, RECORDS, WORK, Found, entries_on
from sms_docs.views.coverage import Coverage

_COLUMNS = (Column("question", "Question"), Column("answer", "Answer"))
_OPEN = "open-and-closed"
"""Anchor of the section with tasks and the like."""


class Facts(NamedTuple):
    """What there is on a clause. ``work`` goes by the name of one entry, worst first."""

    found: Coverage
    records: Found
    audits: Found
    work: Mapping[str, Found]

    @classmethod
    def of(cls, system: System, found: Coverage) -> "Facts":
        """Everything that the registers hold on it."""
        clause_id = found.clause.id
        work = {name: entries_on(system, source, clause_id) for name, source in WORK.items()}
        return cls(found, entries_on(system, RECORDS, clause_id), entries_on(system, AUDITS, clause_id), work)

    @property
    def holds_parts(self) -> bool:
        """Whether its parts tell how it stands."""
        return self.found.state == "parts"


def glance(system: System, facts: Facts) -> Iterator[Part]:
    """Summary, state with its meaning, and a table that answers three questions."""
    clause = facts.found.clause
    yield f'<p class="sms-lead" markdown>{inline(clause.summary)}</p>'
    state = state_cell(system, facts.found)
    yield f'<span class="sms-tone sms-{state.tone}">{state.text.capitalize()}</span>: {MEANING[facts.found.state]}'
    rows = tuple(Row((Cell(label), value)) for label, value in _answers(system, facts))
    if rows:
        table = Table("clause-glance", f"Clause {clause.id} at a glance", _COLUMNS, rows)
        yield from ('<div class="sms-glance" markdown>', table, "</div>")


def _answers(system: System, facts: Facts) -> Iterator[tuple[str, Cell]]:
    documents = several(_titled(system, each) for each in documents_of(facts.found))
    records = several(
        entry_cell("records", each.id, f"{each.id} {each.label}" if each.label != each.id else each.id)
        for each in facts.found.records
    )
    silent = facts.holds_parts or facts.found.state == "nothing in writing"
    if documents.text or not silent:
        yield "Answered by", documents if documents.text else Cell("no document", tone="bad")
    if records.text or not silent:
        yield "Evidence", records if records.text else Cell("no record named", tone="muted")
    if (still := _open(facts)).text:
        yield "Open", still
    elif not silent:
        yield "Open", Cell("nothing", tone="good")


def _titled(system: System, document: Document) -> Cell:
    cell = document_cell(system, document)
    return Cell(f"{document.id} {document.title}", cell.target) if document.id else cell


def _open(facts: Facts) -> Cell:
    place = f"anchor:{clause_page(facts.found.clause.id)}#{_OPEN}"
    return several(
        Cell(counted(found.open, name), place, "warn") for name, found in facts.work.items() if found.open
    )  # fmt: skip
