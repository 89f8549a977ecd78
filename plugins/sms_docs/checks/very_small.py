"""What an organization of few people may do with lean means, and says that it does."""

from collections.abc import Iterator

from sms_docs.judgement.very_small import is_very_small
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.system import System


@check("note", clauses=("4.3", "5.3", "6", "7", "8"), answers=("ts.vse",))
def lean_means_unsaid(system: System) -> Iterator[Problem]:
    """A very small entity has not said how it meets clause 8 with few people.

    ## What
    The organization, or its units in scope, have fewer than 25 people (`very_small_entity_below`), and `lean_means` in
    `data/organization.yml` is missing, or its day has not come.

    ## Why
    For fewer than 25 people usual days of effort do not count, a person can hold several roles, and a spreadsheet can
    do what a tool does. No requirement falls away, so somebody looks at how each part of clause 8 is met
    (ISO/IEC TS 20000-5:2022, 4.11).

    ## Wrong
    `headcount: 9` and nothing else.

    ## Right
    `lean_means`: `looked_at: 2026-10-05`, `result: Configuration data stand in a spreadsheet`
    """
    organization = system.register("organization").single
    looked_at = organization.entry("lean_means").date("looked_at")
    if is_very_small(system) and (looked_at is None or looked_at > system.as_of):
        yield Problem(
            organization.location("headcount"),
            "The organization is a very small entity, and nobody has said how it meets clause 8 with few people.",
            "Look at each part of clause 8, and add lean_means with looked_at and result.",
        )
