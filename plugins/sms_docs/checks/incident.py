"""Incidents: priorities that fit the agreements, and major incidents that are led and reviewed."""

import re
from collections.abc import Iterator
from typing import Final

from sms_docs.completeness.stated import Stated, stated
from sms_docs.gates.agreements import in_force
from sms_docs.gates.followed import cases, overdue_review
from sms_docs.gates.parameters import parameter
from sms_docs.judgement.statements import says
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PROCESS: Final = "incident-management-process"
_GROUNDS: Final = {
    "impact": re.compile(r"\bimpact\b", re.IGNORECASE),
    "urgency": re.compile(r"\burgen(?:cy|t)\b", re.IGNORECASE),
}
_NAMED: Final = re.compile(r"\b(?:priority:? ?P?|P)([1-5])\b", re.IGNORECASE)
_RESTORE: Final = re.compile(r"restor|resol|\bback\b|remov|fixed|solv|repair", re.IGNORECASE)
_TIME: Final = re.compile(r"(?<![\d.,])(\d+(?:\.\d+)?) ?(minutes?|min|hours?|h)\b", re.IGNORECASE)
_AGREEMENT_WINS: Final = re.compile(
    r"(?:agreement|SLA)s?\b[^.]{0,80}\b(?:wins?|prevails?|takes? precedence|shorter|stricter)", re.IGNORECASE
)
_HOUR: Final = 60


@check("error", clauses=("8.6.1",), answers=("incident.major",))
def major_unreviewed(system: System) -> Iterator[Problem]:
    """A major incident has nobody responsible, or was not reviewed.

    ## What
    A major incident in `cases` names no `responsible` role, or it was closed more than 14 days
    (`major_incident_review_days`) ago and has no `reviewed_on`.

    ## Why
    Somebody is assigned to manage each major incident, and after the service is back it is reported and reviewed for
    improvements (ISO/IEC 20000-1:2018, 8.6.1).

    ## Wrong
    `closed_on: 2027-05-21`, no `reviewed_on`, in July.

    ## Right
    `responsible: incident-manager`, `reviewed_on: 2027-05-27`
    """
    days = int(parameter(system, "major_incident_review_days"))
    for case in cases(system, "major-incident"):
        if not case.has("responsible"):
            yield Problem(
                case.location("id"),
                f"Nobody is responsible for the major incident {case.id}.",
                "Name the role that leads it in the field responsible.",
            )
        if closed := overdue_review(case, system.as_of, days):
            yield Problem(
                case.location("closed_on"),
                f"The major incident {case.id} was closed on {closed} and is not reviewed, after {days} days.",
                "Review it with those who took part, and record the day and what follows.",
            )


@check("warning", clauses=("8.6.1", "8.3.3"), answers=("incident.sla-clock",))
def priority_slower_than_agreed(system: System) -> Iterator[Problem]:
    """A priority of incidents allows more time than an agreement does.

    ## What
    The section on priorities gives a time to restore for a priority, in minutes or hours, and an agreement in force
    has a shorter target for the resolution of this priority. Where the section says that the shorter time of an
    agreement wins, nothing is found.

    ## Why
    Incidents are prioritised and resolved so that the agreed targets are met (ISO/IEC 20000-1:2018, 8.6.1, 8.3.3).
    A team that keeps its own time misses the customer's.

    ## Wrong
    Priority 1 restored within 8 hours, SLA target "Disturbance of priority 1 removed" within 4 hours.

    ## Right
    Priority 1 restored within 4 hours.
    """
    agreed = _agreed_times(system)
    for section in stated(system, _PROCESS, "priority"):
        if says(section.said, _AGREEMENT_WINS):
            continue
        for priority, minutes, place in _stated_times(section):
            target, least = agreed.get(priority, (None, minutes))
            if target is not None and least < minutes:
                yield Problem(
                    place,
                    f"Priority {priority} allows {minutes / _HOUR:g} hours, but {target.id} allows {least / _HOUR:g}.",
                    "Shorten the time of the priority, or say that the shorter time of an agreement wins.",
                    (Related(target.location("value"), "The target agreed with customers."),),
                )


@check("warning", clauses=("8.6.1",), answers=("incident.sla-clock",))
def priority_without_ground(system: System) -> Iterator[Problem]:
    """The priority of incidents does not follow from impact and urgency.

    ## What
    The section on classification and priority does not speak of impact, or not of urgency.

    ## Why
    Incidents are prioritised by impact and urgency (ISO/IEC 20000-1:2018, 8.6.1). Otherwise the loudest caller comes
    first.

    ## Wrong
    "The service desk sets the priority."

    ## Right
    "Priority follows from impact and urgency", with a table of both.
    """
    for section in stated(system, _PROCESS, "priority"):
        lacks = [name for name, pattern in _GROUNDS.items() if not says(section.said, pattern)]
        if lacks:
            yield Problem(
                section.location,
                f'The section "{section.heading}" says nothing on {" and ".join(lacks)}.',
                "Say how impact and urgency are measured and which priority follows.",
            )


def _agreed_times(system: System) -> dict[str, tuple[Entry, float]]:
    """The shortest time to resolve that the agreements in force give a priority, in minutes, with its target."""
    found: dict[str, tuple[Entry, float]] = {}
    units = {"minutes": 1, "hours": _HOUR}
    for sla in system.register("slas"):
        for target in sla.entries("targets") if in_force(system, sla) else ():
            named, value = _NAMED.search(target.text("text")), target.number("value")
            factor = units.get(target.text("unit"))
            if target.text("kind") != "resolution-time" or not named or value is None or factor is None:
                continue
            best = found.get(named.group(1))
            if best is None or value * factor < best[1]:
                found[named.group(1)] = target, value * factor
    return found


def _stated_times(section: Stated) -> Iterator[tuple[str, float, Location]]:
    """Priority, minutes to restore, and the place, as a section states them in sentences or rows of a table."""
    for statement in section.said:
        named = _NAMED.search(statement.text)
        for piece in re.split(r"[.;] ", statement.text) if named else ():
            word = _RESTORE.search(piece)
            time = _TIME.search(piece, word.end()) if word else None
            if named and time:
                factor = 1 if time.group(2).lower().startswith("m") else _HOUR
                yield named.group(1), float(time.group(1)) * factor, Location(section.location.path, statement.offset)
                break
