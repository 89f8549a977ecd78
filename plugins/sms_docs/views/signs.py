"""Signs that a programme meets one of the known challenges, as far as registers and decision logs show them.

The signs are those of `standards/challenges.json`. What nothing in the data can show says so: then people have to look.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import pairwise
from types import MappingProxyType

from sms_docs.gates.parameters import parameter
from sms_docs.model.memo import Memo
from sms_docs.model.months import add_months
from sms_docs.model.register import Entry
from sms_docs.model.system import APPROVING, System, holds
from sms_docs.model.table import Cell
from sms_docs.views.cell import document, entry_cell

_TWICE = 2
_FALLING = 3
"""So many meetings one after the other, each with fewer people."""
_QUARTER_MONTHS = 3
_MOST_MONTHS = 1200


def _entry(entry: Entry, text: str) -> Cell:
    return entry_cell(entry.register, entry.id, text) if entry.register and entry.id else Cell(text)


def _months_ago(system: System, months: float) -> date:
    return add_months(system.as_of, -int(min(max(months, 1), _MOST_MONTHS)))


def _no_business_case(system: System) -> Iterator[Cell]:
    case = system.register("business_case").single
    on = case.date("approved_on")
    kept = any(system.last_decision(each.id, *APPROVING) for each in system.by_kind.get("business-case", ()))
    if not kept and (on is None or on > system.as_of):
        yield Cell("no approval is recorded", "register:business_case")


def _no_sponsor(system: System) -> Iterator[Cell]:
    """Nobody holds a role that is called sponsor; where none is called so, none of top management."""
    roles = system.register("roles").entries
    named = [each for each in roles if "sponsor" in f"{each.id} {each.label}".lower()]
    sponsors = named or [each for each in roles if each.flag("top_management")]
    if not any(system.holders(each.id, system.as_of, deputies=False) for each in sponsors):
        yield Cell("nobody holds the role" if sponsors else "there is no such role", "register:assignments")


def _deciders(system: System) -> frozenset[str]:
    """The roles that can decide: top management, and those with authority over money."""
    roles = system.register("roles")
    return frozenset(each.id for each in roles if each.flag("top_management") or each.flag("budget_authority"))


def _top(system: System) -> frozenset[str]:
    return frozenset(each.id for each in system.register("roles") if each.flag("top_management"))


@Memo
def _roles_of(system: System) -> Mapping[str, tuple[Entry, ...]]:
    """Person → the assignments of that person."""
    found: dict[str, list[Entry]] = {}
    for each in system.register("assignments"):
        found.setdefault(each.text("person"), []).append(each)
    return {key: tuple(value) for key, value in found.items()}


def _attended(system: System, meeting: Entry, roles: frozenset[str]) -> bool:
    """Whether somebody was there who held one of the roles on that day."""
    on = meeting.date("held_on")
    return on is not None and any(
        each.text("role") in roles and holds(each, on)
        for person in meeting.texts("attendees")
        for each in _roles_of(system).get(person, ())
    )


def _meetings(system: System) -> Iterator[tuple[Entry, tuple[Entry, ...]]]:
    """The steering bodies, each with the meetings that it held up to the day, oldest first."""
    for body in system.register("bodies"):
        if body.text("kind") == "steering":
            held = [each for each in body.entries("meetings") if (on := each.date("held_on")) and on <= system.as_of]
            yield body, tuple(sorted(held, key=lambda each: each.text("held_on")))


def _without_deciders(system: System) -> Iterator[Cell]:
    deciders = _deciders(system)
    for body, meetings in _meetings(system):
        for each in meetings:
            if not _attended(system, each, deciders):
                yield _entry(body, f"{body.id} on {each.text('held_on')}")


def _not_reviewed(system: System) -> Iterator[Cell]:
    """A business case or implementation plan whose last decision lies longer back than its interval."""
    since = _months_ago(system, parameter(system, "plan_review_months"))
    for kind in ("business-case", "implementation-plan"):
        for each in system.by_kind.get(kind, ()):
            last = system.last_decision(each.id, *APPROVING, "reviewed")
            if last is not None and (on := last.date("on")) and on < since:
                yield Cell(f"{each.id}, last on {on}", document(system, each.id).target)


def _slipped(system: System) -> Iterator[Cell]:
    """Milestones that slipped twice while the programme's plan was approved only once."""
    plans = [each.id for each in system.by_kind.get("implementation-plan", ())]
    approved = [one for key in plans for one in system.decisions.get(key, ()) if one.text("decision") in APPROVING]
    if len({one.text("version") for one in approved if (on := one.date("on")) and on <= system.as_of}) > 1:
        return
    for phase in system.register("programme"):
        for each in phase.entries("milestones"):
            if len(each.texts("slipped_from")) >= _TWICE:
                yield _entry(phase, each.id or each.label)


