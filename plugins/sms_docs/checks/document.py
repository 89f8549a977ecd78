"""Faults of a document's header: its number, kind, version, status and the shape of its fields."""

import re
from collections.abc import Iterator

from sms_docs.load.id_pattern import compile_id_pattern
from sms_docs.load.schema_messages import listed, nearest
from sms_docs.load.schema_violations import violations
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System

_SAFE_ID = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]|\.(?!\.)){0,63}(?<!\.)")
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def _safe(document_id: str) -> bool:
    """Whether a number can be a file's name on every computer."""
    return bool(_SAFE_ID.fullmatch(document_id)) and not _DEVICES.fullmatch(document_id)


@check("error", clauses=("7.5.3",), answers=("doc.classification",), waivable=False)
def classified_above_site(system: System) -> Iterator[Problem]:
    """A document would be published to more people than its classification allows.

    ## What
    The `classification` comes after `published_up_to` in the list `classifications` of the settings, which goes from
    the widest circle to the narrowest. Every page under `content/` is published.

    ## Why
    Who may see a document is laid down with it (clause 7.5.3, distribution and access). A site cannot be called back.

    ## Wrong
    `classification: confidential` while the settings say `published_up_to: internal`.

    ## Right
    The document kept in another repository, or `published_up_to: confidential` on a site that only few can open.
    """
    known = system.settings.entry.texts("classifications")
    limit = system.settings.entry.text("published_up_to")
    closed = known[known.index(limit) + 1 :] if limit in known else ()
    for document in system.controlled if closed else ():
        value = document.front.text("classification")
        if value in closed:
            yield Problem(
                document.location("classification"),
                f"{document.id or document.title} is {value}, but this site is published up to {limit}.",
                "Keep it outside content/, or change its classification or published_up_to in data/settings.yml.",
                (Related(system.settings.entry.location("published_up_to"), "The limit of the site."),),
            )


@check("error", clauses=("7.5.2",), answers=("doc.id-unique",), waivable=False)
def duplicate_id(system: System) -> Iterator[Problem]:
    """Two documents have the same number.

    ## What
    A number (`id`) stands in two documents, also when only capital and small letters differ.

    ## Why
    References, approvals and the document register would mean either of the two (clause 7.5.2, identification).

    ## Wrong
    `id: SMS-POL-001` in two files.

    ## Right
    A number of its own for each document; the number of an obsolete document is not given again.
    """
    first: dict[str, Document] = {}
    for document in system.controlled:
        other = first.setdefault(document.id.casefold(), document) if document.id else document
        if other is not document:
            yield Problem(
                document.location("id"),
                f"The number {document.id} belongs to another document already: {other.title}.",
                "Give this document a number that no other has or had.",
                (Related(other.location("id"), f"{other.id} stands here first."),),
            )


@check("warning", clauses=("7.5.2",), answers=("doc.id-pattern",))
def id_outside_pattern(system: System) -> Iterator[Problem]:
    """A document's number does not follow the naming rule.

    ## What
    The number does not match `id_pattern` of the settings as a whole.

    ## Why
    A number that follows the rule tells the reader what kind of document it names, and sorts where it is looked for.

    ## Wrong
    `id: incident-process`

    ## Right
    `id: SMS-PRO-001`
    """
    matches = compile_id_pattern(system.settings.id_pattern)
    for document in system.controlled if matches else ():
        if matches and document.id and _safe(document.id) and not matches(document.id):
            yield Problem(
                document.location("id"),
                f'The number "{document.id}" does not follow the naming rule.',
                f"Write it in the form {system.settings.id_pattern}, or change id_pattern in data/settings.yml.",
            )


@check(
    "error",
    clauses=("7.5.2",),
    answers=("doc.header-complete", "doc.classification", "doc.dates-ordered"),
    waivable=False,
)
def malformed_front_matter(system: System) -> Iterator[Problem]:
    """A field of the front matter is missing, unknown or of the wrong form.

    ## What
    The front matter does not fit its schema: a required field is missing, a field is not known, or a value is
    no text, no list or no real date.

    ## Why
    Header, document register and approvals are made from these fields (clause 7.5.2).

    ## Wrong
    `version: 1.10` (a number, read as 1.1), `authors: PER-02`, `effective_from: 2027-02-30`

    ## Right
    `version: "1.10"`, `authors: [PER-02]`, `effective_from: 2027-03-01`
    """
    schema = system.schemas.get("front-matter")
    for document in system.controlled:
        if schema and document.front and not document.broken:
            for found in violations(schema, document.front.values):
                yield Problem(document.front.location(*found.pointer, on_key=found.on_key), found.message, found.hint)


