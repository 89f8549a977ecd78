"""Service level agreements: one for each service and customer, agreed, in force, measured and acted on."""

from collections.abc import Iterator

from sms_docs.checks.actions import action_fault
from sms_docs.gates.agreements import by_service, delivered, in_force, missed, reaches, results, results_due
from sms_docs.gates.implementation import agreements_in_scope, covered_months, monthly_targets
from sms_docs.gates.operation import operating_since
from sms_docs.gates.rhythm import Expected
from sms_docs.gates.rhythm import missing as missing_of
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System
from sms_docs.views.service_levels import goal

_PROCESS = "service-level-management-process"


@check("error", clauses=("8.3.3",), answers=("sla.agreed",))
def expired(system: System) -> Iterator[Problem]:
    """A service level agreement has ended while the service goes on.

    ## What
    `valid_to` is over or the status is `expired`, the service is delivered, and for one of its customers no other
    agreement is in force.

    ## Why
    From that day nothing is agreed: no target holds, and reports compare with nothing (ISO/IEC 20000-1:2018, 8.3.3).

    ## Wrong
    `valid_to: 2026-12-31`, and the service runs on in January.

    ## Right
    A new agreement from 2027-01-01, or `valid_to` moved with both sides' consent.
    """
    services = {each.id for each in delivered(system)}
    for service, slas in by_service(system).items():
        covered = {customer for each in slas if in_force(system, each) for customer in each.texts("customers")}
        for sla in slas if service in services else ():
            end = sla.date("valid_to")
            ended = end is not None and end < system.as_of
            left = [each for each in sla.texts("customers") if each not in covered]
            if left and (ended or sla.text("status") == "expired"):
                when = f"ended on {end}" if ended else "has expired"
                yield Problem(
                    sla.location("valid_to" if sla.has("valid_to") else "status"),
                    f"{sla.id} {when}, and nothing else is agreed on {service} with {', '.join(left)}.",
                    "Agree on a new one with the customer, or prolong this one.",
                )


@check("error", clauses=("8.3.3",), answers=("sla.misses-acted",))
def miss_without_action(system: System) -> Iterator[Problem]:
    """A service level target was missed and nothing follows from it.

    ## What
    A result misses its target, and `action` names no improvement, task or corrective action, or one that was
    rejected or cancelled.

    ## Why
    Performance is compared with the targets so that somebody acts (ISO/IEC 20000-1:2018, 8.3.3). A list of misses
    without actions is what auditors show first.

    ## Wrong
    `actual: 76.4`, `met: false`, no `action`.

    ## Right
    `action: IMP-003`
    """
    for result, target in results(system):
        if missed(result, target) and (fault := action_fault(system, result, "action")):
            yield Problem(
                result.location("action" if result.has("action") else "actual"),
                f"{target.id} was missed in {result.text('period')} ({result.number('actual'):,.10g}), and {fault}.",
                "Name the improvement, task or corrective action in the field action.",
                (Related(target.location("value"), "The target."),),
            )


@check("error", clauses=("8.3.3",), answers=("sla.exists",), waivable=False)
def missing(system: System) -> Iterator[Problem]:
    """A customer receives a service without a service level agreement.

    ## What
    Service level management is in operation, the service is live and in scope, and no agreed SLA names the service
    and the customer.

    ## Why
    One or more SLAs are agreed with the customer for each service delivered (ISO/IEC 20000-1:2018, 8.3.3). Before
    service level management goes live this is open work and no fault.

    ## Wrong
    SVC-03 is delivered to CUS-01 and CUS-05; SLA-03 names CUS-01 only.

    ## Right
    `customers: [CUS-01, CUS-05]` in SLA-03, agreed by both.
    """
    slas = system.register("slas")
    since = None if slas.broken else operating_since(system, _PROCESS)
    agreed = by_service(system)
    for service in delivered(system) if since else ():
        own = agreed.get(service.id, [])
        named = {each for sla in own if sla.text("status") in ("agreed", "expired") for each in sla.texts("customers")}
        left = [each for each in service.texts("customers") if each not in named]
        if left and since:
            yield Problem(
                service.location("customers"),
                f"{service.id} ({service.label}) has no agreed service level agreement with {', '.join(left)}.",
                "Agree on targets with the customer, or add the customer to the agreement that holds.",
                (
                    *(Related(each.location("status"), f"{each.id} is not agreed.") for each in own if not named),
                    Related(since.location, "Service level management is in operation since then."),
                ),
            )


