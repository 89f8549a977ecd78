"""Tasks: who does them, when they are due, and in which order."""

from collections.abc import Iterator
from datetime import date

from sms_docs.model.check import check
from sms_docs.model.cycles import circles, way_round
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_OVER = ("done", "cancelled")
_STACK = 5
"""From how many documents on one day a pile is a pile."""


@check("error", clauses=("6.2.2",), answers=("seq.no-cycles",))
def circular_dependency(system: System) -> Iterator[Problem]:
    """Tasks wait for each other in a circle.

    ## What
    A task depends on a second one, and this one, directly or through others, depends on the first.

    ## Why
    None of them can ever start, and every date planned for them is fiction.

    ## Wrong
    T-041 with `depends_on: [T-042]` and T-042 with `depends_on: [T-041]`.

    ## Right
    The task that can start first depends on neither.
    """
    for circle in circles(system.register("tasks")):
        yield Problem(
            circle[0].location,
            f"These tasks wait for each other in a circle: {way_round(circle)}.",
            "Take out the dependency of the task that can start first.",
            tuple(Related(step.location, f"{step.entry} depends on {step.needs}.") for step in circle[1:]),
        )


@check("error", clauses=("6.2.2",))
def done_in_future(system: System) -> Iterator[Problem]:
    """A task was finished on a day that has not come yet.

    ## What
    `done_on` lies after the day for which the system is read.

    ## Why
    It is a plan or a slip of the pen; every figure on progress that counts it is wrong.

    ## Wrong
    `done_on: 2027-03-12`, written in January.

    ## Right
    The day on which the task was finished, or none as long as it is not.
    """
    for task in system.register("tasks"):
        done = task.date("done_on")
        if done and done > system.as_of:
            yield Problem(
                task.location("done_on"),
                f"{task.id} was finished on {done}, which has not come yet.",
                "Correct the day, or take it out until the task is finished.",
            )


@check("error", clauses=("6.2.2",))
def done_without_date(system: System) -> Iterator[Problem]:
    """A task is done, and nobody knows since when.

    ## What
    The status is `done` and `done_on` is missing.

    ## Why
    Without the day it cannot be shown that the task was finished before what depends on it.

    ## Wrong
    `status: done`

    ## Right
    `status: done` and `done_on: 2026-11-13`.
    """
    for task in system.register("tasks"):
        if task.text("status") == "done" and not task.has("done_on"):
            yield Problem(
                task.location("status"),
                f"{task.id} is done, but the day is missing.",
                "Add done_on with the day on which it was finished.",
            )


@check("warning", answers=("gap.overdue",))
def moved_without_reason(system: System) -> Iterator[Problem]:
    """The due date of a task was moved and nobody said why.

    ## What
    `moved_from` is given and `moved_reason` is not.

    ## Why
    A date that moves without a reason and an agreement is not a plan; reviewers ask for exactly this.

    ## Wrong
    `due: 2027-02-26` and `moved_from: 2027-01-29`.

    ## Right
    The same, with `moved_reason: "Storage fault in December; agreed by the steering committee."`
    """
    for task in system.register("tasks"):
        if task.has("moved_from") and not task.has("moved_reason"):
            yield Problem(
                task.location("moved_from"),
                f"The due date of {task.id} was moved from {task.text('moved_from')} without a reason.",
                "Add moved_reason: why, and who agreed.",
            )


@check("warning", clauses=("8.1",), answers=("gap.overdue",))
def overdue(system: System) -> Iterator[Problem]:
    """A task is not finished on its day.

    ## What
    `due` lies in the past and the task is neither done nor cancelled.

    ## Why
    Late tasks are how programmes slip without anybody deciding it. A date that was moved with a reason counts.

    ## Wrong
    `due: 2026-12-11`, `status: in-progress`, read on 2027-01-20.

    ## Right
    `due: 2027-02-12`, `moved_from: 2026-12-11` and `moved_reason`, or the task finished.
    """
    for task in system.register("tasks"):
        due = task.date("due")
        if due and due < system.as_of and task.text("status") not in _OVER:
            days = (system.as_of - due).days
            yield Problem(
                task.location("due"),
                f"{task.id} was due on {due}, {_days(days)} ago, and is not finished.",
                "Finish it, or move the date with moved_from and moved_reason.",
            )


