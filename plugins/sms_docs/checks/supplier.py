"""Suppliers: contract, agreement, manager, reviews and disputes."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.followed import unsettled
from sms_docs.gates.operation import operating_since
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.location import Location
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("error", clauses=("8.3.4.1",), answers=("supplier.contract",))
def contract_lapsed(system: System) -> Iterator[Problem]:
    """An external supplier delivers without a contract in force.

    ## What
    The last day of the contract is over, and a service that is not retired still names the supplier, or the supplier
    provides a whole process; or an outside company works under an internal agreement only. Who supplied something once
    may stay in the register.

    ## Why
    Each external supplier has a documented contract (ISO/IEC 20000-1:2018, 8.3.4.1). After its end neither targets
    nor duties bind anybody.

    ## Wrong
    `to: 2026-12-31`, and the supplier still stands behind two services in January.

    ## Right
    The contract prolonged, or the supplier taken out of the services.
    """
    for supplier in _of_kind(system, "external"):
        contract = supplier.entry("contract")
        if end := _ended(contract, system.as_of):
            yield Problem(
                contract.location("to"),
                f"The contract with {supplier.label} ended on {end}.",
                "Prolong it, or take the supplier out of the services that name it.",
            )
        elif contract.text("kind") == "agreement":
            yield Problem(
                contract.location("kind"),
                f"{supplier.label} is an external supplier and has an agreement instead of a contract.",
                "Close a contract, or correct the kind of the supplier.",
            )


@check("error", clauses=("8.3.4.1",), answers=("supplier.contract",))
def contract_thin(system: System) -> Iterator[Problem]:
    """The contract with an external supplier leaves out what it has to hold.

    ## What
    No targets are agreed, or the register names neither requirements nor a document that holds them.

    ## Why
    A contract holds scope, requirements, targets or other obligations, and the responsibilities of both sides
    (ISO/IEC 20000-1:2018, 8.3.4.1). Without targets nothing can be reviewed.

    ## Wrong
    `targets: []`

    ## Right
    At least one target with value, unit and method; `requirements` in `contract`, or `document` with the sheet.
    """
    for supplier in _of_kind(system, "external"):
        yield from _thin(supplier, "contract")


def _thin(supplier: Entry, what: str) -> Iterator[Problem]:
    contract = supplier.entry("contract")
    if contract and isinstance(supplier["targets"], list) and not supplier.entries("targets"):
        yield Problem(
            supplier.location("targets"),
            f"The {what} with {supplier.label} sets no target.",
            "Agree on at least one target with value, unit and method.",
        )
    if contract and not contract.has("requirements") and not contract.has("document"):
        yield Problem(
            supplier.location("contract"),
            f"Nothing says which requirements the {what} with {supplier.label} sets.",
            "Add requirements to the contract's entry, or name the document that holds them.",
        )


@check("warning", clauses=("8.3.4.1",), answers=("supplier.reviewed",))
def dispute_unsettled(system: System) -> Iterator[Problem]:
    """A dispute with a supplier is left open, or closed without a trace.

    ## What
    A dispute is open for more than 180 days (`dispute_days`), or it is closed without day or result.

    ## Why
    Disputes are recorded and managed to closure (ISO/IEC 20000-1:2018, 8.3.4.1).

    ## Wrong
    `status: closed` without `result`.

    ## Right
    `closed_on: 2026-12-16` and `result: Credit note over 3 920 EUR`
    """
    days = int(parameter(system, "dispute_days"))
    for supplier in system.register("suppliers"):
        for dispute in supplier.entries("disputes"):
            if why := unsettled(dispute, system.as_of, days):
                yield Problem(
                    dispute.location("status"),
                    f"A dispute with {supplier.label} {why}.",
                    "Settle it, if need be one level higher, and record when and how it was settled.",
                )


@check("error", clauses=("8.3.4.2",), answers=("supplier.internal-agreement",))
def internal_agreement_missing(system: System) -> Iterator[Problem]:
    """An internal supplier, or a customer who supplies something, works without a written agreement.

    ## What
    The agreement has ended and the party is still needed (as in supplier.contract-lapsed); or it sets no target, or
    the register names neither its requirements nor its document.

    ## Why
    Targets, duties and interfaces of internal suppliers are agreed in writing too (ISO/IEC 20000-1:2018, 8.3.4.2).
    "They are our colleagues" is no target.

    ## Wrong
    Network team of the holding, `targets: []`.

    ## Right
    An agreement with reference, responsibilities, requirements and targets.
    """
    for supplier in (*_of_kind(system, "internal"), *_of_kind(system, "customer")):
        contract = supplier.entry("contract")
        if end := _ended(contract, system.as_of):
            yield Problem(
                contract.location("to"),
                f"The agreement with {supplier.label} ended on {end}.",
                "Renew it in writing, or take the party out of the services that name it.",
            )
        else:
            yield from _thin(supplier, "agreement")


@check("error", clauses=("8.3.4.1", "5.3"), answers=("supplier.contract",))
def manager_missing(system: System) -> Iterator[Problem]:
    """Nobody manages a supplier.

    ## What
    The role in `manager` has no holder on the day (`data/assignments.yml`); a stand-in counts as one.

    ## Why
    One or more named persons manage relationship, contract and performance of each external supplier
    (ISO/IEC 20000-1:2018, 8.3.4.1).

    ## Wrong
    `manager: supplier-manager`, and the assignment of that role ended in May.

    ## Right
    A role that somebody holds.
    """
    assignments = system.register("assignments")
    if assignments.broken or not assignments.exists:
        return
    for supplier in _current(system):
        role = supplier.text("manager")
        if role in system.register("roles").by_id and not system.holders(role, system.as_of):
            yield Problem(
                supplier.location("manager"),
                f"{supplier.label} is managed by the role {role}, which nobody holds on {system.as_of}.",
                "Give the role to somebody in data/assignments.yml, or name another role.",
            )


@check("warning", clauses=("8.3.4.1",), answers=("supplier.reviewed",))
def review_overdue(system: System) -> Iterator[Problem]:
    """A supplier has not been reviewed within the interval.

    ## What
    Since the last review, or since the contract began when there was none, more months have passed than
    `review_interval_months` says (without it, 12: `supplier_review_months`). A supplier that was never reviewed is
    judged once supplier management is in operation.

    ## Why
    Performance of suppliers is monitored and contracts are reviewed at planned intervals (ISO/IEC 20000-1:2018,
    8.3.4.1).

    ## Wrong
    Contract since 2025-07-01, no `reviewed_on`.

    ## Right
    `reviewed_on: 2027-05-19`, interval twelve months.
    """
    operated = operating_since(system, "supplier-management-process") is not None
    for supplier in system.register("suppliers"):
        contract = supplier.entry("contract")
        months = int(supplier.number("review_interval_months") or parameter(system, "supplier_review_months"))
        last = supplier.past_date("reviewed_on", system.as_of)
        since = last or (contract.date("from") if operated else None)
        if since and not _ended(contract, system.as_of) and add_months(since, months) < system.as_of:
            event = "last review" if last else "contract's start"
            yield Problem(
                _review_place(supplier, last),
                f"{supplier.label} has not been reviewed since the {event} on {since}, more than {months} months.",
                "Hold the review, and record its day and what was decided.",
            )


def _review_place(supplier: Entry, last: date | None) -> Location:
    return supplier.location("reviewed_on") if last else supplier.entry("contract").location("from")


def _of_kind(system: System, kind: str) -> tuple[Entry, ...]:
    """The suppliers of a kind whose contract has begun."""
    return tuple(
        each
        for each in _current(system)
        if each.text("kind") == kind
        and ((start := each.entry("contract").date("from")) is None or start <= system.as_of)
    )


def _current(system: System) -> Iterator[Entry]:
    """The suppliers, without those whose contract is over and who supply nothing any more."""
    for each in system.register("suppliers"):
        if not _ended(each.entry("contract"), system.as_of) or _needed(system, each):
            yield each


def _needed(system: System, supplier: Entry) -> bool:
    """Whether a service that goes on names the supplier, or a whole process is in its hands."""
    services = (each for each in system.register("services") if each.text("status") != "retired")
    processes = (each for each in supplier.entries("provides") if each.text("kind") == "process")
    return any(supplier.id in each.texts("suppliers") for each in services) or any(True for _ in processes)


def _ended(contract: Entry, as_of: date) -> date | None:
    """The last day of a contract that is over."""
    end = contract.date("to")
    return end if end and end < as_of else None
