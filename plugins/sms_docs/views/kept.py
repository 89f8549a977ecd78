"""What is on record: the periods for which a kind of records holds some."""

from sms_docs.model.months import month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def kept(system: System, record: Entry) -> tuple[Entry, ...]:
    """The instances of a kind of records that prove something, oldest period first.

    A count of 0, a period that begins after the system's day, and one that is no period prove nothing.
    """
    found = [
        (months, each)
        for each in record.entries("instances")
        if (months := begun(system, each)) and (each.number("count") or 0) > 0
    ]
    return tuple(each for _, each in sorted(found, key=lambda pair: pair[0]))


def begun(system: System, entry: Entry) -> tuple[int, ...]:
    """The months of an entry's period, as `month_numbers`; none when it begins after the system's day."""
    months = month_numbers(entry.text("period"))
    return months if months and months[0] <= month_number(system.as_of) else ()
