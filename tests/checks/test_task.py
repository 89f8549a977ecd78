"""Faults of tasks."""

import pytest

from sms_docs import engine
from tests.programmes import lines
from tests.support import DAY, found, load, messages, related, tree

TASKS = "data/tasks.yml"


def tasks(text: str, **registers: str) -> dict[str, str]:
    return {TASKS: text} | {f"data/{key}.yml": value for key, value in registers.items()}


# ------------------------------------------------------------------ task.circular-dependency


def test_a_circle_of_tasks_is_found_once_at_the_first_dependency() -> None:
    files = tasks("""
        - id: T-001
          depends_on: [T-009, T-003]
        - id: T-002
          depends_on: [T-001]
        - id: T-003
          depends_on:
            - T-002
    """)
    assert found("task.circular-dependency", files) == [f"{TASKS}:2:23"]
    assert messages("task.circular-dependency", files) == [
        "These tasks wait for each other in a circle: T-001 → T-003 → T-002 → T-001."
    ]


def test_the_other_dependencies_of_the_circle_are_related_places() -> None:
    files = tasks("- id: T-001\n  depends_on: [T-002]\n- id: T-002\n  depends_on: [T-001]\n")
    source = tree(files)
    report = engine.check(engine.load(source, DAY), source)
    [finding] = [each for each in report.findings if each.id == "task.circular-dependency"]
    assert [(each.position.line, each.message) for each in finding.related] == [(4, "T-002 depends on T-001.")]
    assert related("task.circular-dependency", files) == [f"{TASKS}:4:16"]


def test_tasks_in_a_row_are_no_circle() -> None:
    files = tasks("- id: T-001\n- id: T-002\n  depends_on: [T-001]\n- id: T-003\n  depends_on: [T-001, T-002]\n")
    assert found("task.circular-dependency", files) == []


# ------------------------------------------------------------------ task.done-in-future


def test_a_task_cannot_be_finished_tomorrow() -> None:
    files = tasks("- id: T-001\n  status: done\n  done_on: 2027-01-21\n")
    assert found("task.done-in-future", files) == [f"{TASKS}:3:12"]
    assert messages("task.done-in-future", files) == ["T-001 was finished on 2027-01-21, which has not come yet."]


def test_a_task_may_be_finished_today() -> None:
    files = tasks("- id: T-001\n  done_on: 2027-01-20\n- id: T-002\n  done_on: soon\n- id: T-003\n")
    assert found("task.done-in-future", files) == []


def test_the_day_decides_what_lies_in_the_future() -> None:
    assert lines("task.done-in-future", tasks("- id: T-001\n  done_on: 2027-01-21\n"), "2027-01-21") == []


# ------------------------------------------------------------------ task.done-without-date


def test_a_done_task_without_a_day_is_found_at_its_status() -> None:
    files = tasks("- id: T-001\n  status: done\n")
    assert found("task.done-without-date", files) == [f"{TASKS}:2:11"]
    assert messages("task.done-without-date", files) == ["T-001 is done, but the day is missing."]


@pytest.mark.parametrize("rest", ["status: done\n  done_on: 2027-01-13", "status: open", "title: x"])
def test_other_tasks_need_no_day(rest: str) -> None:
    assert found("task.done-without-date", tasks(f"- id: T-001\n  {rest}\n")) == []


# ------------------------------------------------------------------ task.moved-without-reason


def test_a_moved_date_needs_a_reason() -> None:
    files = tasks("- id: T-001\n  due: 2027-02-26\n  moved_from: 2027-01-29\n")
    assert found("task.moved-without-reason", files) == [f"{TASKS}:3:15"]
    assert messages("task.moved-without-reason", files) == [
        "The due date of T-001 was moved from 2027-01-29 without a reason."
    ]
    assert found("task.moved-without-reason", tasks("- id: T-001\n  due: 2027-02-26\n")) == []
    assert (
        found("task.moved-without-reason", tasks("- id: T-001\n  moved_from: 2027-01-29\n  moved_reason: Fire\n")) == []
    )


