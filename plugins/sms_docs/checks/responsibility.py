"""People and roles that a document names and that do not exist."""

from collections.abc import Iterator

from sms_docs.checks.names import Names
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.system import System

_PLACES = {
    "roles": ("role", "Enter it in data/roles.yml, or correct the name."),
    "people": ("person", "Enter the person in data/people.yml, or correct the number."),
}


def _ids(system: System, key: str) -> Names:
    return Names(system.register(key).by_id)


_names = Memo(_ids)


def _unknown(system: System, key: str, value: str, location: Location, duty: str) -> Iterator[Problem]:
    """A problem when a register has no such entry; nothing when the register cannot be read."""
    register = system.register(key)
    if not value or register.broken or value in register.by_id:
        return
    what, advice = _PLACES[key]
    missing = "" if register.exists else f", because there is no {register.path}"
    yield Problem(
        location,
        f'The {duty} "{value}" is no {what} that is known{missing}.',
        _names(system, key).hint(value, advice),
    )


def _listed(system: System, register: str, key: str, duty: str) -> Iterator[Problem]:
    """Problems of a field that lists roles or people."""
    for document in system.controlled:
        value = document.front[key]
        # A single text is the schema's business, but it can be judged all the same.
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for index, item in items:
            if isinstance(item, str):
                pointer = (key,) if index is None else (key, index)
                yield from _unknown(system, register, item.strip(), document.location(*pointer), duty)


@check("error", clauses=("7.5.3", "5.3"), answers=("doc.approval-complete", "doc.references-resolve"), waivable=False)
def unknown_approver(system: System) -> Iterator[Problem]:
    """A document is to be approved by a role that does not exist.

    ## What
    A value under `approvers` is no id of an entry in `data/roles.yml`.

    ## Why
    Nobody could approve the document, or anybody (clause 7.5.3, approval; clause 5.3, authorities).

    ## Wrong
    `approvers: [CEO]`

    ## Right
    `approvers: [managing-director]`, and an entry with `id: managing-director` in `data/roles.yml`
    """
    return _listed(system, "roles", "approvers", "approver")


@check("error", clauses=("7.5.2",), answers=("doc.header-complete", "doc.references-resolve"), waivable=False)
def unknown_author(system: System) -> Iterator[Problem]:
    """A document names an author who is not in the register of people.

    ## What
    A value under `authors` is no id of an entry in `data/people.yml`.

    ## Why
    Whether author and approver are two people can only be judged when both are known.

    ## Wrong
    `authors: ["Tomas Verhey"]`

    ## Right
    `authors: [PER-02]`
    """
    return _listed(system, "people", "authors", "author")


@check("error", clauses=("7.5.3", "5.3"), answers=("doc.owner-exists", "doc.references-resolve"), waivable=False)
def unknown_owner(system: System) -> Iterator[Problem]:
    """A document belongs to a role that does not exist.

    ## What
    `owner` is no id of an entry in `data/roles.yml`.

    ## Why
    A document without a real owner is not kept up to date, and no finding about it reaches anybody (clause 5.3).

    ## Wrong
    `owner: Service Desk`

    ## Right
    `owner: service-desk-manager`, and an entry of that id in `data/roles.yml`
    """
    for document in system.controlled:
        yield from _unknown(system, "roles", document.owner, document.location("owner"), "owner")


@check("warning", clauses=("5.3", "7.5.3"), answers=("doc.owner-exists",))
def owner_vacant(system: System) -> Iterator[Problem]:
    """Approved documents belong to a role that nobody holds.

    ## What
    `owner` of a document in force is a role to which no assignment of today belongs. One finding for each such role,
    at its first document.

    ## Why
    Nobody keeps these documents up to date or answers questions on them (clause 5.3), and the site names a role where
    a reader needs a person.

    ## Wrong
    `owner: capacity-manager`, whose only holder left in May.

    ## Right
    A new assignment, or another owner.
    """
    roles, assignments = system.register("roles"), system.register("assignments")
    if roles.broken or assignments.broken or not assignments.entries:
        return
    owned: dict[str, list[Document]] = {}
    for document in system.controlled:
        if document.status == "approved" and document.owner in roles.by_id:
            owned.setdefault(document.owner, []).append(document)
    for role, documents in owned.items():
        if not system.holders(role, system.as_of):
            rest = documents[1:]
            yield Problem(
                documents[0].location("owner"),
                f"Nobody holds the role {role}, to which {documents[0].id} belongs"
                + (f" and {len(rest)} more documents." if len(rest) > 1 else f" and {rest[0].id}." if rest else "."),
                f"Give the role to somebody in {assignments.path}, or the documents to another one.",
                tuple(Related(each.location("owner"), f"{each.id} belongs to it, too.") for each in rest),
            )
