"""The certificate: what has to be closed before it, and the three years after it."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates import cycle
from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import Day, certification, first_day
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_VISITS = 2
_STEPS = frozenset({"surveillance-1", "surveillance-2", "certificate-validity"})


@check("warning", answers=("cert.major-within-six-months",))
def major_unverified(system: System) -> Iterator[Problem]:
    """A major nonconformity of stage 2 is still open after six months.

    ## What
    It was not resolved within six months (`major_verification_months`) after the last day of stage 2.

    ## Why
    The certification body then has to hold stage 2 again (ISO/IEC 17021-1:2015).

    ## Wrong
    Stage 2 until 2027-10-14, a finding with `class: major` still open on 2028-05-02.

    ## Right
    `resolved_on: 2027-12-10`
    """
    end = first_day(certification(system).entry("stage2"), "end")
    if end is None:
        return
    limit = add_months(end.day, int(parameter(system, "major_verification_months")))
    for finding in _stage2_findings(system):
        resolved = finding.date("resolved_on")
        if finding.text("class") == "major" and (resolved or system.as_of) > limit:
            yield Problem(
                finding.location("resolved_on" if resolved else "status"),
                f"{finding.id} was not resolved by {limit}, six months after stage 2.",
                "Agree with the certification body how stage 2 is repeated.",
                (Related(end.location, "Stage 2 ended here."),),
            )


@check("error", clauses=("10.1",), answers=("cert.nc-plan",))
def nonconformity_without_plan(system: System) -> Iterator[Problem]:
    """A nonconformity of stage 2 has no corrective action with cause and action.

    ## What
    No corrective action names the finding, or the one that does lacks its cause or its action.

    ## Why
    The certificate is issued when each nonconformity has an accepted plan with proof; a correction alone is none.

    ## Wrong
    A corrective action for F-012 without `cause`.

    ## Right
    `cause` and `action` filled in, with owner and due date.
    """
    actions = {each.text("finding"): each for each in system.register("corrective_actions")}
    if system.register("corrective_actions").broken:
        return
    for finding in _stage2_findings(system):
        if finding.text("class") not in ("major", "minor"):
            continue
        action = actions.get(finding.id)
        missing = [field for field in ("cause", "action") if action and not action.has(field)]
        if action is None or missing:
            lack = f"no {' and no '.join(missing)} in {action.id}" if action else "no corrective action"
            yield Problem(
                action.location("id") if action else finding.location("id"),
                f"The nonconformity {finding.id} of stage 2 has {lack}.",
                "Find the cause, and plan the action with owner and due date.",
                (Related(finding.location("id"), "The nonconformity."),) if action else (),
            )


def _stage2_findings(system: System) -> list[Entry]:
    audits = {each.id for each in system.register("audits") if each.text("kind") == "stage-2"}
    named = certification(system).entry("stage2").text("audit")
    return [
        each for each in system.register("findings") if each.has("audit") and each.text("audit") in {*audits, named}
    ]


@check("error", answers=("cert.recertification",))
def recertification_late(system: System) -> Iterator[Problem]:
    """Recertification comes after the certificate has expired.

    ## What
    It is planned on or after the day on which the certificate expires: `expires`, else the decision plus
    `validity_months`.

    ## Why
    An expired certificate is no certificate, and after six months the audit starts again from stage 1.

    ## Wrong
    Certificate until 2030-10-28, recertification planned for 2030-11-04.

    ## Right
    Recertification planned for 2030-06-12.
    """
    for planned, expiry in _recertification(system):
        if planned.day >= expiry:
            yield _too_late(planned, f"and the certificate expires on {expiry}")


@check("warning", answers=("cert.recertification",))
def recertification_tight(system: System) -> Iterator[Problem]:
    """Recertification is planned close to the end of the certificate.

    ## What
    Less than 90 days (`recertification_start_days`) lie between recertification and the end of the certificate.

    ## Why
    Nonconformities have to be closed and the decision taken before the certificate expires.

    ## Wrong
    Certificate until 2030-10-28, recertification planned for 2030-10-01.

    ## Right
    Recertification planned for 2030-06-12.
    """
    days = int(parameter(system, "recertification_start_days"))
    for planned, expiry in _recertification(system):
        left = (expiry - planned.day).days
        if 0 < left < days:
            yield _too_late(planned, f"{left} days before the certificate expires on {expiry}")


def _recertification(system: System) -> Iterator[tuple[Day, date]]:
    """The planned day of recertification and the day on which the certificate expires, when both can be told."""
    record = certification(system)
    planned, decision = first_day(record.entry("recertification"), "planned"), _decision(record)
    months = record.number("validity_months") or parameter(system, "certificate_months")
    expiry = record.date("expires") or (add_months(decision.day, int(months)) if decision else None)
    if planned and expiry:
        yield planned, expiry


def _decision(record: Entry) -> Day | None:
    return first_day(record, "decision_on", "decision_planned")


def _too_late(planned: Day, reason: str) -> Problem:
    return Problem(
        planned.location,
        f"Recertification is planned for {planned.day}, {reason}.",
        "Plan it three months before the certificate expires, or earlier.",
    )


@check("error", answers=("cert.surveillance", "cert.recertification"))
def step_missed(system: System) -> Iterator[Problem]:
    """A certificate lives on without a visit that it needs, or it has expired.

    ## What
    The certificate was decided, and the last day of the first surveillance (twelve months after the decision,
    `surveillance_first_months`) or of the second one (the end of the second calendar year) has passed without it; or
    the certificate has expired and was not renewed. `sms gates` shows each step with its limit.

    ## Why
    The certification body suspends a certificate without its yearly visit; an expired one may not be shown any more.
    Within six months recertification can restore it (ISO/IEC 17021-1:2015).

    ## Wrong
    Decision on 2027-10-28, read on 2028-11-06, first surveillance without `done_on`.

    ## Right
    `done_on: 2028-10-11`
    """
    decided = first_day(certification(system), "decision_on")
    if decided is None or decided.day > system.as_of:
        return
    # A first visit that was held too late is surveillance-late.
    told = {"surveillance-1"} if any(each.has("done_on") for each in _surveillance(system)[:1]) else set[str]()
    for step in cycle(system):
        if step.key in _STEPS - told and step.state == "failed":
            yield Problem(
                next((lack.location for lack in step.lacks if lack.location), decided.location),
                f"{step.title}: {step.why} The last day for it has passed.",
                "Agree with the certification body how the certificate is kept or restored, and record the visit.",
                (Related(decided.location, "The certification decision."),),
            )


def _surveillance(system: System) -> tuple[Entry, ...]:
    return certification(system).entries("surveillance")


@check("error", answers=("cert.surveillance",))
def surveillance_late(system: System) -> Iterator[Problem]:
    """The first surveillance audit comes too late.

    ## What
    It is planned more than twelve months (`surveillance_first_months`) after the certification decision.

    ## Why
    The certification body has to suspend the certificate then (ISO/IEC 17021-1:2015).

    ## Wrong
    Decision on 2027-10-29, first surveillance planned for 2028-12-04.

    ## Right
    First surveillance planned for 2028-09-19.
    """
    record, months = certification(system), int(parameter(system, "surveillance_first_months"))
    decision = _decision(record)
    days = [day for each in record.entries("surveillance") if (day := first_day(each, "done_on", "planned"))]
    first = min(days, key=lambda day: day.day, default=None)
    if decision and first and first.day > add_months(decision.day, months):
        yield Problem(
            first.location,
            f"The first surveillance is on {first.day}, over {months} months after the decision on {decision.day}.",
            f"Agree on a day up to {add_months(decision.day, months)} with the certification body.",
            (Related(decision.location, "The certification decision."),),
        )


@check("error", answers=("cert.surveillance",))
def surveillance_missing(system: System) -> Iterator[Problem]:
    """The yearly surveillance audits are not planned.

    ## What
    The record of the certification plans less than two surveillance audits.

    ## Why
    A certificate lives for three years only with a visit in the first and in the second year.

    ## Wrong
    `surveillance` with one line.

    ## Right
    One line for the first year and one for the second.
    """
    record = certification(system)
    planned = len(record.entries("surveillance"))
    # Where the field is missing the schema has the finding.
    if isinstance(record["surveillance"], list) and planned < _VISITS:
        yield Problem(
            record.location("surveillance"),
            f"The certification plans {planned} surveillance audits, but needs one in each of the first two years.",
            "Add the missing ones with title and planned day.",
        )
