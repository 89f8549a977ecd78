"""Records: of each kind some are there, month after month, and not all from the last days."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from sms_docs.gates.holes import holes
from sms_docs.gates.parameters import parameter
from sms_docs.gates.rhythm import STEPS
from sms_docs.gates.timeline import stage2_start
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.months import add_months, month_name, month_number, month_numbers
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_WEEK = 7
_STEADY = ("", "monthly", "quarterly")
"""Rhythms of records that come all the time; an audit or a survey makes many at once."""


class Count(NamedTuple):
    """How many records there are of a period, whose months are `month_numbers`, and the entry that says so."""

    months: tuple[int, ...]
    number: float
    entry: Entry

    @property
    def month(self) -> int:
        """The last month of the period."""
        return self.months[-1]


@check("warning", clauses=("8.1",), answers=("seq.records-not-bunched",))
def bunched(system: System) -> Iterator[Problem]:
    """Most records of a kind stem from a week or two.

    ## What
    A kind is expected for three months (`operation_months`), has ten records (`records_bunch_least`) or more, and more
    than half of them (`records_bunch_share`) were made in the newest month counted before stage 2, in no more than two
    weeks (`records_bunch_days`) of it, as `weeks` says. Kinds that come once or twice a year or as needed are left out.

    ## Why
    Records show that a process runs (ISO/IEC 20000-1:2018, 8.1). Those that were all made just before an audit show
    that somebody sat down and wrote them.

    ## Wrong
    Three, four and two change records in the months before, then `count: 41`, `weeks: 1`.

    ## Right
    Some records in each week of each month of operation.
    """
    stage2 = stage2_start(system)
    day = min(stage2.day, system.as_of) if stage2 else system.as_of
    weeks = ceil(parameter(system, "records_bunch_days") / _WEEK)
    for kind in system.register("records"):
        expected, rhythm = kind.date("expected_from"), kind.text("rhythm")
        counts = [each for each in _counts(kind) if each.month <= month_number(day)]
        steady = (
            rhythm in _STEADY and expected and add_months(expected, int(parameter(system, "operation_months"))) <= day
        )
        if not counts or not steady:
            continue
        total, newest = sum(each.number for each in counts), max(counts, key=lambda each: each.month)
        spread = newest.entry.number("weeks")
        most = parameter(system, "records_bunch_share") * total
        if total < parameter(system, "records_bunch_least") or spread is None or spread > weeks:
            continue
        if newest.number > most:
            yield Problem(
                newest.entry.location("count"),
                f"{newest.number:,.10g} of {total:,.10g} records of {_called(kind)} stem from {spread:g} "
                f"{'week' if spread == 1 else 'weeks'} of {month_name(newest.month)}.",
                "Keep records when the work is done; say in the process why so many came at once.",
                (Related(stage2.location, "Stage 2 starts here."),) if stage2 else (),
            )


@check("warning", clauses=("7.5.4",), answers=("register.records-exist",))
def month_missing(system: System) -> Iterator[Problem]:
    """Between two months with records of a kind there is a hole.

    ## What
    The months in `instances` that have a count above zero lie further apart than the kind's `rhythm`.

    ## Why
    Records cover the whole time of operation (ISO/IEC 20000-1:2018, 7.5.4); for a month without any nobody can show
    that the process ran.

    ## Wrong
    `rhythm: monthly`, counts for 2027-05 and 2027-07.

    ## Right
    Counts for each month, or the rhythm that fits: `quarterly`, `as-needed`.
    """
    for kind in system.register("records"):
        interval = STEPS.get(kind.text("rhythm"))
        counts = tuple(_counts(kind))
        found = {each.month: each.entry for each in counts}
        for hole in holes((each.months for each in counts), interval) if interval else ():
            first, last = month_name(hole.first), month_name(hole.last)
            yield Problem(
                found[hole.after].location("period"),
                f"There are no records of {_called(kind)} for {first if first == last else f'{first} to {last}'}; "
                "this month comes after the hole.",
                "Count them, or correct the rhythm of the kind.",
                (Related(kind.location("rhythm"), "The rhythm."),),
            )


@check("warning", clauses=("7.5.4",), answers=("register.records-exist",), waivable=False)
def none_kept(system: System) -> Iterator[Problem]:
    """Records that should exist do not, or none were added for long.

    ## What
    Records are expected from `expected_from` on, and none is counted for longer than the kind's `rhythm` and a month to
    count it; a kind without a rhythm may be silent for six months (`record_silence_months`), one with `as-needed` for
    ever.

    ## Why
    The standard asks for records of each of these kinds (ISO/IEC 20000-1:2018, 7.5.4); without one it cannot be shown
    that the work is done.

    ## Wrong
    Problem records expected from 2027-01-04, newest count for 2027-01, read on 2027-08-11.

    ## Right
    Counts up to last month.
    """
    for kind in system.register("records"):
        expected, rhythm = kind.date("expected_from"), kind.text("rhythm")
        if expected is None or expected > system.as_of or rhythm == "as-needed":
            continue
        silence = STEPS.get(rhythm, int(parameter(system, "record_silence_months")))
        newest = max((each.month for each in _counts(kind)), default=None)
        since = month_number(expected) - 1 if newest is None else newest
        # The running month cannot be counted yet, and the one before only when it is over.
        if month_number(system.as_of) - 1 - since > silence:
            what = "were ever counted" if newest is None else f"are counted since {month_name(newest)}"
            yield Problem(
                kind.location("expected_from" if newest is None else "instances"),
                f"No records of {_called(kind)} {what}, but they are expected from {expected} on.",
                "Count them month by month in instances, or say in rhythm how often there are any.",
            )


def _counts(kind: Entry) -> Iterator[Count]:
    for each in kind.entries("instances"):
        months, number = month_numbers(each.text("period")), each.number("count")
        if months and number is not None and number > 0:
            yield Count(months, number, each)


def _called(kind: Entry) -> str:
    return f"{kind.id} ({kind.label})" if kind.label != kind.id else kind.id
