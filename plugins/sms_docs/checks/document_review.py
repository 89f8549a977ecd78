"""Reviews of documents that are due."""

from collections.abc import Iterator
from datetime import date, timedelta

from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.documents import review_due

_LONGEST_NOTICE = 3660
"""Days. What the settings say beyond ten years is a slip, and must not leave the calendar."""


def _due(system: System) -> Iterator[tuple[Document, Entry, date]]:
    """Each approved document with its last decision and the day on which its next review is due."""
    for document in system.controlled:
        due = review_due(system, document) if document.status == "approved" else None
        last = system.last_decision(document.id, "approved", "reviewed") if due else None
        if due and last:
            yield document, last, due


def _place(document: Document) -> Location:
    """The interval that makes the review due, else the status that does."""
    return document.location("review_interval_months" if document.front.has("review_interval_months") else "status")


def _last(last: Entry) -> tuple[Related, ...]:
    return (Related(last.location("on"), "This is the last decision on it."),)


@check("note", clauses=("7.5.3",), answers=("doc.review-overdue", "plan.current"))
def due_soon(system: System) -> Iterator[Problem]:
    """A document has to be reviewed soon.

    ## What
    The last decision in the log plus the review interval falls into the next days (`due_soon_days` under
    `parameters` in the settings, else 30).

    ## Why
    A review takes time of people who have other work; announced early, it is not late (clause 7.5.3).

    ## Wrong
    A document approved on 2026-02-01 with `review_interval_months: 12`, read for 2027-01-20.

    ## Right
    The same document with a new entry `decision: reviewed` in its decision log.
    """
    notice = timedelta(days=min(max(system.settings.due_soon_days, 0), _LONGEST_NOTICE))
    for document, last, due in _due(system):
        if system.as_of <= due and due - system.as_of <= notice:
            yield Problem(
                _place(document),
                f"{document.id} is due for review on {due}.",
                "Plan the review, and enter its result in the decision log.",
                _last(last),
            )


@check("warning", clauses=("7.5.3",), answers=("doc.review-overdue", "plan.current"))
def overdue(system: System) -> Iterator[Problem]:
    """The review of a document is overdue.

    ## What
    The last decision in the log plus the review interval lies before the day that the system is read for. After 90
    days the delay is an error (`document-review.overdue-for-long`).

    ## Why
    Nobody has confirmed in the time agreed on that the document still says what is done (clause 7.5.3).

    ## Wrong
    A document approved on 2025-11-01 with `review_interval_months: 12`, read for 2027-01-20.

    ## Right
    The same document with a new entry `decision: reviewed` in its decision log, or a new version.
    """
    for document, last, due in _due(system):
        if timedelta() < system.as_of - due <= _patience(system):
            yield _late(system, document, last, due)


@check("error", clauses=("7.5.3",), answers=("doc.review-overdue",))
def overdue_for_long(system: System) -> Iterator[Problem]:
    """The review of a document is overdue for so long that nobody can rely on it.

    ## What
    The review was due more than 90 days before the day that the system is read for (`review_overdue_days` under
    `parameters` in the settings). Until then the delay is a warning.

    ## Why
    A delay of weeks happens; after a quarter the review is not late, it is not done, and an auditor will doubt that
    the document is kept current (clause 7.5.3). The number is practice, not a requirement of the standard.

    ## Wrong
    A document approved on 2025-09-01 with `review_interval_months: 12`, read for 2027-01-20.

    ## Right
    The same document with a new entry `decision: reviewed` in its decision log, or a new version.
    """
    for document, last, due in _due(system):
        if system.as_of - due > _patience(system):
            yield _late(system, document, last, due)


def _patience(system: System) -> timedelta:
    """How long an overdue review stays a warning."""
    preset = system.standard.parameters["review_overdue_days"].value
    return timedelta(days=min(max(system.settings.parameter("review_overdue_days", preset), 0), _LONGEST_NOTICE))


def _late(system: System, document: Document, last: Entry, due: date) -> Problem:
    days = (system.as_of - due).days
    return Problem(
        _place(document),
        f"The review of {document.id} was due on {due}, {days} {'day' if days == 1 else 'days'} ago.",
        "Review the document, and enter the result in the decision log.",
        _last(last),
    )
