"""Risks that follow from the context, and the plans that they change."""

from collections.abc import Iterator

from sms_docs.completeness.plans import KIND as PLAN
from sms_docs.gates.foundation import PLANS
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import System

_TREATED = ("avoid", "reduce", "pursue")


@check("warning", clauses=("6.1",), answers=("ts.risks-in-plan",))
def context_risk_without_task(system: System) -> Iterator[Problem]:
    """A risk from the context is to be treated, and no task does it.

    ## What
    A risk that names an internal or external `issue`, is not closed and has the treatment avoid, reduce or pursue
    names no task in `tasks`, or none of those that it names exists.

    ## Why
    Risks that follow from the context are treated in the plan; what no task carries out is not treated
    (ISO/IEC 20000-1:2018, 6.1; ISO/IEC TS 20000-5:2022, 4.6).

    ## Wrong
    `issue: I-01`, `treatment: reduce`, no `tasks`.

    ## Right
    `tasks: [T-04]`
    """
    tasks = system.register("tasks")
    for risk in system.register("risks") if not tasks.broken else ():
        treated = risk.text("treatment") in _TREATED and risk.text("status") != "closed"
        if risk.has("issue") and treated and not any(each in tasks.by_id for each in risk.texts("tasks")):
            yield Problem(
                risk.location("tasks" if risk.has("tasks") else "treatment"),
                f"{risk.id} follows from the issue {risk.text('issue')} and is to be treated, but no task does it.",
                "Name the tasks that carry out its actions.",
            )


@check("warning", clauses=("6.1",), answers=("ts.risks-in-plan",))
def plan_not_revised(system: System) -> Iterator[Problem]:
    """A risk of the programme came true, and no plan was looked at again.

    ## What
    A risk of the area programme or sms has a day in `occurred_on`, and for more than 31 days
    (`plan_revision_days`) neither the plan of the programme nor the service management plan was approved
    or reviewed from that day on.

    ## Why
    A risk that turns out differently changes the plan, or a decision says why not
    (ISO/IEC TS 20000-5:2022, 4.6).

    ## Wrong
    `occurred_on: 2026-12-07`, implementation plan unchanged since November.

    ## Right
    Implementation plan 1.1 approved on 2027-01-11.
    """
    kinds = (*PLANS, PLAN)
    documents = [each for kind in kinds for each in system.by_kind.get(kind, ())]
    logs = [system.decisions[each.id] for each in documents if each.id in system.decisions]
    if not documents or any(log.broken for log in logs):
        return
    days = [day for log in logs for each in log if (day := each.date("on")) and day <= system.as_of]
    most = parameter(system, "plan_revision_days")
    for risk in system.register("risks"):
        day = risk.date("occurred_on")
        if day is None or risk.text("area") not in ("programme", "sms") or any(day <= each for each in days):
            continue
        if (system.as_of - day).days > most:
            yield Problem(
                risk.location("occurred_on"),
                f"{risk.id} came true on {day}, and no plan was approved or reviewed since.",
                "Revise the plan of the programme, or record a review that says why it holds.",
                tuple(Related(each.location("version"), "This plan was not looked at.") for each in documents),
            )
