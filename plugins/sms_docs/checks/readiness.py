"""What has to have happened before stage 2: audit, correction, review, records, reconciled configuration data."""

from collections.abc import Iterator

from sms_docs.gates.audits import actions_from_audits, internal_audits, verified, was_held
from sms_docs.gates.foundation import leaf_clauses, within
from sms_docs.gates.implementation import agreements_in_scope, covered_months, full_reviews, monthly_targets
from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import Day, audit_end, first_day, review_day, stage2_start
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.months import month_number
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_STAGE2 = "Stage 2 starts here."


@check("error", clauses=("8.2.6",), answers=("seq.cmdb-reconciled",))
def configuration_unreconciled(system: System) -> Iterator[Problem]:
    """Configuration data differ from the real environment at stage 2.

    ## What
    Stage 2 has begun, and a type of configuration item was never verified before it, or the last verification before
    it left deviations open.

    ## Why
    Auditors pick items from the floor and look them up; differences that were known and left are a nonconformity.

    ## Wrong
    `deviations_open: 14` in the last verification before stage 2.

    ## Right
    `deviations_open: 0`, after the differences were cleared.
    """
    stage2 = stage2_start(system)
    if stage2 is None or system.as_of < stage2.day:
        return
    for kind in system.register("config"):
        done = [(day, each) for each in kind.entries("verifications") if (day := first_day(each, "verified_on"))]
        before = [(day, each) for day, each in done if day.day < stage2.day]
        last = max(before, key=lambda item: item[0].day, default=None)
        if last is None:
            yield _unready(kind.location("verifications"), f"{kind.id} was not verified before stage 2", stage2)
        elif (last[1].number("deviations_open") or 0) > 0:
            count = f"{last[1].number('deviations_open'):g}"
            place = last[1].location("deviations_open")
            yield _unready(place, f"{kind.id} had {count} deviations open when stage 2 began", stage2)


@check("error", clauses=("10.1",), answers=("seq.corrective-actions-before-stage2",))
def corrective_action_unverified(system: System) -> Iterator[Problem]:
    """A corrective action from the internal audit is not verified before stage 2.

    ## What
    It was verified on or after the first day of stage 2, it is due only then, or stage 2 has begun and nobody found
    it effective.

    ## Why
    An action counts when somebody saw that it works (ISO/IEC 20000-1:2018, 10.1); stage 2 asks for exactly this.

    ## Wrong
    Stage 2 from 2027-10-12, `verified_on: 2027-10-13`.

    ## Right
    `verified_on: 2027-08-20` and `effective: true`.
    """
    stage2 = stage2_start(system)
    for action in actions_from_audits(system) if stage2 else ():
        raised = action.date("raised_on")
        if stage2 is None or (raised and raised >= stage2.day):
            continue
        day, due = first_day(action, "verified_on"), first_day(action, "due")
        if day and day.day >= stage2.day:
            yield _unready(day.location, f"{action.id} was verified on {day.day}, after stage 2 began", stage2)
        elif not day and due and due.day >= stage2.day:
            yield _unready(due.location, f"{action.id} is due on {due.day}, when stage 2 has begun", stage2)
        elif system.as_of >= stage2.day and not verified(action, stage2.day):
            place = action.location("effective" if day else "status")
            yield _unready(place, f"{action.id} was not found effective before stage 2", stage2)


@check("error", clauses=("9.2", "10.1"), answers=("seq.internal-audit-too-late",))
def internal_audit_late(system: System) -> Iterator[Problem]:
    """The internal audit ends too late to correct anything before stage 2.

    ## What
    21 days (`audit_lead_days`) or less lie between the end of the internal audit and stage 2.

    ## Why
    A nonconformity takes weeks to correct and to verify. Found two or three weeks before stage 2, it is still open
    there.

    ## Wrong
    Internal audit until 2027-09-26, stage 2 from 2027-10-12.

    ## Right
    Internal audit until 2027-08-27 or earlier: six weeks and more.
    """
    yield from _lead(system, 0, parameter(system, "audit_lead_days"), "too late to correct what it finds")


@check("error", clauses=("9.2",), answers=("seq.internal-audit-before-stage2",), waivable=False)
def internal_audit_missing(system: System) -> Iterator[Problem]:
    """The internal audit is not over before stage 2.

    ## What
    The internal audits that cover all clauses end on or after the first day of stage 2, or stage 2 has begun and
    none was held.

    ## Why
    Without a complete internal audit the certification body cannot hold stage 2 (ISO/IEC 20000-1:2018, 9.2).

    ## Wrong
    Internal audit planned to end on 2027-10-14, stage 2 from 2027-10-12.

    ## Right
    Internal audit ended on 2027-07-16.
    """
    stage2, audits = stage2_start(system), internal_audits(system)
    if stage2 is None or system.register("audits").broken:
        return
    decisive = _decisive_audit(system, stage2)
    if decisive and decisive[1].day >= stage2.day:
        audit, end = decisive
        yield _unready(end.location, f"The internal audit {audit.id} ends on {end.day}, not before stage 2", stage2)
    elif system.as_of >= stage2.day and not any(was_held(each, stage2.day) for each in audits):
        place = audits[0].location("status") if audits else stage2.location
        yield _unready(place, "No internal audit was held before stage 2", stage2)


