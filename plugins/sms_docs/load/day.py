"""The day that a system is read for. The only place that looks at the clock."""

import os
from datetime import UTC, date, datetime

from sms_docs.model.settings import Settings
from sms_docs.model.system import DaySource


def settle_day(argument: date | None, settings: Settings) -> tuple[date, DaySource]:
    """The day and where it comes from: the argument, the settings, SOURCE_DATE_EPOCH, else today (UTC)."""
    if argument is not None:
        return argument, "argument"
    if settings.as_of is not None:
        return settings.as_of, "settings"
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).date(), "SOURCE_DATE_EPOCH"
    return datetime.now(UTC).date(), "today"
