"""What stands before the plan of the programme: scope, values of today, target."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sms_docs.gates.approval import first_approval
from sms_docs.gates.foundation import PLANS
from sms_docs.judgement.very_small import is_very_small
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.system import APPROVING, System

_SCOPE = ("scope-statement",)
_TARGET = ("target-state",)
_DETAILED = (*PLANS, "service-management-plan")


@check("error", clauses=("4.3",), answers=("ts.scope-before-planning",))
def plan_before_scope(system: System) -> Iterator[Problem]:
    """A plan was approved while the scope was not decided.

    ## What
    The plan of the programme or the service management plan was first approved before the scope statement was, or
    although it never was.

    ## Why
    Applicability and scope are settled before planning in detail, also where only some processes are set up
    (ISO/IEC TS 20000-5:2022, 4.3).

    ## Wrong
    Implementation plan approved on 2026-10-12, scope statement on 2026-10-30.

    ## Right
    Scope statement approved on 2026-10-30, implementation plan on 2026-11-24.
    """
    if system.hides_documents or _log_broken(system, (*_SCOPE, *_DETAILED)):
        return
    scope = first_approval(system, _SCOPE)
    for kind in _DETAILED:
        plan = first_approval(system, (kind,))
        if plan and (scope is None or plan.text("on") < scope.text("on")):
            when = f"the scope on {scope.text('on')}" if scope else "the scope never was"
            yield Problem(
                plan.location("on"),
                f"A plan was approved on {plan.text('on')}, {when}.",
                "Let the scope statement be approved, review the plan against it, and approve it anew.",
                (Related(scope.location("on"), "The scope was approved here."),) if scope else (),
            )


@check("warning", clauses=("4.3",), answers=("ts.scope-stable",))
def scope_moved(system: System) -> Iterator[Problem]:
    """The scope differs between phases, and nobody decided it.

    ## What
    The `services` of a phase of the programme differ from those of the phase before, or those of the newest phase that
    has begun from `services` in `data/scope.yml`, and the scope statement was not approved anew since the earlier one
    began.

    ## Why
    The scope of the system stays the same over all phases; to change it is a decision of its own
    (ISO/IEC TS 20000-5:2022, 4.3 and 5.2.1).

    ## Wrong
    `services: [SVC-01]` in phase 1, `services: [SVC-01, SVC-02]` in phase 2, one edition of the scope statement.

    ## Right
    The same services in both phases, or a new edition of the scope statement that was approved.
    """
    scope = system.register("scope").single
    phases = [each for each in system.register("programme") if each.has("services")]
    phases.sort(key=lambda each: each.number("number") or 0)
    if system.register("scope").broken or _log_broken(system, _SCOPE):
        return
    begun = [each for each in phases if (start := each.date("start")) and start <= system.as_of]
    pairs = [*pairwise(phases), *(((begun[-1], scope),) if begun and scope.has("services") else ())]
    for before, after in pairs:
        changed = sorted(set(before.texts("services")) ^ set(after.texts("services")))
        if changed and not _scope_decided_after(system, before.date("start")):
            yield Problem(
                after.location("services"),
                f"{', '.join(changed)} differ from the services of the phase {before.label}, "
                "and no decision on the scope says so.",
                "Keep the scope over all phases, or approve a new edition of the scope statement first.",
                (Related(before.location("services"), "The services of that phase."),),
            )


def _scope_decided_after(system: System, start: date | None) -> bool:
    """Whether the scope statement was approved again after a phase had begun."""
    decisions = [
        on
        for kind in _SCOPE
        for document in system.by_kind.get(kind, ())
        for each in system.decisions.get(document.id, ())
        if each.text("decision") in APPROVING and (on := each.date("on")) and on <= system.as_of
    ]
    first = min(decisions, default=None)
    return start is not None and any(each >= start and each != first for each in decisions)


@check("warning", clauses=("6.2",), answers=("ts.target-state",))
def target_state_not_set(system: System) -> Iterator[Problem]:
    """The programme was planned without a target.

    ## What
    The plan of the programme was approved, and no document on the target state was approved up to that day. For a very
    small entity objectives do in its place.

    ## Why
    Between the assessment and the plan somebody says where to go: objectives, what they depend on, and how success is
    seen. A plan without it lists work (ISO/IEC TS 20000-5:2022, 5.3.3).

    ## Wrong
    Gap assessment report, then the implementation plan, and nothing in between.

    ## Right
    Target state approved on 2026-11-20, plan on 2026-11-24.
    """
    plan, target = first_approval(system, PLANS), first_approval(system, _TARGET)
    if plan is None or system.hides_documents or _log_broken(system, (*_TARGET, *PLANS)):
        return
    if is_very_small(system) and system.register("objectives").entries:
        return
    if target is None or target.text("on") > plan.text("on"):
        when = f"only on {target.text('on')}" if target else "not at all"
        yield Problem(
            plan.location("on"),
            f"The plan of the programme was approved on {plan.text('on')}, the target state {when}.",
            "Write down the target with objectives, critical factors and indicators, and review the plan against it.",
            (Related(target.location("on"), "The target state was approved here."),) if target else (),
        )


def _log_broken(system: System, kinds: tuple[str, ...]) -> bool:
    """Whether the decision log of a document of the kinds cannot be read."""
    documents = (document for kind in kinds for document in system.by_kind.get(kind, ()))
    return any(document.id in system.decisions and system.decisions[document.id].broken for document in documents)


@check("warning", clauses=("9.1",), answers=("ts.gap.benchmarks",))
def no_benchmarks(system: System) -> Iterator[Problem]:
    """Nothing was measured before the change.

    ## What
    The report on the gap assessment was approved, and `data/benchmarks.yml` holds no value that was measured up to
    today.

    ## Why
    Without the values of today nobody can show later what the programme has brought
    (ISO/IEC TS 20000-5:2022, 5.3.2).

    ## Wrong
    An empty register of benchmarks.

    ## Right
    `title: Downtime`, `value: 31`, `unit: hours`, `measured_on: 2026-09-30`
    """
    register, report = system.register("benchmarks"), first_approval(system, ("gap-assessment-report",))
    if register.broken or report is None:
        return
    if not any((day := each.date("measured_on")) and day <= system.as_of for each in register):
        yield Problem(
            report.location("on"),
            "The gaps were assessed, but no value of today was measured to compare with later.",
            f"Record value, unit and day in {register.path}: downtime, satisfaction, cost of failures or others.",
        )


@check("warning", clauses=("9.1",), answers=("ts.gap.benchmarks",))
def not_measured_again(system: System) -> Iterator[Problem]:
    """A value of before the change was not measured again when that was due.

    ## What
    `remeasure_due` has passed, and `again_value` or `again_on` is missing, or that day has not come.

    ## Why
    The benefit shows only in the second value (ISO/IEC TS 20000-5:2022, 5.3.2).

    ## Wrong
    `remeasure_due: 2027-07-15`, read on 2027-08-11, without `again_value`.

    ## Right
    `again_value: 12`, `again_on: 2027-07-09`
    """
    for benchmark in system.register("benchmarks"):
        due = benchmark.date("remeasure_due")
        again = benchmark.has("again_value") and benchmark.past_date("again_on", system.as_of)
        if due and due < system.as_of and not again:
            yield Problem(
                benchmark.location("remeasure_due"),
                f"{benchmark.id} ({benchmark.label}) was to be measured again on {due} and was not.",
                "Measure it in the same way as before, and add again_value and again_on.",
            )
