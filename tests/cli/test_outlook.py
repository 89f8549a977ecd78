"""``sms outlook``, and ``sms check`` of a later day: what falls due."""

import csv
import json

import pytest

from tests.programmes import PROGRAMME

DATA = {
    "roles": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n",
    "people": "- {id: PER-1, name: Ada Bell}\n- {id: PER-2, name: Ben Cole}\n",
    "assignments": "- {id: AS-1, role: boss, person: PER-1, from: 2026-01-01, to: 2027-02-28}\n"
    "- {id: AS-2, role: boss, person: PER-2, from: 2027-03-01}\n",
    "tasks": "- {id: T-1, title: Late, owner: boss, due: 2027-01-10, status: open}\n"
    "- {id: T-2, title: Soon, owner: boss, due: 2027-02-10, status: open}\n"
    "- {id: T-3, title: Later, owner: clerk, due: 2027-03-10, status: open}\n"
    "- {id: T-4, title: Handed over, owner: boss, due: 2027-03-10, status: open}\n",
}
SETTINGS = "standard: iso20000-1-2018\ncertification: none\nas_of: 2027-01-20\n"


@pytest.fixture
def outlook(sms, folder):
    """Run the command on a few tasks of two roles, one of which changes hands."""
    for name, text in {**DATA, "settings": SETTINGS, "risks": "[]\n"}.items():
        (folder / "data" / f"{name}.yml").write_text(text, "utf-8")
    return lambda *arguments: sms("outlook", *arguments)


def rows(done) -> list[list[str]]:
    return [list(each.values()) for each in json.loads(done.stdout)]


def test_it_lists_by_day_and_owner_with_who_holds_the_role_on_that_day(outlook):
    done = outlook("--until", "2027-03-10", "--format", "json")
    assert done.exit_code == 0
    assert rows(done) == [
        ["2027-01-10", "task", "T-1 Late", "Boss", "Ada Bell", "overdue"],
        ["2027-02-10", "task", "T-2 Soon", "Boss", "Ada Bell", "due"],
        ["2027-03-10", "task", "T-4 Handed over", "Boss", "Ben Cole", "due"],
        ["2027-03-10", "task", "T-3 Later", "Clerk", "nobody", "due"],
    ]


def test_until_is_the_last_day_and_from_the_first(outlook):
    assert len(rows(outlook("--until", "2027-03-09", "--format", "json"))) == 2
    later = rows(outlook("--from", "2027-02-10", "--until", "2027-03-10", "--format", "json"))
    assert [each[2] for each in later] == ["T-2 Soon", "T-4 Handed over", "T-3 Later"]


def test_without_a_day_it_looks_three_months_ahead(outlook):
    shown = outlook().stdout
    assert shown.startswith("Due until 2027-04-20\n\n")
    assert shown.endswith("4 rows · as of 2027-01-20 (fixed in data/settings.yml)\n")


def test_one_owner_or_kind_can_be_asked_for(outlook):
    assert [each[2] for each in rows(outlook("--owner", "clerk", "--format", "json"))] == ["T-3 Later"]
    assert rows(outlook("--where", "state=overdue", "--format", "json"))[0][2] == "T-1 Late"
    assert rows(outlook("--where", "kind=gate", "--format", "json")) == []


def test_nothing_due_is_said(outlook):
    shown = outlook("--until", "2027-01-25", "--from", "2027-01-20").stdout.splitlines()
    assert shown[0] == "Due from 2027-01-20 until 2027-01-25"
    assert shown[2] == "Nothing falls due until 2027-01-25."


