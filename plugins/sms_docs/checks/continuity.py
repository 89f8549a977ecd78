"""Service continuity: tested within the interval and after major changes, and deficiencies cleared."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from sms_docs.checks.actions import action_fault
from sms_docs.gates.agreements import delivered
from sms_docs.gates.operation import operating_since
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PROCESS: Final = "continuity-management-process"


class Late(NamedTuple):
    """A service whose test is overdue: where that shows, why, and the next planned test, if any."""

    service: Entry
    location: Location
    reason: str
    next: tuple[date, Entry] | None


@check("error", clauses=("8.7.2",), answers=("continuity.tested",))
def deficiency_without_action(system: System) -> Iterator[Problem]:
    """A continuity test found deficiencies, and nothing follows from them.

    ## What
    A test of a service has `deficiencies` above 0, and `action` names no improvement, task or corrective action, or
    one that was given up.

    ## Why
    Deficiencies found by a test are acted on (ISO/IEC 20000-1:2018, 8.7.2). The disaster will find them again.

    ## Wrong
    `deficiencies: 3`, no `action`.

    ## Right
    `deficiencies: 3` and `action: IMP-007`
    """
    for service in system.register("services"):
        for test in service.entries("continuity_tests"):
            count, day = test.number("deficiencies") or 0, test.past_date("tested_on", system.as_of)
            if day and count > 0 and (fault := action_fault(system, test, "action")):
                yield Problem(
                    test.location("deficiencies"),
                    f"The continuity test of {service.label} on {day} found {count:g} deficiencies, and {fault}.",
                    "Name the task, improvement or corrective action in the field action.",
                )


@check("warning", clauses=("8.7.2",), answers=("continuity.tested",))
def test_late(system: System) -> Iterator[Problem]:
    """A continuity test is overdue, and the next one is about to be held.

    ## What
    What continuity.untested finds, with a test planned within the next days (`due_soon_days` of the settings).

    ## Why
    Until the test nobody knows whether the plan works (ISO/IEC 20000-1:2018, 8.7.2); an auditor writes it down all
    the same.

    ## Wrong
    Portal moved in May, retest planned for 14 August, today is 11 August.

    ## Right
    A test within a month of the move.
    """
    for late in _late(system):
        if late.next and _soon(system, late.next[0]):
            yield Problem(
                late.location,
                f"{late.service.label}: continuity {late.reason}; the next test is planned for {late.next[0]}.",
                "Hold the test, and record result, deficiencies and what follows.",
                (Related(late.next[1].location("planned"), "The next test."),),
            )


@check("error", clauses=("8.7.2",), answers=("continuity.tested",))
def untested(system: System) -> Iterator[Problem]:
    """The continuity of a service is not tested within the interval, or not after a major change.

    ## What
    Continuity management is in operation, the service is in scope and has a recovery time, and: its last test, or the
    start of operation (of the service, or of continuity management) when there was none, is more than 12 months ago
    (`continuity_test_months`); or the way it is recovered changed more than a month ago (`continuity_retest_months`,
    `recovery_changed_on`) without a test since; or it was never tested and no test is ahead. When a test is planned
    within the next days (`due_soon_days`), the warning continuity.test-late is given instead.

    ## Why
    Continuity plans are tested at planned intervals and after major changes (ISO/IEC 20000-1:2018, 8.7.2).

    ## Wrong
    `recovery_time_hours: 4`, no entry under `continuity_tests`.

    ## Right
    `continuity_tests` with `tested_on: 2027-06-23`, kind and result.
    """
    for late in _late(system):
        if not (late.next and _soon(system, late.next[0])):
            yield Problem(
                late.location,
                f"{late.service.label}: continuity {late.reason}.",
                "Plan a test in the next weeks, hold it, and record its result.",
            )


def _late(system: System) -> Iterator[Late]:
    since = operating_since(system, _PROCESS)
    for service in delivered(system) if since else ():
        if since is None or service.number("recovery_time_hours") is None:
            continue
        tests = service.entries("continuity_tests")
        held = [day for each in tests if (day := each.past_date("tested_on", system.as_of))]
        open_ = [each for each in tests if not each.past_date("tested_on", system.as_of)]
        planned = [(day, each) for each in open_ if (day := each.date("planned")) and day >= system.as_of]
        last, ahead = max(held, default=None), min(planned, key=lambda item: item[0], default=None)
        begun = max(since.day, service.date("live_since") or since.day)
        if found := _overdue(system, service, last, begun if last or ahead else None):
            yield Late(service, service.location(found[0]), found[1], ahead)


def _overdue(system: System, service: Entry, last: date | None, since: date | None) -> tuple[str, str] | None:
    """The field of a service that shows that its test is overdue, and why; None when it is not.

    Args:
        last: the day of its last test.
        since: the day since which its continuity is managed; None when nothing was tested and no test is ahead.
    """
    months, again = (int(parameter(system, f"continuity_{each}_months")) for each in ("test", "retest"))
    changed = service.date("recovery_changed_on")
    if changed and (last is None or last < changed) and add_months(changed, again) < system.as_of:
        return "recovery_changed_on", f"was not tested since its recovery changed on {changed}"
    begin = last or since
    if begin is None:
        planned = (each.date("planned") for each in service.entries("continuity_tests"))
        if missed := max(filter(None, planned), default=None):
            return "continuity_tests", f"was never tested; the test planned for {missed} was not held"
        return "recovery_time_hours", "was never tested, and no test is planned"
    if add_months(begin, months) < system.as_of:
        when = f"since {last}" if last else f"and is managed since {since}"
        return "continuity_tests", f"was not tested {when}, more than {months} months"
    return None


def _soon(system: System, day: date) -> bool:
    return (day - system.as_of).days <= system.settings.due_soon_days