@check("error", clauses=("7.5.2",), answers=("doc.header-complete", "register.complete"), waivable=False)
def missing_front_matter(system: System) -> Iterator[Problem]:
    """A controlled page has no front matter.

    ## What
    The page is under document control but does not begin with its control data.

    ## Why
    Without number, version, status and owner nobody can say which document this is (clause 7.5.2).

    ## Wrong
    A page that begins with `# Incident management process`.

    ## Right
    A page that begins with `---`, `id: SMS-PRO-001`, `title: …` and the other fields, and `---`. A page that is
    no document belongs into `content/guide/`, or is named under `uncontrolled` in the settings.
    """
    for document in system.controlled:
        if not document.front and not document.broken and document.source.strip():
            yield Problem(
                document.location(),
                "This page is under document control but has no front matter.",
                "Begin it with the control data between two lines of ---, or name the page under "
                "uncontrolled in data/settings.yml.",
            )


@check("error", clauses=("7.5.2",), answers=("doc.classification",), waivable=False)
def unknown_classification(system: System) -> Iterator[Problem]:
    """A document has a classification that the settings do not name.

    ## What
    `classification` is none of the words under `classifications` in the settings.

    ## Why
    Nobody could say who may see the document (clause 7.5.3, protection and distribution).

    ## Wrong
    `classification: intern`

    ## Right
    `classification: internal`
    """
    known = system.settings.entry.texts("classifications")
    for document in system.controlled if known else ():
        value = document.front.text("classification")
        if value and value not in known:
            yield Problem(
                document.location("classification"),
                f'There is no classification "{value}".',
                f"Choose {listed(known)}.",
            )


@check("error", clauses=("7.5.2",), answers=("register.complete",), waivable=False)
def unknown_kind(system: System) -> Iterator[Problem]:
    """A document is of a kind that does not exist.

    ## What
    `kind` is none of the document kinds that the system knows.

    ## Why
    The kind decides which sections the document needs and which clause it serves; without it nothing is judged.

    ## Wrong
    `kind: incident-process`

    ## Right
    `kind: incident-management-process`
    """
    kinds = system.standard.kinds
    for document in system.controlled:
        if document.kind and document.kind not in kinds:
            near = nearest(document.kind, list(kinds))
            yield Problem(
                document.location("kind"),
                f'There is no document kind "{document.kind}".',
                f'Did you mean "{near}"?' if near else "Choose one of those that `sms list kinds` shows.",
            )


@check("error", clauses=("7.5.3",), answers=("doc.status-lifecycle", "doc.approved-before-use"), waivable=False)
def unknown_status(system: System) -> Iterator[Problem]:
    """A document has a status that does not exist.

    ## What
    `status` is none of the statuses of document control.

    ## Why
    Readers could not tell whether the document is in force (clause 7.5.3, control of changes and obsolete versions).

    ## Wrong
    `status: final`

    ## Right
    `status: approved`
    """
    statuses = system.standard.statuses
    for document in system.controlled:
        if document.status and document.status not in statuses:
            near = nearest(document.status, list(statuses))
            yield Problem(
                document.location("status"),
                f'There is no status "{document.status}".',
                (f'Did you mean "{near}"? ' if near else "") + f"Choose {listed(list(statuses))}.",
            )


@check("error", clauses=("7.5.2",), answers=("doc.id-pattern",), waivable=False)
def unsafe_id(system: System) -> Iterator[Problem]:
    """A document's number cannot be a file's name.

    ## What
    The number has a character other than letters, digits, `-`, `_` and `.`, is longer than 64 characters, or is a
    name that Windows keeps for itself.

    ## Why
    The decision log and the approved editions are filed under the number; a slash or a blank would lead elsewhere.

    ## Wrong
    `id: SMS/POL 1`

    ## Right
    `id: SMS-POL-001`
    """
    for document in system.controlled:
        if document.id and not _safe(document.id):
            yield Problem(
                document.location("id"),
                f'The number "{document.id[:64]}" cannot be the name of a file.',
                "Use letters, digits and hyphens only, for example SMS-POL-001.",
            )
