"""Processes in the register: their criteria, their checks and their interfaces."""

import re
from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System

_VAGUE = re.compile(
    r"\b(?:regularly|periodically|occasionally|from time to time|(?:as|when|where|if) (?:needed|necessary|required))\b",
    re.IGNORECASE,
)


@check("warning", clauses=("9.1",), answers=("plan.pdca.check-has-measure",))
def check_by_other_measure(system: System) -> Iterator[Problem]:
    """The check of a process looks at a number that belongs to another process.

    ## What
    `measure` under `pdca`, `check` is a measure of another process, or one that the process does not list under
    `measures`. (A check without measure or rhythm, and an act without a body, break the register's schema.)

    ## Why
    Whoever checks a process by a foreign number learns nothing about it (ISO/IEC 20000-1:2018, 9.1).

    ## Wrong
    Problem management with `measure: ME-009`, the time to restore of incident management.

    ## Right
    `measure: ME-013`, repeated incidents, and ME-013 under `measures`.
    """
    measures = system.register("measures").by_id
    for process in system.register("processes"):
        stage = process.entry("pdca").entry("check")
        measure = measures.get(stage.text("measure"))
        if measure is None:
            continue
        other = measure.text("process")
        if (other and other != process.id) or measure.id not in process.texts("measures"):
            whose = f"is a measure of {other}" if other and other != process.id else "is not among its measures"
            yield Problem(
                stage.location("measure"),
                f"{process.label} is checked by {measure.id} {measure.label}, which {whose}.",
                "Name a measure of this process, and list it under measures.",
                (Related(measure.location("id"), "The measure."),),
            )


@check("warning", clauses=("9.1",), answers=("plan.pdca.check-has-measure",))
def check_vague(system: System) -> Iterator[Problem]:
    """The check or the act of a process says "regularly" instead of when.

    ## What
    The text under `pdca`, `check` or `act` says "regularly", "periodically", "as needed" or the like.

    ## Why
    What happens "regularly" has no day on which it is missing (ISO/IEC 20000-1:2018, 9.1).

    ## Wrong
    `text: Results are looked at regularly.`

    ## Right
    `text: Time to restore is looked at on the third working day of each month.`
    """
    for process in system.register("processes"):
        for key in ("check", "act"):
            stage = process.entry("pdca").entry(key)
            if found := _VAGUE.search(stage.text("text")):
                yield Problem(
                    stage.location("text"),
                    f'The {key} of {process.label} says "{found.group()}".',
                    "Say what is looked at and in which rhythm, and where the result goes.",
                )


@check("warning", clauses=("4.4",), answers=("process.interfaces-symmetric",))
def interface_one_sided(system: System) -> Iterator[Problem]:
    """A process names an interface that the other side does not know.

    ## What
    A process names another one under `interfaces`, and that one names no interface back.

    ## Why
    What is handed over without somebody who expects it gets lost (ISO/IEC TS 20000-5:2022, 4.8).

    ## Wrong
    Incident management with `to: problem`; problem management without `to: incident`.

    ## Right
    Both, each with what it gives.
    """
    processes = system.register("processes").by_id
    named = {key: {each.text("to") for each in process.entries("interfaces")} for key, process in processes.items()}
    for key, process in processes.items():
        for interface in process.entries("interfaces"):
            to = interface.text("to")
            if to in processes and to != key and key not in named[to]:
                yield Problem(
                    interface.location("to"),
                    f"{process.label} names an interface to {processes[to].label}, which names none back.",
                    f"Add an interface to {key} there, with what it gives, or take this one out.",
                    (Related(processes[to].location("id"), "The other process."),),
                )


@check("warning", clauses=("8.1",))
def live_without_day(system: System) -> Iterator[Problem]:
    """A process is in operation, and nothing says since when.

    ## What
    The status is `in-operation`, and `live_since` is missing.

    ## Why
    What the standard asks of operation (tests, reviews, records, results) is asked from that day on: without it nothing
    is missing, and nobody can show how long the process has run (ISO/IEC 20000-1:2018, 8.1).

    ## Wrong
    `status: in-operation` alone.

    ## Right
    `status: in-operation` and `live_since: 2027-04-12`
    """
    for process in system.register("processes"):
        if process.text("status") == "in-operation" and not process.has("live_since"):
            yield Problem(
                process.location("status"),
                f"{process.label} is in operation, and nothing says since when.",
                "Add live_since, the day of its first use as designed.",
            )


@check("error", clauses=("8.1",), answers=("process.criteria",))
def without_criteria(system: System) -> Iterator[Problem]:
    """Nothing says when a process is good enough.

    ## What
    None of the measures of the process has a target; measures count that it lists under `measures` or that name it
    under `process`.

    ## Why
    Processes are controlled by criteria for their performance (ISO/IEC 20000-1:2018, 8.1). Without a target, every
    result is right.

    ## Wrong
    Demand management with `measures: []`, and no measure with `process: demand`.

    ## Right
    `measures: [ME-028]`, accuracy of the forecast, with `target: 10`.
    """
    measures = system.register("measures")
    if measures.broken or not measures.entries:
        return
    targeted = [each for each in measures if each.number("target") is not None]
    ids, named = {each.id for each in targeted if each.id}, {each.text("process") for each in targeted}
    for process in system.register("processes"):
        if process.id and process.id not in named and not ids.intersection(process.texts("measures")):
            yield Problem(
                process.location("measures" if process.has("measures") else "id"),
                f"{process.label} has no measure with a target.",
                f"Set one in {measures.path}, and name it under measures.",
            )