# ------------------------------------------------------------------ task.overdue


def test_a_task_is_overdue_on_the_day_after() -> None:
    files = tasks(
        "- id: T-001\n  due: 2027-01-19\n  status: in-progress\n- id: T-002\n  due: 2027-01-20\n  status: open\n"
    )
    assert found("task.overdue", files) == [f"{TASKS}:2:8"]
    assert messages("task.overdue", files) == ["T-001 was due on 2027-01-19, 1 day ago, and is not finished."]
    assert lines("task.overdue", files, "2027-01-21") == ["tasks:2", "tasks:5"]


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_what_is_over_is_not_overdue(status: str) -> None:
    assert found("task.overdue", tasks(f"- id: T-001\n  due: 2026-12-11\n  status: {status}\n")) == []


def test_a_date_that_was_moved_into_the_future_counts() -> None:
    files = tasks("- id: T-001\n  due: 2027-02-12\n  moved_from: 2026-12-11\n  moved_reason: Agreed\n  status: open\n")
    assert found("task.overdue", files) == []
    assert lines("task.overdue", files, "2027-02-13") == ["tasks:2"]


def test_a_due_date_that_is_no_day_is_left_to_the_schema() -> None:
    assert found("task.overdue", tasks("- id: T-001\n  due: 2026-02-30\n- id: T-002\n  due: soon\n- 7\n")) == []


# ------------------------------------------------------------------ task.owner-missing

ROLES = "- id: trainer\n  title: Training coordinator\n"


def test_a_task_of_a_role_that_nobody_holds_is_found_at_its_owner() -> None:
    held = "- role: trainer\n  person: PER-17\n  from: 2026-10-01\n  to: 2027-01-19\n"
    files = tasks("- id: T-001\n  owner: trainer\n  status: open\n", roles=ROLES, assignments=held)
    assert found("task.owner-missing", files) == [f"{TASKS}:2:10"]
    assert messages("task.owner-missing", files) == ["T-001 belongs to Training coordinator, a role that nobody holds."]
    assert related("task.owner-missing", files) == ["data/roles.yml:1:7"]


@pytest.mark.parametrize("rest", ["from: 2026-10-01\n  to: 2027-01-20", "from: 2026-10-01", "from: 2027-04-01"])
def test_a_role_that_is_held_today_or_later_has_somebody(rest: str) -> None:
    held = f"- role: trainer\n  person: PER-17\n  {rest}\n"
    files = tasks("- id: T-001\n  owner: trainer\n  status: open\n", roles=ROLES, assignments=held)
    assert found("task.owner-missing", files) == []


@pytest.mark.parametrize(
    "task",
    [
        "owner: trainer\n  status: done",
        "owner: trainer\n  status: cancelled",
        "owner: nobody\n  status: open",
        "status: open",
    ],
)
def test_finished_tasks_and_unknown_owners_are_not_judged(task: str) -> None:
    files = tasks(f"- id: T-001\n  {task}\n", roles=ROLES, assignments="- role: other\n  from: 2026-10-01\n")
    assert found("task.owner-missing", files) == []


@pytest.mark.parametrize("assignments", [{}, {"assignments": "- role: ["}])
def test_without_readable_assignments_nothing_is_concluded(assignments: dict[str, str]) -> None:
    files = tasks("- id: T-001\n  owner: trainer\n  status: open\n", roles=ROLES, **assignments)
    assert found("task.owner-missing", files) == []


# ------------------------------------------------------------------ task.starts-before-predecessor-ends


def after(start: str, first: str, rest: str = "status: open") -> dict[str, str]:
    second = f"- id: T-002\n  start: {start}\n  {rest}\n  depends_on: [T-001]\n"
    return tasks(f"- id: T-001\n  {first}\n{second}")


def test_a_start_before_the_end_of_what_is_needed_is_found_at_the_start() -> None:
    files = after("2027-02-18", "due: 2027-02-19")
    assert found("task.starts-before-predecessor-ends", files) == [f"{TASKS}:4:10"]
    assert messages("task.starts-before-predecessor-ends", files) == [
        "T-002 starts on 2027-02-18, but depends on T-001, which ends on 2027-02-19."
    ]
    assert related("task.starts-before-predecessor-ends", files) == [f"{TASKS}:2:8", f"{TASKS}:6:16"]


