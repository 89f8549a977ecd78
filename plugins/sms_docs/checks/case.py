"""Cases: single records that lead from one process to the next."""

from collections.abc import Iterator
from typing import Final

from sms_docs.gates.followed import CHANGES, cases, closed
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_NEEDS: Final[dict[str, tuple[tuple[str, ...], str]]] = {
    "major-incident": (("problem",), "problem"),
    "problem": (CHANGES, "change"),
    "release": (CHANGES, "change"),
}
"""What a closed case of a kind leads to, or comes from."""


@check("note", clauses=("8.1",), answers=("links.process-records",))
def unlinked(system: System) -> Iterator[Problem]:
    """A record leads to no record of the next process.

    ## What
    In `cases`, a closed major incident is linked with no problem, a closed problem or a deployed release with no
    change, or a change names no type of configuration item under `items`. A link counts from both ends, and
    a `remark` that says why there is none.

    ## Why
    The chain from incident to problem, change, release and configuration item shows that the processes work together
    (practice, on ISO/IEC 20000-1:2018, 8.1). An auditor follows it by one example.

    ## Wrong
    `kind: change` without `items`.

    ## Right
    `items: [CI-03]`, and `links: [CASE-002]` for the problem that it solves.
    """
    linked = _linked_kinds(system)
    for case in cases(system, *_NEEDS):
        kinds, name = _NEEDS[case.text("kind")]
        over = closed(case, system.as_of) or ((day := case.date("deployed_on")) and day <= system.as_of)
        if over and not case.has("remark") and not linked.get(case.id, set()).intersection(kinds):
            yield _unlinked(case, f"is linked with no {name}", f"the number of a {name} under links")
    for case in cases(system, *CHANGES):
        if not case.has("items") and not case.has("remark"):
            yield _unlinked(case, "names no configuration item", "the type of what it altered under items")


def _linked_kinds(system: System) -> dict[str, set[str]]:
    """The kinds of cases that each case is linked with, from either end."""
    known, found = system.register("cases").by_id, dict[str, set[str]]()
    for case in known.values():
        for other in case.texts("links"):
            if other in known:
                found.setdefault(case.id, set()).add(known[other].text("kind"))
                found.setdefault(other, set()).add(case.text("kind"))
    return found


def _unlinked(case: Entry, what: str, add: str) -> Problem:
    kind = case.text("kind").replace("-", " ")
    return Problem(
        case.location("id"), f"The {kind} {case.id} {what}.", f"Add {add}, or say in remark why there is none."
    )
