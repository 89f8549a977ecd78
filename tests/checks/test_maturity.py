"""Maturity of the nineteen elements, rated level by level."""

import pytest

from sms_docs.checks.maturity import ELEMENTS, LEVELS
from sms_docs.load.standard import load_maturity
from tests.programmes import lines
from tests.support import found, messages, related

PATH = "data/maturity.yml"
BY_LEVELS = {"data/settings.yml": "standard: iso20000-1-2018\nphase_model: ts-approach-2\n"}
CHECKS = ("maturity.element-unrated", "maturity.level-skipped", "maturity.level-lost")


def rating(element: str, level: str, on: str = "2026-12-16", more: str = "") -> str:
    return f'- {{element: {element}, level: "{level}", assessed_on: {on}{more}}}\n'


ALL = "".join(rating(each, "I") for each in ELEMENTS)


def rated(*more: str, base: str = ALL) -> dict[str, str]:
    return {PATH: base + "".join(more)}


def test_the_elements_and_levels_are_those_of_the_table() -> None:
    table = load_maturity()
    assert [each["key"] for each in table["elements"]] == list(ELEMENTS)
    assert ["0", *(each["id"] for each in table["levels"])] == list(LEVELS)


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("model", [{}, BY_LEVELS])
def test_a_sound_assessment_gives_nothing(check: str, model: dict[str, str]) -> None:
    assert found(check, model | rated(rating("learning", "II", "2027-01-11"))) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("text", ["[", "- 5\n- [1]\n", "- {element: 5, level: [I], assessed_on: soon}\n"])
def test_what_cannot_be_read_says_nothing_on_levels(check: str, text: str) -> None:
    silent = found(check, BY_LEVELS | {PATH: text})
    assert silent == [] or check == "maturity.element-unrated"


# ------------------------------------------------------------------ maturity.element-unrated


def test_elements_without_a_rating_are_named_at_the_register() -> None:
    few = rated(base=ALL.replace(rating("risk", "I"), "").replace(rating("learning", "I"), ""))
    assert found("maturity.element-unrated", few) == [f"{PATH}:1:1"]
    assert messages("maturity.element-unrated", few) == ["2 of 19 elements of maturity have no rating: risk, learning."]


def test_a_rating_of_a_day_to_come_does_not_count() -> None:
    later = rated(base=ALL.replace(rating("risk", "I"), rating("risk", "I", "2027-07-01")))
    assert found("maturity.element-unrated", later) == [f"{PATH}:1:1"]


def test_a_programme_by_levels_needs_the_ratings_even_without_a_register() -> None:
    assert found("maturity.element-unrated", BY_LEVELS) == ["data/settings.yml:2:14"]


def test_without_ratings_and_levels_nothing_is_asked() -> None:
    assert found("maturity.element-unrated", {"data/settings.yml": "phase_model: four-phase-programme\n"}) == []
    assert found("maturity.element-unrated", {PATH: "[]\n"}) == []


def test_a_register_that_cannot_be_read_proves_nothing() -> None:
    assert found("maturity.element-unrated", BY_LEVELS | {PATH: "["}) == []


# ------------------------------------------------------------------ maturity.level-skipped


@pytest.mark.parametrize(
    ("ratings", "line"),
    [
        ([rating("learning", "III", "2027-01-11")], 20),
        ([rating("learning", "II", "2027-01-04"), rating("learning", "III", "2027-01-11")], None),
        ([rating("learning", "III", "2027-01-11"), rating("learning", "II", "2027-01-04")], None),
        ([rating("learning", "I", "2027-01-04"), rating("learning", "III", "2027-01-11")], 21),
        ([rating("learning", "0", "2027-01-04"), rating("learning", "II", "2027-01-11")], None),
    ],
)
def test_a_level_is_reached_from_the_one_below(ratings: list[str], line: int | None) -> None:
    where = lines("maturity.level-skipped", BY_LEVELS | rated(*ratings))
    assert where == ([f"maturity:{line}"] if line else [])


@pytest.mark.parametrize(("first", "skipped"), [("0", False), ("I", False), ("II", False), ("III", True)])
def test_only_the_highest_level_needs_another_rating_before_it(first: str, skipped: bool) -> None:
    base = ALL.replace(rating("risk", "I"), rating("risk", first))
    assert bool(found("maturity.level-skipped", BY_LEVELS | rated(base=base))) is skipped


def test_two_levels_up_from_nothing_is_a_jump() -> None:
    base = ALL.replace(rating("risk", "I"), rating("risk", "0"))
    jumped = BY_LEVELS | rated(rating("risk", "II", "2027-01-11"), base=base)
    assert messages("maturity.level-skipped", jumped) == [
        'The element "risk" is rated II on 2027-01-11, but no earlier rating says I.'
    ]


def test_other_programmes_are_not_bound_to_the_order() -> None:
    assert found("maturity.level-skipped", rated(rating("learning", "III", "2027-01-11"))) == []


# ------------------------------------------------------------------ maturity.level-lost

FALL = (rating("risk", "II", "2026-12-20"), rating("risk", "I", "2027-01-11"))


def test_a_fall_is_found_at_the_newest_rating() -> None:
    assert lines("maturity.level-lost", rated(*FALL)) == ["maturity:21"]
    assert [each.rpartition(":")[0] for each in related("maturity.level-lost", rated(*FALL))] == [f"{PATH}:20"]
    assert messages("maturity.level-lost", rated(*FALL)) == ['The element "risk" has fallen from II to I.']


def test_a_fall_with_an_action_is_being_mended() -> None:
    mended = rating("risk", "I", "2027-01-11", ", action: IMP-012")
    assert lines("maturity.level-lost", rated(FALL[0], mended)) == []


def test_a_fall_that_was_made_good_is_over() -> None:
    assert lines("maturity.level-lost", rated(*FALL, rating("risk", "II", "2027-01-18"))) == []


def test_a_fall_of_a_day_to_come_has_not_happened() -> None:
    assert lines("maturity.level-lost", rated(FALL[0], rating("risk", "I", "2027-07-11"))) == []


def test_a_rating_of_this_very_day_counts() -> None:
    today = rated(base=ALL.replace(rating("risk", "I"), rating("risk", "I", "2027-01-20")))
    assert found("maturity.element-unrated", today) == []


def test_of_many_elements_the_first_few_are_named() -> None:
    said = messages("maturity.element-unrated", rated(base=rating("risk", "I")))[0]
    assert said.startswith("18 of 19 elements of maturity have no rating: management-support, interested-parties, ")
    assert said.endswith("process, process-interaction, process-management, 13 more.")
