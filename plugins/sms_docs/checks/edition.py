"""Files of approved editions against the decision logs."""

from collections.abc import Iterator, Mapping

from sms_docs.checks.document_ids import document_ids
from sms_docs.checks.names import Names
from sms_docs.load.editions import EDITIONS, edition_path
from sms_docs.model.check import check
from sms_docs.model.edition import Edition
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, OPEN, System


@check("error", clauses=("7.5.3",), waivable=False)
def altered(system: System) -> Iterator[Problem]:
    """The file of an approved edition is not the one that was approved.

    ## What
    The file has another SHA-256 than the `edition` of the decision that approved the version.

    ## Why
    An edition is the proof of what was in force. It is written once and never changed (clause 7.5.3, protection from
    unintended alterations).

    ## Wrong
    A slip of the pen that was corrected in `editions/SMS-PLN-001/1.0.md`.

    ## Right
    The file as it was; the correction in the document, as a new version.
    """
    for edition, entries in _logged(system):
        if entries and edition.digest not in {each.text("edition") for each in entries}:
            yield Problem(
                Location(edition.path),
                f"The edition {edition.version} of {edition.document} is not the file that was approved; it was "
                "altered afterwards.",
                _restore(edition.path),
                (Related(entries[-1].location("edition"), "The fingerprint of the approved file."),),
            )


@check("error", clauses=("7.5.3",), waivable=False)
def digest_differs(system: System) -> Iterator[Problem]:
    """An edition states another content than the decision that it belongs to.

    ## What
    The `digest` in the front matter of the edition is not the `digest` of the decision, though the file is the one
    that the decision names.

    ## Why
    Then the decision was taken on one content, and another one was kept as its proof (clause 7.5.3).

    ## Wrong
    A `digest` that was typed into the log, beside an edition of an earlier text.

    ## Right
    Digest and edition as `sms approve` writes them, both at once.
    """
    for edition, entries in _logged(system):
        for entry in entries:
            if entry.text("edition") == edition.digest and entry.text("digest") != edition.content:
                yield Problem(
                    entry.location("digest"),
                    f"This decision on {edition.document} approves another content than its edition {edition.version} "
                    "states.",
                    f"Restore the log (`git log -p -- {entry.path}` shows how it was), or approve the content as a new "
                    f"version with `sms approve {edition.document}`.",
                    (Related(Location(edition.path), "The edition."),),
                )


@check("error", clauses=("7.5.3",), waivable=False)
def missing(system: System) -> Iterator[Problem]:
    """The edition of an approved version is not there.

    ## What
    A decision names the fingerprint of an edition (`edition`), and there is no file
    `editions/<document>/<version>.md`. Or a version was approved with a digest, and no decision names an edition.

    ## Why
    Without the edition nobody can show what was in force (clause 7.5.3, retention).

    ## Wrong
    The folder `editions/` tidied up when version 1.1 was approved.

    ## Right
    The edition of every approved version, for as long as the document is retained.
    """
    for document_id, log in system.decisions.items():
        for entry in log:
            path = edition_path(document_id, entry.text("version"))
            # A file that is there and cannot be read has a finding of its own.
            if entry.has("edition") and path not in system.files:
                yield Problem(
                    entry.location("edition"),
                    f"The edition {entry.text('version')} of {document_id} is missing: there is no file {path}.",
                    _restore(path),
                )
    for entry in _kept_nowhere(system):
        document_id = entry.path.rpartition("/")[2].removesuffix(".yml")
        yield Problem(
            entry.location("digest"),
            f"Version {entry.text('version')} of {document_id} was approved with a digest, but no edition was kept.",
            f"Take the version over with `sms adopt {document_id}`, which writes its edition.",
        )


