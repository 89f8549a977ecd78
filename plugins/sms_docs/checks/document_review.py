"""Reviews of documents that are due, by the calendar or because of what they rest on."""

from collections.abc import Iterator
from datetime import date, timedelta

from sms_docs.completeness.plans import KIND as PLAN
from sms_docs.load.link_target import read_target, resolve_path
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System
from sms_docs.model.version import version_key
from sms_docs.views.documents import review_due, starts_later

_LONGEST_NOTICE = 3660
"""Days. What the settings say beyond ten years is a slip, and must not leave the calendar."""
_GRACE = 30
"""Days in which a document may follow one that it rests on."""
_RANKS = {"policy": 0, "statement": 0, "plan": 1, "process": 2, "procedure": 2}
"""Families, from what others are built on down."""
_ONE_DAY = ("record", "report")
"""Families of documents that tell of one day."""


def _find_due(system: System) -> tuple[tuple[Document, Entry, date], ...]:
    return tuple(_each_due(system))


_due = Memo(_find_due)
"""Each approved document with its last decision and the day on which its next review is due."""


def _each_due(system: System) -> Iterator[tuple[Document, Entry, date]]:
    for document in system.controlled:
        due = review_due(system, document) if document.status == "approved" else None
        last = system.last_decision(document.id, *APPROVING, "reviewed") if due else None
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


@check("note", clauses=("7.5.3",), answers=("doc.review-overdue",))
def prompted(system: System) -> Iterator[Problem]:
    """A document that this one rests on has changed since it was decided on last.

    ## What
    A new version of a document was approved more than 30 days ago, after the last decision on another one that refers
    to it (`sms_ref`, a link, `supersedes`). After a major change that concerns all that refer to it; after a minor one
    those that are built on it: plans on policies and statements, processes and procedures on all three. An entry
    `reviewed` is a decision, too. Left out are first versions, registers whose entries change all the time, and records
    and reports, which tell of one day. What a service management plan is built on is judged by
    plan-prerequisites.changed-after-plan.

    ## Why
    What a text takes over from another one may no longer be true (clause 7.5.3, control of changes). Often it is; then
    the review is done in minutes, and the log shows that somebody looked.

    ## Wrong
    Policy 1.1 approved with a minor change on 2027-03-01; a process that refers to it, decided on last on 2027-02-05.

    ## Right
    `decision: reviewed` in the log of the process after that day, or a new version.
    """
    changed = {each.path: (each, last) for each in system.controlled if (last := _changed(system, each))}
    for document in system.controlled if changed else ():
        if document.status != "approved" or not _lasting(system, document):
            continue
        newer = [changed[path] for path in _rests_on(system, document) if path in changed]
        own = system.last_decision(document.id, *APPROVING, "reviewed") if newer else None
        if own is None:
            continue
        newer = [each for each in newer if each[1].text("on") > own.text("on") and _concerns(system, *each, document)]
        if newer:
            told = ", ".join(f"{other.id} {last.text('version')} ({last.text('on')})" for other, last in newer)
            yield Problem(
                document.location("version"),
                f"{document.id} was decided on last on {own.text('on')}; since then changed: {told}.",
                "Compare the two, and enter the result as reviewed, or make a new version.",
                tuple(Related(last.location("version"), f"The new version of {other.id}.") for other, last in newer),
            )


def _lasting(system: System, document: Document) -> bool:
    """Whether a document is kept up to date by versions."""
    kind = system.standard.kinds.get(document.kind)
    return kind is not None and not kind.live and kind.family not in _ONE_DAY


def _changed(system: System, document: Document) -> Entry | None:
    """The decision that brought a changed version into force; None for a first version or an editorial change."""
    several = len(system.decisions.get(document.id, ())) > 1
    last = system.last_decision(document.id, *APPROVING) if several and _lasting(system, document) else None
    on = last.date("on") if last else None
    if last is None or on is None or (system.as_of - on).days <= _GRACE or document.retired:
        return None
    if last.text("version") == document.version and starts_later(system, document):
        return None
    approved = {each.text("version") for each in system.decided(document.id) if each.text("decision") in APPROVING}
    lower = [each for each in approved if version_key(each) < version_key(last.text("version"))]
    return last if lower else None


def _concerns(system: System, changed: Document, last: Entry, document: Document) -> bool:
    """Whether a change of one document makes another one that refers to it worth a look."""
    kind = system.standard.kinds[document.kind]
    # The ground of a service management plan: plan-prerequisites.changed-after-plan.
    ground = kind.prerequisites if document.kind == PLAN else ()
    if changed is document or changed.kind in ground or last.text("change") == "editorial":
        return False
    above, own = (_RANKS.get(system.standard.kinds[each.kind].family, 1) for each in (changed, document))
    return last.text("change") != "minor" or above < own or changed.id in document.front.texts("supersedes")


def _rests_on(system: System, document: Document) -> dict[str, None]:
    """Paths of the documents that one refers to, each once."""
    named = [call.args[0] for call in document.calls if call.name == "sms_ref" and call.args]
    ids = [each for each in (*named, *document.front.texts("supersedes")) if isinstance(each, str)]
    found = {system.by_id[each].path: None for each in ids if each in system.by_id}
    for link in document.links:
        target = read_target(link.target)
        if target.sort == "page" and target.path:
            found[resolve_path(document.path, target.path)] = None
    return found
