"""``sms withdraw``: a document goes out of use, with a successor or without; its editions stay."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from sms_docs import engine
from sms_docs.control.case import Case, find_case
from sms_docs.control.decider import day_of, person_of, role_of
from sms_docs.control.finish import Draft, finish, page_of
from sms_docs.control.front_matter import with_fields
from sms_docs.control.outcome import Outcome
from sms_docs.control.refusal import RefusedError
from sms_docs.control.transaction import Transaction
from sms_docs.load.repository import FolderTree


class Withdrawal(NamedTuple):
    """What the person typed; "" and None where nothing was said."""

    document: str
    by: str
    reason: str
    superseded_by: str = ""
    role: str = ""
    reference: str = ""
    on: date | None = None
    dry_run: bool = False


def withdraw(root: Path, open_: Transaction, wish: Withdrawal) -> Outcome:
    """Enter a withdrawal and set the status: obsolete with a successor, withdrawn without.

    Raises:
        ControlError: there is no such document, or a file cannot be written.
        RefusedError: the document is not in force, or its successor is not.
    """
    tree = FolderTree(root)
    case = find_case(root, tree, engine.load(tree), wish.document)
    _refuse_status(case)
    if wish.superseded_by:
        _refuse_successor(case, find_case(root, tree, case.system, wish.superseded_by))
    person = person_of(case.system, wish.by)
    on, notes = day_of(case, wish.on)
    role = role_of(case, person, on, case.document.approvers, wish.role)
    status = "obsolete" if wish.superseded_by else "withdrawn"
    fields = {"status": status} | ({"superseded_by": wish.superseded_by} if wish.superseded_by else {})
    files = {case.document.path: with_fields(page_of(case, open_), fields, case.document.path)}
    entry = {
        "version": case.document.version,
        "decision": "withdrawn",
        "by": wish.by,
        "role": role,
        "on": on.isoformat(),
        "reason": wish.reason,
        "reference": wish.reference,
    }
    said = f"{person.label} withdrew {case.document.id} {case.document.title} as {role} on {on}; it is {status}."
    return finish(case, open_, Draft(entry, files, said, notes, {"status": status}), dry_run=wish.dry_run)


def _refuse_status(case: Case) -> None:
    document = case.document
    if document.status == "approved":
        return
    if document.retired:
        step = "Nothing is left to do."
    elif any(each.text("decision") != "withdrawn" for each in case.log):
        step = "Bring the approved text back first (its edition is kept), or have the new version approved."
    else:
        step = "It was never in force: delete the page, its history stays in git."
    raise RefusedError(f"{case.of('status')}: the status of {document.id} is {document.status or 'missing'}. {step}")


def _refuse_successor(case: Case, other: Case) -> None:
    if other.document.path == case.document.path:
        raise RefusedError(f"{case.of('id')}: {case.document.id} cannot replace itself. Name its successor.")
    if other.document.status != "approved":
        raise RefusedError(
            f"{other.of('status')}: {other.document.id} is to replace {case.document.id}, but its status is "
            f"{other.document.status or 'missing'}. Have it approved first."
        )
