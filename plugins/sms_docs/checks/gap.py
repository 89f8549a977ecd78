"""Gaps of the assessment: scores that fit the scale, and work that closes them."""

from collections.abc import Iterator

from sms_docs.model.check import check
from sms_docs.model.finding import Problem, Related
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_SCALE = 5
"""Top of the widest scale that the schema admits; the settings may set a lower one."""


@check("warning", clauses=("6.1.3",), answers=("gap.closed-with-evidence",))
def closed_without_evidence(system: System) -> Iterator[Problem]:
    """A gap is closed without proof.

    ## What
    A gap with status `closed` names nothing in `closed_by`, or no day in `reassessed_on`.

    ## Why
    A gap is closed when somebody looked again and saw that the requirement is met, not when the task is done.

    ## Wrong
    `status: closed`

    ## Right
    `status: closed`, `closed_by: [SMS-PRC-001]`, `reassessed_on: 2027-01-08`.
    """
    for gap in system.register("gaps"):
        missing = [words for field, words in _PROOF.items() if not gap.has(field)]
        if gap.text("status") == "closed" and missing:
            yield Problem(
                gap.location("status"),
                f"{_named(gap)} is closed without {' and '.join(missing)}.",
                "Add closed_by and reassessed_on, or open the gap again.",
            )


_PROOF = {"closed_by": "evidence", "reassessed_on": "a new assessment"}


@check("warning", clauses=("6.1.3",), answers=("gap.critical-first",))
def critical_gap_idle(system: System) -> Iterator[Problem]:
    """A critical gap is not being worked on.

    ## What
    None of the tasks that close a critical gap is under way or done, or one of them has a low priority.

    ## Why
    Critical gaps decide on the certificate and take longest; what starts last is not finished at the audit.

    ## Wrong
    A gap with `severity: critical`, whose only task is `status: open`, `priority: low`.

    ## Right
    The task begun, with `priority: critical` or `high`.
    """
    tasks = _tasks_by_gap(system)
    for gap in system.register("gaps"):
        closing = tasks.get(gap.id, ())
        if gap.text("severity") != "critical" or gap.text("status") != "open" or not closing:
            continue
        if not any(task.text("status") in ("in-progress", "done") for task in closing):
            yield Problem(
                gap.location("severity"),
                f"{_named(gap)} is critical, but none of its tasks is under way.",
                "Start one of the tasks, or correct the severity.",
                tuple(Related(task.location("status"), f"{task.id} is to close it.") for task in closing),
            )
        for task in closing:
            if task.text("priority") == "low" and task.text("status") != "done":
                yield Problem(
                    task.location("priority"),
                    f"{task.id} closes the critical gap {gap.id}, but its priority is low.",
                    "Raise the priority, or correct the severity of the gap.",
                    (Related(gap.location("severity"), f"{gap.id} is critical."),),
                )


@check("error", answers=("gap.scale",))
def score_off_scale(system: System) -> Iterator[Problem]:
    """A score lies above the scale that the settings declare.

    ## What
    `current`, `target` or `reassessed_level` is higher than `gap_scale_max` in the settings.

    ## Why
    Scores of different scales cannot be compared, added up or shown in one map.

    ## Wrong
    `gap_scale_max: 3` in the settings and `target: 4` in a gap.

    ## Right
    `target: 3`
    """
    top = system.settings.parameter("gap_scale_max", _SCALE)
    for gap in system.register("gaps"):
        for field in ("current", "target", "reassessed_level"):
            score = gap.number(field)
            # Above the widest scale the schema has the finding.
            if score is not None and top < score <= _SCALE:
                yield Problem(
                    gap.location(field),
                    f"{_named(gap)} is scored {score:g}, but the scale ends at {top:g}.",
                    f"Give a score from 0 to {top:g}, or correct gap_scale_max in the settings.",
                )


