"""Releases: accepted and saved as a baseline before they are deployed."""

from collections.abc import Iterator

from sms_docs.gates.followed import cases
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("8.5.3",), answers=("release.acceptance",))
def deployed_unaccepted(system: System) -> Iterator[Problem]:
    """A release was deployed before it was verified against its acceptance criteria.

    ## What
    A release in `cases` has `deployed_on` up to today, and `accepted_on` is missing or later.

    ## Why
    Releases are verified against documented acceptance criteria before deployment (ISO/IEC 20000-1:2018, 8.5.3). An
    acceptance afterwards only describes what users found.

    ## Wrong
    `deployed_on: 2027-06-12`, `accepted_on: 2027-06-15`

    ## Right
    `accepted_on: 2027-06-10`
    """
    yield from _deployed_before(system, "accepted_on", "verified against its acceptance criteria")


@check("error", clauses=("8.5.3",), answers=("release.acceptance",))
def deployed_without_baseline(system: System) -> Iterator[Problem]:
    """A release was deployed before a baseline of the affected items was taken.

    ## What
    A release in `cases` has `deployed_on` up to today, and `baseline_on` is missing or later.

    ## Why
    The baseline is what a failed release goes back to (ISO/IEC 20000-1:2018, 8.5.3). Taken afterwards, it holds the
    failure.

    ## Wrong
    `deployed_on: 2027-06-12`, no `baseline_on`.

    ## Right
    `baseline_on: 2027-06-11`
    """
    yield from _deployed_before(system, "baseline_on", "covered by a baseline of the affected items")


def _deployed_before(system: System, field: str, what: str) -> Iterator[Problem]:
    for release in cases(system, "release"):
        deployed, before = release.date("deployed_on"), release.date(field)
        if deployed is None or deployed > system.as_of or (before and before <= deployed):
            continue
        yield Problem(
            release.location(field if release.has(field) else "deployed_on"),
            f"The release {release.id} was deployed on {deployed}, but {what} {_when(release, field)}.",
            "Find out why, record what was done instead, and stop the next deployment that lacks it.",
            (Related(release.location("deployed_on"), "The deployment."),) if release.has(field) else (),
        )


def _when(release: Entry, field: str) -> str:
    day = release.date(field)
    return f"only on {day}" if day else "at no time"
