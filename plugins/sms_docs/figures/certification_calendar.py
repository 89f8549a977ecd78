"""The certification calendar as a strip: three years of a certificate, a lane for each sort of step."""

from collections.abc import Iterator, Sequence
from datetime import date

from sms_docs.figures.brief import brief
from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Key, Lane, Look, Point, Rule, Shape
from sms_docs.model.months import add_months
from sms_docs.model.scale import Days
from sms_docs.model.system import System
from sms_docs.views import view
from sms_docs.views.certification_calendar import Step, steps

NAME = "certification-calendar"
_TITLE = "Certification over three years"
_LOOKS: dict[str, Look] = {"done": "done", "planned": "planned", "overdue": "late"}
_LANES = (
    ("Certification", ("stage 1", "stage 2", "decision", "recertification", "expiry")),
    ("Surveillance", ("surveillance",)),
    ("Internal audits", ("internal audit",)),
    ("Management reviews", ("management review",)),
)
_DIAMONDS = frozenset({"decision", "recertification", "expiry"})
_LEGEND = (Key("done", "done", "circle"), Key("planned", "planned", "circle"), Key("overdue", "late", "circle"),
           Key("decision, recertification or expiry", "planned", "diamond"))  # fmt: skip
_BEFORE, _AFTER = 9, 36
"""Months before the decision, or the day where none is planned, and after it: the cycle and what it leads to."""
_LAST_YEAR = 9998
_ALONE = 3
"""So many steps of a lane in a quarter stand by name; of more, the first says how many there are."""


def certification_calendar(system: System) -> Figure:
    """A year before the decision, and the three years of the certificate with its recertification."""
    scale = _scale(system)
    found = tuple(each for each in steps(system) if scale.first <= each.day < scale.last)
    drawing = _drawing(system, scale, found) if found else None
    table = view(system, NAME, caption=_TITLE)
    return Figure(NAME, _TITLE, _description(system, found), drawing, table, _LEGEND)


def _scale(system: System) -> Days:
    """Whole years, so that each is named above its first quarter."""
    middle = next((each.day for each in steps(system) if each.step == "decision"), system.as_of)
    first, last = add_months(middle, -_BEFORE).year, add_months(middle, _AFTER).year
    # At the end of the calendar an axis still needs a length.
    return Days(date(min(first, _LAST_YEAR), 1, 1), date(min(last, _LAST_YEAR) + 1, 1, 1))


def _drawing(system: System, scale: Days, found: Sequence[Step]) -> Timeline:
    lanes = []
    for title, sorts in _LANES:
        mine = [each for each in found if each.step in sorts]
        if mine:
            done = sum(each.done for each in mine)
            lanes.append(Lane(title, f"{done} of {len(mine)} done", tuple(_points(system, mine))))
    rules = (Rule(system.as_of, f"as of {system.as_of}"),) if scale.first <= system.as_of < scale.last else ()
    return Timeline(scale, tuple(lanes), rules)


def _points(system: System, mine: Sequence[Step]) -> Iterator[Point]:
    """One mark each, or one for all of a quarter where there are many."""
    quarters: dict[tuple[int, int], list[Step]] = {}
    for each in mine:
        quarters.setdefault((each.day.year, (each.day.month - 1) // 3), []).append(each)
    for together in quarters.values():
        if len(together) <= _ALONE:
            yield from (_point(system, (each,), _short(each)) for each in together)
        else:
            yield _point(system, together, f"{len(together)} steps")


def _point(system: System, together: Sequence[Step], name: str) -> Point:
    states = [each.state(system.as_of) for each in together]
    look = _LOOKS["overdue" if "overdue" in states else "planned" if "planned" in states else "done"]
    said = "; ".join(f"{each.what.text}, {each.day}, {word}" for each, word in zip(together, states, strict=True))
    shape: Shape = "diamond" if together[0].step in _DIAMONDS else "circle"
    return Point(together[0].day, look, shape, name, said)


def _short(step: Step) -> str:
    """What stands beside a mark: the number of an entry, else the sort of step."""
    first, _, _ = step.what.text.partition(" ")
    numbered = step.step in ("internal audit", "management review") and any(map(str.isdigit, first))
    return first if numbered else step.step


def _description(system: System, found: Sequence[Step]) -> str:
    if not found:
        return ""
    states = [each.state(system.as_of) for each in found]
    coming = [each for each in found if each.state(system.as_of) == "planned"]
    late = f"{states.count('overdue')} overdue" if "overdue" in states else "none of these is overdue"
    following = f"; next: {brief(coming[0].what.text)} on {coming[0].day}" if coming else ""
    counted = f"{states.count('done')} steps done, {states.count('planned')} planned"
    return f"As of {system.as_of}: {counted}, {late}{following}."
