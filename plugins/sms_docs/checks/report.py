"""Service reports: issued in their rhythm, and used."""

from collections.abc import Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.gates.rhythm import STEPS
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.months import add_months
from sms_docs.model.system import System


@check("warning", clauses=("9.4",), answers=("report.defined",))
def led_to_nothing(system: System) -> Iterator[Problem]:
    """A report is issued, and nothing says what was decided because of it.

    ## What
    `last_issued_on` is given and `last_decision` is not. (A report without purpose, audience, frequency, source or
    trend breaks the register's schema.)

    ## Why
    Reports serve decisions (ISO/IEC 20000-1:2018, 9.4). One that never led to any can be dropped.

    ## Wrong
    `last_issued_on: 2027-08-06` alone.

    ## Right
    `last_decision: Rota of the telephone changed for the start of the school year (6 August)`
    """
    for report in system.register("reports"):
        issued = report.date("last_issued_on")
        if issued and issued <= system.as_of and not report.has("last_decision"):
            yield Problem(
                report.location("last_issued_on"),
                f"{report.id} ({report.label}) is issued, and nothing says what it led to.",
                "Add last_decision: what its readers decided because of the latest issues.",
            )


@check("warning", clauses=("9.4",), answers=("report.defined",))
def not_issued(system: System) -> Iterator[Problem]:
    """A report does not come in its rhythm.

    ## What
    `first_due` has passed and the report was never issued; or the latest issue is older than its `frequency` and 20
    days (`measurement_late_days`) more. An issue of a day to come is none yet.

    ## Why
    Readers decide at their own dates (ISO/IEC 20000-1:2018, 9.4); a report that comes when there is time comes too
    late.

    ## Wrong
    `frequency: monthly`, `last_issued_on: 2027-04-09`, read on 2027-08-11.

    ## Right
    `last_issued_on: 2027-08-06`
    """
    late = parameter(system, "measurement_late_days")
    for report in system.register("reports"):
        first, issued = report.date("first_due"), report.past_date("last_issued_on", system.as_of)
        interval = STEPS.get(report.text("frequency"))
        due = first if issued is None else (add_months(issued, interval) if interval else None)
        if due and (system.as_of - due).days > late:
            when = f"since {issued}" if issued else "at all"
            yield Problem(
                report.location("last_issued_on" if issued else "first_due"),
                f"{report.id} ({report.label}) was not issued {when}; it was due on {due}.",
                "Issue it and record the day, or change its frequency.",
            )
