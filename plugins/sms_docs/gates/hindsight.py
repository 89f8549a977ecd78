"""Looking back at a decision: what came up much later says nothing about its day."""

from datetime import date
from typing import Final

from sms_docs.model.months import add_months
from sms_docs.model.system import System

_MONTHS: Final = 6
"""What begins so much later was not missing on the day: it did not exist. What begins sooner came too late."""


def is_newer(system: System, day: date, *began: date | None) -> bool:
    """Whether something began so long after a day of the past that it was no part of the system then.

    Registers hold what is true today: a role, process or agreement of next year must not undo a decision of this one.

    Args:
        began: days on which it may have begun; the first one that is known counts.
    """
    first = next((each for each in began if each is not None), None)
    return day < system.as_of and first is not None and first > add_months(day, _MONTHS)


def newer_roles(system: System, day: date) -> frozenset[str]:
    """The roles that nobody held until long after a day of the past."""
    first: dict[str, date] = {}
    for each in system.register("assignments"):
        if (on := each.date("from")) and not each.has("deputy_for"):
            first[each.text("role")] = min(on, first.get(each.text("role"), on))
    return frozenset(role for role, on in first.items() if is_newer(system, day, on))
