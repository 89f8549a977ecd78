"""``sms reviewed``: somebody looked through a document and nothing had to be changed."""

from collections.abc import Mapping
from pathlib import Path

from sms_docs import engine
from sms_docs.control.approve import Wish
from sms_docs.control.case import Case, find_case
from sms_docs.control.decider import day_of, person_of, role_of
from sms_docs.control.finish import Draft, finish, page_of
from sms_docs.control.outcome import Outcome
from sms_docs.control.refusal import RefusedError
from sms_docs.control.transaction import Transaction
from sms_docs.identity.content import digest_of
from sms_docs.load.repository import FolderTree
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING

_REASON = "Looked through; nothing to change."


def reviewed(root: Path, open_: Transaction, wish: Wish) -> Outcome:
    """Enter a review without change, which moves the day of the next one; the page is not touched.

    Raises:
        ControlError: there is no such document, or a file cannot be written.
        RefusedError: the document is not in force, or is not what was approved.
    """
    tree = FolderTree(root)
    case = find_case(root, tree, engine.load(tree), wish.document)
    if case.document.status != "approved":
        step = "It is out of use." if case.document.retired else "`sms approve` puts it in force."
        raise RefusedError(
            f"{case.of('status')}: the status of {case.document.id} is {case.document.status or 'missing'}; only a "
            f"document in force is reviewed. {step}"
        )
    page_of(case, open_)
    person = person_of(case.system, wish.by)
    on, notes = day_of(case, wish.on)
    roles = list(dict.fromkeys((*case.document.approvers, case.document.owner)))
    role = role_of(case, person, on, [each for each in roles if each], wish.role)
    entry = {
        "version": case.document.version,
        "decision": "reviewed",
        "by": wish.by,
        "role": role,
        "on": on.isoformat(),
        "reason": wish.reason or _REASON,
        "control": wish.control,
        "reference": wish.reference,
        "digest": _digest(case),
    }
    _refuse_twice(case, entry)
    said = f"{person.label} reviewed version {case.document.version} of {case.document.id} as {role} on {on}."
    return finish(case, open_, Draft(entry, {}, said, notes, {"status": "approved"}), dry_run=wish.dry_run)


def _refuse_twice(case: Case, entry: Mapping[str, str]) -> None:
    """Raise RefusedError for what stands in the log: who was interrupted gives the command once more."""
    for each in case.log:
        if all(each.text(name) == value for name, value in entry.items()):
            raise RefusedError(
                f"{case.at(each.location())}: this review is entered already, with the same person, role, day and "
                "reason. Nothing is left to do; give --reason when it was looked through once more."
            )


def _digest(case: Case) -> str:
    """The digest of a sealed version; "" for one that is not. Raises RefusedError when the text is another one."""
    approval = _approval(case)
    if approval is None or not approval.has("digest"):
        return ""
    now = digest_of(case.system, case.document)
    if now != approval.text("digest"):
        raise RefusedError(
            f"{case.document.path}: the content is not the one that was approved as version {case.document.version} "
            f"({case.at(approval.location('digest'))}). Restore it, or give it the next version and have that "
            f"approved; `sms check {case.document.path}` says what was changed."
        )
    return now


def _approval(case: Case) -> Entry | None:
    """The newest approval of the version."""
    version = case.document.version
    found = [each for each in case.log if each.text("version") == version and each.text("decision") in APPROVING]
    return found[-1] if found else None
