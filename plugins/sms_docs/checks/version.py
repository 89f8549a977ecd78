"""Versions: their form, their order, and what they say about an approval."""

import re
from collections.abc import Iterator

from sms_docs.checks.document_log import documents_with_log, log_of
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_VERSION = re.compile(r"(0|[1-9][0-9]{0,3})\.(0|[1-9][0-9]{0,3})")


def _key(text: str) -> tuple[int, int] | None:
    """``"1.10"`` as (1, 10), so that it comes after 1.9; None for what is no version."""
    match = _VERSION.fullmatch(text)
    return (int(match.group(1)), int(match.group(2))) if match else None


@check("warning", clauses=("7.5.3",), answers=("doc.version-format",))
def ahead_of_approval(system: System) -> Iterator[Problem]:
    """A draft that was never approved has a version from 1.0 on.

    ## What
    The status is `draft`, the version is 1.0 or higher, and the log has no approval.

    ## Why
    Version 1.0 is the first approved one; whoever sees the number on a copy takes the draft for the document in force.

    ## Wrong
    `version: "1.0"`, `status: draft`

    ## Right
    `version: "0.1"`, `status: draft`
    """
    for document in documents_with_log(system):
        version = _key(document.version)
        approved = any(each.text("decision") != "withdrawn" for each in log_of(system, document))
        if document.status == "draft" and version and version >= (1, 0) and not approved:
            yield Problem(
                document.location("version"),
                f"{document.id} is a draft with version {document.version}, though no version was ever approved.",
                "Give it a version below 1.0, for example 0.1.",
            )


@check("error", clauses=("7.5.3",), answers=("doc.version-format", "doc.change-history"))
def behind_log(system: System) -> Iterator[Problem]:
    """A page has an older version than the one that was approved last.

    ## What
    The log approves a version that is higher than the version in the header.

    ## Why
    The text on the site is then an old one, or the header was forgotten; nobody can tell which (clause 7.5.3).

    ## Wrong
    `version: "1.0"` while the log approves 1.0 and 1.1.

    ## Right
    `version: "1.1"`
    """
    for document in documents_with_log(system):
        mine = _key(document.version)
        last = system.last_decision(document.id, "approved")
        theirs = _key(last.text("version")) if last else None
        if last and mine and theirs and mine < theirs:
            yield Problem(
                document.location("version"),
                f"The page has version {document.version}, but version {last.text('version')} was approved already.",
                "Correct the version, or bring the approved text back.",
                (Related(last.location("version"), "The later version was approved here."),),
            )


@check("error", clauses=("7.5.3",), answers=("doc.version-format",))
def malformed(system: System) -> Iterator[Problem]:
    """A version is not of the form major.minor, or does not go with the status.

    ## What
    The version is not two numbers with a dot between them, or an approved document still has a version below 1.0.

    ## Why
    Only versions of one form can be put in order, and 0.x tells every reader that a document was never approved.

    ## Wrong
    `version: "v2"`, `version: "1.0.3"`, or `version: "0.9"` with `status: approved`

    ## Right
    `version: "0.9"` before the first approval, `version: "1.0"` with it, then `"1.1"` or `"2.0"`
    """
    for document in system.controlled:
        version = document.version
        if version and not _VERSION.fullmatch(version):
            yield Problem(
                document.location("version"),
                f'The version "{version}" is not of the form major.minor.',
                'Write two numbers with a dot between them, in quotes, for example "1.0".',
            )
        elif version.startswith("0.") and document.status == "approved":
            yield Problem(
                document.location("version"),
                f"The document is approved, but the version {version} means that it never was.",
                'Give the approved version the number "1.0", or set the status back to review.',
                (Related(document.location("status"), "The status says approved."),),
            )


@check("error", clauses=("7.5.3",), answers=("doc.version-format", "doc.change-history"))
def not_rising(system: System) -> Iterator[Problem]:
    """A version was approved although a higher or the same one was approved before.

    ## What
    The version of an approval is not higher than that of every approval above it in the log.

    ## Why
    A version means one text. Versions that go down or come twice leave open which text is meant (clause 7.5.3).

    ## Wrong
    `version: "1.0"` below an approval of version 1.1.

    ## Right
    `version: "1.2"`. Who only confirms a version enters `decision: reviewed`.
    """
    for document_id, log in system.decisions.items():
        highest: Entry | None = None
        for entry in log:
            mine = _key(entry.text("version"))
            if entry.text("decision") != "approved" or mine is None:
                continue
            before = _key(highest.text("version")) if highest else None
            if highest is None or before is None or mine > before:
                highest = entry
                continue
            yield Problem(
                entry.location("version"),
                f"Version {entry.text('version')} of {document_id} was approved after version "
                f"{highest.text('version')}.",
                "Give the approval a higher version, or enter a decision that only confirms as reviewed.",
                (Related(highest.location("version"), "The version approved before."),),
            )
