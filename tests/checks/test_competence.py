"""Competence: who holds a role can do what it asks for, or learns it."""

import pytest

from tests.programmes import changed, lines
from tests.support import found, messages, related

FILES = {
    "data/people.yml": """\
- id: PER-01
  name: Ann Other
  competences:
    - {competence: Problem analysis, evidence: Certificate PA-1, dated: 2026-05-01}
""",
    "data/roles.yml": """\
- id: problem-manager
  title: Problem manager
  required_competences: [problem analysis]
""",
    "data/assignments.yml": "- {id: AS-1, role: problem-manager, person: PER-01, from: 2026-10-05}\n",
}
NOTHING = ("    - {competence: Problem analysis, evidence: Certificate PA-1, dated: 2026-05-01}", "    []")
TRAINING = """\
- id: TR-01
  person: PER-01
  competence: Problem Analysis
  planned: 2027-02-26
"""


def files(*people: tuple[str, str], training: str = "", **registers: str) -> dict[str, str]:
    own = {f"data/{key}.yml": text for key, text in registers.items()}
    given = {"data/training.yml": training or "[]\n"}
    return FILES | {"data/people.yml": changed(FILES["data/people.yml"], *people)} | given | own


# ------------------------------------------------------------------ competence.missing


def test_a_competence_with_evidence_is_enough_in_whatever_case() -> None:
    assert lines("competence.missing", files()) == []


@pytest.mark.parametrize(
    "change", [NOTHING, ("2026-05-01", "2027-01-21"), ("2026-05-01", "soon"), ("Certificate PA-1", '""')]
)
def test_a_holder_without_it_is_found_at_the_assignment(change: tuple[str, str]) -> None:
    found = files(change)
    assert lines("competence.missing", found) == ["assignments:1"]
    assert messages("competence.missing", found) == [
        "Ann Other is Problem manager without evidence of problem analysis, and no training for it is ahead."
    ]
    assert related("competence.missing", found) == ["data/roles.yml:3:26"]


def test_before_the_trainings_are_planned_at_all_nobody_is_judged() -> None:
    early = {path: text for path, text in files(NOTHING).items() if "training" not in path}
    assert lines("competence.missing", early) == []


def test_a_training_that_is_ahead_is_an_answer() -> None:
    assert lines("competence.missing", files(NOTHING, training=TRAINING), "2027-02-26") == []


def test_a_training_that_did_not_take_place_is_none() -> None:
    assert lines("competence.missing", files(NOTHING, training=TRAINING), "2027-02-27") == ["assignments:1"]


@pytest.mark.parametrize(("effect", "expected"), [("partly", []), ("not-effective", ["assignments:1"])])
def test_a_training_that_was_held_counts_unless_it_brought_nothing(effect: str, expected: list[str]) -> None:
    held = f"{TRAINING}  done_on: 2027-02-26\n  effect: {effect}\n"
    assert lines("competence.missing", files(NOTHING, training=held), "2027-03-01") == expected


@pytest.mark.parametrize("change", [("PER-01", "PER-02"), ("Problem Analysis", "Other things")])
def test_the_training_of_others_or_in_something_else_does_not_help(change: tuple[str, str]) -> None:
    found = files(NOTHING, training=changed(TRAINING, change))
    assert lines("competence.missing", found) == ["assignments:1"]


@pytest.mark.parametrize("change", [("2026-10-05", "2027-01-21"), ("2026-10-05", "2026-10-05, to: 2027-01-19")])
def test_only_who_holds_the_role_today_is_judged(change: tuple[str, str]) -> None:
    found = files(NOTHING, assignments=changed(FILES["data/assignments.yml"], change))
    assert lines("competence.missing", found) == []


def test_a_stand_in_is_not_judged() -> None:
    stand_in = changed(FILES["data/assignments.yml"], ("2026-10-05", "2026-10-05, deputy_for: PER-02"))
    assert lines("competence.missing", files(NOTHING, assignments=stand_in)) == []


@pytest.mark.parametrize("key", ["people", "roles", "assignments", "training"])
def test_a_register_that_cannot_be_read_proves_nothing(key: str) -> None:
    assert lines("competence.missing", files(NOTHING) | {f"data/{key}.yml": "- ["}) == []


def test_unknown_people_and_odd_values_are_left_to_others() -> None:
    found = files(NOTHING, assignments="- {role: problem-manager, person: PER-09, from: 2026-10-05}\n- 3\n")
    assert lines("competence.missing", found) == []
    assert lines("competence.missing", files(roles="- {id: problem-manager, required_competences: 7}\n")) == []


# ------------------------------------------------------------------ competence.effect-unchecked

HELD = f"{TRAINING}  done_on: 2027-02-26\n  effect_check_due: 2027-04-30\n"


@pytest.mark.parametrize(("day", "expected"), [("2027-04-30", []), ("2027-05-01", ["training:6"])])
def test_the_effect_is_checked_by_its_day(day: str, expected: list[str]) -> None:
    assert lines("competence.effect-unchecked", {"data/training.yml": HELD}, day) == expected


@pytest.mark.parametrize(("checked", "expected"), [("2027-05-02", ["training:6"]), ("2027-05-01", [])])
def test_only_a_check_that_has_been_counts(checked: str, expected: list[str]) -> None:
    text = f"{HELD}  effect_checked_on: {checked}\n"
    assert lines("competence.effect-unchecked", {"data/training.yml": text}, "2027-05-01") == expected


def test_without_training_or_day_there_is_nothing_to_check() -> None:
    ahead = changed(HELD, ("  done_on: 2027-02-26\n", ""))
    assert lines("competence.effect-unchecked", {"data/training.yml": ahead}, "2027-05-01") == []
    assert lines("competence.effect-unchecked", {"data/training.yml": TRAINING}, "2027-05-01") == []


PROOF = """\
- id: PER-1
  name: Ada
  competences:
    - competence: audit
      valid_to: {day}
"""


@pytest.mark.parametrize(("day", "places"), [("2027-01-19", 1), ("2027-01-20", 0), ("2028-01-01", 0), ("soon", 0)])
def test_a_proof_that_has_ended_is_found_at_its_last_day(day: str, places: int) -> None:
    expected = ["data/people.yml:5:17"] * places
    assert found("competence.proof-expired", {"data/people.yml": PROOF.format(day=day)}) == expected


def test_nobody_asks_for_the_proof_of_somebody_who_left() -> None:
    text = PROOF.format(day="2027-01-19") + "  left_on: 2026-12-31\n"
    assert found("competence.proof-expired", {"data/people.yml": text}) == []


@pytest.mark.parametrize(
    ("fields", "places"),
    [
        ("planned: 2027-01-19", ["data/training.yml:2:12"]),
        ("planned: 2027-01-20", []),
        ("planned: 2027-01-19\n  done_on: 2027-01-19", []),
        ("planned: someday", []),
    ],
)
def test_a_training_that_was_not_held_is_found_at_its_day(fields: str, places: list[str]) -> None:
    assert found("competence.training-overdue", {"data/training.yml": f"- id: TR-1\n  {fields}\n"}) == places
