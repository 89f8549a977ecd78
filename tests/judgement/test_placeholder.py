"""Words that keep a place open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.judgement.placeholder import is_blank, is_open, is_placeholder
from tests.pages import WORDS


@pytest.mark.parametrize(
    "text",
    [
        "TBD",
        "tbd.",
        "**TBD**",
        "_TBD_",
        "(TBD)",
        "TBD by the SMS manager",
        "TODO: write this",
        "FIXME",
        "To be defined",
        "to be determined in March",
        "Lorem ipsum dolor sit amet",
        "xxx",
        "XXX.",
        "N/A",
        "n/a",
        "<insert the scope>",
        "[Insert the scope]",
        "[insert]",
        "Owner: TBD",
        "**Owner:** to be defined",
        "Due date: [insert]",
    ],
)
def test_a_text_that_only_keeps_a_place_open_is_a_placeholder(text: str) -> None:
    assert is_placeholder(text, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The holder is TBD in two cases",
        "Values such as TBD and N/A do not count",
        "`TBD`",
        "`TODO` marks a gap",
        "n/a because the service has no users",
        "Not applicable, because we have one site",
        "xxxl",
        "Todos are tasks",
        '"TBD" does not count',
        "It is to be defined in the contract",
        "None",
        "Owner: sms-manager",
        "insert a coin",
    ],
)
def test_a_text_that_speaks_of_a_placeholder_is_none(text: str) -> None:
    assert not is_placeholder(text, WORDS)


def test_a_label_counts_on_a_line_of_its_own_only() -> None:
    assert not is_placeholder("Owner: TBD\nApprover: managing director", WORDS)


@pytest.mark.parametrize("text", ["", "  ", "-", "…", "...", "—", "** **", "<br>", "<!-- x -->", "?"])
def test_a_text_without_letter_or_digit_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", ["", "-", "TBD", "vacant", "Vacant.", "open", "none", "n/a"])
def test_a_cell_that_says_nothing_is_open(text: str) -> None:
    assert is_open(text, WORDS)


@pytest.mark.parametrize("text", ["0", "no", "Tomas Verhey", "open until June", "x"])
def test_a_cell_with_an_answer_is_not_open(text: str) -> None:
    assert not is_open(text, WORDS)


def test_the_words_come_from_the_standards_data() -> None:
    assert is_placeholder("später", ("später",))
    assert not is_placeholder("TBD", ("später",))
    assert not is_placeholder("TBD", ())


@given(st.text(max_size=100))
def test_any_text_can_be_judged(text: str) -> None:
    assert is_placeholder(text, WORDS) in (True, False)
    assert is_open(text, WORDS) in (True, False)
