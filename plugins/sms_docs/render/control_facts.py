"""What the control header says of a document, fact by fact (clause 7.5.2); a fact that is missing says so."""

from collections.abc import Iterator
from datetime import date

from sms_docs.judgement.in_force import in_force
from sms_docs.model.document import Document
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, OPEN, System
from sms_docs.model.table import Cell
from sms_docs.render.succession import predecessors, successors
from sms_docs.views import cell
from sms_docs.views.documents import review_due, starts_later

Fact = tuple[str, Cell]
"""Label and value."""
STATUS = "Status"
EFFECTIVE = "In force from"
BESIDE = "In force now"
"""Of a document that is being written anew."""
REVIEW = "Review by"
CHANGE = "Last change"
NOT_NAMED = Cell("not named", tone="warn")


def control_facts(system: System, document: Document) -> Iterator[Fact]:
    """Every fact of the header, in the order in which an auditor asks; none is left out because it is missing."""
    yield "Document", Cell(document.id) if document.id else Cell("no number", tone="warn")
    yield "Version", _version(document)
    yield from _beside(system, document)
    yield STATUS, Cell(status_title(system, document))
    yield "Owner", _held(system, (document.owner,) if document.owner else ())
    yield "Approver", _held(system, document.approvers)
    yield "Authors", _or_not_named(cell.several(cell.person(system, each) for each in document.authors))
    yield "Approved on", _approved(system, document)
    yield from _reviewed(system, document)
    yield EFFECTIVE, _effective(system, document)
    yield REVIEW, _review(system, document)
    yield "Classification", _given(cell.words(document.front.text("classification")))
    yield "Clauses", _or_not_named(cell.several(cell.clause(each) for each in document.front.texts("clauses")))
    yield from _related("Replaces", predecessors(system, document))
    yield from _related("Replaced by", successors(system, document))
    yield CHANGE, _last_change(system, document)


def status_title(system: System, document: Document) -> str:
    """The word for a document's status."""
    status = system.standard.statuses.get(document.status)
    return status.title if status else document.status or "no status"


def is_overdue(system: System, document: Document) -> bool:
    """Whether the review of a document should have been done before the day that the system is read for."""
    due = review_due(system, document)
    return due is not None and due < system.as_of


def decided(system: System, decision: Entry) -> str:
    """Day, person and role of a decision."""
    by = cell.person(system, decision.text("by")).text
    taken_over = " (taken over)" if decision.text("decision") == "adopted" else ""
    return f"{decision.text('on')} by {by}, {cell.role(system, decision.text('role')).text}{taken_over}"


def _version(document: Document) -> Cell:
    """The version; it leads to the history, where the site has one."""
    return Cell(document.version, f"history:{document.id}" if document.id else "") if document.version else NOT_NAMED


def _beside(system: System, document: Document) -> Iterator[Fact]:
    """For a version that is still being written: what people work by meanwhile."""
    if document.status not in OPEN or (term := in_force(system, document.id)) is None:
        return
    kept = term.version in system.editions.get(document.id, {})
    yield BESIDE, Cell(f"version {term.version}", f"edition:{document.id}/{term.version}" if kept else "")


def _approved(system: System, document: Document) -> Cell:
    approval = system.last_decision(document.id, *APPROVING)
    if approval is not None and approval.text("version") == document.version:
        return cell.several((Cell(decided(system, each)) for each in _approvals(system, document)), block=True)
    # Of a live register the review of its entries is the approval (house plan, section 5); it has a line of its own.
    if document.status == "approved" and _is_live(system, document) and system.last_decision(document.id, "reviewed"):
        return Cell("its entries are reviewed instead")
    before = f"; version {approval.text('version')} on {approval.text('on')}" if approval else ""
    if system.half_decided(document):
        done = " and ".join(decided(system, each) for each in _approvals(system, document))
        waiting = system.undecided(document)
        return Cell(f"not approved yet: {done}; still to decide: {cell.roles(system, waiting).text}{before}")
    # Nobody will approve a retired document any more.
    missing = "no approval recorded" if document.retired else "not approved yet"
    return Cell(f"{missing}{before}", tone="bad" if document.status == "approved" else "")


def _approvals(system: System, document: Document) -> tuple[Entry, ...]:
    """The decisions of all roles that approve this version, up to the day."""
    return tuple(
        each
        for each in system.decisions.get(document.id, ())
        if each.text("version") == document.version and each.text("decision") in APPROVING
        if (on := each.date("on")) and on <= system.as_of
    )


def _is_live(system: System, document: Document) -> bool:
    kind = system.standard.kinds.get(document.kind)
    return kind is not None and kind.live


def _reviewed(system: System, document: Document) -> Iterator[Fact]:
    """The last review, where it came after the approval."""
    last = system.last_decision(document.id, *APPROVING, "reviewed")
    if last is not None and last.text("decision") == "reviewed":
        yield "Reviewed on", Cell(decided(system, last))


def _effective(system: System, document: Document) -> Cell:
    start = document.effective_from
    if start is None:
        return NOT_NAMED if document.status == "approved" else Cell("not named yet")
    return (
        Cell(f"{start.isoformat()} (not yet)", sort=start.isoformat())
        if starts_later(system, document)
        else cell.day(start)
    )


def _review(system: System, document: Document) -> Cell:
    due = review_due(system, document)
    if document.retired:
        return Cell("not reviewed any more")
    if due is None:
        return Cell("set when it is approved")
    if is_overdue(system, document):
        return Cell(f"{due.isoformat()} (overdue)", tone="bad", sort=due.isoformat())
    return cell.due(due)


def _last_change(system: System, document: Document) -> Cell:
    last = system.last_decision(document.id)
    if last is None:
        return Cell("No decision is recorded yet.")
    size = f", {last.text('change')} change" if last.text("change") else ""
    done = cell.decision(last.text("decision")).text
    reason = f": {last.text('reason')}" if last.text("reason") else ""
    return Cell(f"Version {last.text('version')} {done} on {last.text('on')}{size}{reason}")


def _held(system: System, roles: tuple[str, ...]) -> Cell:
    """Roles, each with the names of those who hold it on the day."""
    return _or_not_named(cell.several(_role(system, each, system.as_of) for each in roles))


def _role(system: System, role: str, on: date) -> Cell:
    named = cell.role(system, role)
    people = ", ".join(cell.person(system, each).text for each in system.holders(role, on, deputies=False))
    return Cell(f"{named.text} ({people or 'vacant'})", named.target, "" if people else "warn")


def _related(label: str, found: tuple[Cell, ...]) -> Iterator[Fact]:
    if found:
        yield label, cell.several(found)


def _given(text: str) -> Cell:
    return Cell(text) if text else NOT_NAMED


def _or_not_named(value: Cell) -> Cell:
    return value if value.text else NOT_NAMED
