"""Communication: whom the programme and the system speak to."""

import re
from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Register
from sms_docs.model.system import System

_GROUPS = (
    ("staff", ("staff",), re.compile(r"\b(?:staff|employees|teams?|colleagues|everybody|everyone)\b", re.IGNORECASE)),
    ("customers", ("customer",), re.compile(r"\bcustomers?\b", re.IGNORECASE)),
    (
        "top management",
        ("top-management", "owner"),
        re.compile(r"\b(?:top management|managing director|board|sponsor|directors?|executives?)\b", re.IGNORECASE),
    ),
)
"""Who has to be spoken to in any case: the name, the kinds of parties, and words for them in `audience`."""


def _lines(system: System) -> Register | None:
    """The communications, when something can be concluded from what is missing there."""
    found = system.register("communications")
    return None if found.broken or not found.entries else found


@check("warning", clauses=("7.4",), answers=("mistake.no-engagement",))
def group_unreached(system: System) -> Iterator[Problem]:
    """Staff, customers or top management are never spoken to.

    ## What
    No line of the communications reaches a party of the kind, and no `audience` names it.

    ## Why
    Programmes stall because those who must carry them hear of them too late; it is one of the usual mistakes of
    planning (ISO/IEC 20000-1:2018, 7.4).

    ## Wrong
    One line, `audience: Project team`.

    ## Right
    Lines for all staff, for the customers and for the board.
    """
    lines = _lines(system)
    if lines is None:
        return
    kinds = {each.id: each.text("kind") for each in system.register("interested_parties")}
    reached = {kinds.get(party) for line in lines for party in line.texts("parties")}
    audiences = " / ".join(line.text("audience") for line in lines)
    for name, of_kind, words in _GROUPS:
        if not reached.intersection(of_kind) and not words.search(audiences):
            yield Problem(
                lines.location,
                f"No communication reaches {name}.",
                f"Add a line for {name}: topic, timing, channel and sender.",
            )


@check("warning", clauses=("7.4",), answers=("mistake.no-engagement",))
def party_unreached(system: System) -> Iterator[Problem]:
    """An interested party is never spoken to.

    ## What
    No line of the communications names the party under `parties`.

    ## Why
    What is communicated, when, to whom and by whom is laid down (ISO/IEC 20000-1:2018, 7.4). A party without a line
    hears of the system from its faults.

    ## Wrong
    IP-14 among the interested parties, and in no line.

    ## Right
    `parties: [IP-10, IP-14]`
    """
    lines = _lines(system)
    if lines is None:
        return
    named = {party for line in lines for party in line.texts("parties")}
    for party in system.register("interested_parties"):
        if party.id and party.id not in named:
            yield Problem(
                party.location("id"),
                f"No communication reaches {party.id} {party.label}.",
                f"Name it under parties of a line in {lines.path}.",
                (Related(lines.location, "The communications."),),
            )
