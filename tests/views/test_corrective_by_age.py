"""Corrective actions by age, and the tables of registers with columns of their own choice."""

from datetime import date

import pytest

from sms_docs.views import view
from tests.support import load
from tests.views.shown import cells, column, labels

ACTIONS = """
    - {id: CA-1, raised_on: 2026-12-21, status: in-progress, due: 2027-02-01, nonconformity: Young}
    - {id: CA-2, raised_on: 2026-10-21, status: open, due: 2027-01-19, nonconformity: Old}
    - {id: CA-3, raised_on: 2026-11-21, status: done, done_on: 2026-12-01, due: 2026-12-01, nonconformity: Done}
    - {id: CA-4, raised_on: 2026-01-21, status: verified, done_on: 2026-12-01, nonconformity: Past}
    - {id: CA-5, raised_on: 2026-01-21, status: cancelled, nonconformity: Dropped}
    - {id: CA-6, raised_on: 2026-11-20, status: open, nonconformity: Middle}
    - {id: CA-7, status: open, nonconformity: Undated}
    """
NAME = "corrective-actions-by-age"


def test_what_is_not_verified_stands_oldest_first_with_its_age() -> None:
    assert cells(load({"data/corrective_actions.yml": ACTIONS}), NAME, ["id", "age", "group", "stands"]) == [
        ["CA-7", "not known", "", "open"],
        ["CA-2", "91", "over 90 days", "open"],
        ["CA-6", "61", "61 to 90 days", "open"],
        ["CA-3", "60", "31 to 60 days", "done, to be verified"],
        ["CA-1", "30", "up to 30 days", "open"],
    ]


def test_what_is_very_old_or_late_is_marked() -> None:
    system = load({"data/corrective_actions.yml": ACTIONS})
    assert [each.tone for each in column(system, NAME, "group")] == ["", "bad", "", "", ""]
    assert [each.tone for each in column(system, NAME, "due")] == ["", "bad", "", "bad", ""]


def test_age_counts_to_the_day_that_is_read_for() -> None:
    later = load({"data/corrective_actions.yml": ACTIONS}, date(2027, 1, 21))
    assert cells(later, NAME, ["age"])[1] == ["92"]


def test_an_action_raised_on_a_later_day_has_no_age() -> None:
    system = load({"data/corrective_actions.yml": "- {id: CA-1, raised_on: 2027-06-01, status: open}\n"})
    assert cells(system, NAME, ["age", "group"]) == [["not known", ""]]


def test_no_open_action_is_said_in_a_sentence() -> None:
    done = "- {id: CA-1, raised_on: 2026-01-01, status: verified, done_on: 2026-02-01}\n"
    table = view(load({"data/corrective_actions.yml": done}), NAME)
    assert table.empty == (
        "No corrective action is open: those in data/corrective_actions.yml are verified, or there is none."
    )
    broken = view(load({"data/corrective_actions.yml": "- ["}), NAME)
    assert broken.empty == "Not known: data/corrective_actions.yml cannot be read."


# ------------------------------------------------------------------ communication, obligations, improvements

LINES = """
    - {id: COM-1, topic: Why, done_on: 2026-12-01}
    - {id: COM-2, topic: News, next: 2027-02-01, done_on: 2027-01-07}
    - {id: COM-3, topic: Start, next: 2027-02-01}
    - {id: COM-4, topic: Survey, next: 2027-01-19}
    - {id: COM-5, topic: Somewhen}
    - {id: COM-6, topic: Later, done_on: 2027-02-01}
    """


def test_a_line_of_the_communication_plan_says_where_it_stands() -> None:
    found = column(load({"data/communications.yml": LINES}), "communication-plan", "state")
    assert [(each.text, each.tone) for each in found] == [
        ("done", "good"), ("running", ""), ("planned", ""), ("late", "bad"), ("no day", "warn"), ("no day", "warn"),
    ]  # fmt: skip


def test_the_last_day_is_one_that_has_been() -> None:
    system = load({"data/communications.yml": LINES})
    assert [each.text for each in column(system, "communication-plan", "last")] == [
        "2026-12-01", "2027-01-07", "", "", "", "",
    ]  # fmt: skip


def test_the_authored_columns_of_the_communication_plan_are_controlled() -> None:
    system = load({"data/communications.yml": LINES})
    assert view(system, "communication-plan", columns=["topic", "audience", "channel", "sender"]).controlled
    assert not view(system, "communication-plan").controlled


@pytest.mark.parametrize(
    ("checked", "state"),
    [
        ("2026-06-01", "checked"),
        ("2026-01-20", "checked"),
        ("2026-01-19", "check is due"),
        ("2027-06-01", "never checked"),
        ("null", "never checked"),
    ],
)
def test_an_obligation_is_checked_once_a_year(checked: str, state: str) -> None:
    system = load({"data/obligations.yml": f"- {{id: OB-01, title: Act, checked_on: {checked}}}\n"})
    assert [each.text for each in column(system, "obligations", "state")] == [state]


def test_the_interval_of_checks_is_a_setting() -> None:
    files = {
        "data/obligations.yml": "- {id: OB-01, checked_on: 2026-10-01}\n",
        "data/settings.yml": "parameters: {external_check_months: 3}\n",
    }
    assert [each.text for each in column(load(files), "obligations", "state")] == ["check is due"]


def test_registers_show_their_most_telling_columns_first() -> None:
    system = load({})
    assert labels(system, "improvements")[:2] == ["Number", "Improvement"]
    assert "Processes" not in labels(system, "audits")
    assert "Scope text" not in labels(system, "certification")
    assert len(labels(system, "corrective-actions")) == 10


def test_a_measure_shows_its_target_as_a_phrase_whatever_stands_beside_it() -> None:
    measure = "- {id: ME-1, title: Share, baseline: 88.5, comparator: at-least, target: 95, unit: percent}\n"
    system = load({"data/measures.yml": measure + "- {id: ME-2, title: None}\n"})
    assert cells(system, "measures", ["baseline", "target"]) == [["88.5 %", "at least 95 %"], ["", ""]]
    assert [row[0] for row in cells(system, "measures", ["id"], target=95)] == ["ME-1"]


def test_means_show_quantity_and_unit_together() -> None:
    system = load({"data/resources.yml": "- {id: RES-1, quantity: 12, unit: days}\n- {id: RES-2}\n"})
    assert cells(system, "resources", ["amount"]) == [["12 days"], [""]]


@pytest.mark.parametrize("name", ["improvements", "obligations", "communication-plan", "audits", "tasks", "risks"])
def test_a_register_that_cannot_be_read_is_not_called_empty(name: str) -> None:
    key = "communications" if name == "communication-plan" else name
    table = view(load({f"data/{key}.yml": "- ["}), name)
    assert table.empty == f"Not known: data/{key}.yml cannot be read."
