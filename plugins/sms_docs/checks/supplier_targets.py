"""Targets of suppliers against the agreements with customers that lean on them."""

from collections.abc import Iterator
from math import prod
from typing import Final, NamedTuple

from sms_docs.gates.agreements import targets
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_MINUTES: Final = {"minutes": 1.0, "hours": 60.0, "days": 1440.0}
_WHOLE: Final = 100.0


class Support(NamedTuple):
    """A supplier's target, the customer's target that it supports, and both values in one unit."""

    supplier: Entry
    own: Entry
    agreed: Entry
    offered: float
    needed: float

    @property
    def weaker(self) -> bool:
        """Whether the supplier may do less than the customer was promised."""
        if self.agreed.text("comparator") == "at-most":
            return self.offered > self.needed
        return self.offered < self.needed


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
    for each in _supports(system):
        if each.weaker:
            yield Problem(
                each.own.location("value"),
                f"{each.own.id} ({_bound(each.own)}) is weaker than {each.agreed.id} ({_bound(each.agreed)}), "
                "which it supports.",
                f"Agree on a stricter target with {each.supplier.label}, or promise the customer less.",
                (Related(each.agreed.location("value"), "The target agreed with customers."),),
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
    together: dict[str, list[Support]] = {}
    for each in _supports(system):
        if each.agreed.text("kind") == each.own.text("kind") == "availability" and each.own.text("unit") == "percent":
            together.setdefault(each.agreed.id, []).append(each)
    for supports in together.values():
        first, product = supports[0], _WHOLE * prod(each.offered / _WHOLE for each in supports)
        alone = any(each.weaker for each in supports)
        if len(supports) > 1 and not alone and product < first.needed:
            names = " and ".join(each.own.id for each in supports)
            yield Problem(
                first.agreed.location("value"),
                f"{names} together give {product:.2f} percent, less than {first.agreed.id} ({_bound(first.agreed)}).",
                "Agree on stricter targets with the suppliers, or promise the customer less.",
                tuple(Related(each.own.location("value"), f"{each.supplier.label} gives this.") for each in supports),
            )


def _supports(system: System) -> Iterator[Support]:
    agreed = {target.id: target for target in targets(system).values()}
    for supplier in system.register("suppliers"):
        for own in supplier.entries("targets"):
            for named in own.texts("supports"):
                if (target := agreed.get(named)) and (values := _comparable(own, target)):
                    yield Support(supplier, own, target, *values)


def _comparable(own: Entry, target: Entry) -> tuple[float, float] | None:
    """Both values in one unit; None when their directions or units differ."""
    offered, needed = own.number("value"), target.number("value")
    if offered is None or needed is None or own.text("comparator") != target.text("comparator"):
        return None
    units = own.text("unit"), target.text("unit")
    if units[0] == units[1]:
        return offered, needed
    if units[0] in _MINUTES and units[1] in _MINUTES:
        return offered * _MINUTES[units[0]], needed * _MINUTES[units[1]]
    return None


def _bound(target: Entry) -> str:
    return f"{target.text('comparator').replace('-', ' ')} {target.number('value'):g} {target.text('unit')}"