@check("error", clauses=("8.3.3", "8.7.1"), answers=("availability.targets",))
def result_missing(system: System) -> Iterator[Problem]:
    """A month of a service level target has no result.

    ## What
    The agreement was in force and the service, which is in scope, live for the whole month (or quarter), 15 days
    (`sla_result_days`) have passed since its end, and `sla_results` has no value for the target. Targets that count by
    the year are left out.

    ## Why
    Performance is monitored against the targets without a gap; the missing month is the one an auditor asks about
    (ISO/IEC 20000-1:2018, 8.3.3; for availability also 8.7.1).

    ## Wrong
    Results for May and July, none for June.

    ## Right
    One result for each month since the agreement holds.
    """
    if system.register("sla_results").broken:
        return
    covered = covered_months(system)
    for sla in agreements_in_scope(system):
        for target in monthly_targets(sla) if in_force(system, sla) else ():
            due = (each for each in results_due(system, sla, target, system.as_of) if each.day < system.as_of)
            gaps = list(missing_of(due, covered.get((sla.id, target.id), ())))
            if gaps:
                yield Problem(
                    target.location("id"),
                    f"{target.id} has no result for {_named(gaps)}.",
                    "Add the results to data/sla_results.yml; a remark there says why one comes late.",
                )


def _named(gaps: list[Expected]) -> str:
    """The periods without a result; three or more in a row by the first and the last."""
    runs: list[list[Expected]] = []
    for each in gaps:
        if runs and runs[-1][-1].last + 1 == each.first:
            runs[-1].append(each)
        else:
            runs.append([each])
    named = ([f"{run[0].period} to {run[-1].period}"] if run[2:] else [each.period for each in run] for run in runs)
    return ", ".join(word for words in named for word in words)


@check("error", clauses=("8.3.3",), answers=("sla.misses-acted",))
def result_at_odds(system: System) -> Iterator[Problem]:
    """A result says that a target was met or missed, and its number says the opposite.

    ## What
    `met` does not fit `actual` and the value of the target.

    ## Why
    Reports count `met`. A miss that counts as met is never acted on (ISO/IEC 20000-1:2018, 8.3.3).

    ## Wrong
    Target at least 99.5, `actual: 99.2`, `met: true`.

    ## Right
    `met: false`, with an action.
    """
    for result, target in results(system):
        actual = result.number("actual")
        reached = None if actual is None else reaches(target, actual)
        if reached is not None and isinstance(result["met"], bool) and result["met"] is not reached:
            yield Problem(
                result.location("met"),
                f"The result {actual:,.10g} of {target.id} is said to be {'missed' if reached else 'met'}; "
                f"the target is {goal(target)}.",
                "Correct the number or the field met.",
                (Related(target.location("value"), "The target."),),
            )


@check("error", clauses=("8.3.3",), answers=("sla.agreed",))
def unsigned(system: System) -> Iterator[Problem]:
    """A service level agreement is not agreed by a customer that it is for.

    ## What
    The status is `agreed`, and a customer has no entry with a day up to today under `agreements`; or the agreement
    is not agreed and the day planned for it is over.

    ## Why
    An SLA is agreed with the customer (ISO/IEC 20000-1:2018, 8.3.3). One that only the provider has signed is an
    announcement.

    ## Wrong
    `customers: [CUS-01, CUS-02]`, and only CUS-01 under `agreements`.

    ## Right
    Both, each with day and function, or `status: negotiating` with the planned day.
    """
    for sla in system.register("slas"):
        days = {each.text("customer"): each.date("agreed_on") for each in sla.entries("agreements")}
        left = [each for each in sla.texts("customers") if not (on := days.get(each)) or on > system.as_of]
        planned = sla.date("planned_agreement")
        if sla.text("status") == "agreed" and left:
            yield Problem(
                sla.location("agreements" if "agreements" in sla.values else "status"),
                f"{sla.id} is said to be agreed, but {', '.join(left)} {'have' if left[1:] else 'has'} not agreed "
                f"up to {system.as_of}.",
                "Record who agreed and when, or set the status back to negotiating.",
            )
        elif sla.text("status") in ("draft", "negotiating") and planned and planned < system.as_of:
            yield Problem(
                sla.location("planned_agreement"),
                f"{sla.id} was to be agreed on {planned} and is not.",
                "Agree on it, or agree on a new day with the customer and record it.",
            )
