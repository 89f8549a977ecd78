"""Second of the six classic elements of a service management plan: key roles, each with holder and duties."""

from collections.abc import Iterator

from sms_docs.completeness.plans import plan_sections
from sms_docs.completeness.roles import Lack, RoleLack, role_lacks
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.memo import Memo
from sms_docs.model.system import System

_RULE = ("plan.governance.roles",)


@Memo
def _all_lacks(system: System) -> tuple[RoleLack, ...]:
    return tuple(each for section in plan_sections(system, "governance") for each in role_lacks(system, section))


def _lacks(system: System, lack: Lack) -> Iterator[RoleLack]:
    return (each for each in _all_lacks(system) if each.lack == lack)


@check("error", clauses=("5.3", "6.3"), answers=_RULE, waivable=False)
def absent(system: System) -> Iterator[Problem]:
    """The plan does not name a key role.

    ## What
    The governance section names no SMS manager, no sponsor in top management, or no process owners, under these or
    other usual names (SMS coordinator, executive sponsor, practice owner …), neither in its text nor in the register
    of roles that it shows.

    ## Why
    Authorities and responsibilities are part of the plan (ISO/IEC 20000-1:2018, 6.3 d and 5.3).

    ## Wrong
    A governance section that lists two boards and no role.

    ## Right
    `{{ sms_table("governance-roles") }}`, or a table with role, holder and duties.
    """
    for each in _lacks(system, "role"):
        yield Problem(
            each.location,
            f"The plan does not name the key role: {each.role}.",
            "Add the role to the governance section with its holder and its duties.",
            each.related,
        )


@check("error", clauses=("5.3", "6.3"), answers=_RULE)
def without_duty(system: System) -> Iterator[Problem]:
    """A key role of the plan has no duties.

    ## What
    The plan names the SMS manager, the sponsor or a process owner, and says nothing on what that role does or
    decides.

    ## Why
    A role without duties is a title; nobody can be held to it (ISO/IEC 20000-1:2018, 5.3).

    ## Wrong
    `| SMS manager | Tomas Verhey | TBD |`

    ## Right
    `| SMS manager | Tomas Verhey | builds and runs the SMS, reports to top management |`
    """
    for each in _lacks(system, "duty"):
        yield Problem(
            each.location,
            f"The key role {each.role} has no duties.",
            "Write what the role does and decides.",
            each.related,
        )


@check("error", clauses=("5.3", "6.3"), answers=_RULE, waivable=False)
def without_holder(system: System) -> Iterator[Problem]:
    """Nobody holds a key role of the plan.

    ## What
    The plan names the SMS manager, the sponsor or a process owner without a person, or with TBD, N/A or "vacant". For
    a role of the register, `data/assignments.yml` gives it to nobody on the day that the system is read for.

    ## Why
    Duties without a person are done by nobody (ISO/IEC 20000-1:2018, 5.3).

    ## Wrong
    `| SMS manager | TBD | builds and runs the SMS |`

    ## Right
    `| SMS manager | Tomas Verhey | builds and runs the SMS |`
    """
    for each in _lacks(system, "holder"):
        yield Problem(
            each.location,
            f"Nobody holds the key role {each.role}.",
            "Name the person; for a role of the register, in data/assignments.yml.",
            each.related,
        )