def _kept_nowhere(system: System) -> Iterator[Entry]:
    """The newest approval of each document in force whose version has a digest and no edition."""
    for document in system.by_id.values():
        log = [each for each in system.decisions.get(document.id, ()) if each.text("version") == document.version]
        approvals = [each for each in log if each.text("decision") in APPROVING and each.has("digest")]
        if approvals and document.status not in OPEN and not any(each.has("edition") for each in log):
            yield approvals[-1]


@check("error", clauses=("7.5.3",), waivable=False)
def not_in_log(system: System) -> Iterator[Problem]:
    """No decision stands behind a file of editions/.

    ## What
    The decision log of the document has no approval of that version with an `edition`.

    ## Why
    What lies in `editions/` is read as approved. A file that nobody approved is a forgery, or the rest of a decision
    that was taken out of the log (clause 7.5.3).

    ## Wrong
    `editions/SMS-PLN-001/1.2.md`, while the log ends with version 1.1.

    ## Right
    The log as it was, or no such file. Drafts are kept as branches, not as editions.
    """
    known = document_ids(system)
    for edition, entries in _logged(system):
        log = system.decisions.get(edition.document)
        if entries or (log is not None and log.broken) or (log is None and known and edition.document not in known):
            continue
        path = f"data/decisions/{edition.document}.yml"
        yield Problem(
            Location(edition.path),
            f"No decision on {edition.document} approves an edition {edition.version}.",
            f"Bring the decision back (`git log -p -- {path}` shows what was taken out), or delete the file with "
            f"`git rm {edition.path}`.",
            (Related(log.location, "The decisions on the document."),) if log else (),
        )


@check("error", clauses=("7.5.3",), waivable=False)
def unknown_document(system: System) -> Iterator[Problem]:
    """A folder of editions belongs to no document, or a file lies beside the folders.

    ## What
    No document has the number that a folder of `editions/` is named after, and there is no decision log of it. Or a
    file there is not called `editions/<document>/<version>.md`.

    ## Why
    The document was lost or renumbered, and its editions prove nothing any more; documents that are no longer in use
    are kept as obsolete or withdrawn (clause 7.5.3).

    ## Wrong
    `editions/sms-pln-1/1.0.md`, while the document is SMS-PLN-001.

    ## Right
    `editions/SMS-PLN-001/1.0.md`
    """
    known = document_ids(system)
    if known is not None:
        names = Names(known)
        for document_id, editions in system.editions.items():
            if document_id not in known and document_id not in system.decisions:
                yield _unknown(document_id, editions, names.nearest(document_id))
    for path in sorted(each for each in system.files if each.startswith(f"{EDITIONS}/")):
        if path.count("/") != edition_path("", "").count("/") or not path.endswith(".md"):
            yield Problem(
                Location(path),
                "This file is no edition: editions are called editions/<document>/<version>.md.",
                f"Give it the name of its document and version, or delete it with `git rm {path}`.",
            )


def _unknown(document_id: str, editions: Mapping[str, Edition], near: str) -> Problem:
    path = min(each.path for each in editions.values())
    return Problem(
        Location(path),
        f"This edition belongs to {document_id}, but no document has that number.",
        f"Rename the folder with `git mv {EDITIONS}/{document_id} {EDITIONS}/{near}`, or bring the document back."
        if near
        else f"Bring the document back: `git log -- {path}` shows the commit that approved it.",
    )


def _logged(system: System) -> Iterator[tuple[Edition, tuple[Entry, ...]]]:
    """Each edition with the decisions that name a fingerprint of it."""
    for document_id, editions in system.editions.items():
        log = system.decisions.get(document_id, ())
        named: dict[str, list[Entry]] = {}
        for each in log:
            if each.has("edition"):
                named.setdefault(each.text("version"), []).append(each)
        for version, edition in editions.items():
            yield edition, tuple(named.get(version, ()))


def _restore(path: str) -> str:
    return (
        f"Bring the file back: `git log -- {path}` shows the commit that wrote it, `git checkout COMMIT -- {path}` "
        "restores it."
    )
