"""What an organization of few people may do with lean means."""

import pytest

from tests.support import found

PATH = "data/organization.yml"
SAID = "lean_means:\n  looked_at: 2026-10-05\n  result: Configuration data stand in a spreadsheet\n"
CHECK = "very-small.lean-means-unsaid"


@pytest.mark.parametrize(("headcount", "places"), [(25, []), (24, [f"{PATH}:1:12"]), (1, [f"{PATH}:1:12"])])
def test_fewer_than_25_people_say_how_they_meet_clause_8(headcount: int, places: list[str]) -> None:
    assert found(CHECK, {PATH: f"headcount: {headcount}\n"}) == places


def test_they_have_said_it() -> None:
    assert found(CHECK, {PATH: f"headcount: 9\n{SAID}"}) == []


@pytest.mark.parametrize("day", ["2027-06-01", "soon"])
def test_a_day_to_come_is_no_look(day: str) -> None:
    assert found(CHECK, {PATH: f"headcount: 9\n{SAID}".replace("2026-10-05", day)}) == [f"{PATH}:1:12"]


@pytest.mark.parametrize("text", ["[", "", "- 1\n", "headcount: few\n", "headcount: 9\nlean_means: 5\n"])
def test_odd_values_stop_nothing(text: str) -> None:
    assert found(CHECK, {PATH: text}) == ([f"{PATH}:1:12"] if "headcount: 9" in text else [])
