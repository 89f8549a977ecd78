"""The control header: what an auditor asks of a document before reading it (clause 7.5.2)."""

from collections.abc import Iterator
from datetime import date

from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.render.escape import block
from sms_docs.render.table_html import Href, cell_html
from sms_docs.views import cell
from sms_docs.views.documents import review_due

_MARKS = {
    "draft": "Draft: not in force",
    "review": "In review: not in force",
    "obsolete": "Obsolete: do not use",
    "withdrawn": "Withdrawn: do not use",
}


def control_header_html(system: System, document: Document, to: Href) -> str:
    """The header as one block of HTML; ``to`` gives the address of a cell's target."""
    facts = "".join(
        f"<div><dt>{block(label)}</dt><dd>{cell_html(value, to)}</dd></div>"
        for label, value in _facts(system, document)
        if value.text
    )
    mark = _MARKS.get(document.status, "")
    warning = f'<p class="sms-mark sms-mark--{document.status}"><strong>{block(mark)}</strong></p>' if mark else ""
    return f'{warning}<dl class="sms-control" aria-label="Document control">{facts}</dl>'


def _facts(system: System, document: Document) -> Iterator[tuple[str, Cell]]:
    status = system.standard.statuses.get(document.status)
    approval = system.last_decision(document.id, "approved")
    yield "Document", Cell(document.id)
    yield "Version", Cell(document.version)
    yield "Status", Cell(status.title if status else document.status)
    yield "Owner", _held(system, (document.owner,))
    yield "Authors", cell.several(cell.person(system, each) for each in document.authors)
    yield "Approver", _held(system, document.approvers)
    if document.status == "approved" and approval is not None:
        yield "Approved", _approved(system, approval)
    yield "In force from", cell.day(document.effective_from)
    yield "Next review", cell.day(review_due(system, document))
    yield "Classification", Cell(cell.words(document.front.text("classification")))
    yield "Clauses", cell.several(cell.clause(each) for each in document.front.texts("clauses"))
    if document.front.has("superseded_by"):
        yield "Replaced by", cell.document(system, document.front.text("superseded_by"))


def _approved(system: System, approval: Entry) -> Cell:
    """Day, person and role of an approval."""
    by = cell.person(system, approval.text("by")).text
    return Cell(f"{approval.text('on')} by {by}, {cell.role(system, approval.text('role')).text}")


def _held(system: System, roles: tuple[str, ...]) -> Cell:
    """Roles, each with the names of those who hold it on the day."""
    return cell.several(_role(system, each, system.as_of) for each in roles)


def _role(system: System, role: str, on: date) -> Cell:
    named = cell.role(system, role)
    people = ", ".join(cell.person(system, each).text for each in system.holders(role, on, deputies=False))
    return Cell(f"{named.text} ({people})" if people else named.text, named.target)


def below_title(html: str, header: str) -> str:
    """The page with the header right below its first heading of level 1; above everything when it has none."""
    title, end, rest = html.partition("</h1>")
    return f"{title}{end}{header}{rest}" if end else f"{header}{html}"
