"""Governance: which bodies there are, who leads the management review, and whom the coordinator reports to."""

from collections.abc import Iterator

from sms_docs.gates.design import stands_for
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_NEEDED = (
    ("management-review", "reviews the management system"),
    ("change", "decides on changes"),
)
_COORDINATOR = "sms-manager"


@check("warning", clauses=("5.1", "9.3"), answers=("plan.governance.review-chair",))
def review_chair_below_top(system: System) -> Iterator[Problem]:
    """The management review is not led by top management.

    ## What
    The `chair` of a body of kind `management-review`, or of a review that is not cancelled, is a role without
    `top_management: true`.

    ## Why
    Top management reviews the system and decides (ISO/IEC 20000-1:2018, 5.1 and 9.3). Led by its coordinator, the
    review becomes a report to oneself.

    ## Wrong
    `chair: sms-manager`

    ## Right
    `chair: managing-director`
    """
    roles = system.register("roles").by_id
    for entry in (*_boards(system), *_reviews(system)):
        role = roles.get(entry.text("chair"))
        if role is not None and role["top_management"] is False:
            yield Problem(
                entry.location("chair"),
                f"{entry.id} {entry.label} is led by {role.label}, which is no role of top management.",
                "Let a member of top management take the chair.",
                (Related(role.location("top_management"), "The role."),),
            )


def _boards(system: System) -> Iterator[Entry]:
    return (each for each in system.register("bodies") if each.text("kind") == "management-review")


def _reviews(system: System) -> Iterator[Entry]:
    return (each for each in system.register("reviews") if each.text("status") != "cancelled")


@check("warning", clauses=("9.3", "8.5.1.3"), answers=("plan.governance.bodies",))
def body_missing(system: System) -> Iterator[Problem]:
    """There is no body that reviews the management system, or none that decides on changes.

    ## What
    `data/bodies.yml` lists bodies, and none of the kind `management-review`, or none of the kind `change`. One person
    with the authority to decide is a body, too, when the register says so.

    ## Why
    Management reviews and the approval of changes are asked for by name (ISO/IEC 20000-1:2018, 9.3 and 8.5.1.3).
    Without a place where they happen they happen by chance.

    ## Wrong
    A steering committee, and nothing else.

    ## Right
    A body of kind `management-review` and one of kind `change`, each with chair, frequency and purpose.
    """
    bodies = system.register("bodies")
    kinds = {each.text("kind") for each in bodies}
    for kind, duty in _NEEDED if kinds and not bodies.broken else ():
        if kind not in kinds:
            yield Problem(
                bodies.location,
                f"No body {duty}: none is of the kind {kind}.",
                f"Enter the one that does, with kind: {kind}, its chair, frequency and purpose.",
            )


@check("warning", clauses=("5.3",), answers=("stall.no-sponsor-authority",))
def coordinator_without_access(system: System) -> Iterator[Problem]:
    """The coordinator of the system does not report to the sponsor or to top management.

    ## What
    `reports_to` of the SMS manager names a role with neither `top_management` nor `budget_authority`.

    ## Why
    What blocks the programme has to reach the one who can remove it. Programmes stall where it goes through the
    levels that they change.

    ## Wrong
    `reports_to: head-of-operations`

    ## Right
    `reports_to: executive-sponsor`
    """
    roles = system.register("roles")
    for role in roles:
        above = roles.by_id.get(role.text("reports_to"))
        if above is None or not _coordinates(system, role):
            continue
        if above["top_management"] is False and above["budget_authority"] is False:
            yield Problem(
                role.location("reports_to"),
                f"{role.label} reports to {above.label}, who neither is top management nor releases money.",
                "Let the role report to the sponsor.",
                (Related(above.location("id"), "The role above."),),
            )


def _coordinates(system: System, role: Entry) -> bool:
    return any(each.key == _COORDINATOR and stands_for(role, each) for each in system.standard.key_roles)
