"""Versions: their form, their order, and what they say about an approval."""

from collections.abc import Iterator

from sms_docs.checks.document_log import documents_with_log, log_of
from sms_docs.checks.version_steps import begun_versions, follows, next_version, steps
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, OPEN, System
from sms_docs.model.version import parse_version

_SIZES = ("major", "minor", "editorial")


@check("warning", clauses=("7.5.3",), answers=("doc.version-format",), waivable=False)
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
        version = parse_version(document.version)
        approved = any(each.text("decision") != "withdrawn" for each in log_of(system, document))
        if document.status == "draft" and version and version >= (1, 0) and not approved:
            yield Problem(
                document.location("version"),
                f"{document.id} is a draft with version {document.version}, though no version was ever approved.",
                "Give it a version below 1.0, for example 0.1.",
            )


@check("error", clauses=("7.5.3",), answers=("doc.version-format", "doc.change-history"), waivable=False)
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
        mine = parse_version(document.version)
        last = system.last_decision(document.id, *APPROVING)
        theirs = parse_version(last.text("version")) if last else None
        if last and mine and theirs and mine < theirs:
            yield Problem(
                document.location("version"),
                f"The page has version {document.version}, but version {last.text('version')} was approved already.",
                "Correct the version, or bring the approved text back.",
                (Related(last.location("version"), "The later version was approved here."),),
            )


@check("error", clauses=("7.5.3",), answers=("doc.version-format",), waivable=False)
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
        if version and parse_version(version) is None:
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


@check("error", clauses=("7.5.3",), answers=("doc.version-format", "doc.change-history"), waivable=False)
def not_rising(system: System) -> Iterator[Problem]:
    """A version was approved although a higher or the same one was approved before.

    ## What
    The version of an approval is not higher than that of every approval above it in the log. Several roles may approve
    one version, each once, and what was logged without a digest may be taken over.

    ## Why
    A version means one text. Versions that go down or come twice leave open which text is meant (clause 7.5.3).

    ## Wrong
    `version: "1.0"` below an approval of version 1.1.

    ## Right
    `version: "1.2"`. Who only confirms a version enters `decision: reviewed`.
    """
    for document_id, log in system.decisions.items():
        highest: Entry | None = None
        begun = begun_versions(system, document_id)
        for index, entry in enumerate(log):
            mine = parse_version(entry.text("version"))
            if entry.text("decision") not in APPROVING or mine is None:
                continue
            before = parse_version(highest.text("version")) if highest else None
            if highest is None or before is None or mine > before:
                # A version that was never completed may be followed by a lower one.
                highest = highest if entry.text("version") in begun else entry
                continue
            if mine == before and _joins(log.entries, index):
                continue
            yield Problem(
                entry.location("version"),
                f"Version {entry.text('version')} of {document_id} was approved after version "
                f"{highest.text('version')}.",
                "Give the approval a higher version, or enter a decision that only confirms as reviewed.",
                (Related(highest.location("version"), "The version approved before."),),
            )


def _joins(entries: tuple[Entry, ...], index: int) -> bool:
    """Whether an approval adds a role to those of its version, or takes over what was logged without a digest."""
    entry = entries[index]
    same_role = [
        each
        for each in entries[:index]
        if each.text("decision") in APPROVING and all(each[key] == entry[key] for key in ("version", "role"))
    ]
    if entry.text("decision") == "adopted" and not any(each.has("digest") for each in same_role):
        return True
    # Two contents of one version are digest.differs-within-version, and one finding is enough.
    return all(each.has("digest") and each["digest"] != entry["digest"] for each in same_role)


