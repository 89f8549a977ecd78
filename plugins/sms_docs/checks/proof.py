"""What registers name as proof: it rests on something outside itself."""

from collections.abc import Iterator, Mapping

from sms_docs.checks.references import Use, uses
from sms_docs.model.check import check
from sms_docs.model.cycles import rings
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System
from sms_docs.views.named_evidence import NO_EVIDENCE


@check("error", clauses=("7.5.3",))
def circular(system: System) -> Iterator[Problem]:
    """Entries of registers prove each other in a circle.

    ## What
    An entry names another one as its evidence, and that one, directly or through others, names the first.

    ## Why
    Whoever follows the chain comes back to where it began and has seen no proof (ISO/IEC 20000-1:2018, 7.5.3).

    ## Wrong
    G-014 with `closed_by: [AUD-01]`, AUD-01 with `report: T-031`, and T-031 with `evidence: G-014`

    ## Right
    The last of them names the document or record that shows what was done: `evidence: SMS-REP-005`
    """
    found = _proofs(system)
    for ring in rings(found):
        steps = [found[one][other] for one, other in zip(ring, ring[1:] + ring[:1], strict=True)]
        way = " → ".join((*ring, ring[0]))
        yield Problem(
            steps[0].entry.location(*steps[0].pointer),
            f"These entries prove each other, and nothing else proves them: {way}.",
            "Name a document or a record that stands outside the circle.",
            tuple(Related(each.entry.location(*each.pointer), f"{each.value} is named here.") for each in steps[1:]),
        )


def _proofs(system: System) -> Mapping[str, Mapping[str, Use]]:
    """For each entry that names other entries as evidence: by the name of the other, where it does."""
    found: dict[str, dict[str, Use]] = {}
    for use in uses(system):
        owner = _owner(system, use) if use.target == "evidence" and use.value in system.entry_ids else ""
        if owner and NO_EVIDENCE.isdisjoint(use.pointer):
            found.setdefault(owner, {}).setdefault(use.value, use)
    return found


def _owner(system: System, use: Use) -> str:
    """Id of the entry that the reference stands in, when that id leads back to it."""
    return use.entry.id if system.entry_ids.get(use.entry.id) == use.entry else ""