@check("warning", clauses=("9.2", "10.1"), answers=("seq.internal-audit-too-late",))
def internal_audit_tight(system: System) -> Iterator[Problem]:
    """The internal audit leaves little time to correct before stage 2.

    ## What
    More than 21 days (`audit_lead_days`), but less than 42 (`audit_lead_days_advised`) lie between the end of the
    internal audit and stage 2.

    ## Why
    Four to six weeks are what correction and verification usually take; one holiday is enough to miss it.

    ## Wrong
    Internal audit until 2027-09-10, stage 2 from 2027-10-12.

    ## Right
    Internal audit until 2027-08-27 or earlier.
    """
    late, advised = parameter(system, "audit_lead_days"), parameter(system, "audit_lead_days_advised")
    yield from _lead(system, late, advised - 1, "which leaves little time to correct")


def _lead(system: System, above: float, most: float, reason: str) -> Iterator[Problem]:
    """The fault that more than `above` and at most `most` days lie between the internal audit and stage 2."""
    stage2 = stage2_start(system)
    decisive = _decisive_audit(system, stage2) if stage2 else None
    if stage2 and decisive:
        audit, end = decisive
        days = (stage2.day - end.day).days
        if above < days <= most:
            message = f"The internal audit {audit.id} ends on {end.day}, {days} days before stage 2, {reason}"
            yield _unready(end.location, message, stage2)


def _decisive_audit(system: System, stage2: Day) -> tuple[Entry, Day] | None:
    """The internal audit with which all clauses are covered.

    When they never are, the last one before stage 2, or the first after it.
    """
    ends = [(audit, end) for audit in internal_audits(system) if (end := audit_end(audit))]
    ends.sort(key=lambda item: item[1].day)
    wanted, cited = leaf_clauses(system), set[str]()
    for audit, end in ends:
        cited.update(audit.texts("clauses"))
        if all(within(clause, cited) for clause in wanted):
            return audit, end
    before = [item for item in ends if item[1].day < stage2.day]
    return before[-1] if before else next(iter(ends), None)


@check("warning", clauses=("9.3",), answers=("seq.management-review-before-stage2",))
def management_review_before_audit(system: System) -> Iterator[Problem]:
    """The last management review before stage 2 does not know the internal audit.

    ## What
    No full management review lies between the end of the internal audit and stage 2.

    ## Why
    Audit results are an input of the review (ISO/IEC 20000-1:2018, 9.3); without them top management has not judged
    the system that is to be certified.

    ## Wrong
    Review on 2027-07-01, internal audit until 2027-07-16, stage 2 in October.

    ## Right
    Review on 2027-07-29.
    """
    stage2 = stage2_start(system)
    decisive = _decisive_audit(system, stage2) if stage2 else None
    if stage2 is None or decisive is None or decisive[1].day >= stage2.day:
        return
    days = [day for each in full_reviews(system) if (day := review_day(each)) and day.day < stage2.day]
    last = max(days, key=lambda day: day.day, default=None)
    audit, end = decisive
    if last and last.day < end.day:
        yield Problem(
            last.location,
            f"The last management review before stage 2 is on {last.day}, before {audit.id} ends on {end.day}.",
            "Plan a review, at least an extra one, between the internal audit and stage 2.",
            (Related(end.location, "The internal audit ends here."), Related(stage2.location, _STAGE2)),
        )


@check("error", clauses=("9.3",), answers=("seq.management-review-before-stage2",), waivable=False)
def management_review_missing(system: System) -> Iterator[Problem]:
    """No management review takes place before stage 2.

    ## What
    All full management reviews lie on or after the first day of stage 2, or stage 2 has begun and none was held.

    ## Why
    Stage 2 asks for its minutes and decisions (ISO/IEC 20000-1:2018, 9.3); a nonconformity is certain.

    ## Wrong
    Review planned for 2027-10-18, stage 2 from 2027-10-12.

    ## Right
    Review held on 2027-07-29.
    """
    stage2, reviews = stage2_start(system), full_reviews(system)
    if stage2 is None or system.register("reviews").broken:
        return
    days = [day for each in reviews if (day := review_day(each))]
    first = min(days, key=lambda day: day.day, default=None)
    if first and first.day >= stage2.day:
        yield _unready(first.location, f"The first management review is on {first.day}, not before stage 2", stage2)
    elif system.as_of >= stage2.day and not any((on := each.date("held_on")) and on < stage2.day for each in reviews):
        place = first.location if first else stage2.location
        yield _unready(place, "No management review was held before stage 2", stage2)


@check("error", clauses=("8.3.3",), answers=("seq.sla-three-months",))
def service_level_records_missing(system: System) -> Iterator[Problem]:
    """Service level results do not reach up to stage 2.

    ## What
    Stage 2 has begun, and a service level target in scope lacks results for one of the three full months
    (`sla_record_months`) before the month that lies before stage 2. The last month may still be in the making.

    ## Why
    Results of last year say nothing about the system that is audited today.

    ## Wrong
    Stage 2 in October, results for March, April and May.

    ## Right
    Results for June, July and August at least.
    """
    stage2 = stage2_start(system)
    if stage2 is None or system.as_of < stage2.day or system.register("sla_results").broken:
        return
    newest = month_number(stage2.day) - 2
    months = set(range(newest - int(parameter(system, "sla_record_months")) + 1, newest + 1))
    covered = covered_months(system)
    for sla in agreements_in_scope(system):
        for target in monthly_targets(sla):
            if months - covered.get((sla.id, target.id), set()):
                message = f"The results for {target.id} do not cover the months before stage 2"
                yield _unready(target.location("id"), message, stage2)


def _unready(location: Location, message: str, stage2: Day) -> Problem:
    related = () if location == stage2.location else (Related(stage2.location, _STAGE2),)
    return Problem(location, f"{message}.", "Move it or stage 2, so that it is over before stage 2.", related)
