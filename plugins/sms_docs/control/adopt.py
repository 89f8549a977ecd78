"""``sms adopt``: documents that were approved before digests were kept, or elsewhere, taken over as they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sms_docs import engine
from sms_docs.control.adopt_rules import approvals, is_sealed, refuse_unfit, roles_to_decide
from sms_docs.control.case import Case, find_case
from sms_docs.control.decider import day_of, person_of, refuse_author, role_of
from sms_docs.control.faults import OF_DECISION, spoken
from sms_docs.control.last_change import Change, last_changes
from sms_docs.control.log import append_entry
from sms_docs.control.new_edition import deciders, edition_place
from sms_docs.control.overlay import Overlay
from sms_docs.control.refusal import RefusedError
from sms_docs.control.transaction import Transaction
from sms_docs.identity.content import digest_of
from sms_docs.identity.edition import edition_text
from sms_docs.load.editions import file_digest
from sms_docs.model.finding import Finding
from sms_docs.model.register import Entry
from sms_docs.model.report import Report
from sms_docs.model.system import System

Contents = Mapping[str, bytes]
"""File → what it shall hold."""
_UNTIL_COMPLETE = frozenset({"approval.incomplete", "edition.missing"})
"""What is true as long as another role has to take the document over as well."""


class Wish(NamedTuple):
    """What the person typed; "" and None where nothing was said.

    Attributes:
        documents: numbers of documents; none means all that can be taken over.
    """

    documents: tuple[str, ...]
    by: str
    role: str = ""
    reason: str = ""
    reference: str = ""
    control: str = ""
    on: date | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was taken over.

    Attributes:
        entry: its decision, by field of the log; without seal.
        waiting: roles that have to decide yet.
        notes: what could not be looked at.
    """

    document: str
    title: str
    entry: Mapping[str, str]
    waiting: tuple[str, ...]
    files: Contents
    notes: tuple[str, ...] = ()


class Left(NamedTuple):
    """A document that was not taken over, and why: sentences with file and line."""

    document: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a run of the command came to.

    Attributes:
        sealed: how many approved documents needed nothing.
        faults: errors that the documents taken over have all the same.
    """

    taken: tuple[Taken, ...]
    left: tuple[Left, ...]
    sealed: int
    notes: tuple[str, ...]
    faults: int = 0


def adopt(open_: Transaction, wish: Wish, pages: Contents | None = None) -> Adopted:
    """Enter that documents are taken over, and write their editions.

    Args:
        pages: pages that get their control data with it.

    Raises:
        ControlError: there is no such document, or a file cannot be written.
        RefusedError: the rules of document control forbid it for one of the documents that were named.
    """
    tree = Overlay(open_.root, pages or {})
    system = engine.load(tree)
    person_of(system, wish.by)
    report = engine.check(system, tree)
    taken: list[Taken] = []
    left: list[Left] = []
    chosen, sealed = _chosen(system, wish)
    changes = last_changes(open_.root, [each.path for each in system.controlled if each.id in chosen])
    for number in chosen:
        try:
            case = find_case(open_.root, tree, system, number)
            _refuse_calls(case, report)
            taken.append(_taken(case, open_, wish, pages or {}, changes))
        except RefusedError as refusal:
            left.append(Left(number, refusal.reasons))
    if wish.documents and left:
        raise RefusedError(*(reason for each in left for reason in each.reasons))
    faults = _refuse_faults(open_.root, system, report, taken)
    for path, content in (file for each in taken for file in each.files.items()):
        open_.write(path, content)
    if not wish.dry_run:
        open_.commit()
    return Adopted(tuple(taken), tuple(left), sealed, _notes(taken), faults)


def _notes(taken: Iterable[Taken]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(note for each in taken for note in each.notes))


def _chosen(system: System, wish: Wish) -> tuple[Sequence[str], int]:
    """The numbers of the documents that were meant, and how many others are sealed already."""
    if wish.documents:
        return tuple(dict.fromkeys(wish.documents)), 0
    approved = [each for each in system.by_id.values() if each.status == "approved"]
    unsealed = [each.id for each in approved if not is_sealed(system, each)]
    return sorted(unsealed), len(approved) - len(unsealed)


def _refuse_calls(case: Case, report: Report) -> None:
    """Raise RefusedError when a call is wrong: what it should show would be no part of what is taken over."""
    wrong = [each for each in report.open if each.position.path == case.document.path and each.id.startswith("call.")]
    if wrong:
        raise RefusedError(*map(spoken, wrong))


def _taken(case: Case, open_: Transaction, wish: Wish, pages: Contents, changes: Mapping[str, Change]) -> Taken:
    """One document. Raises RefusedError."""
    refuse_unfit(case)
    document = case.document
    person = person_of(case.system, wish.by)
    on, unseen = day_of(case, wish.on, changes)
    role = role_of(case, person, on, roles_to_decide(case), wish.role)
    refuse_author(case, person, wish.control)
    before = approvals(case)
    decided = {role, *(each.text("role") for each in before)}
    waiting = tuple(each for each in document.approvers if each not in decided)
    entry = {
        "version": document.version,
        "decision": "adopted",
        "by": wish.by,
        "role": role,
        "on": on.isoformat(),
        "reason": wish.reason or _reason(before),
        "control": wish.control if wish.by in document.authors else "",
        "reference": wish.reference,
        "digest": digest_of(case.system, document),
    }
    files = {document.path: pages[document.path]} if document.path in pages else {}
    if not waiting:
        text = edition_text(case.system, document, deciders(case.system, before, entry))
        path = edition_place(case)
        files[path] = text.encode("utf-8")
        entry["edition"] = file_digest(text)
    files[case.log.path] = append_entry(open_.read(case.log.path), entry, case.log.path)
    given = {name: value for name, value in entry.items() if value}
    return Taken(document.id, document.title, given, waiting, files, tuple(unseen))


def _reason(before: Sequence[Entry]) -> str:
    if not before:
        return "Taken over: approved elsewhere."
    return f"Taken over as approved on {before[-1].text('on')}, before digests were kept."


def _refuse_faults(root: Path, system: System, report: Report, taken: Sequence[Taken]) -> int:
    """How many errors the documents have afterwards: what a text lacks is taken over with it.

    Raises RefusedError for an error that the decision itself brings.
    """
    if not taken:
        return 0
    changed = Overlay(root, {path: content for each in taken for path, content in each.files.items()})
    after = engine.load(changed, system.as_of)
    had = {_key(each) for each in report.open}
    mine = {path for each in taken for path in (*each.files, after.by_id[each.document].path)}
    found = [each for each in engine.check(after, changed).open if each.severity == "error"]
    own = [each for each in found if each.position.path in mine]
    open_still = _UNTIL_COMPLETE if any(each.waiting for each in taken) else frozenset()
    doubtful = [each for each in own if each.id.partition(".")[0] in OF_DECISION and each.id not in open_still]
    brought = [each for each in doubtful if _key(each) not in had]
    if brought:
        raise RefusedError(*map(spoken, brought))
    return len(own)


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.id, finding.position.path, finding.message
