"""Faults of what a programme takes on."""

import pytest

from tests.programmes import lines, programme
from tests.support import found, messages, related

FILE = "data/programme.yml"

# ------------------------------------------------------------------ feasibility.phase-length-unusual


def test_the_usual_lengths_are_no_note() -> None:
    assert found("feasibility.phase-length-unusual", programme()) == []


def test_a_design_of_two_weeks_is_found_at_its_end() -> None:
    files = programme(("end: 2027-03-26", "end: 2026-12-11"))
    assert found("feasibility.phase-length-unusual", files) == [f"{FILE}:18:8"]
    assert messages("feasibility.phase-length-unusual", files) == [
        'The phase "Design" takes 12 days; usual are 3 to 4 months.'
    ]
    assert related("feasibility.phase-length-unusual", files) == [f"{FILE}:17:10"]


@pytest.mark.parametrize(("end", "expected"), [("2027-07-29", []), ("2027-07-30", ["programme:18"])])
def test_more_than_twice_the_usual_length_is_a_note(end: str, expected: list[str]) -> None:
    assert lines("feasibility.phase-length-unusual", programme(("end: 2027-03-26", f"end: {end}"))) == expected


@pytest.mark.parametrize(("end", "expected"), [("2027-01-13", []), ("2027-01-12", ["programme:18"])])
def test_less_than_half_the_usual_length_is_a_note(end: str, expected: list[str]) -> None:
    assert lines("feasibility.phase-length-unusual", programme(("end: 2027-03-26", f"end: {end}"))) == expected


def test_a_phase_that_ends_before_it_starts_or_without_an_end_has_no_length() -> None:
    assert found("feasibility.phase-length-unusual", programme(("end: 2027-03-26", "end: 2026-11-01"))) == []
    assert found("feasibility.phase-length-unusual", programme(("  end: 2027-03-26\n", ""))) == []
    assert found("feasibility.phase-length-unusual", {}) == []


def test_a_phase_without_a_start_hides_no_other_and_a_day_is_a_length() -> None:
    files = programme(("  end: 2026-11-27\n", ""), ("end: 2027-03-26", "end: 2026-11-30"))
    assert lines("feasibility.phase-length-unusual", files) == ["programme:17"]
    assert found("feasibility.phase-length-unusual", programme(("  start: 2026-11-30\n", ""))) == []


# ------------------------------------------------------------------ feasibility.phase-without-people


def test_a_phase_for_which_nobody_is_planned_is_found_at_its_key() -> None:
    people = "- kind: people\n  phases: [foundation, design, certification]\n"
    files = programme(resources=f"{people}- kind: technology\n  phases: [implementation]\n")
    assert found("feasibility.phase-without-people", files) == [f"{FILE}:24:7"]
    assert messages("feasibility.phase-without-people", files) == [
        'No people are planned for the phase "Implementation".'
    ]


@pytest.mark.parametrize(
    "resources", ["[]", "- [", "- kind: people\n  phases: [foundation, design, implementation, certification]\n"]
)
def test_people_for_each_phase_or_no_register_of_resources_is_no_fault(resources: str) -> None:
    assert found("feasibility.phase-without-people", programme(resources=resources)) == []


def test_a_phase_without_a_key_is_left_to_the_schema() -> None:
    files = {FILE: "- number: 1\n", "data/resources.yml": "- kind: people\n  phases: [design]\n"}
    assert found("feasibility.phase-without-people", files) == []


# ------------------------------------------------------------------ feasibility.scope-too-broad


def scoped(days: str, services: int = 8) -> dict[str, str]:
    names = ", ".join(f"SVC-{number:02d}" for number in range(services))
    return {"data/scope.yml": f"statement: All\nservices: [{names}]\n", "data/budget.yml": days}


def test_more_services_than_the_days_can_carry_are_found_in_the_scope() -> None:
    files = scoped("- internal_days: 100\n- internal_days: 59\n")
    assert found("feasibility.scope-too-broad", files) == ["data/scope.yml:2:11"]
    assert messages("feasibility.scope-too-broad", files) == [
        "8 services are in scope, but only 159 internal days are planned."
    ]
    assert related("feasibility.scope-too-broad", files) == ["data/budget.yml:1:1"]


def test_an_item_without_days_adds_none() -> None:
    assert len(found("feasibility.scope-too-broad", scoped("- internal_days: 159\n- item: Tools\n"))) == 1
    assert found("feasibility.scope-too-broad", scoped("- internal_days: 160\n- item: Tools\n")) == []


@pytest.mark.parametrize("days", ["- internal_days: 100\n- internal_days: 60\n", "[]", "- ["])
def test_a_scope_that_the_days_carry_or_no_budget_is_no_fault(days: str) -> None:
    assert found("feasibility.scope-too-broad", scoped(days)) == []


def test_the_settings_move_the_limit() -> None:
    files = scoped("- internal_days: 159\n") | {"data/settings.yml": "parameters:\n  services_per_100_days_max: 6\n"}
    assert found("feasibility.scope-too-broad", files) == []


# ------------------------------------------------------------------ feasibility.budget-of-nothing


def budget(*lines_of: tuple[object, object]) -> dict[str, str]:
    return {"data/budget.yml": "".join(f"- planned: {money}\n  internal_days: {days}\n" for money, days in lines_of)}


def test_a_budget_of_zero_is_found_at_its_first_line() -> None:
    files = budget((0, 20), (0, 40))
    assert lines("feasibility.budget-of-nothing", files) == ["budget:1"]
    assert messages("feasibility.budget-of-nothing", files) == ["All 2 lines of the budget together plan no money."]
    assert lines("feasibility.budget-of-nothing", budget((900, 0), (1, 0))) == ["budget:2"]


@pytest.mark.parametrize("rows", [(), ((0, 20), (1, 0)), (("x", "y"),), ((0, 1), ("later", 1))])
def test_a_budget_with_something_in_it_or_unreadable_is_no_budget_of_nothing(
    rows: tuple[tuple[object, object], ...],
) -> None:
    assert lines("feasibility.budget-of-nothing", budget(*rows)) == []
    assert lines("feasibility.budget-of-nothing", {"data/budget.yml": "- [\n"}) == []