@check("warning", clauses=("7.5.3",), answers=("doc.version-format",), waivable=False)
def skipped(system: System) -> Iterator[Problem]:
    """A version leaves out numbers.

    ## What
    The version of an approval, or of the page that is being written, is neither the next minor nor the next major one
    after the version approved before: after 1.2 come 1.3 and 2.0. Versions taken over (`adopted`) are what they are,
    and a number under which not all roles decided is used up.

    ## Why
    Whoever looks for the version in between finds none, and cannot tell whether it was lost or never existed
    (clause 7.5.3, control of changes).

    ## Wrong
    Version 1.0 approved, then 1.2; or 2.1 after 1.0.

    ## Right
    1.1 after 1.0, or 2.0 for a major change.
    """
    for document_id, log in system.decisions.items():
        begun = begun_versions(system, document_id)
        for before, entry in steps(log, begun):
            if entry.text("decision") != "adopted" and not follows(before, entry.text("version"), begun):
                yield _leap(entry.location("version"), document_id, entry.text("version"), before, begun)
    for document in documents_with_log(system):
        last = system.last_decision(document.id, *APPROVING) if document.status in OPEN else None
        mine, theirs = parse_version(document.version), parse_version(last.text("version")) if last else None
        decided = any(each.text("version") == document.version for each in log_of(system, document))
        begun = begun_versions(system, document.id)
        if last and mine and theirs and mine > theirs and not decided and not follows(last, document.version, begun):
            yield _leap(document.location("version"), document.id, document.version, last, begun)


@check("error", clauses=("7.5.3",), answers=("doc.version-format", "doc.change-history"), waivable=False)
def wrong_step(system: System) -> Iterator[Problem]:
    """The version does not say how large the change was called.

    ## What
    A decision calls the `change` major, and the version before its dot is not one higher; or it calls it minor or
    editorial, and the version behind the dot is not. A version that leaves out numbers is another fault
    (version.skipped), and the first version of a log has nothing to be compared with.

    ## Why
    Readers tell by the number whether they have to learn anew or read on as usual (clause 7.5.3, control of changes).

    ## Wrong
    `version: "1.1"` with `change: major`, after 1.0.

    ## Right
    `version: "2.0"` with `change: major`, or `version: "1.1"` with `change: minor`.
    """
    for document_id, log in system.decisions.items():
        begun = begun_versions(system, document_id)
        for before, entry in steps(log, begun):
            size, version = entry.text("change"), entry.text("version")
            right = next_version(before.text("version"), begun - {version}, major=size == "major")
            if size in _SIZES and version != right and follows(before, version, begun):
                yield Problem(
                    entry.location("version"),
                    f"The change to {document_id} {before.text('version')} is called {size}, but the version is "
                    f"{version}.",
                    f"Give it version {right}, or correct the size of the change.",
                    (
                        Related(entry.location("change"), "The size of the change."),
                        Related(before.location("version"), "The version before."),
                    ),
                )


@check("warning", clauses=("7.5.3",), answers=("doc.version-format",), waivable=False)
def understated(system: System) -> Iterator[Problem]:
    """The version in review is raised less than the change asks for.

    ## What
    The document is in review, its version is the next minor one after its newest edition, and the comparison with that
    edition finds a major change: a section added or removed, another owner, approver, kind or classification.

    ## Why
    By the number readers tell whether they have to learn anew (clause 7.5.3, control of changes). What a machine sees
    is the least that the change is; it can always be called larger.

    ## Wrong
    Version 1.1 in review, with a section that edition 1.0 does not have.

    ## Right
    `version: "2.0"`
    """
    for document in system.controlled:
        editions = system.editions.get(document.id, {}) if document.status == "review" else {}
        newest = next((each for each in editions.values() if each.text is not None), None)
        begun = begun_versions(system, document.id)
        if newest is None or document.version != next_version(newest.version, begun - {document.version}, major=False):
            continue
        # Costs a comparison of two texts: for the few in review that have an edition.
        from sms_docs.identity.compare import compare  # noqa: PLC0415
        from sms_docs.identity.edition import as_edition, read_edition  # noqa: PLC0415
        from sms_docs.identity.size import sized  # noqa: PLC0415

        change = sized(compare(read_edition(newest.text or "", newest.path), as_edition(system, document)))
        if change.size == "major":
            yield Problem(
                document.location("version"),
                f"{document.id} {document.version} is a major change to {newest.version}: {', '.join(change.reasons)}.",
                f"Give it version {next_version(newest.version, begun, major=True)}.",
                (Related(Location(newest.path), f"The edition {newest.version}."),),
            )


def _leap(place: Location, document_id: str, version: str, before: Entry, begun: frozenset[str]) -> Problem:
    small, large = (next_version(before.text("version"), begun - {version}, major=each) for each in (False, True))
    return Problem(
        place,
        f"Version {version} of {document_id} comes after {before.text('version')}: numbers are left out.",
        f"Give it version {small}, for a major change {large}.",
        (Related(before.location("version"), "The version approved before."),),
    )
