"""Customers: how satisfied they are, and what became of their complaints."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.agreements import delivered
from sms_docs.gates.followed import unsettled
from sms_docs.gates.operation import operating_since
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.months import add_months
from sms_docs.model.system import System

_PROCESS = "business-relationship-management-process"


@check("warning", clauses=("8.3.2",), answers=("brm.satisfaction",))
def complaint_open(system: System) -> Iterator[Problem]:
    """A service complaint is neither closed nor escalated.

    ## What
    A complaint is open for more than 30 days (`complaint_days`), or it is closed without day or result.

    ## Why
    Complaints are recorded, managed to closure and reported; what cannot be settled is escalated
    (ISO/IEC 20000-1:2018, 8.3.2).

    ## Wrong
    `raised_on: 2026-12-04`, `status: open`, in August.

    ## Right
    `status: closed` with `closed_on` and `result`, or `status: escalated`.
    """
    days = int(parameter(system, "complaint_days"))
    for customer in system.register("customers"):
        for complaint in customer.entries("complaints"):
            if why := unsettled(complaint, system.as_of, days):
                yield Problem(
                    complaint.location("status"),
                    f"Complaint {complaint.id} of {customer.label} {why}.",
                    "Settle it with the customer and record when and how, or escalate it.",
                )


@check("warning", clauses=("8.3.2",), answers=("brm.satisfaction",))
def satisfaction_overdue(system: System) -> Iterator[Problem]:
    """A customer's satisfaction has not been measured within the interval.

    ## What
    The customer receives a service in scope, and `satisfaction_measured_on` is more than 12 months ago
    (`satisfaction_months`); or it was never measured, although business relationship management is in operation
    for longer than that, and the first agreement with the customer is as old.

    ## Why
    Satisfaction is measured at planned intervals with a sample of customers and users (ISO/IEC 20000-1:2018, 8.3.2).

    ## Wrong
    `satisfaction_measured_on: 2025-12-15`, in August 2027.

    ## Right
    `satisfaction_measured_on: 2027-06-18`
    """
    months = int(parameter(system, "satisfaction_months"))
    served = {customer for service in delivered(system) for customer in service.texts("customers")}
    since, first = operating_since(system, _PROCESS), _first_agreements(system)
    for customer in system.register("customers"):
        last = customer.past_date("satisfaction_measured_on", system.as_of)
        begin = last or (max(since.day, first.get(customer.id, since.day)) if since else None)
        if customer.id not in served or begin is None or add_months(begin, months) >= system.as_of:
            continue
        late = f"has not been measured since {last}, more than {months} months"
        never = f"was never measured; it was due on {add_months(begin, months)}"
        yield Problem(
            customer.location("satisfaction_measured_on" if customer.has("satisfaction_measured_on") else "id"),
            f"The satisfaction of {customer.label} {late if last else never}.",
            "Ask the customer, and record day, score and number of answers.",
        )


def _first_agreements(system: System) -> dict[str, date]:
    """The day of the first agreement with each customer."""
    found: dict[str, date] = {}
    for sla in system.register("slas"):
        for each in sla.entries("agreements"):
            if on := each.date("agreed_on"):
                found[each.text("customer")] = min(on, found.get(each.text("customer"), on))
    return found
