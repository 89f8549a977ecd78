"""Numbers of releases."""

import pytest

from sms_docs.publish.version_number import follows, next_numbers, parse


@pytest.mark.parametrize(
    ("text", "number"),
    [("1.0", (1, 0, 0)), ("0.1", (0, 1, 0)), ("1.2.3", (1, 2, 3)), ("1.2.0", (1, 2, 0)), ("10.20", (10, 20, 0))],
)
def test_a_number_has_two_or_three_parts(text: str, number: tuple[int, int, int]) -> None:
    assert parse(text) == number


@pytest.mark.parametrize(
    "text",
    ["", "1", "v1.0", "1.0.0.0", "01.0", "1.00", "1.-1", "1.0 ", "1.0\n", "١.٠", "1.a", "latest", "../1.0", "9" * 9],
)
def test_anything_else_is_no_number(text: str) -> None:
    assert parse(text) is None


@pytest.mark.parametrize(
    ("newest", "version"),
    [
        ("1.0", "1.1"),
        ("1.0", "1.1.0"),
        ("1.0", "2.0"),
        ("1.0", "1.0.1"),
        ("1.2", "1.2.1"),
        ("1.2.1", "1.2.2"),
        ("1.2.1", "1.3"),
        ("1.2.1", "2.0"),
        ("1.9", "1.10"),
    ],
)
def test_one_step_follows(newest: str, version: str) -> None:
    assert follows(version, newest)


@pytest.mark.parametrize(
    ("newest", "version"),
    [
        ("1.0", "1.0"),
        ("1.0", "1.3"),
        ("1.0", "3.0"),
        ("1.0", "0.9"),
        ("1.0", "2.1"),
        ("1.0", "1.1.1"),
        ("1.2.1", "1.2"),
        ("1.2.1", "1.2.3"),
        ("1.10", "1.9"),
    ],
)
def test_a_hole_a_step_back_and_the_same_number_do_not_follow(newest: str, version: str) -> None:
    assert not follows(version, newest)


def test_what_may_come_next_is_said_in_the_shortest_form() -> None:
    assert next_numbers("1.2") == ("1.2.1", "1.3", "2.0")
    assert next_numbers("1.2.3") == ("1.2.4", "1.3", "2.0")


def test_nothing_comes_after_a_name() -> None:
    with pytest.raises(ValueError, match="gate-1"):
        next_numbers("gate-1")
