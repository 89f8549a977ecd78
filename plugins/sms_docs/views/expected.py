"""Values, results, records and reports that a rhythm asks for and that are not there."""

from collections.abc import Iterator
from datetime import date, timedelta

from sms_docs.gates.agreements import results_due
from sms_docs.gates.implementation import agreements_in_scope, covered_months
from sms_docs.gates.parameters import parameter
from sms_docs.gates.rhythm import STEPS, Expected, by_due_day, by_period, missing
from sms_docs.model.months import add_months, month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views.cell import entry_cell
from sms_docs.views.event import Event, name_of
from sms_docs.views.measured import values

KINDS = ("measured value", "service level result", "record", "report")
_WEEK = 7


def expected(system: System, until: date) -> Iterator[Event]:
    """What will be missing on a day unless somebody provides it; nothing of a register that cannot be read."""
    for source, registers in (
        (_values, ("measures", "measurements")),
        (_results, ("slas", "sla_results")),
        (_records, ("records",)),
        (_reports, ("reports",)),
    ):
        if not any(system.register(key).broken for key in registers):
            yield from source(system, until)


def _values(system: System, until: date) -> Iterator[Event]:
    """Values of measures, each due on the day of the first one or some months later."""
    for measure in system.register("measures"):
        first, step = measure.date("first_due"), STEPS.get(measure.text("frequency"))
        if first and step:
            known = values(system, measure)
            # Who measures at the beginning of a period has given its value by the first day.
            early = [each.months[-1] for each in known if (on := each.entry.date("measured_on")) and on <= first]
            given = {month for each in known for month in each.months}
            wanted = by_due_day(first, step, until, early[-1] if early else None)
            yield from (_event(measure, KINDS[0], each) for each in missing(wanted, given))


def _results(system: System, until: date) -> Iterator[Event]:
    """Results of service level targets, some days after each period since the agreement holds."""
    covered = covered_months(system)
    for sla in agreements_in_scope(system):
        for target in sla.entries("targets") if sla.text("status") == "agreed" else ():
            wanted = results_due(system, sla, target, until)
            given = covered.get((sla.id, target.id), set())
            what = entry_cell("slas", sla.id, f"{target.id} {target.text('text')}".strip())
            yield from (_event(sla, KINDS[1], each, what) for each in missing(wanted, given))


def _records(system: System, until: date) -> Iterator[Event]:
    """Records of a kind that has a rhythm, some days after each period since there have to be some."""
    days, today = int(parameter(system, "measurement_late_days")), month_number(system.as_of)
    for kind in system.register("records"):
        start, step = kind.date("expected_from"), STEPS.get(kind.text("rhythm"))
        if start and step:
            periods = (each.text("period") for each in kind.entries("instances") if each.number("count") != 0)
            # What is entered for a month that has not begun is no record yet.
            given = {month for period in periods for month in month_numbers(period) if month <= today}
            wanted = by_period(start, step, days, until)
            yield from (_event(kind, KINDS[2], each) for each in missing(wanted, given))


def _reports(system: System, until: date) -> Iterator[Event]:
    """The next issues of reports; of a weekly one the next only."""
    for report in system.register("reports"):
        first, rhythm, last = report.date("first_due"), report.text("frequency"), report.date("last_issued_on")
        if not first or rhythm not in STEPS:
            continue
        last = last if last and last <= system.as_of else None
        if rhythm == "weekly":
            on = max(first, last + timedelta(days=_WEEK)) if last else first
            issues = [on] if on <= until else []
        else:
            step = STEPS[rhythm]
            # An issue some days before or after its day is the one of that day.
            after = add_months(last, step) - (add_months(last, step) - last) / 2 if last else date.min
            issues = [each.day for each in by_due_day(first, step, until) if each.day > after]
        for on in issues:
            yield Event(on, KINDS[3], _named(report), report.text("owner"), False, report.location())  # noqa: FBT003


def _event(entry: Entry, kind: str, wanted: Expected, what: Cell | None = None) -> Event:
    named = what or _named(entry)
    cell = Cell(f"{named.text}, for {wanted.period}", named.target)
    return Event(wanted.day, kind, cell, entry.text("owner"), False, entry.location())  # noqa: FBT003


def _named(entry: Entry) -> Cell:
    return entry_cell(entry.register, entry.id, name_of(entry))
