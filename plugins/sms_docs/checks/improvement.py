"""Improvements: decided by criteria, with a target, measured, and coming in steadily."""

import re
from collections.abc import Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_FEW_WORDS = 4
_WORD = re.compile(r"\w+")


@check("warning", clauses=("10.2",), answers=("improvement.criteria",))
def decided_without_reason(system: System) -> Iterator[Problem]:
    """An improvement was approved, rejected or put off, and nothing says why or by whom.

    ## What
    `decision` is given, other than proposed, and `decision_reason`, `decided_on` or `decided_by` is not.

    ## Why
    Improvements are decided by criteria (ISO/IEC 20000-1:2018, 10.2). Who proposed one and gets no reason proposes no
    second one.

    ## Wrong
    `decision: rejected` and nothing else.

    ## Right
    `decision: rejected`, `decision_reason: Serves no objective.`, `decided_on` and `decided_by`.
    """
    for each in system.register("improvements"):
        missing = [field for field in ("decision_reason", "decided_on", "decided_by") if not each.has(field)]
        if missing and each.text("decision") not in ("", "proposed"):
            yield Problem(
                each.location("decision"),
                f"{each.id} was {each.text('decision')} without {' and '.join(missing)}.",
                "Add why, when and by which role it was decided.",
            )


@check("warning", clauses=("10.2",), answers=("improvement.alive",))
def dried_up(system: System) -> Iterator[Problem]:
    """No improvement was proposed for half a year, or all come from one source.

    ## What
    The newest entry of `data/improvements.yml` is older than six months (`improvement_months`), or the entries of
    these six months all have the same `source` (`improvement_sources_min`: two). A register is judged six months after
    its first entry.

    ## Why
    Improvement goes on all the time (ISO/IEC 20000-1:2018, 10.2). A register that nobody adds to shows that nobody
    looks: measures, customers, staff and audits all give reasons.

    ## Wrong
    Newest entry `raised_on: 2026-11-24`, read on 2027-08-11.

    ## Right
    Entries of the last months from customers, measurements and audits.
    """
    months = int(parameter(system, "improvement_months"))
    dated = [(on, each) for each in system.register("improvements") if (on := each.date("raised_on"))]
    known = sorted((item for item in dated if item[0] <= system.as_of), key=lambda item: item[0])
    if not known or add_months(known[0][0], months) > system.as_of:
        return
    recent = [each for on, each in known if add_months(on, months) >= system.as_of]
    newest = known[-1][1]
    if not recent:
        yield Problem(
            newest.location("raised_on"),
            f"The newest improvement was raised on {known[-1][0]}, more than {months} months ago.",
            "Look through measures, complaints, audits and reviews, and add what could be better.",
        )
    elif len({each.text("source") for each in recent}) < parameter(system, "improvement_sources_min"):
        yield Problem(
            newest.location("source"),
            f'All improvements of the last {months} months come from one source, "{newest.text("source")}".',
            "Ask customers, staff and suppliers as well, and look at measures and audits.",
        )


@check("error", clauses=("10.2",), answers=("improvement.target",))
def result_unmeasured(system: System) -> Iterator[Problem]:
    """An improvement is done, and nothing was measured.

    ## What
    The status is `done`, and `result` or `measured_on` is missing, the day has not come yet, or the result is a word or
    two without a number.

    ## Why
    Approved improvements are measured against their target (ISO/IEC 20000-1:2018, 10.2); otherwise nobody knows whether
    anything improved.

    ## Wrong
    `status: done`, `result: ok`

    ## Right
    `result: 2.6 percent in the first two weeks of January`, `measured_on: 2027-01-15`
    """
    for each in system.register("improvements"):
        if each.text("status") == "done" and (fault := _result_fault(system, each)):
            field, words = fault
            yield Problem(
                each.location(field),
                f"{each.id} is done, but {words}.",
                "Measure against the target and record result and measured_on; until then it is in-progress.",
            )


def _result_fault(system: System, each: Entry) -> tuple[str, str] | None:
    missing = [field for field in ("result", "measured_on") if not each.has(field)]
    if missing:
        return "status", f"{' and '.join(missing)} is not given"
    on, result = each.date("measured_on"), each.text("result")
    if on and on > system.as_of:
        return "measured_on", f"its result is of {on}, which has not come yet"
    vague = len(_WORD.findall(result)) < _FEW_WORDS and not any(sign.isdigit() for sign in result)
    return ("result", f'its result "{result}" is no measurement') if result and vague else None


@check("error", clauses=("10.2",), answers=("improvement.target",))
def target_missing(system: System) -> Iterator[Problem]:
    """An improvement was approved without a target.

    ## What
    `decision` is `approved` and `target` is not given. (One without an owner breaks the register's schema.)

    ## Why
    A target in quality, value, cost or risk is set for each approved improvement (ISO/IEC 20000-1:2018, 10.2).

    ## Wrong
    `decision: approved` and no `target`.

    ## Right
    `target: Wrongly sent reports below 3 percent (was 9 percent)`
    """
    for each in system.register("improvements"):
        if each.text("decision") == "approved" and not each.has("target"):
            yield Problem(
                each.location("decision"),
                f"{each.id} was approved without a target.",
                "Add target: what will be better, by how much.",
            )


@check("warning", clauses=("10.2",), answers=("improvement.criteria",))
def unaligned(system: System) -> Iterator[Problem]:
    """An improvement was approved without a look at the objectives.

    ## What
    `decision` is `approved`, no `objective` is named, and `criteria` does not speak of one.

    ## Why
    Alignment with the objectives is one of the criteria (ISO/IEC 20000-1:2018, 10.2); without it the loudest voice
    decides.

    ## Wrong
    `criteria: Benefit 2, effort 2` and no `objective`.

    ## Right
    `criteria: Benefit 4, effort 2, serves O-03` and `objective: O-03`
    """
    for each in system.register("improvements"):
        aligned = each.has("objective") or "objective" in each.text("criteria").casefold()
        if each.text("decision") == "approved" and not aligned:
            yield Problem(
                each.location("criteria") if each.has("criteria") else each.location("decision"),
                f"{each.id} was approved, and nothing says which objective it serves.",
                "Add the objective, or say in the criteria why it is done without one.",
            )
