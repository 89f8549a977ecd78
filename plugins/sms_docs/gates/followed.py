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


def overdue_review(case: Entry, as_of: date, days: int) -> date | None:
    """The day on which a case was closed whose review is more than some days late; else None."""
    end = closed(case, as_of)
    return end if end and not reviewed(case, as_of) and as_of - end > timedelta(days=days) else None