def test_nothing_at_all_is_said_too(outlook, folder):
    (folder / "data" / "tasks.yml").write_text("[]\n", "utf-8")
    assert "Nothing falls due until 2027-02-01." in outlook("--until", "2027-02-01").stdout
    assert rows(outlook("--format", "json")) == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["--until", "2027-01-19"],
            "--until 2027-01-19 lies before the day that everything is judged for, 2027",
        ),
        (["--until", "2027-02-30"], "the calendar has no day 2027-02-30."),
        (["--until", "soon"], '"soon" is no day. Write year-month-day, for example 2027-01-20.'),
        (["--from", "2027-03-01", "--until", "2027-02-01"], "--from 2027-03-01 lies after --until 2027-02-01."),
        (["--owner", "bos"], 'There is no role "bos". Did you mean "boss"?'),
        (["--owner", "x9"], 'There is no role "x9". `sms show roles'),
        (["--where", "kind=tsk"], 'There is no kind "tsk". Did you mean "task"?'),
    ],
)
def test_what_cannot_be_asked_is_answered_with_what_can(outlook, arguments, words):
    done = outlook(*arguments)
    assert done.exit_code == 2
    assert words in done.stderr


def test_an_earlier_or_later_day_can_be_asked_for(outlook):
    assert outlook("--until", "2027-01-15", "--as-of", "2027-01-01").stdout.startswith("Due until 2027-01-15")
    assert "as of 2028-01-01 (as asked for)" in outlook("--as-of", "2028-01-01").stdout


def test_csv_has_the_same_rows(outlook):
    read = list(csv.reader(outlook("--format", "csv").stdout.splitlines()))
    assert read[0] == ["Day", "Kind", "What", "Owner", "Held by then", "State"]
    assert len(read) == 5


@pytest.mark.usefixtures("outlook")
def test_show_gives_the_same_table(sms):
    shown = sms("show", "outlook", "--where", "until=2027-02-10", "--where", "owner=boss", "--format", "json")
    assert [each["what"] for each in json.loads(shown.stdout)] == ["T-1 Late", "T-2 Soon"]
    wrong = sms("show", "outlook", "--where", "until=2027-02-30")
    assert wrong.exit_code == 2
    assert 'until must be a day of the calendar. Write for example until="2027-10-31".' in wrong.stderr


def test_a_register_that_cannot_be_read_is_said(outlook, folder):
    (folder / "data" / "tasks.yml").write_text("- [", "utf-8")
    assert outlook().stderr.startswith("Rows are missing, because this cannot be read: data/tasks.yml.")


@pytest.mark.parametrize(
    ("check_id", "last_good", "first_bad"),
    [
        ("task.overdue", "2027-01-10", "2027-01-11"),
        ("milestone.overdue", "2027-02-12", "2027-02-13"),
        ("gate.decision-missing", "2027-03-26", "2027-03-27"),
        ("gate.criterion-failed", "2027-03-26", "2027-03-27"),
        ("measure.value-missing", "2027-03-02", "2027-03-03"),
        ("audit.not-held", "2027-07-16", "2027-07-17"),
    ],
)
@pytest.mark.usefixtures("outlook")
def test_check_of_a_later_day_shows_what_will_fall_due(sms, folder, check_id, last_good, first_bad):
    milestone = "  milestones: [{id: M-1, title: Half, due: 2027-02-12}]\n"
    text = PROGRAMME.replace("  title: Design\n", f"  title: Design\n{milestone}")
    text = text.replace("    decision: go\n    decided_on: 2026-11-27\n    decided_by: executive-sponsor\n", "")
    (folder / "data" / "programme.yml").write_text(text.replace("2026-11-27", "2027-03-26"), "utf-8")
    audit = "- {id: AUD-1, kind: internal, planned_start: 2027-07-05, planned_end: 2027-07-16, status: planned}\n"
    (folder / "data" / "audits.yml").write_text(audit, "utf-8")
    measure = "- {id: ME-1, title: Speed, frequency: monthly, first_due: 2027-02-10}\n"
    (folder / "data" / "measures.yml").write_text(measure, "utf-8")

    def finds(day: str) -> bool:
        report = json.loads(sms("check", "--as-of", day, "--format", "json").stdout)
        return check_id in {each["id"] for each in report["findings"]}

    assert not finds(last_good)
    assert finds(first_bad)
