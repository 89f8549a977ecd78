"""Whether somebody looked at something lately."""

from datetime import date

from sms_docs.model.months import add_months


def not_lately(looked: date | None, months: int, as_of: date) -> str:
    """Why a look of that day does not count as one of the last months, to stand behind the day; "" when it does.

    Without a day nothing is said: the schema asks for it.
    """
    if looked is None:
        return ""
    if looked > as_of:
        return "which has not come yet"
    return f"more than {months} months ago" if add_months(looked, months) < as_of else ""
