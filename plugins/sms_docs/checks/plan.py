"""What a service management plan holds besides its six classic elements."""

from collections.abc import Iterator

from sms_docs.completeness.plans import plans
from sms_docs.completeness.required import advised_sections
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


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