@check("error", answers=("gap.scale",))
def target_below_current(system: System) -> Iterator[Problem]:
    """The target of a gap is lower than where things stand.

    ## What
    `target` is smaller than `current`.

    ## Why
    A target below today's level plans to get worse, or one of the two scores is wrong.

    ## Wrong
    `current: 3`, `target: 2`.

    ## Right
    `current: 3`, `target: 3`.
    """
    for gap in system.register("gaps"):
        current, target = gap.number("current"), gap.number("target")
        if current is not None and target is not None and target < current:
            yield Problem(
                gap.location("target"),
                f"{_named(gap)} has the target {target:g}, below its current level {current:g}.",
                "Set the target to the current level or higher, or correct the score.",
                (Related(gap.location("current"), "The current level."),),
            )


@check("error", clauses=("6.1.3",), answers=("gap.due-before-gate",))
def task_after_gate(system: System) -> Iterator[Problem]:
    """A task closes a gap only after the gate that needs it closed.

    ## What
    The task is due after the gate of the phase in which its gap has to be closed.

    ## Why
    The gate would be passed with the gap open, or the programme waits for the task; both show only at the gate.

    ## Wrong
    A gap with `phase: design`, gate 2 planned for 2027-03-26, its task due on 2027-04-09.

    ## Right
    The task due before the gate, or the gap planned for a later phase.
    """
    gates = {phase.id: phase.entry("gate") for phase in system.register("programme")}
    gaps = system.register("gaps").by_id
    for task in system.register("tasks"):
        due = task.date("due")
        if due is None or task.text("status") in ("done", "cancelled"):
            continue
        for gap in (gaps[each] for each in task.texts("gaps") if each in gaps):
            gate = gates.get(gap.text("phase"))
            planned = gate.date("planned") if gate else None
            if gate and planned and due > planned and gap.text("status") == "open":
                yield Problem(
                    task.location("due"),
                    f"{task.id} is due on {due}, but the gap {gap.id} has to be closed at {gate.label} on {planned}.",
                    "Finish the task before the gate, or plan the gap for a later phase.",
                    (Related(gate.location("planned"), "The gate."), Related(gap.location("phase"), "The gap.")),
                )


@check("error", clauses=("6.1.3",), answers=("gap.task-exists",))
def task_missing(system: System) -> Iterator[Problem]:
    """A gap is open and nobody has the task to close it.

    ## What
    A gap whose level is below its target is named by no task, or by cancelled tasks only.

    ## Why
    Without a task, an owner and a day, the gap is still there at the audit (ISO/IEC 20000-1:2018, 6.1.3).

    ## Wrong
    The gap G-017 in `data/gaps.yml`, and no task with `gaps: [G-017]`.

    ## Right
    A task in `data/tasks.yml` with `gaps: [G-017]`.
    """
    if system.register("tasks").broken:
        return
    tasks = _tasks_by_gap(system)
    for gap in system.register("gaps"):
        current, target = gap.number("current"), gap.number("target")
        above = current is not None and target is not None and current < target
        if gap.id and above and gap.text("status") not in ("closed", "no-gap") and gap.id not in tasks:
            yield Problem(
                gap.location("id"),
                f"{_named(gap)} is open, and no task closes it.",
                f"Add a task with gaps: [{gap.id}] to {system.register('tasks').path}, or name the gap in a task.",
            )


def _tasks_by_gap(system: System) -> dict[str, tuple[Entry, ...]]:
    """The tasks, not cancelled, by the gap that they close."""
    found: dict[str, tuple[Entry, ...]] = {}
    for task in system.register("tasks"):
        if task.has("gaps") and task.text("status") != "cancelled":
            for gap in task.texts("gaps"):
                found[gap] = (*found.get(gap, ()), task)
    return found


def _named(gap: Entry) -> str:
    clause = gap.text("clause")
    return f"Gap {gap.id} ({clause})" if clause else f"Gap {gap.id}"
