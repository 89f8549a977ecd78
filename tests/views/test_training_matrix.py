"""The training matrix: what holders of roles need, and whether it is there and works."""

from datetime import date

import pytest

from sms_docs.views import ViewError, view
from tests.support import DAY, load
from tests.views.shown import cells, column

PEOPLE = """
    - {id: PER-1, name: Ada, competences: [{competence: auditing, evidence: Certificate, dated: 2025-01-01}]}
    - {id: PER-2, name: Bo, competences: []}
    """
FILES: dict[str, str | bytes] = {
    "data/people.yml": PEOPLE,
    "data/roles.yml": "- {id: auditor, title: Auditor, required_competences: [auditing]}\n"
                      "- {id: clerk, title: Clerk}\n",
    "data/assignments.yml": "- {id: AS-1, role: auditor, person: PER-1, from: 2026-01-01}\n"
                            "- {id: AS-2, role: auditor, person: PER-2, from: 2026-01-01}\n",
}  # fmt: skip


def states(*trainings: str, on: date = DAY, **more: str) -> dict[str, str]:
    """Person → state; trainings of auditing for PER-2 as YAML without braces."""
    entries = "".join(
        f"- {{id: TR-{number}, person: PER-2, role: auditor, competence: auditing, {each}}}\n"
        for number, each in enumerate(trainings, 1)
    )
    files = FILES | {"data/training.yml": entries} | {f"data/{key}.yml": text for key, text in more.items()}
    return {row[0]: row[1] for row in cells(load(files, on), "training-matrix", ["person", "state"])}


DONE = "planned: 2026-06-01, done_on: 2026-06-01"


@pytest.mark.parametrize(
    ("training", "state"),
    [
        ("planned: 2027-02-01", "planned"),
        ("planned: 2027-01-01", "late"),
        ("planned: 2027-02-01, done_on: 2027-02-01", "planned"),
        ("planned: 2027-01-01, done_on: 2027-02-01", "late"),
        (DONE, "trained"),
        (f"{DONE}, effect_check_due: 2027-03-01", "trained"),
        (f"{DONE}, effect_check_due: 2026-08-01", "check is late"),
        (f"{DONE}, effect_checked_on: 2026-08-01, effect: effective", "effect checked"),
        (f"{DONE}, effect_checked_on: 2026-08-01, effect: partly", "no effect"),
        (f"{DONE}, effect_checked_on: 2026-08-01, effect: not-effective", "no effect"),
        (f"{DONE}, effect_checked_on: 2027-08-01, effect: effective", "trained"),
    ],
)
def test_a_training_goes_from_planned_to_seen_to_work(training: str, state: str) -> None:
    assert states(training)["Bo"] == state


def test_a_competence_without_proof_and_training_is_missing() -> None:
    assert states() == {"Bo": "missing", "Ada": "proved"}


def test_a_proof_of_a_later_day_proves_nothing_yet() -> None:
    assert states(on=date(2024, 12, 31)) == {}
    assert states(on=date(2026, 1, 1))["Ada"] == "proved"
    later = PEOPLE.replace("2025-01-01", "2028-01-01")
    assert states(people=later)["Ada"] == "missing"


def test_a_proof_that_has_ended_is_expired() -> None:
    ended = PEOPLE.replace("dated: 2025-01-01", "dated: 2025-01-01, valid_to: 2027-01-19")
    assert states(people=ended)["Ada"] == "expired"
    assert states(people=ended, on=date(2027, 1, 19))["Ada"] == "proved"


def test_of_several_trainings_the_newest_counts() -> None:
    checked = f"{DONE}, effect_checked_on: 2026-08-01, effect: not-effective"
    again = "planned: 2026-10-01, done_on: 2026-10-01"
    assert states(checked, again)["Bo"] == states(again, checked)["Bo"] == "trained"


def test_only_who_holds_a_role_on_the_day_is_asked_for() -> None:
    until = FILES["data/assignments.yml"]
    assert isinstance(until, str)
    ended = until.replace("person: PER-2, from: 2026-01-01", "person: PER-2, from: 2026-01-01, to: 2027-01-19")
    assert states(assignments=ended) == {"Ada": "proved"}
    deputy = until.replace("person: PER-2,", "person: PER-2, deputy_for: PER-1,")
    assert states(assignments=deputy) == {"Ada": "proved"}


def test_what_somebody_is_trained_in_for_a_role_is_asked_for_too() -> None:
    training = "- {id: TR-1, person: PER-1, role: auditor, competence: our tool, planned: 2027-02-01}\n"
    assert cells(load(FILES | {"data/training.yml": training}), "training-matrix", ["competence", "state"]) == [
        ["auditing", "missing"], ["our tool", "planned"], ["auditing", "proved"],
    ]  # fmt: skip


def test_names_of_competences_are_compared_without_regard_to_case() -> None:
    training = f"- {{id: TR-1, person: PER-2, role: auditor, competence: Auditing, {DONE}}}\n"
    found = cells(load(FILES | {"data/training.yml": training}), "training-matrix", ["person", "competence"])
    assert found == [["Bo", "auditing"], ["Ada", "auditing"]]


def test_what_is_missing_stands_first_and_is_marked() -> None:
    found = column(load(FILES), "training-matrix", "state")
    assert [(each.text, each.tone) for each in found] == [("missing", "bad"), ("proved", "good")]


def test_days_that_lie_ahead_are_no_days_of_training() -> None:
    training = (
        f"- {{id: TR-1, person: PER-2, role: auditor, competence: auditing, {DONE}, effect_check_due: 2027-03-01}}\n"
    )
    system = load(FILES | {"data/training.yml": training})
    assert cells(system, "training-matrix", ["trained", "checked", "next"], person="PER-2") == [
        ["2026-06-01", "", "2027-03-01"],
    ]  # fmt: skip
    before = load(FILES | {"data/training.yml": training}, date(2026, 5, 1))
    assert cells(before, "training-matrix", ["trained", "checked", "next"], person="PER-2") == [["", "", "2026-06-01"]]


def test_rows_are_chosen_by_person_role_and_state() -> None:
    system = load(FILES)
    assert len(view(system, "training-matrix", person="PER-1").rows) == 1
    assert len(view(system, "training-matrix", role="auditor", state="missing").rows) == 1
    assert view(system, "training-matrix", role="clerk").empty == "Nothing fits this selection."
    with pytest.raises(ViewError, match='There is no state "absent"'):
        view(system, "training-matrix", state="absent")


@pytest.mark.parametrize("key", ["people", "roles", "assignments", "training"])
def test_where_a_source_cannot_be_read_nobody_is_said_to_lack_anything(key: str) -> None:
    table = view(load(FILES | {f"data/{key}.yml": "- ["}), "training-matrix")
    assert (table.rows, table.empty) == ((), f"Not known: data/{key}.yml cannot be read.")


def test_without_roles_the_table_says_where_to_begin() -> None:
    assert view(load({}), "training-matrix").empty.startswith("No role that asks for a competence is held: see data/")