def _attendance_falls(system: System) -> Iterator[Cell]:
    for body, meetings in _meetings(system):
        counts = [len(each.texts("attendees")) for each in meetings[-_FALLING:]]
        if len(counts) == _FALLING and all(after < before for before, after in pairwise(counts)):
            yield _entry(body, f"{body.id}: {', then '.join(map(str, counts))} people")


def _not_released(system: System) -> Iterator[Cell]:
    """Means whose first day has passed and that nobody has assigned."""
    for each in system.register("resources"):
        start = each.date("from")
        if each.text("status") in ("planned", "requested") and start is not None and start <= system.as_of:
            yield _entry(each, f"{each.id} from {start}, {each.text('status')}")


def _reviews_held(system: System) -> Iterator[Entry]:
    for each in system.register("reviews"):
        on = each.date("held_on")
        if each.text("status") == "held" and on is not None and on <= system.as_of:
            yield each


def _without_top(system: System) -> Iterator[Cell]:
    top = _top(system)
    for each in _reviews_held(system):
        if not _attended(system, each, top):
            yield _entry(each, f"{each.id} on {each.text('held_on')}")


def _no_report(system: System) -> Iterator[Cell]:
    """The last meeting or review with top management lies longer back than ``management_silence_days``."""
    top = _top(system)
    heard = [each for _, meetings in _meetings(system) for each in meetings] + [*_reviews_held(system)]
    days = [on for each in heard if (on := each.date("held_on")) and _attended(system, each, top)]
    silence = timedelta(days=int(min(max(parameter(system, "management_silence_days"), 1), 10**5)))
    last = max(days, default=None)
    if heard and (last is None or system.as_of - last > silence):
        yield Cell(f"last on {last}" if last else "never", "register:bodies")


def _untrained(system: System) -> Iterator[Cell]:
    """Processes in operation whose owner or manager had not been trained on the first day."""
    late: dict[tuple[str, date], tuple[Entry, ...]] = {}
    for process in system.register("processes"):
        live = process.date("live_since")
        if live is None or live > system.as_of:
            continue
        for role in dict.fromkeys((process.text("owner"), process.text("manager"))):
            if (role, live) not in late:
                late[role, live] = tuple(each for each in _trainings(system).get(role, ()) if _is_late(each, live))
            # One says it: who is trained late for a role is so for all its processes.
            for each in late[role, live][:1]:
                yield _entry(each, f"{each.id} for {process.label}")


@Memo
def _trainings(system: System) -> Mapping[str, tuple[Entry, ...]]:
    """Role → the trainings for it."""
    found: dict[str, list[Entry]] = {}
    for each in system.register("training"):
        found.setdefault(each.text("role"), []).append(each)
    return {key: tuple(value) for key, value in found.items()}


def _is_late(training: Entry, live: date) -> bool:
    """Whether a training was planned up to a day, and not over on it."""
    planned, done = training.date("planned"), training.date("done_on")
    return planned is not None and planned <= live and (done is None or done > live)


def _plan_silent(system: System) -> Iterator[Cell]:
    """Nothing of the communication plan was done for a quarter, or its document was not touched for a year."""
    lines = system.register("communications").entries
    days = [on for each in lines if (on := each.date("done_on")) and on <= system.as_of]
    if lines and max(days, default=date.min) < _months_ago(system, _QUARTER_MONTHS):
        yield Cell(f"last on {max(days)}" if days else "nothing done yet", "register:communications")


Look = Callable[[System], Iterator[Cell]]
_SIGNS: Mapping[str, tuple[Look, tuple[str, ...]]] = MappingProxyType(
    {
        "no approved business case": (_no_business_case, ("business_case",)),
        "no named executive sponsor": (_no_sponsor, ("roles", "assignments", "business_case")),
        "steering meetings without decision-makers": (_without_deciders, ("bodies", "roles", "assignments")),
        "business case or plan not reviewed since approval": (_not_reviewed, ()),
        "milestones slip twice without a revised plan": (_slipped, ("programme",)),
        "attendance of steering meetings falls": (_attendance_falls, ("bodies",)),
        "approved budget not released": (_not_released, ("resources",)),
        "management review held without top management": (_without_top, ("reviews", "roles", "assignments")),
        "no report to top management for more than one quarter": (
            _no_report, ("bodies", "reviews", "roles", "assignments"),
        ),
        "training not completed before a process goes live": (_untrained, ("training", "processes")),
        "communication plan not updated for a quarter": (_plan_silent, ("communications",)),
    }
)  # fmt: skip
"""Sign → what looks for it, and the registers without which nothing can be said."""


def can_be_seen(sign: str) -> bool:
    """Whether registers and logs can show a sign at all."""
    return sign in _SIGNS


def seen(system: System, sign: str) -> tuple[Cell, ...] | None:
    """Where a sign shows itself; None where that cannot be said, because nothing shows it or a file is not readable."""
    if sign not in _SIGNS:
        return None
    look, registers = _SIGNS[sign]
    if any(system.register(key).broken for key in registers):
        return None
    return tuple(look(system))
