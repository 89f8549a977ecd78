"""What a service management plan holds besides its six classic elements."""

from collections.abc import Iterator

from sms_docs.completeness.plans import plans
from sms_docs.completeness.required import advised_sections
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System

_BUILDING = frozenset({"implementation-plan", "implementation-project-plan"})
"""Kinds of plans that say how the system is built."""


@check("note", clauses=("6.3",), answers=("plan.two-plans-distinct",))
def building_called_service_management(system: System) -> Iterator[Problem]:
    """A plan for building the system is called service management plan.

    ## What
    The title of a document of kind `implementation-plan` or `implementation-project-plan` says "service management
    plan".

    ## Why
    The service management plan says how the system runs (ISO/IEC 20000-1:2018, 6.3). A project schedule under its name
    hides that it is missing.

    ## Wrong
    `title: Service management plan`, `kind: implementation-project-plan`

    ## Right
    `title: Implementation project plan`, and a service management plan beside it.
    """
    for document in system.controlled:
        if document.kind in _BUILDING and not document.retired and "service management plan" in document.title.lower():
            yield Problem(
                document.location("title"),
                f'"{document.title}" is a plan for building the system.',
                "Give it a title of its own, and write the service management plan as a document beside it.",
            )


@check("warning", answers=("plan.content-2011",))
def content_of_2011_missing(system: System) -> Iterator[Problem]:
    """A plan by the 2011 edition leaves out a part that this edition lists.

    ## What
    The settings choose ISO/IEC 20000-1:2011, and no heading of the plan names one of the contents a to l of its
    clause 4.5.2. The six classic elements are errors of their own; this check is about the others.

    ## Why
    The 2011 edition lists what the plan contains or refers to (4.5.2).

    ## Wrong
    A plan without a section on the interfaces between processes (4.5.2 i).

    ## Right
    `## Process interfaces`, with the text below it.
    """
    for plan in plans(system):
        for letter, section in advised_sections(system.standard, plan.kind):
            if section.key not in plan.parts:
                yield Problem(
                    plan.document.location("kind"),
                    f'This plan has no section "{section.title}" (ISO/IEC 20000-1:2011, 4.5.2 {letter}).',
                    f'Add a heading "{section.title}" and write below it: {section.hint}.',
                )


@check("note", clauses=("6.3",), answers=("plan.two-plans-distinct",))
def only_one_plan(system: System) -> Iterator[Problem]:
    """There is a service management plan, and no plan of how the system is built.

    ## What
    A programme has a service management plan and no document of kind `implementation-plan` or
    `implementation-project-plan`, not retired.

    ## Why
    How the system runs and how it is built are two plans, or two parts that can be told apart: one stays, the other
    ends with the programme. In one text the second drives out the first.

    ## Wrong
    One service management plan full of dates of the project.

    ## Right
    An implementation plan for the way there, and a service management plan for what comes then.
    """
    written = {each.kind for each in system.controlled if not each.retired}
    if _BUILDING & written or not system.register("programme").entries or system.hides_documents:
        return
    for plan in plans(system):
        yield Problem(
            plan.document.location("kind"),
            f"Beside {plan.document.id or plan.document.title} no plan says how the system is built.",
            "Write an implementation plan, or a project plan, for the programme.",
        )
