"""What a finished phase leaves behind: lessons that are used, results that stay, objectives that were judged."""

from collections.abc import Iterator

from sms_docs.gates.parameters import parameter
from sms_docs.gates.timeline import passed_on
from sms_docs.judgement.very_small import is_very_small
from sms_docs.model.check import check
from sms_docs.model.finding import Problem
from sms_docs.model.register import Entry
from sms_docs.model.system import System


@check("note", clauses=("7.6",), answers=("ts.lessons",))
def none_recorded(system: System) -> Iterator[Problem]:
    """A phase is over, and nobody wrote down what it taught.

    ## What
    The gate of a phase was passed, and `data/lessons.yml` holds no lesson for the phase.

    ## Why
    The next phase repeats what nobody wrote down (ISO/IEC TS 20000-5:2022, 5.6).

    ## Wrong
    Gate 1 passed, no lesson with `phase: foundation`.

    ## Right
    `phase: foundation`, `what: Interviews took twice the planned time`
    """
    register = system.register("lessons")
    taught = {lesson.text("phase") for lesson in register if lesson.past_date("recorded_on", system.as_of)}
    for phase in _finished(system) if not register.broken else ():
        if phase.id not in taught:
            yield Problem(
                phase.location("gate", "decision"),
                f'The phase "{phase.label}" is over, and no lesson of it is recorded.',
                f"Ask the team what it would do again and what not, and record it in {register.path}.",
            )


@check("note", clauses=("7.6",), answers=("ts.lessons",))
def not_used(system: System) -> Iterator[Problem]:
    """A lesson was recorded and not used.

    ## What
    The phase that a lesson comes from is over, and `used_in` names no plan, task, document or improvement.

    ## Why
    A lesson is learned when something is done differently (ISO/IEC TS 20000-5:2022, 5.6).

    ## Wrong
    `action: Call customers before papers are sent`, without `used_in`.

    ## Right
    `used_in: [T-051]`
    """
    over = {phase.id for phase in _finished(system)}
    for lesson in system.register("lessons"):
        if lesson.text("phase") in over and not lesson.has("used_in"):
            yield Problem(
                lesson.location("action" if lesson.has("action") else "id"),
                f"The lesson {lesson.id} is recorded, but nothing says where it was used.",
                "Name in used_in the plan, task, document or improvement that it changed.",
            )


@check("note", clauses=("10.2",), answers=("ts.sustain",))
def results_not_anchored(system: System) -> Iterator[Problem]:
    """A phase is over, and no task keeps its results in daily work.

    ## What
    The gate of a phase was passed, and no task with `kind: anchoring` that is not cancelled belongs to the phase. In a
    very small organization nobody is asked: those who built it are those who run it.

    ## Why
    The team leaves; what nobody took over is forgotten within months (ISO/IEC TS 20000-5:2022, 5.7).

    ## Wrong
    Phase closed, no owner for the upkeep of the catalogue.

    ## Right
    `title: Hand the upkeep of the catalogue to the monthly routine`, `kind: anchoring`, `phase: foundation`
    """
    tasks = system.register("tasks")
    if is_very_small(system):
        return
    anchored = {
        task.text("phase") for task in tasks if task.text("kind") == "anchoring" and task.text("status") != "cancelled"
    }
    for phase in _finished(system) if not tasks.broken else ():
        if phase.id not in anchored:
            yield Problem(
                phase.location("gate", "decision"),
                f'The phase "{phase.label}" is over, and no task anchors its results in daily work.',
                f"Add a task with kind: anchoring and phase: {phase.id}, and an owner of daily work.",
            )


@check("warning", clauses=("9.1", "10.1"), answers=("ts.evaluation",))
def objective_unevaluated(system: System) -> Iterator[Problem]:
    """Nobody looked whether an objective is still being reached.

    ## What
    An objective that is neither reached nor missed was set longer ago than `objective_evaluation_days` (123), and its
    newest value (`current_on`) is missing, of a day to come or older than that.

    ## Why
    Progress, and whether the target is still the right one, are judged at intervals; a yearly look comes too late
    (ISO/IEC TS 20000-5:2022, 5.6).

    ## Wrong
    `set_on: 2027-01-13` and no `current`, read on 2027-08-11.

    ## Right
    `current: 90`, `current_on: 2027-07-31`
    """
    most = parameter(system, "objective_evaluation_days")
    for objective in system.register("objectives"):
        set_on, seen = objective.date("set_on"), objective.past_date("current_on", system.as_of)
        running = objective.text("status") not in ("reached", "missed")
        numbered = objective.number("target") is not None
        if running and numbered and set_on and all((system.as_of - day).days > most for day in (set_on, seen) if day):
            yield Problem(
                objective.location("current_on" if objective.has("current_on") else "id"),
                f"The objective {objective.id} was last evaluated on {seen}."
                if seen
                else f"The objective {objective.id} was set on {set_on} and never evaluated.",
                "Add the newest value with its day in current and current_on, and judge the status.",
            )


@check("warning", clauses=("9.1", "10.1"), answers=("ts.evaluation",))
def objective_missed_without_action(system: System) -> Iterator[Problem]:
    """An objective was missed, and nobody says why or what follows.

    ## What
    An objective has the status `missed` or `at-risk`, or its day has passed before it was reached, and `remark` does
    not give cause and action.

    ## Why
    A missed objective without a cause is missed again (ISO/IEC TS 20000-5:2022, 5.6).

    ## Wrong
    `status: missed` without `remark`.

    ## Right
    `remark: Three months of the new rota are missing; the rota starts in September (IMP-014)`
    """
    for objective in system.register("objectives"):
        due, status = objective.date("due"), objective.text("status")
        late = due is not None and due < system.as_of and status != "reached"
        if (late or status in ("missed", "at-risk")) and not objective.has("remark"):
            yield Problem(
                objective.location("status"),
                f"The objective {objective.id} is not reached, and neither cause nor action is given.",
                "Add in remark why, and what is done about it.",
            )


def _finished(system: System) -> tuple[Entry, ...]:
    """The phases whose gate was passed."""
    phases = system.register("programme")
    return tuple(phase for phase in phases if phase.id and passed_on(phase.entry("gate"), system.as_of))
