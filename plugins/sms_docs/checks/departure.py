"""People who left: what stands under their name for a day after it."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sms_docs.gates.coverage import first_day_of
from sms_docs.gates.foundation import PLANS
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_ACTS = (("corrective_actions", "done_by", "done_on"), ("corrective_actions", "verified_by", "verified_on"))
"""Register, field with a person, field with the day on which that person acted."""
_PLANS = ("service-management-plan", *PLANS)
_PAST = re.compile(r"\b(?:left|until|former(?:ly)?|success\w+|succeed\w+|followed)\b", re.IGNORECASE)


class Act(NamedTuple):
    """Something that a person did, or is to do, on a day."""

    person: str
    day: date
    what: str
    location: Location


@check("error", clauses=("7.2", "5.3"))
def acted_after_leaving(system: System) -> Iterator[Problem]:
    """Somebody did, or is to do, something on a day after having left.

    ## What
    An audit, an attendance at a management review, the work on a corrective action or its verification stands under the
    name of a person whose `left_on` lies before that day.

    ## Why
    Either the name or the day is wrong, and the record proves nothing; or work is planned for somebody who will not
    come.

    ## Wrong
    `verified_by: PER-05`, `verified_on: 2027-07-30`, for somebody who left on 2027-05-31.

    ## Right
    The name of the person who did it. What somebody did before leaving stays under that name.
    """
    left = {each.id: each for each in system.register("people") if each.date("left_on")}
    for act in _acts(system) if left else ():
        person = left.get(act.person)
        gone = person.date("left_on") if person else None
        if person and gone and act.day > gone:
            yield Problem(
                act.location,
                f"{person.label} left on {gone}, but {act.what} on {act.day}.",
                "Name who did it or will do it, or correct the day.",
                (Related(person.location("left_on"), "The last day."),),
            )


def _acts(system: System) -> Iterator[Act]:
    for register, who, when in _ACTS:
        for entry in system.register(register):
            if entry.has(who) and (day := entry.date(when)):
                yield Act(entry.text(who), day, f"is named in {who} of {entry.id}", entry.location(who))
    for audit in system.register("audits"):
        if audit.text("status") != "cancelled":
            yield from _listed(audit, "auditors", first_day_of(audit), f"audits in {audit.id}")
    for review in system.register("reviews"):
        yield from _listed(review, "attendees", review.date("held_on"), f"attended {review.id}")


def _listed(entry: Entry, field: str, day: date | None, what: str) -> Iterator[Act]:
    for index, person in enumerate(entry.texts(field) if day else ()):
        if day:
            yield Act(person, day, what, entry.location(field, index))


@check("error", clauses=("5.3",), answers=("doc.owner-exists",))
def role_kept(system: System) -> Iterator[Problem]:
    """Somebody who left still holds a role.

    ## What
    An assignment has no end, or ends after the day on which its person left; or it stands in for somebody who has left.

    ## Why
    Nobody does the work, and every list of owners shows a name that nobody can ask (ISO/IEC 20000-1:2018, 5.3).

    ## Wrong
    `left_on: 2027-05-31` in `data/people.yml`, and an assignment of the same person without `to`.

    ## Right
    `to: 2027-05-31`, and an assignment of the successor from 2027-06-01 on.
    """
    left = {each.id: day for each in system.register("people") if (day := each.date("left_on"))}
    for assignment in system.register("assignments") if left else ():
        until = assignment.date("to") or date.max
        for field in ("person", "deputy_for"):
            gone = left.get(assignment.text(field))
            if gone and until > gone and system.as_of > gone:
                yield Problem(
                    assignment.location("to" if assignment.has("to") else field),
                    f"{assignment.text(field)} left on {gone}, but {assignment.id or 'this assignment'} "
                    f"of the role {assignment.text('role')} goes on.",
                    f"End it with to: {gone}, and give the role to somebody else.",
                )
                break


@check("warning", clauses=("6.3", "7.5.3"), answers=("plan.current",))
def named_in_plan(system: System) -> Iterator[Problem]:
    """A plan names somebody who has left.

    ## What
    The text of a service management plan or of a plan of the implementation names a person whose `left_on` has passed,
    in a line that does not tell of the past (left, until, former, successor).

    ## Why
    A plan is kept up to date after each change of the organization (ISO/IEC 20000-1:2018, 6.3 and 7.5.3). Whoever
    follows it asks somebody who is not there.

    ## Wrong
    `Bela Stroom leads the phases.`, two years after she left.

    ## Right
    The role instead of the name, or the name of the successor in a new version.
    """
    left = [(each, day) for each in system.register("people") if (day := each.date("left_on")) and day < system.as_of]
    for document in system.controlled if left else ():
        if document.kind not in _PLANS or document.retired:
            continue
        for person, day in left:
            for offset in _named(document, person.label):
                yield Problem(
                    document.at(offset),
                    f"The plan names {person.label}, who left on {day}.",
                    "Name the role or the successor, in a new version of the plan.",
                    (Related(person.location("left_on"), "The last day."),),
                )


def _named(document: Document, name: str) -> Iterator[int]:
    """Where the text names somebody as if present: once a line."""
    if not name or name not in document.source:
        return
    start = document.start
    while (offset := document.source.find(name, start)) >= 0:
        end = document.source.find("\n", offset)
        start = end if end >= 0 else len(document.source)
        if not _PAST.search(document.source[document.source.rfind("\n", 0, offset) + 1 : start]):
            yield offset
