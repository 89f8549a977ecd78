"""Milestones of the programme: inside their phase, spread out, reached, and not slipping for ever."""

from collections import Counter
from collections.abc import Iterator

from sms_docs.gates.foundation import PLANS
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System

_STACK = 3
"""From how many milestones on one day a pile is a pile."""


@check("warning", clauses=("6.2.2",))
def outside_phase(system: System) -> Iterator[Problem]:
    """A milestone lies outside its phase.

    ## What
    It is due before the first or after the last day of the phase that it belongs to.

    ## Why
    The phase is then over before its results are there, or the milestone belongs to another one.

    ## Wrong
    A milestone of phase 2, which ends on 2027-03-26, due on 2027-04-09.

    ## Right
    A day inside the phase, or the milestone in phase 3.
    """
    for phase, milestone in _milestones(system):
        due, start, end = milestone.date("due"), phase.date("start"), phase.date("end")
        if due and start and end and start <= end and not start <= due <= end:
            yield Problem(
                milestone.location("due"),
                f'{_named(milestone)} is due on {due}, outside the phase "{phase.label}" ({start} to {end}).',
                "Correct the day, or move the milestone to the phase that it belongs to.",
                (Related(phase.location("end" if due > end else "start"), "The phase."),),
            )


@check("warning", clauses=("6.2.2",))
def overdue(system: System) -> Iterator[Problem]:
    """A milestone was not reached on its day.

    ## What
    `due` lies in the past and `done_on` is missing.

    ## Why
    A milestone that nobody reports on measures nothing.

    ## Wrong
    `due: 2026-12-18`, read on 2027-01-20, without `done_on`.

    ## Right
    `done_on: 2026-12-18`; or the new day in `due`, the old one in `slipped_from`, and the reason.
    """
    for _, milestone in _milestones(system):
        due = milestone.date("due")
        if due and due < system.as_of and not milestone.has("done_on"):
            yield Problem(
                milestone.location("due"),
                f"{_named(milestone)} was due on {due} and is not reached.",
                "Add done_on, or move the day with slipped_from and a reason.",
            )


@check("warning", clauses=("6.3",), answers=("stall.milestones-slipping",))
def slipping(system: System) -> Iterator[Problem]:
    """A milestone slipped twice, and the plan was not revised.

    ## What
    `slipped_from` holds two days or more, and the plan of the programme was approved only once.

    ## Why
    One slip happens. A second one says that the plan is wrong, and those who approved it have to know.

    ## Wrong
    `slipped_from: [2027-01-15, 2027-01-29]`, implementation plan 1.0.

    ## Right
    The same, and implementation plan 1.1 approved.
    """
    plans = [each for kind in PLANS for each in system.by_kind.get(kind, ())]
    logs = [system.decisions[each.id] for each in plans if each.id in system.decisions]
    if any(log.broken for log in logs):
        return
    revised = any(len({each.text("version") for each in log if each.text("decision") in APPROVING}) > 1 for log in logs)
    for _, milestone in _milestones(system):
        slips = milestone.texts("slipped_from")
        if len(slips) > 1 and not revised:
            yield Problem(
                milestone.location("slipped_from"),
                f"{_named(milestone)} slipped {len(slips)} times, but the plan was not revised and approved again.",
                "Revise the plan of the programme, and let it be approved.",
            )


@check("warning", clauses=("6.2.2",), answers=("mistake.unrealistic-timeline",))
def stacked(system: System) -> Iterator[Problem]:
    """Milestones of a phase are piled up on one day.

    ## What
    Three milestones or more, and at least half of those of the phase, are due on the same day.

    ## Why
    Nobody reaches them all on one day; until then nobody sees how late the phase is.

    ## Wrong
    All process documents, the plan and the agreements due on 2027-03-26.

    ## Right
    One after the other, from January on.
    """
    for phase in system.register("programme"):
        dues = [milestone for milestone in phase.entries("milestones") if milestone.has("due")]
        for day, count in Counter(each.text("due") for each in dues).items():
            if count >= _STACK and count * 2 >= len(dues):
                same = [each for each in dues if each.text("due") == day]
                yield Problem(
                    same[0].location("due"),
                    f'{count} of {len(dues)} milestones of the phase "{phase.label}" are due on {day}.',
                    "Spread them over the phase, in the order in which the work is done.",
                    tuple(Related(each.location("due"), _named(each)) for each in same[1:]),
                )


def _milestones(system: System) -> Iterator[tuple[Entry, Entry]]:
    for phase in system.register("programme"):
        for milestone in phase.entries("milestones"):
            yield phase, milestone


def _named(milestone: Entry) -> str:
    return f'Milestone {milestone.id} "{milestone.label}"'
