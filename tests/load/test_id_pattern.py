"""The pattern that document numbers have to match."""

import time

import pytest

from sms_docs.load.id_pattern import compile_id_pattern


def test_a_pattern_matches_whole_texts() -> None:
    matches = compile_id_pattern(r"SMS-(PLN|POL)-\d{3}")
    assert matches is not None
    texts = ["SMS-PLN-001", "SMS-POL-123", "SMS-PLN-0011", "XSMS-PLN-001", "SMS-PLN-001\n", "sms-pln-001", ""]
    assert [matches(text) for text in texts] == [True, True, False, False, False, False, False]


def test_alternatives_are_held_together() -> None:
    matches = compile_id_pattern("a|b")
    assert matches is not None
    assert [matches(text) for text in ("a", "b", "ab", "ax", "xb")] == [True, True, False, False, False]


@pytest.mark.parametrize("pattern", ["(", "a)(b", "[a-", "*", "(?=a)", "(?<!a)b", r"(a)\1", "a{1000000}", "(?P<1>a)"])
def test_what_is_no_usable_pattern_is_none(pattern: str) -> None:
    assert compile_id_pattern(pattern) is None


def test_no_pattern_takes_for_ever() -> None:
    matches = compile_id_pattern("(a+)+(a+)+b")
    assert matches is not None
    start = time.perf_counter()
    assert not matches("a" * 20_000)
    assert time.perf_counter() - start < 2