def test_a_start_on_the_day_of_the_end_is_in_order() -> None:
    assert found("task.starts-before-predecessor-ends", after("2027-02-19", "due: 2027-02-19")) == []


def test_a_task_that_was_finished_early_lets_the_next_one_start() -> None:
    early = after("2027-01-13", "due: 2027-02-19\n  done_on: 2027-01-12\n  status: done")
    late = after("2027-01-11", "due: 2027-01-08\n  done_on: 2027-01-12\n  status: done")
    assert found("task.starts-before-predecessor-ends", early) == []
    assert found("task.starts-before-predecessor-ends", late) == [f"{TASKS}:6:10"]


@pytest.mark.parametrize("status", ["done", "cancelled"])
def test_what_is_over_starts_no_more(status: str) -> None:
    files = after("2027-01-04", "due: 2027-02-19", f"status: {status}")
    assert found("task.starts-before-predecessor-ends", files) == []


def test_a_cancelled_or_unknown_predecessor_holds_nobody_up() -> None:
    assert (
        found("task.starts-before-predecessor-ends", after("2027-01-04", "due: 2027-02-19\n  status: cancelled")) == []
    )
    assert found("task.starts-before-predecessor-ends", after("2027-01-04", "title: No day")) == []
    files = tasks("- id: T-002\n  start: 2027-01-04\n  depends_on: [T-404]\n")
    assert found("task.starts-before-predecessor-ends", files) == []


def test_a_task_that_needs_itself_is_a_circle_and_nothing_else() -> None:
    files = tasks("- id: T-001\n  start: 2027-01-04\n  due: 2027-02-19\n  depends_on: [T-001]\n")
    assert found("task.starts-before-predecessor-ends", files) == []
    assert lines("task.circular-dependency", files) == ["tasks:4"]


# ------------------------------------------------------------------ all


def test_a_register_that_cannot_be_read_gives_no_finding() -> None:
    files = tasks("- id: T-001\n  due: [\n")
    ids = {each.id for each in engine.check(load(files), tree(files)).findings}
    assert not {each for each in ids if each.startswith("task.")}


# ------------------------------------------------------------------ task.stacked


def writing(*days: str, **fields: str) -> dict[str, str]:
    wanted = {"kind": "document", "phase": "design", "status": "open"} | fields
    rest = ", ".join(f"{key}: {value}" for key, value in wanted.items())
    return tasks("".join(f"- {{id: T-{number}, {rest}, due: {day}}}\n" for number, day in enumerate(days)))


FRIDAY, LATER = "2027-02-12", "2027-02-19"


def test_five_documents_on_one_day_are_found_at_the_first() -> None:
    files = writing(LATER, *[FRIDAY] * 5)
    assert lines("task.stacked", files) == ["tasks:2"]
    assert messages("task.stacked", files) == ["5 of the 6 open documents of the phase design are due on 2027-02-12."]
    assert len(related("task.stacked", files)) == 4


@pytest.mark.parametrize(
    "files",
    [
        writing(*[FRIDAY] * 4),
        writing(*[FRIDAY] * 5, *["2027-02-15", "2027-02-16", "2027-02-17"] * 2),
        writing(*[FRIDAY] * 9, kind="training"),
        writing(*[FRIDAY] * 9, status="done"),
        writing(*["soon"] * 9),
        tasks("- 7\n- due: 8\n"),
    ],
)
def test_few_other_finished_or_odd_tasks_are_no_pile(files: dict[str, str]) -> None:
    assert lines("task.stacked", files) == []


def test_each_phase_has_its_own_piles() -> None:
    three, more = writing(*[FRIDAY] * 3)[TASKS], writing(*[FRIDAY] * 3, phase="foundation")[TASKS]
    assert lines("task.stacked", tasks(three + more.replace("T-", "U-"))) == []
