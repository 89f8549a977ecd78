"""Single records that are followed one by one: register `cases`."""

from collections.abc import Iterator
from datetime import date, timedelta

from sms_docs.model.register import Entry
from sms_docs.model.system import System

CHANGES = ("change", "emergency-change")


def cases(system: System, *kinds: str) -> Iterator[Entry]:
    """The cases of some kinds that have begun."""
    for case in system.register("cases"):
        opened = case.date("opened_on")
        if case.text("kind") in kinds and (opened is None or opened <= system.as_of):
            yield case


def closed(case: Entry, as_of: date) -> date | None:
    """The day on which a case was closed; None while it is open."""
    return case.past_date("closed_on", as_of)


def reviewed(case: Entry, as_of: date) -> bool:
    """Whether a case has been reviewed."""
    return case.past_date("reviewed_on", as_of) is not None


def unsettled(matter: Entry, as_of: date, days: int) -> str:
    """Why a complaint or dispute is not settled, as the end of a sentence; "" when it is, or may still be open."""
    raised, status = matter.date("raised_on"), matter.text("status")
    if status == "closed":
        lacks = [field for field in ("closed_on", "result") if not matter.has(field)]
        if lacks:
            return f"is closed without {' and '.join(lacks)}"
        on = matter.date("closed_on")
        return f"is closed on {on}, which has not come yet" if on and on > as_of else ""
    late = status == "open" and raised is not None and (as_of - raised).days > days
    return f"is open since {raised}, longer than {days} days" if late else ""


def overdue_review(case: Entry, as_of: date, days: int) -> date | None:
    """The day on which a case was closed whose review is more than some days late; else None."""
    end = closed(case, as_of)
    return end if end and not reviewed(case, as_of) and as_of - end > timedelta(days=days) else None
