"""``sms approve``: one role's approval of a version; the last one of them puts it in force."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sms_docs import engine
from sms_docs.control.case import Case, find_case
from sms_docs.control.decider import day_of, person_of, refuse_author, role_of
from sms_docs.control.finish import Draft, finish, page_of
from sms_docs.control.front_matter import with_fields
from sms_docs.control.new_edition import deciders, edition_place
from sms_docs.control.outcome import Outcome
from sms_docs.control.overlay import Overlay
from sms_docs.control.raising import Change, change_of
from sms_docs.control.refusal import RefusedError
from sms_docs.control.transaction import Transaction
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import edition_text
from sms_docs.load.editions import file_digest
from sms_docs.load.repository import FolderTree
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING

_LONGEST = 400
_STEPS = {
    "draft": "Set status: review when it is ready to be decided on.",
    "approved": "Raise its version and set status: review when it was changed; `sms reviewed` records a review of an "
    "unchanged text.",
    "withdrawn": "It is out of use. Give what comes instead a number of its own.",
    "obsolete": "It is out of use. Approve the document that replaces it.",
}


class Wish(NamedTuple):
    """What the person typed; "" and None where nothing was said."""

    document: str
    by: str
    role: str = ""
    change: str = ""
    reason: str = ""
    reference: str = ""
    control: str = ""
    on: date | None = None
    dry_run: bool = False


def approve(root: Path, open_: Transaction, wish: Wish) -> Outcome:
    """Enter an approval, and with the last one the edition and the new status.

    Raises:
        ControlError: there is no such document, or a file cannot be written.
        RefusedError: the rules of document control forbid it.
    """
    tree = FolderTree(root)
    case = find_case(root, tree, engine.load(tree), wish.document)
    _refuse_status(case)
    person = person_of(case.system, wish.by)
    on, notes = day_of(case, wish.on)
    then, page, dated = _dated(case, open_, on)
    decided = _decided(case)
    digest = digest_of(then.system, then.document)
    _refuse_other_text(case, decided, digest)
    waiting = _waiting(case, decided, person, wish.role)
    role = role_of(case, person, on, waiting, wish.role)
    refuse_author(case, person, wish.control)
    change = change_of(case, wish.change or next((each.text("change") for each in decided), ""), digest)
    reason = next((each.text("reason") for each in decided), "")
    entry = {"version": case.document.version, **_entry(wish, role, on, change, reason), "digest": digest}
    missing = [each for each in waiting if each != role]
    files = {case.document.path: page}
    if not missing:
        path = edition_place(case)
        text = edition_text(
            then.system,
            then.document,
            deciders(case.system, decided, entry),
        )
        done = with_fields(page, {"status": "approved"}, case.document.path)
        files = {path: text.encode("utf-8", "surrogatepass"), case.document.path: done}
        entry["edition"] = file_digest(text)
    facts = {"status": "review" if missing else "approved", "missing": missing}
    notes += [*dated, *_told(change)]
    draft = Draft(entry, files, _said(case, person, entry, missing), notes, facts)
    return finish(case, open_, draft, dry_run=wish.dry_run)


def _refuse_status(case: Case) -> None:
    status = case.document.status
    if status != "review":
        step = _STEPS.get(status, "Set status: review when it is ready to be decided on.")
        raise RefusedError(f"{case.of('status')}: the status of {case.document.id} is {status or 'missing'}. {step}")
    ended = next((each for each in case.log if each.text("decision") == "withdrawn"), None)
    if ended:
        raise RefusedError(
            f"{case.at(ended.location('decision'))}: {case.document.id} was withdrawn on {ended.text('on')}. Give what "
            "comes instead a number of its own."
        )
    if not case.document.approvers:
        raise RefusedError(f"{case.of('approvers')}: no role is named that may approve it. Enter one under approvers.")


def _decided(case: Case) -> list[Entry]:
    """The approvals of this version."""
    version = case.document.version
    return [each for each in case.log if each.text("version") == version and each.text("decision") in APPROVING]


def _waiting(case: Case, decided: Sequence[Entry], person: Entry, asked: str) -> list[str]:
    """The roles that have to decide yet. Raises RefusedError when the one that was meant, or all of them, have."""
    by_role = {each.text("role"): each for each in decided}
    waiting = [each for each in case.document.approvers if each not in by_role]
    mine = [each for each in decided if each.text("by") == person.id and not asked]
    own = mine and not any(person.id in case.system.holders(each, case.system.as_of) for each in waiting)
    done = by_role.get(asked) or (decided[-1] if decided and not waiting else mine[-1] if own else None)
    if done is None:
        return waiting
    left = f"Still to decide: {', '.join(waiting)}." if waiting else "Raise the version when the text was changed."
    raise RefusedError(
        f"{case.at(done.location('role'))}: the {done.text('role')} approved version {case.document.version} of "
        f"{case.document.id} on {done.text('on')} already. {left}"
    )


def _dated(case: Case, open_: Transaction, on: date) -> tuple[Case, bytes, list[str]]:
    """The case and its page with a first day in force, which is a part of what is decided on."""
    page = page_of(case, open_)
    if case.document.front.has("effective_from"):
        return case, page, []
    page = with_fields(page, {"effective_from": on.isoformat()}, case.document.path)
    tree = Overlay(case.root, {case.document.path: page})
    then = find_case(case.root, tree, engine.load(tree, case.system.as_of), case.document.id)
    return then, page, [f"It applies from {on}: effective_from was missing and has been set to this day."]


def _refuse_other_text(case: Case, decided: Sequence[Entry], digest: str) -> None:
    first = next((each for each in decided if each.has("digest") and each.text("digest") != digest), None)
    if first:
        raise RefusedError(
            f"{case.at(first.location('digest'))}: the {first.text('role')} approved another text as version "
            f"{case.document.version} on {first.text('on')}. Restore that text (`git log -p -- {case.document.path}` "
            "shows what was changed), or give this one the next version, on which all roles decide anew."
        )


def _entry(wish: Wish, role: str, on: date, change: Change, reason: str) -> dict[str, str]:
    return {
        "decision": "approved",
        "by": wish.by,
        "role": role,
        "on": on.isoformat(),
        "change": change.size,
        "reason": wish.reason or reason or _reason(change),
        "control": wish.control,
        "reference": wish.reference,
    }


def _reason(change: Change) -> str:
    """What is entered where nobody gave a reason: what was changed, as far as its form tells."""
    if not change.before:
        return "First issue."
    said = "; ".join(change.reasons) or f"{change.size} change"
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST].rsplit(' ', 1)[0]} and more"
    return f"Since {change.before}: {said}."


def _said(case: Case, person: Entry, entry: Mapping[str, str], missing: Sequence[str]) -> str:
    what = f"version {case.document.version} of {case.document.id} {case.document.title}"
    end = f"{', '.join(missing)} has to decide yet" if missing else "it is approved"
    return f"{person.label} approved {what} as {entry['role']} on {entry['on']}; {end}."


def _told(change: Change) -> Iterator[str]:
    """How large the change is, where nobody said it."""
    if change.proposed and change.before:
        why = f": {'; '.join(change.reasons)}" if change.reasons else ""
        yield f"The change since {change.before} is entered as {change.size}{why}. --change says it otherwise."
