"""The context of the organization: the decision on climate change, and who has to be heard."""

from collections.abc import Iterator

from sms_docs.gates.deliverables import due_gate
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("4.1",), answers=("context.climate",), waivable=False)
def climate_undecided(system: System) -> Iterator[Problem]:
    """Nobody has decided whether climate change matters to the system.

    ## What
    The register of issues has no entry with `climate: true` that says in `climate_relevant` yes or no and has a day
    `decided_on` that has come. In a programme it is due with the gate that asks for an approved scope; before that it
    is open work. The 2011 edition does not ask for it.

    ## Why
    The amendment of 2024 asks every organization to find out whether climate change is a relevant issue
    (ISO/IEC 20000-1:2018/Amd 1:2024, 4.1). "No" is an answer; silence is none.

    ## Wrong
    An issue `climate: true` without `decided_on`, or no such issue.

    ## Right
    `climate: true`, `climate_relevant: false`, `decided_on: 2026-10-16`, and the reason in `effect`.
    """
    issues = system.register("issues")
    if system.standard.edition != "2018" or issues.broken or not issues.entries:
        return
    if system.register("programme").exists and due_gate(system, "scope-approved") is None:
        return
    asked = [each for each in issues if each.flag("climate")]
    if any(_decided(system, each) for each in asked):
        return
    yield Problem(
        asked[0].location("climate") if asked else issues.location,
        f"{asked[0].id} raises climate change, but no dated decision says whether it is relevant."
        if asked
        else "No issue holds a decision on the relevance of climate change.",
        "Decide it, and record climate: true, climate_relevant and decided_on.",
    )


def _decided(system: System, issue: Entry) -> bool:
    day = issue.date("decided_on")
    return isinstance(issue["climate_relevant"], bool) and day is not None and day <= system.as_of


@check("warning", clauses=("4.2",), answers=("context.parties-linked",))
def party_unlisted(system: System) -> Iterator[Problem]:
    """A customer or supplier is no interested party.

    ## What
    No entry of the interested parties names the customer in `customer` or the supplier in `supplier`. (A party without
    requirements breaks the register's schema.)

    ## Why
    What customers and suppliers need decides what the system has to do (ISO/IEC 20000-1:2018, 4.2). Who is not listed
    is not asked.

    ## Wrong
    CUS-03 in the customers, and no interested party with `customer: CUS-03`.

    ## Right
    `- id: IP-03`, `customer: CUS-03` and its `requirements`.
    """
    parties = system.register("interested_parties")
    if parties.broken or not parties.entries:
        return
    for key, field in (("customers", "customer"), ("suppliers", "supplier")):
        listed = {each.text(field) for each in parties}
        for entry in system.register(key):
            if entry.id and entry.id not in listed:
                yield Problem(
                    entry.location("id"),
                    f"The {field} {entry.id} {entry.label} is no interested party.",
                    f"Add a party with {field}: {entry.id} and its requirements in {parties.path}.",
                    (Related(parties.location, "The interested parties."),),
                )
