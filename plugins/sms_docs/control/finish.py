"""The common end of a decision: judge what it would make of the system, then write it, or only say so."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sms_docs.control.case import Case
from sms_docs.control.faults import faults_of
from sms_docs.control.log import append_entry
from sms_docs.control.outcome import Outcome
from sms_docs.control.refusal import RefusedError, UnwritableError
from sms_docs.control.transaction import Transaction
from sms_docs.load.text_source import decode


class Draft(NamedTuple):
    """A decision that is about to be written.

    Attributes:
        entry: the decision, by field of the log.
        files: what is written besides the log, by path.
        said: what is decided, one sentence.
        facts: what becomes of the document, by name.
    """

    entry: Mapping[str, str]
    files: Mapping[str, bytes]
    said: str
    notes: Sequence[str]
    facts: Mapping[str, object]


def page_of(case: Case, open_: Transaction) -> bytes:
    """The bytes of the document's page. Raises UnwritableError when they are not what was judged."""
    path = case.document.path
    content = open_.read(path) or b""
    if decode(content, path)[0] != case.document.source:
        raise UnwritableError(f"{path} was changed while the command ran. Nothing was written; try again.")
    return content


def finish(case: Case, open_: Transaction, draft: Draft, *, dry_run: bool) -> Outcome:
    """Add the entry to the log and write everything, the log last.

    Raises:
        RefusedError: the document has errors, or would have them.
        UnwritableError: a file cannot be written.
    """
    path = case.log.path
    contents = {**draft.files, path: append_entry(open_.read(path), draft.entry, path)}
    found = faults_of(case, contents, ends=draft.entry["decision"] == "withdrawn")
    if found.own:
        raise RefusedError(*found.own)
    for name, content in contents.items():
        open_.write(name, content)
    if not dry_run:
        open_.commit()
    given = {name: value for name, value in draft.entry.items() if value}
    facts = {"document": case.document.id, **given, **draft.facts}
    notes = (*open_.notes, *draft.notes, *found.standing)
    return Outcome(draft.said, facts, tuple(contents), notes, tuple(found.follows), dry_run)
