"""Digests of approved content, as the decision logs hold them."""

from collections.abc import Iterator
from hashlib import sha256

from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("7.5.3",), answers=("doc.changed-without-bump",))
def differs_within_version(system: System) -> Iterator[Problem]:
    """One version of a document was decided on with two different contents.

    ## What
    Two entries of a decision log name the same version and different digests: approved with one content, confirmed by
    a review with another.

    ## Why
    A version means one text. Content that changes after the approval without a new version was approved by nobody
    (clause 7.5.3, control of changes).

    ## Wrong
    Version 1.0 approved with one `digest`, and `decision: reviewed` for version 1.0 with another.

    ## Right
    The changed text as version 1.1, with an approval of its own.
    """
    for document_id, log in system.decisions.items():
        first: dict[str, Entry] = {}
        for entry in log:
            version, digest = entry.text("version"), entry.text("digest")
            if not version or not digest:
                continue
            before = first.setdefault(version, entry)
            if before.text("digest") != digest:
                yield Problem(
                    entry.location("digest"),
                    f"Version {version} of {document_id} has another content here than when it was decided on first.",
                    "Give the changed text a new version, and have that version approved.",
                    (Related(before.location("digest"), "The content of the first decision."),),
                )


@check("error", clauses=("7.5.3",), answers=("doc.changed-without-bump", "doc.approval-complete"))
def differs_from_text(system: System) -> Iterator[Problem]:
    """The text of an approved version is not the one that was approved.

    ## What
    The last decision on the version in the header bears a digest, and the text has another one. A digest is the
    SHA-256 of the page below its front matter, with plain line ends.

    ## Why
    What was changed after the approval was approved by nobody, and the page still says that it was (clause 7.5.3).

    ## Wrong
    Version 1.2, approved on 3 May, with a paragraph of 9 May.

    ## Right
    Version 1.3 with the new paragraph, a reason and an approval.
    """
    for document in system.controlled:
        log = system.decisions.get(document.id, ()) if document.status == "approved" else ()
        same = [each for each in log if each.text("version") == document.version and each.text("digest")]
        if same and same[-1].text("digest") != (now := _digest_of(document)):
            yield Problem(
                document.location("version"),
                f"The text of version {document.version} is not the one that was decided on.",
                f"Give it a new version and have that approved, or restore the text. Its digest now: {now}.",
                (Related(same[-1].location("digest"), "The digest of the decision."),),
            )


def _digest_of(document: Document) -> str:
    text = document.source[document.start :].replace("\r\n", "\n")
    return f"sha256:{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()}"
