"""The lean form for very small organizations: who may choose it, and what it lets join."""

from collections.abc import Iterator

from sms_docs.checks.names import Names
from sms_docs.completeness.covered import FIELD, profile_of
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.standard import Profile
from sms_docs.model.system import System


@check("error", clauses=("4.3",))
def too_many_people(system: System) -> Iterator[Problem]:
    """The profile for very small entities is chosen for an organization that is not one.

    ## What
    `profile: very-small` stands in the settings, and `headcount` in `data/organization.yml` is missing or not below
    25 (`very_small_entity_below`).

    ## Why
    Kinds of documents may then be joined and roles combined that a larger organization keeps apart
    (ISO/IEC TS 20000-5:2022, 4.11).

    ## Wrong
    `profile: very-small` and `headcount: 142`

    ## Right
    The line `profile` deleted.
    """
    profile, organization = profile_of(system), system.register("organization")
    if profile is None or organization.broken:
        return
    limit, headcount = parameter(system, profile.parameter), organization.single.number("headcount")
    if headcount is None or headcount >= limit:
        has = "does not say how many people it has" if headcount is None else f"has {headcount:g} people"
        yield Problem(
            system.settings.entry.location("profile"),
            f"The profile is for organizations of fewer than {limit:g} people; this one {has}.",
            "Delete the profile, or correct the headcount.",
            (Related(organization.single.location("headcount"), "The headcount."),) if headcount is not None else (),
        )


@check("error", clauses=("7.5.1",))
def kinds_not_to_join(system: System) -> Iterator[Problem]:
    """A document covers a kind that it may not be joined with.

    ## What
    `covers` in the front matter names a kind, and the settings choose no profile that lets it join with the document's
    own kind.

    ## Why
    Each kind has a reader, an owner and an approval of its own. Very small organizations may write related kinds in one
    document (ISO/IEC TS 20000-5:2022, 4.11); everybody else looks for them one by one, and so does the auditor.

    ## Wrong
    `kind: incident-management-process` and `covers: [information-security-policy]`

    ## Right
    `covers: [service-request-management-process, problem-management-process]` with `profile: very-small` in the
    settings, or a document for each kind.
    """
    profile = profile_of(system)
    for document in system.controlled:
        for index, key in enumerate(document.covers):
            if key in system.standard.kinds and not (profile and profile.joins(document.kind, key)):
                yield _not_to_join(system, document, index, profile)


@check("error", clauses=("7.5.2",), answers=("doc.references-resolve",))
def unknown_kind(system: System) -> Iterator[Problem]:
    """A document covers a kind that does not exist.

    ## What
    `covers` in the front matter names a kind that is none.

    ## Why
    Nothing is judged for it, and the kind that was meant counts as missing.

    ## Wrong
    `covers: [problem-management]`

    ## Right
    `covers: [problem-management-process]` (`sms list kinds`)
    """
    for document in system.controlled:
        for index, key in enumerate(document.covers):
            if key not in system.standard.kinds:
                yield Problem(
                    document.location(FIELD, index),
                    f'There is no document kind "{key}".',
                    Names(system.standard.kinds).hint(key, "Choose one of `sms list kinds`."),
                )


def _not_to_join(system: System, document: Document, index: int, profile: Profile | None) -> Problem:
    message = (
        f'"{system.standard.kinds[document.covers[index]].title}" may not be written in a document of the kind '
        f"{document.kind}."
    )
    if profile is None:
        hint = "Write it as a document of its own, or set `profile: very-small` when fewer than 25 people work here."
    else:
        partners = {each for group in profile.groups if document.kind in group for each in group} - {document.kind}
        hint = f"This one may be joined with: {', '.join(sorted(partners)) or 'no other kind'}."
    return Problem(document.location(FIELD, index), message, hint)
