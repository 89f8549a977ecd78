"""The day that a system is read for. The only place that looks at the clock."""

import os
from datetime import UTC, date, datetime, timedelta

from sms_docs.model.settings import Settings
from sms_docs.model.system import DaySource

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_DIGITS = 12
"""Of a number of seconds: the last day of the calendar, in the year 9999, has as many."""


def settle_day(argument: date | None, settings: Settings) -> tuple[date, DaySource]:
    """The day and where it comes from: the argument, the settings, SOURCE_DATE_EPOCH, else today (UTC)."""
    if argument is not None:
        return argument, "argument"
    if settings.as_of is not None:
        return settings.as_of, "settings"
    built = _day_of(os.environ.get("SOURCE_DATE_EPOCH", ""))
    return (built, "SOURCE_DATE_EPOCH") if built else (datetime.now(UTC).date(), "today")


def _day_of(epoch: str) -> date | None:
    """The day (UTC) of a number of seconds since 1970; None for what is no such number or no day of the calendar."""
    if not (epoch.isascii() and epoch.isdigit()) or len(epoch) > _MOST_DIGITS:
        return None
    try:
        return (_EPOCH + timedelta(seconds=int(epoch))).date()
    except OverflowError:
        return None
