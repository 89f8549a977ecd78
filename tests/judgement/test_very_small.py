"""Who counts as a very small entity."""

import pytest

from sms_docs.judgement.very_small import is_very_small
from tests.support import load

UNITS = "headcount: 500\nunits:\n  - {id: UNIT-1, headcount: 14}\n  - {id: UNIT-2, headcount: 10}\n  - {id: UNIT-3}\n"


@pytest.mark.parametrize(("headcount", "small"), [(24, True), (25, False), (0, True), (144, False)])
def test_the_limit_is_25_people(headcount: int, small: bool) -> None:
    assert is_very_small(load({"data/organization.yml": f"headcount: {headcount}\n"})) is small


@pytest.mark.parametrize(
    ("units", "small"),
    [
        ("[UNIT-1]", True),
        ("[UNIT-1, UNIT-2]", True),
        ("[UNIT-1, UNIT-3]", False),  # nobody knows how many work in the third
        ("[UNIT-1, UNIT-9]", False),
        ("[]", False),
    ],
)
def test_of_a_large_organization_the_units_in_scope_count(units: str, small: bool) -> None:
    system = {"data/organization.yml": UNITS, "data/scope.yml": f"units: {units}\n"}
    assert is_very_small(load(system)) is small


@pytest.mark.parametrize(("limit", "small"), [(50, True), (10, False), ("many", False)])
def test_the_settings_move_the_limit(limit: object, small: bool) -> None:
    settings = f"parameters: {{very_small_entity_below: {limit}}}\n"
    assert is_very_small(load({"data/organization.yml": "headcount: 30\n", "data/settings.yml": settings})) is small


@pytest.mark.parametrize("text", ["", "[", "headcount: few\n", "headcount: null\n", "- 1\n"])
def test_without_a_headcount_nothing_speaks_for_it(text: str) -> None:
    assert is_very_small(load({"data/organization.yml": text})) is False
    assert is_very_small(load({})) is False
