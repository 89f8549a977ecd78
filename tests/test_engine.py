"""What the engine makes of the checks' problems."""

from datetime import date

from sms_docs import engine
from sms_docs.model.location import within
from tests.support import document, report

TASKS = "- {id: T-001, title: First, owner: sms-manager, status: open, due: 2027-01-15}\n"


def overdue(day: date, before: str = "") -> str:
    """The fingerprint of the finding on an overdue task."""
    found = report({"data/tasks.yml": before + TASKS}, day).findings
    return next(each.fingerprint for each in found if each.id == "task.overdue")


def test_a_fingerprint_stays_the_same_when_days_pass_and_lines_move() -> None:
    first = overdue(date(2027, 1, 16))
    assert first == overdue(date(2027, 1, 20))
    assert first == overdue(date(2027, 1, 20), "# A comment\n\n")
    assert len(first) == 16


def test_a_value_of_endless_length_does_not_fill_the_report() -> None:
    found = report({"content/plan.md": document(owner="x" * 100_000), "data/roles.yml": "- {id: a, title: A}\n"})
    wrong = next(each for each in found.findings if each.id == "responsibility.unknown-owner")
    assert len(wrong.message) < engine.LONGEST + 10
    assert "xxx … xxx" in wrong.message


def test_messages_of_usual_length_are_not_touched() -> None:
    found = report({"content/plan.md": document(owner="x" * 300), "data/roles.yml": "- {id: a, title: A}\n"})
    assert any("x" * 300 in each.message for each in found.findings)


def test_places_that_a_check_names_are_not_named_twice() -> None:
    twice = "- {id: T-1, title: A}\n- {id: T-1, title: B}\n"
    page = document('{{ sms_table("tasks") }}\n')
    found = report({"data/tasks.yml": twice, "content/plan.md": page}).findings
    places = next(each.related for each in found if each.id == "data.duplicate-record-id")
    assert [(each.position.path, each.position.line) for each in places] == [
        ("data/tasks.yml", 1),
        ("content/plan.md", 15),
    ]


def test_paths_narrow_what_is_reported_and_count_the_others() -> None:
    assert within("data/tasks.yml", ("data",))
    assert within("data/tasks.yml", ("data/*.yml",))
    assert within("data/tasks.yml", (".",))
    assert not within("data/tasks.yml", ("dat",))
    assert not within("data/tasks.yml", ("content", "data/risks.yml"))
