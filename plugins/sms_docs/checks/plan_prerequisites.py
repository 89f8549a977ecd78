"""What has to stand before a service management plan: profile, scope, catalogue and gap assessment."""

from collections.abc import Iterator
from datetime import date

from sms_docs.completeness.content import Judged
from sms_docs.completeness.plans import plans
from sms_docs.completeness.references import referred_documents
from sms_docs.judgement.sections import Part
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import APPROVING, System

_RULE = ("plan.prerequisites",)
_LOOKED_AT = (*APPROVING, "reviewed")
_ONCE = ("gap-assessment-report",)
"""What tells of one day and is not kept up to date."""
_GRACE = 30
"""Days in which a plan may follow a change."""
_CLAUSES = ("4.1", "4.3", "6.3", "8.2.4")


def _prerequisites(system: System) -> Iterator[tuple[Judged, str, str, tuple[Document, ...]]]:
    """Each plan with key and title of each prerequisite, and the documents of that kind."""
    for plan in plans(system):
        for key in plan.kind.prerequisites:
            kind = system.standard.kinds.get(key)
            found = tuple(each for each in system.by_kind.get(key, ()) if not each.retired)
            yield plan, key, kind.title if kind else key, found


@check("error", clauses=_CLAUSES, answers=_RULE)
def absent(system: System) -> Iterator[Problem]:
    """A plan stands without the ground that it is built on.

    ## What
    There is a service management plan, but no organization profile, scope statement, service catalogue or gap
    assessment report in use.

    ## Why
    The plan answers who we are, what is in scope, which services there are and what is missing (ISO/IEC 20000-1:2018,
    4.1, 4.3, 8.2.4 and 6.3). Written before them it is a guess.

    ## Wrong
    A plan, and no page with `kind: gap-assessment-report`.

    ## Right
    The four documents, and a reference to each in the plan.
    """
    for plan, key, title, found in _prerequisites(system):
        if not found and not system.hides_documents:
            yield Problem(
                plan.document.location("kind"),
                f"This plan stands without its ground: there is no {_lower(title)}.",
                f'Write it as a page with "kind: {key}", and refer to it in the plan.',
            )


@check("error", clauses=_CLAUSES, answers=_RULE)
def approved_after_plan(system: System) -> Iterator[Problem]:
    """A plan was approved before the ground that it is built on.

    ## What
    The first approval of the plan is older than the first approval (or review, for a register) of a document that has
    to stand before it, or that document has none.

    ## Why
    What was decided later cannot have been considered (ISO/IEC 20000-1:2018, 6.3).

    ## Wrong
    The plan approved on 2027-03-12, the gap assessment report on 2027-05-04.

    ## Right
    The gap assessment report approved on 2026-11-13, the plan on 2027-03-12.
    """
    for plan, _, title, found in _prerequisites(system):
        decided = _first_day(system, plan.document)
        ready = [day for each in found if (day := _first_day(system, each))]
        if decided and found and not any(day <= decided for day in ready):
            other = found[0]
            state = f"only on {min(ready)}" if ready else "not yet"
            yield Problem(
                plan.document.location("kind"),
                f"This plan was approved on {decided}, but its ground, the {_lower(title)}, {state}.",
                "Compare the plan with it, correct what differs, and approve the plan again.",
                (Related(other.location("id"), f"The {_lower(title)}."),),
            )


@check("warning", clauses=_CLAUSES, answers=("plan.current",))
def changed_after_plan(system: System) -> Iterator[Problem]:
    """The ground of a plan was changed, and nobody looked at the plan again.

    ## What
    A new version of the organization profile, the scope statement or the service catalogue was approved after the last
    approval or review of the plan, and 30 days have passed since.

    ## Why
    A plan is kept up to date after each change of organization, services or scope (ISO/IEC 20000-1:2018, 6.3).
    Otherwise it plans for an organization that is no longer there.

    ## Wrong
    Scope 1.1 with a new site approved on 2027-06-01, the plan looked at last on 2027-03-12.

    ## Right
    The plan reviewed or approved anew by the end of June.
    """
    for plan, key, title, found in _prerequisites(system):
        decided = max(_days(system, plan.document, _LOOKED_AT), default=None)
        for other in found if decided and key not in _ONCE else ():
            changed = max(_days(system, other, APPROVING), default=None)
            if decided and changed and changed > decided and (system.as_of - changed).days > _GRACE:
                yield Problem(
                    plan.document.location("kind"),
                    f"The {_lower(title)} was changed on {changed}; this plan was looked at last on {decided}.",
                    "Compare the plan with it, and review the plan or approve a new version.",
                    (Related(other.location("version"), f"The {_lower(title)}."),),
                )


@check("error", clauses=_CLAUSES, answers=_RULE)
def not_referred(system: System) -> Iterator[Problem]:
    """A plan does not refer to the ground that it is built on.

    ## What
    The text of the plan holds no call `sms_ref`, no link and no number of the organization profile, the scope
    statement, the service catalogue or the gap assessment report.

    ## Why
    A reader cannot see what the plan rests on, and nobody notices when the two drift apart.

    ## Wrong
    `The scope is known.`

    ## Right
    `The scope is set by {{ sms_ref("SMS-STM-001") }}.`
    """
    for plan, _, title, found in _prerequisites(system):
        whole = Part(-1, plan.document.start, len(plan.document.source))
        referred = {each.kind for each in referred_documents(system, plan.document, whole)}
        if found and found[0].kind not in referred:
            name = found[0].id or found[0].path
            yield Problem(
                plan.document.location("kind"),
                f"This plan does not refer to the {_lower(title)} ({name}).",
                f'Refer to it where the plan builds on it: {{{{ sms_ref("{name}") }}}}.',
                (Related(found[0].location("id"), f"The {_lower(title)}."),),
            )


def _first_day(system: System, document: Document) -> date | None:
    """The day of the first approval or review up to the system's day; None without one."""
    return min(_days(system, document, _LOOKED_AT), default=None)


def _days(system: System, document: Document, decisions: tuple[str, ...]) -> list[date]:
    """The days of some decisions on a document up to the system's day."""
    log = (each for each in system.decisions.get(document.id, ()) if each.text("decision") in decisions)
    return [day for each in log if (day := each.date("on")) and day <= system.as_of]


def _lower(title: str) -> str:
    return title[0].lower() + title[1:]
