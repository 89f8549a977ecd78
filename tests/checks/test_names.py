"""Which of many names was probably meant."""

import time

import pytest

from sms_docs.checks.names import Names

MANY = [f"SMS-{kind}-{number:03}" for kind in ("PLN", "POL", "PRO", "REC") for number in range(1000)]


def test_of_few_names_the_most_similar_is_meant() -> None:
    assert Names(["sms-manager", "quality-manager"]).nearest("sms-manger") == "sms-manager"


def test_a_word_like_no_other_means_nothing() -> None:
    assert Names(["sms-manager"]).nearest("xyz") == ""
    assert Names([]).nearest("xyz") == ""


def test_the_hint_asks_or_gives_another_advice() -> None:
    names = Names(["sms-manager"])
    assert names.hint("sms-manger", "Add it.") == 'Did you mean "sms-manager"?'
    assert names.hint("xyz", "Add it.") == "Add it."


@pytest.mark.parametrize(
    ("word", "meant"), [("SMS-POL-9999", "SMS-POL-999"), ("SMSPRO-123", "SMS-PRO-123"), ("SM-REC-777", "SMS-REC-777")]
)
def test_of_many_names_a_similar_one_is_meant_wherever_the_slip_is(word: str, meant: str) -> None:
    assert Names(MANY).nearest(word) == meant


def test_the_order_in_which_the_names_come_does_not_matter() -> None:
    assert Names(reversed(MANY)).nearest("SMS-POL-9999") == "SMS-POL-999"


def test_a_slip_at_the_end_is_found_from_the_beginning() -> None:
    assert Names([*MANY, "zebra-crossing"]).nearest("zebra-crossin0") == "zebra-crossing"


def test_few_names_are_all_compared() -> None:
    names = [*(f"{number:02}-{number:02}" for number in range(40)), "aa-service-desk-zz"]
    assert Names(names).nearest("0a-service-desk-z0") == "aa-service-desk-zz"


def test_a_thousand_unknown_words_among_thousands_do_not_stall() -> None:
    names, start = Names(MANY), time.perf_counter()
    for number in range(1000):
        names.nearest(f"SMS-XXX-{number:03}")
    assert time.perf_counter() - start < 10
