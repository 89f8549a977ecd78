"""Whether those who decide on a document may decide on it."""

from collections.abc import Iterator, Mapping

from sms_docs.checks.document_log import documents_with_log, log_of
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System

TOP = "top management"
"""What ``approved_by`` of a document kind says where nobody else may decide."""


@check("error", clauses=("5.1", "5.2", "6.2.1", "6.3"), answers=("doc.approver-authority",), waivable=False)
def not_top_management(system: System) -> Iterator[Problem]:
    """A document that top management answers for is approved by another role.

    ## What
    Policy, scope, objectives, business case and service management plan are approved by a role of top management
    (`top_management: true` in `data/roles.yml`). Before the approval, one of the approvers has to be such a role.

    ## Why
    The standard asks top management itself to set the policy and the objectives and to see to the plan (clauses 5.1,
    5.2, 6.2.1 and 6.3). Signed by anybody else, they commit nobody.

    ## Wrong
    A service management policy with `approvers: [sms-manager]`.

    ## Right
    `approvers: [managing-director]`, and `top_management: true` for this role.
    """
    roles = _roles(system)
    for document in documents_with_log(system) if roles else ():
        kinds = (system.standard.kinds.get(each) for each in (document.kind, *document.covers))
        kind = next((each for each in kinds if each and each.approved_by == TOP), None)
        if kind is None or document.retired:
            continue
        place, deciding = _deciding(system, document)
        known = [each for each in deciding if each in roles]
        if known and len(known) == len(deciding) and not any(roles[each].flag("top_management") for each in known):
            named = " or ".join(f"the {roles[each].label}" for each in known)
            yield Problem(
                place,
                f"{document.id} ({kind.title}) is a matter of top management, but {named} decides on it.",
                "Name a role of top management as approver, and let it decide; data/roles.yml says which roles are.",
            )


@check("error", clauses=("5.3", "7.5.2"), answers=("doc.approver-authority",), waivable=False)
def below_owner(system: System) -> Iterator[Problem]:
    """A process document is approved by a role that reports to the owner of the process.

    ## What
    The role that approved the document, or is to approve it, reports directly or through others to the document's
    owner (`reports_to` in `data/roles.yml`).

    ## Why
    A process owner answers for the process (clause 5.3). Somebody who takes instructions from the owner cannot refuse
    the text.

    ## Wrong
    `owner: change-process-owner` and `approvers: [change-manager]`, while the change manager reports to that owner.

    ## Right
    `approvers: [change-process-owner]`, or a role above: `approvers: [sms-manager]`
    """
    roles = _roles(system)
    for document in documents_with_log(system) if roles else ():
        kind = system.standard.kinds.get(document.kind)
        if kind is None or kind.family != "process" or document.retired:
            continue
        place, deciding = _deciding(system, document)
        if deciding and all(document.owner in _above(roles, each) for each in deciding):
            named = " and ".join(roles[each].label for each in deciding)
            yield Problem(
                place,
                f"{document.id} is decided on by the {named}, who reports to its owner, "
                f"the {roles[document.owner].label if document.owner in roles else document.owner}.",
                "Let the owner of the process or a role above decide.",
            )


def _roles(system: System) -> Mapping[str, Entry]:
    register = system.register("roles")
    return {} if register.broken else register.by_id


def _deciding(system: System, document: Document) -> tuple[Location, tuple[str, ...]]:
    """The roles that decide on this version, and where that stands: those that did, else those that are to."""
    log = log_of(system, document)
    decided = [
        each
        for each in log
        if each.text("version") == document.version and each.text("decision") in APPROVING and each.has("role")
    ]
    roles = tuple(dict.fromkeys(each.text("role") for each in decided))
    # While some of several roles are missing, the decision of one says nothing about the authority of all.
    if decided and not system.half_decided(document):
        return decided[-1].location("role"), roles
    return document.location("approvers"), document.approvers


def _above(roles: Mapping[str, Entry], role: str) -> frozenset[str]:
    """The roles that a role reports to, directly or through others; a circle ends where it closes."""
    found: set[str] = set()
    while (role := roles[role].text("reports_to") if role in roles else "") and role not in found:
        found.add(role)
    return frozenset(found)
