"""Budget and actual cost."""

from collections.abc import Iterator
from datetime import date

from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("warning", clauses=("8.4.1",), answers=("finance.actuals",))
def comparison_overdue(system: System) -> Iterator[Problem]:
    """Actual cost has not been compared with the budget within the interval.

    ## What
    The phase of a budget line has begun, and more than three months (`budget_check_months`) have passed since
    `compared_on`, or since the phase began when it was never compared. A line that was compared after the end of its
    phase is finished. A comparison without `actual` is none.

    ## Why
    Cost is monitored and reported against the budget at planned intervals, so that decisions can follow
    (ISO/IEC 20000-1:2018, 8.4.1).

    ## Wrong
    `compared_on: 2026-12-31`, in August, and the phase runs on.

    ## Right
    `compared_on: 2027-06-30`, with `actual` and `forecast`.
    """
    months = int(parameter(system, "budget_check_months"))
    phases = system.register("programme").by_id
    for line in system.register("budget"):
        phase = phases.get(line.text("phase"))
        start = phase.date("start") if phase else None
        if phase is None or start is None:
            continue
        last = _compared(line, system.as_of)
        end = phase.date("end")
        if (last and end and last >= end) or add_months(last or start, months) >= system.as_of:
            continue
        when = f"since {last}" if last else f"since its phase began on {start}"
        yield Problem(
            line.location("compared_on" if last else "id"),
            f"{line.id} ({line.text('item')}) has not been compared with the actual cost {when}.",
            "Enter the actual cost and the forecast, with the day of the comparison.",
        )


def _compared(line: Entry, as_of: date) -> date | None:
    """The day of the last comparison that has a number."""
    return line.past_date("compared_on", as_of) if line.number("actual") is not None else None
