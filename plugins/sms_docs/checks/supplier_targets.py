"""Targets of suppliers against the agreements with customers that lean on them."""

from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System
from sms_docs.views.service_levels import goal
from sms_docs.views.supplier_targets import Support, supports, together, verdict


@check("warning", clauses=("8.3.4.1",), answers=("supplier.targets-support-sla",))
def weaker_than_agreed(system: System) -> Iterator[Problem]:
    """A supplier's target is weaker than the customer's target that it supports.

    ## What
    `supports` names an SLA target, both go in the same direction and can be compared, and the supplier's
    availability is lower or its time longer.

    ## Why
    Contracts are aligned with the agreements towards customers (ISO/IEC 20000-1:2018, 8.3.4.1). The supplier can
    reach its target each month, and the customer's is missed all the same.

    ## Wrong
    SLA at least 99.9 percent, supplier at least 99.5 percent.

    ## Right
    Supplier at least 99.95 percent.
    """
    for each in supports(system):
        if each.supported is not None and verdict(system, each) == "too weak":
            yield Problem(
                each.target.location("value"),
                f"{each.target.id} ({goal(each.target)}) is weaker than {each.names} ({goal(each.supported)}), "
                "which it supports.",
                f"Agree on a stricter target with {each.supplier.label}, or promise the customer less.",
                (Related(each.supported.location("value"), "The target agreed with customers."),),
            )


@check("warning", clauses=("8.3.4.1",), answers=("supplier.targets-support-sla",))
def weaker_together(system: System) -> Iterator[Problem]:
    """The availabilities of several suppliers, multiplied, are lower than what customers were promised.

    ## What
    Two or more suppliers' targets in percent support one availability target, each is high enough by itself, and
    their product is below it. They are taken as needed all at once, which the entries under `supports` say.

    ## Why
    A service that needs both is down when either is: 99.8 and 99.8 percent make 99.6
    (ISO/IEC 20000-1:2018, 8.3.4.1).

    ## Wrong
    SLA 99.7 percent; line 99.8 and power 99.8 percent.

    ## Right
    Line 99.8 and power 99.99 percent: 99.79 together.
    """
    found: dict[str, list[Support]] = {}
    for each in supports(system):
        if verdict(system, each) in ("too weak", "too weak together"):
            found.setdefault(each.names, []).append(each)
    for name, weak in found.items():
        product, agreed = together(system, name), weak[0].supported
        alone = any(verdict(system, each) == "too weak" for each in weak)
        if agreed is not None and product is not None and not alone:
            names = " and ".join(each.target.id for each in weak)
            yield Problem(
                agreed.location("value"),
                f"{names} together give {product:.6g} percent, less than {name} ({goal(agreed)}).",
                "Agree on stricter targets with the suppliers, or promise the customer less.",
                tuple(Related(each.target.location("value"), f"{each.supplier.label} gives this.") for each in weak),
            )
