"""Change management: the policy's categories, and emergencies."""

import re
from collections.abc import Iterator
from typing import Final

from sms_docs.completeness.stated import stated
from sms_docs.gates.followed import cases, overdue_review
from sms_docs.gates.operation import processes_of
from sms_docs.gates.parameters import parameter
from sms_docs.judgement.statements import says
from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.views.measured import values

_EMERGENCY: Final = re.compile(r"\bemergenc(?:y|ies)\b|\burgent changes?\b", re.IGNORECASE)
_PERCENT: Final = ("percent", "per cent", "%")
_WHOLE: Final = 100


@check("error", clauses=("8.5.1.1",), answers=("change.policy",), waivable=False)
def emergency_category_missing(system: System) -> Iterator[Problem]:
    """The change management policy has no category for emergencies.

    ## What
    The section on change categories says nothing on emergency changes.

    ## Why
    The policy sets the categories of changes, emergency changes among them, and how each is handled
    (ISO/IEC 20000-1:2018, 8.5.1.1). Without the category each night decides by itself what may be skipped.

    ## Wrong
    "Changes are standard or normal."

    ## Right
    "Changes are standard, normal or emergency changes", with who decides on each.
    """
    for section in stated(system, "change-management-policy", "categories"):
        # "Emergency: cannot wait for the window" names the category; the sentence behind it may well hold a "not".
        if not says(section.said, _EMERGENCY) and not any(_EMERGENCY.match(each.text) for each in section.said):
            yield Problem(
                section.location,
                f'The section "{section.heading}" has no category for emergency changes.',
                "Say what counts as an emergency change, who decides on it, and when it is reviewed.",
            )


@check("warning", clauses=("8.5.1.3",), answers=("change.emergency-share",))
def emergency_share_high(system: System) -> Iterator[Problem]:
    """Too many changes are emergencies.

    ## What
    The newest value of a measure of change management whose title or indicator names emergency changes is above
    15 percent (`emergency_change_share_max`). Values of a measure with another unit are not judged.

    ## Why
    A large share shows that planning is bypassed, and each emergency is tested less (practice, on ISO/IEC 20000-1:2018,
    8.5.1.3). Older values are history and not judged.

    ## Wrong
    `value: 24.1` for the share of emergency changes in the newest month.

    ## Right
    `value: 11`
    """
    most = parameter(system, "emergency_change_share_max") * _WHOLE
    for measure in _emergency_measures(system):
        for newest in values(system, measure)[-1:]:
            if newest.number > most:
                yield Problem(
                    newest.entry.location("value"),
                    f"{newest.number:g} percent of the changes in {newest.period} were emergencies, "
                    f"more than {most:g}.",
                    "Look at the causes of the emergencies, and plan what removes the most frequent one.",
                    (Related(measure.location("id"), "The measure."),),
                )


def _emergency_measures(system: System) -> Iterator[Entry]:
    own = {each.id for each in processes_of(system, "change-management-process")}
    for measure in system.register("measures"):
        names = f"{measure.text('title')} {measure.text('kpi')}"
        if measure.text("process") in own and measure.text("unit") in _PERCENT and _EMERGENCY.search(names):
            yield measure


@check("warning", clauses=("8.5.1.3",), answers=("change.emergency-share",))
def emergency_unreviewed(system: System) -> Iterator[Problem]:
    """An emergency change was not reviewed afterwards.

    ## What
    An emergency change in `cases` was closed more than ten days (`emergency_review_days`) ago and has no `reviewed_on`.

    ## Why
    What was skipped before is looked at afterwards: whether it was an emergency, and what it left behind
    (ISO/IEC 20000-1:2018, 8.5.1.3).

    ## Wrong
    `closed_on: 2027-05-18`, no `reviewed_on`, in July.

    ## Right
    `reviewed_on: 2027-05-25`
    """
    days = int(parameter(system, "emergency_review_days"))
    for case in cases(system, "emergency-change"):
        if closed := overdue_review(case, system.as_of, days):
            yield Problem(
                case.location("closed_on"),
                f"The emergency change {case.id} was closed on {closed} and is not reviewed, after {days} days.",
                "Review it in the next meeting of those who decide on changes, and record the day.",
            )
