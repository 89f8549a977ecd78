"""Problems: looked for, explained, and known to those who handle incidents."""

from collections.abc import Iterator
from typing import Final

from sms_docs.gates.followed import cases, closed
from sms_docs.gates.operation import operating_since, processes_of
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Pointer
from sms_docs.model.months import month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_INCIDENT: Final = "incident-management-process"
_PROBLEM: Final = "problem-management-process"


@check("warning", clauses=("8.6.3",), answers=("problem.active",))
def cause_missing(system: System) -> Iterator[Problem]:
    """A problem was closed without a cause.

    ## What
    A problem in `cases` has `closed_on` up to today and no `cause`.

    ## Why
    The root cause is determined so that incidents do not come back (ISO/IEC 20000-1:2018, 8.6.3). A problem closed
    without one was only waited out.

    ## Wrong
    `closed_on: 2027-06-30`, no `cause`.

    ## Right
    `cause: The certificate of the gateway was renewed by hand and once forgotten`
    """
    for case in cases(system, "problem"):
        if (end := closed(case, system.as_of)) and not case.has("cause"):
            yield Problem(
                case.location("closed_on"),
                f"The problem {case.id} was closed on {end} without a cause.",
                "Record the cause, or open it again.",
            )


@check("warning", clauses=("8.6.3",), answers=("problem.active",))
def known_error_hidden(system: System) -> Iterator[Problem]:
    """A known error is not where those who handle incidents look.

    ## What
    A problem in `cases` is open, its cause is known, and it names no `article` in the knowledge register.

    ## Why
    Known errors are recorded, and the information is at hand for incident handling (ISO/IEC 20000-1:2018, 8.6.3).
    Otherwise each analyst finds the same workaround again.

    ## Wrong
    `cause` given, no `article`.

    ## Right
    `article: KB-007`
    """
    for case in cases(system, "problem"):
        if case.has("cause") and not closed(case, system.as_of) and not case.has("article"):
            yield Problem(
                case.location("cause"),
                f"The cause of the problem {case.id} is known, but no article tells those who handle incidents.",
                "Write the known error with its workaround as an article, and name it in the field article.",
            )


@check("warning", clauses=("8.6.3",), answers=("problem.active",))
def none_recorded(system: System) -> Iterator[Problem]:
    """There are many incidents and not one problem.

    ## What
    Since problem management is in operation, the records count 100 incidents (`incidents_without_problem`) or more
    and no problem. Records belong to a process by their field `processes`; the month of the start counts.

    ## Why
    Incident data and trends are analysed to find problems (ISO/IEC 20000-1:2018, 8.6.3). With so many incidents, none
    found means none looked for.

    ## Wrong
    900 incidents in three months, problem records with `count: 0`.

    ## Right
    Counts of both, month by month.
    """
    since, records = operating_since(system, _PROBLEM), system.register("records")
    if since is None or records.broken:
        return
    first = month_number(since.day)
    kinds, others = _records_of(system, _PROBLEM), _records_of(system, _INCIDENT)
    incidents = sum(_count(each, first) for key, each in others.items() if key not in kinds)
    if incidents >= parameter(system, "incidents_without_problem") and not sum(
        _count(each, first) for each in kinds.values()
    ):
        place = next((each.location("instances") for each in kinds.values()), since.location)
        yield Problem(
            place,
            f"{incidents:,.10g} incidents are counted since {since.day}, and no problem.",
            "Analyse the incidents for trends, open problems for the most frequent causes, and count them.",
            (Related(since.location, "Problem management is in operation since then."),) if kinds else (),
        )


def _records_of(system: System, kind: str) -> dict[Pointer, Entry]:
    """The kinds of records, by their place, that the processes of a practice produce."""
    own = {each.id for each in processes_of(system, kind)}
    return {each.pointer: each for each in system.register("records") if own.intersection(each.texts("processes"))}


def _count(record: Entry, first: int) -> float:
    """How many there are in the months from the first on."""
    return sum(
        each.number("count") or 0
        for each in record.entries("instances")
        if (months := month_numbers(each.text("period"))) and months[0] >= first
    )
