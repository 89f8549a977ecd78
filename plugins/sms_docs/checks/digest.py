"""Digests of approved content: what the decision logs hold against what the documents say now."""

import re
from collections.abc import Iterator

from sms_docs.identity.content import digest_of
from sms_docs.identity.mechanical import carried
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, OPEN, System

_DIGEST = re.compile(r"sha256:[0-9a-f]{64}")
_FIELDS = ("digest", "edition", "seal")
_COMMANDS = {"approved": "approve", "adopted": "adopt", "reviewed": "reviewed"}
"""Decision that is taken on a content → command that enters it."""


@check("error", clauses=("7.5.3",), answers=("doc.changed-without-bump", "doc.approval-complete"), waivable=False)
def content_changed(system: System) -> Iterator[Problem]:
    """The content of an approved version is not the one that was approved.

    ## What
    The newest approval of the version in the header bears a digest, and the content has another one: a control field,
    the text, or a row of the data that a controlled table or value on the page shows. Where the edition is there,
    each change is a finding of its own. What means nothing is left out: blanks, line ends, where lines are broken, how
    a table is aligned, numbers of headings that follow from their place. So is what changes without a decision, such
    as measured values, and a change that the list of mechanical changes names.

    ## Why
    What was changed after the approval was approved by nobody, and the page still says that it was (clause 7.5.3).

    ## Wrong
    Version 1.2, approved on 3 May, with a paragraph of 9 May, or with a risk that was rated anew on 9 May.

    ## Right
    Version 1.3 with the new content, a reason and an approval (`sms approve`).
    """
    broken = any(each.broken for each in system.registers.values())
    for document, approval in _sealed(system):
        if broken and document.calls:
            # What a register hides that cannot be read was not changed.
            continue
        agreed = approval.text("digest")
        now = digest_of(system, document)
        if now != agreed and now not in carried(system, document.id, document.version, agreed):
            from sms_docs.checks.changed_content import changes  # noqa: PLC0415  loads what draws

            yield from changes(system, document, approval, now)


def _sealed(system: System) -> Iterator[tuple[Document, Entry]]:
    """The documents whose present version was approved with a digest, and its newest approval that bears one."""
    for document in system.by_id.values():
        if document.broken or document.status in OPEN:
            continue
        log = system.decisions.get(document.id, ())
        approvals = [
            each
            for each in log
            if each.text("decision") in APPROVING
            and each.text("version") == document.version
            and _DIGEST.fullmatch(each.text("digest"))
        ]
        if approvals:
            yield document, approvals[-1]


@check("error", clauses=("7.5.3",), answers=("doc.changed-without-bump",), waivable=False)
def differs_within_version(system: System) -> Iterator[Problem]:
    """One version of a document was decided on with two different contents.

    ## What
    Two entries of a decision log name the same version and different digests: approved with one content, confirmed by
    a review with another, or approved on two branches that were merged afterwards.

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
            if not version or not _DIGEST.fullmatch(digest):
                continue
            before = first.setdefault(version, entry)
            agreed = before.text("digest")
            if agreed != digest and digest not in carried(system, document_id, version, agreed):
                yield Problem(
                    entry.location("digest"),
                    f"Version {version} of {document_id} has another content here than when it was decided on first.",
                    "Give the changed content a new version, and have that version approved with `sms approve`.",
                    (Related(before.location("digest"), "The content of the first decision."),),
                )


@check("error", clauses=("7.5.3",), answers=("doc.approval-complete",), waivable=False)
def missing(system: System) -> Iterator[Problem]:
    """A decision does not say on which content it was taken, though one above it on the same version does.

    ## What
    An entry `approved`, `adopted` or `reviewed` has no `digest`, and an entry above it on the same version has one.

    ## Why
    Such an entry confirms any content, also one that was changed since (clause 7.5.3, control of changes).

    ## Wrong
    Version 1.0 approved with a `digest`, and below it version 1.0 `reviewed` without one, typed in by hand.

    ## Right
    The decision entered with `sms approve`, `sms reviewed` or `sms adopt`, which write the digest.
    """
    for document_id, log in system.decisions.items():
        bound: dict[str, Entry] = {}
        for entry in log:
            version = entry.text("version")
            if entry.has("digest"):
                bound.setdefault(version, entry)
            elif version in bound and entry.text("decision") in _COMMANDS and _as_sealed(entry, bound[version]):
                yield Problem(
                    entry.location("version"),
                    f"This decision on {document_id} {version} bears no digest, though the version was approved with "
                    "one: nobody can tell which content it means.",
                    f"Restore the log (`git log -p -- {log.path}` shows who wrote the entry), and enter the decision "
                    f"with `sms {_COMMANDS[entry.text('decision')]} {document_id}`.",
                    (Related(bound[version].location("digest"), "The digest of the version."),),
                )


@check("error", clauses=("7.5.3",), waivable=False)
def unknown_form(system: System) -> Iterator[Problem]:
    """A digest or seal of a decision was made in another way than this tool makes them.

    ## What
    The `digest`, `edition` or `seal` of an entry is not `sha256:` and 64 hexadecimal digits in small letters.

    ## Why
    What cannot be compared proves nothing: a change of the content, the edition or the log would stay unseen.

    ## Wrong
    `digest: md5:9e107d9d372bb6826bd81d3542a419d6`, or a digest that was cut while it was copied

    ## Right
    `digest: "sha256:…"` as `sms approve` and `sms adopt` write it.
    """
    for document_id, log in system.decisions.items():
        for entry in log:
            for field in _FIELDS:
                if entry.has(field) and not _DIGEST.fullmatch(entry.text(field)):
                    yield Problem(
                        entry.location(field),
                        f"This {field} of {document_id} {_wrong(entry.text(field))}, so it cannot be compared.",
                        f"Restore the entry (`git log -p -- {log.path}` shows it as it was written)"
                        f"{'' if field == 'seal' else f', or take the content over with `sms adopt {document_id}`'}.",
                    )


def _as_sealed(entry: Entry, above: Entry) -> bool:
    """Whether an entry bears a seal where one above does; one that lacks it is seal.missing."""
    return entry.has("seal") or not above.has("seal")


def _wrong(text: str) -> str:
    """What is wrong with a digest."""
    algorithm, colon, digits = text.partition(":")
    if not colon or not digits:
        return "does not name how it was made"
    if algorithm != "sha256":
        return f'was made with "{algorithm}", not with sha256'
    return "is not 64 hexadecimal digits in small letters"