@check("error", clauses=("6.2.2", "5.3"), answers=("gap.task-owner-due",))
def owner_missing(system: System) -> Iterator[Problem]:
    """Nobody holds the role that a task is assigned to.

    ## What
    The task is not finished, and no assignment gives its owner's role to anybody from today on. (A task without any
    owner breaks the register's schema; an owner that is no role is a dangling reference.)

    ## Why
    A task of nobody is done by nobody (ISO/IEC 20000-1:2018, 6.2.2).

    ## Wrong
    `owner: training-coordinator`, while the only assignment of that role ended last month.

    ## Right
    A new assignment of the role in `data/assignments.yml`, or another owner.
    """
    assignments = system.register("assignments")
    if assignments.broken or not assignments.exists:
        return
    held = {each.text("role") for each in assignments if (each.date("to") or date.max) >= system.as_of}
    roles = system.register("roles").by_id
    for task in system.register("tasks"):
        owner = task.text("owner")
        if owner in roles and owner not in held and task.text("status") not in _OVER:
            yield Problem(
                task.location("owner"),
                f"{task.id} belongs to {roles[owner].label}, a role that nobody holds.",
                f"Assign the role in {assignments.path}, or give the task another owner.",
                (Related(roles[owner].location("id"), "The role."),),
            )


@check("warning", clauses=("6.2.2",), answers=("mistake.unrealistic-timeline",))
def stacked(system: System) -> Iterator[Problem]:
    """Many documents of a phase are to be finished on one day.

    ## What
    Five open tasks of kind `document` or more, and at least half of those that are open in the phase, are due on the
    same day. (Milestones: `milestone.stacked`.)

    ## Why
    The same few people write, read and approve them. Due on one day they are late on one day, and until then nobody
    sees it.

    ## Wrong
    All 19 procedures due on the same Friday.

    ## Right
    Two or three a week, in the order in which they build on each other.
    """
    piles: dict[str, dict[date, list[Entry]]] = {}
    for task in system.register("tasks"):
        due = task.date("due")
        if due and task.text("kind") == "document" and task.text("status") not in _OVER:
            piles.setdefault(task.text("phase"), {}).setdefault(due, []).append(task)
    for phase, by_day in piles.items():
        count = sum(map(len, by_day.values()))
        for day, pile in by_day.items():
            if len(pile) >= _STACK and len(pile) * 2 >= count:
                yield Problem(
                    pile[0].location("due"),
                    f"{len(pile)} of the {count} open documents of the phase {phase} are due on {day}.",
                    "Spread them over the phase, in the order in which they build on each other.",
                    tuple(Related(each.location("due"), f"{each.id} {each.label}") for each in pile[1:]),
                )


@check("error", clauses=("6.2.2",), answers=("seq.no-cycles",))
def starts_before_predecessor_ends(system: System) -> Iterator[Problem]:
    """A task starts before one that it depends on is finished.

    ## What
    The planned start of an unfinished task lies before the day on which a task in `depends_on` was finished or is due.

    ## Why
    One of the two dates cannot be kept, and whoever plans with it plans wrong.

    ## Wrong
    T-052 with `start: 2027-02-01` depends on T-051 with `due: 2027-02-19`.

    ## Right
    `start: 2027-02-22`, or no dependency.
    """
    tasks = system.register("tasks").by_id
    for task in system.register("tasks"):
        start = task.date("start")
        if start is None or not task.has("depends_on") or task.text("status") in _OVER:
            continue
        for index, needed in enumerate(task.texts("depends_on")):
            ends = _end(tasks.get(needed))
            if ends and start < ends[1] and needed != task.id:
                yield Problem(
                    task.location("start"),
                    f"{task.id} starts on {start}, but depends on {needed}, which ends on {ends[1]}.",
                    "Let it start later, finish the other one earlier, or take the dependency out.",
                    (
                        Related(tasks[needed].location(ends[0]), f"{needed} ends here."),
                        Related(task.location("depends_on", index), "The dependency."),
                    ),
                )


def _end(task: Entry | None) -> tuple[str, date] | None:
    """The field and the day of a task's end: finished, or due; None for a cancelled one."""
    if task is None or task.text("status") == "cancelled":
        return None
    field = "done_on" if task.date("done_on") else "due"
    day = task.date(field)
    return (field, day) if day else None


def _days(count: int) -> str:
    return f"{count} day{'s' if count > 1 else ''}"
