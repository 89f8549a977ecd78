"""Configuration data: verified at planned intervals, with sample, accuracy and what follows."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from sms_docs.checks.actions import action_fault
from sms_docs.gates.operation import operating_since
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_PROCESS: Final = "configuration-management-process"
_WHOLE: Final = 100


@check("error", clauses=("8.2.6",), answers=("cfg.verified",))
def deviation_without_action(system: System) -> Iterator[Problem]:
    """A verification found wrong configuration data, and nothing follows from it.

    ## What
    The accuracy is below 95 percent (`configuration_accuracy`, a share), or deviations are open, and `action` names
    no improvement, task or corrective action, or one that was given up.

    ## Why
    Deviations found by a verification are corrected (ISO/IEC 20000-1:2018, 8.2.6). Low accuracy also has a cause that
    makes new deviations every week.

    ## Wrong
    `accuracy: 78`, no `action`.

    ## Right
    `accuracy: 78` and `action: T-030`
    """
    least = parameter(system, "configuration_accuracy") * _WHOLE
    for kind, done, day in _verified(system):
        accuracy, left = done.number("accuracy"), done.number("deviations_open") or 0
        low = accuracy is not None and accuracy < least
        fault = action_fault(system, done, "action") if low or left > 0 else ""
        if fault:
            found = f"{accuracy:g} percent were right" if low else f"{left:g} deviations are open"
            yield Problem(
                done.location("accuracy" if low else "deviations_open"),
                f"Of {kind.id} ({kind.text('type')}), verified on {day}, {found}, and {fault}.",
                "Name the task, improvement or corrective action in the field action.",
            )


@check("error", clauses=("8.2.6",), answers=("cfg.verified",))
def verification_overdue(system: System) -> Iterator[Problem]:
    """A type of configuration item was not verified as planned.

    ## What
    The day planned for a verification is over and it was not done, nor a later one; or the last one is longer ago
    than `interval_months` says (without it, 12: `configuration_check_months`); or configuration management is in
    operation, nothing was verified, and nothing is planned.

    ## Why
    The accuracy of configuration information is verified at planned intervals (ISO/IEC 20000-1:2018, 8.2.6).

    ## Wrong
    `planned: 2027-07-01` without `verified_on`, in August.

    ## Right
    `verified_on: 2027-07-01`, or a new planned day within the interval.
    """
    since = operating_since(system, _PROCESS)
    for kind in system.register("config"):
        tests = kind.entries("verifications")
        days = [day for each in tests if (day := each.past_date("verified_on", system.as_of))]
        last = max(days, default=None)
        left = [each for each in tests if not each.past_date("verified_on", system.as_of)]
        open_ = [(day, each) for each in left if (day := each.date("planned"))]
        late = [(day, each) for day, each in open_ if day < system.as_of and (last is None or last < day)]
        months = int(kind.number("interval_months") or parameter(system, "configuration_check_months"))
        if late:
            place, why = late[0][1].location("planned"), f"was to be verified on {late[0][0]} and was not"
        elif last and add_months(last, months) < system.as_of:
            place, why = kind.location("interval_months"), f"was last verified on {last}, over {months} months ago"
        elif since and not last and not open_:
            place, why = kind.location("id"), "was never verified, and nothing is planned"
        else:
            continue
        yield Problem(
            place,
            f"{kind.id} ({kind.text('type')}) {why}.",
            "Verify a sample, and record day, size, accuracy and what follows.",
            (Related(since.location, "Configuration management is in operation since then."),) if since else (),
        )


@check("error", clauses=("8.2.6",), answers=("cfg.verified",))
def verification_without_result(system: System) -> Iterator[Problem]:
    """A verification of configuration data is recorded without its result.

    ## What
    `verified_on` is given, and the size of the sample or the accuracy is missing.

    ## Why
    Without both nobody can tell how far the data can be relied on, nor whether they get better
    (ISO/IEC 20000-1:2018, 8.2.6).

    ## Wrong
    `verified_on: 2027-07-01`

    ## Right
    `verified_on: 2027-07-01`, `sample: 40`, `accuracy: 97.5`
    """
    for kind, done, day in _verified(system):
        lacks = [field for field in ("sample", "accuracy") if done.number(field) is None]
        if lacks:
            yield Problem(
                done.location("verified_on"),
                f"The verification of {kind.id} ({kind.text('type')}) on {day} has no {' and no '.join(lacks)}.",
                "Record how many items were looked at and how many percent of them were right.",
            )


def _verified(system: System) -> Iterator[tuple[Entry, Entry, date]]:
    """Type, verification and its day, of all that were done."""
    for kind in system.register("config"):
        for each in kind.entries("verifications"):
            if day := each.past_date("verified_on", system.as_of):
                yield kind, each, day
