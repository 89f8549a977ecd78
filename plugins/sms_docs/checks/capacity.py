"""The capacity plan: there when capacity is managed, and about more than machines."""

import re
from collections.abc import Iterator
from typing import Final

from sms_docs.completeness.stated import stated
from sms_docs.gates.operation import operating_since
from sms_docs.judgement.statements import says
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System

_KIND: Final = "capacity-plan"
_RESOURCES: Final = {
    "people": ("people", r"people|staff|personnel|human|ftes?|teams?|engineers?|agents?|head ?count|employees"),
    "technology": (
        "technology",
        r"technolog(?:y|ies)|technical|servers?|storage|networks?|bandwidth|hosts?|lines?|hardware|software|licen[cs]es?",
    ),
    "information": (
        "information",
        r"information|data|knowledge|documentation|documents?|records|reports?|monitoring data",
    ),
    "finance": ("money", r"money|financ(?:e|es|ial)|budgets?|costs?|funds|funding|eur|usd|gbp|euros?|[€$£]"),
}


@check("error", clauses=("8.4.3",), answers=("capacity.plan",), waivable=False)
def plan_missing(system: System) -> Iterator[Problem]:
    """Capacity management is in operation without a capacity plan.

    ## What
    The process is live, and no document of kind `capacity-plan` is in use.

    ## Why
    Capacity is planned with present and forecast capacity, the effect of agreed targets, time frames and thresholds
    (ISO/IEC 20000-1:2018, 8.4.3).

    ## Wrong
    `live_since: 2027-05-31` for capacity management, and a spreadsheet somewhere.

    ## Right
    A page with `kind: capacity-plan`.
    """
    since = operating_since(system, "capacity-management-process")
    if since is None or system.hides_documents:
        return
    if all(each.retired for each in system.by_kind.get(_KIND, ())):
        yield Problem(
            since.location,
            f"Capacity management is in operation since {since.day}, but there is no capacity plan.",
            f'Write it as a page with "kind: {_KIND}".',
        )


@check("error", clauses=("8.4.3",), answers=("capacity.plan",))
def resource_missing(system: System) -> Iterator[Problem]:
    """The capacity plan leaves out people, technology, information or money.

    ## What
    The section on capacity requirements says nothing on one of the four, neither in its text nor in the table of
    resources that it shows. Sections that are missing at all are found by section.missing.

    ## Why
    Capacity requirements cover human, technical, information and financial resources (ISO/IEC 20000-1:2018, 8.4.3).
    The narrow place is seldom the server.

    ## Wrong
    "Twelve servers and 40 TB of storage."

    ## Right
    The same, and the people who run them, the data that is needed, and what it costs.
    """
    for section in stated(system, _KIND, "requirements"):
        shown = {each.text("kind") for each in section.shown if each.register == "resources"}
        if any(each.register == "budget" for each in section.shown):
            shown.add("finance")
        lacks = [
            name
            for kind, (name, words) in _RESOURCES.items()
            if kind not in shown and not says(section.said, re.compile(rf"(?<!\w)(?:{words})(?!\w)"))
        ]
        if lacks:
            yield Problem(
                section.location,
                f'The section "{section.heading}" says nothing on {" and ".join(lacks)}.',
                "Add what the services need of it, now and by when more.",
            )
