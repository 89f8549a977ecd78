"""Text without its Markdown, and what a text affirms."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.judgement.prose import affirms, plain_text

TRAINING = re.compile(r"\btraining\b", re.IGNORECASE)


@pytest.mark.parametrize(
    ("markdown", "plain"),
    [
        ("**Bold** and _it_ and `code`", "Bold and it and code"),
        ("a [link](https://example.org 'x') and ![image](a.png)", "a link and image"),
        ("a [link][ref] {: .wide }", "a link"),
        ("one<br>two <b>three</b>", "one two three"),
        ("< 4 h and > 2 h", "< 4 h and > 2 h"),
        ("a <!-- hidden --> b <!-- open", "a b"),
        ("snake_case stays\nnext\tline", "snake_case stays next line"),
        ("## Heading", "Heading"),
    ],
)
def test_marks_go_and_words_stay(markdown: str, plain: str) -> None:
    assert plain_text(markdown) == plain


@pytest.mark.parametrize(
    "text",
    [
        "Training is given twice a year",
        "All staff get training.",
        "We have no budget. Training is paid by HR",
        "No external staff, training for all",
        "Training: five days",
        "Nobody leaves; training goes on",
        "There is no gap but training is planned for everybody here",
    ],
)
def test_a_statement_affirms(text: str) -> None:
    assert affirms(text, TRAINING)


@pytest.mark.parametrize(
    "text",
    [
        "There is no training",
        "Training: TBD",
        "Training is not planned",
        "Training has not been agreed",
        "without training",
        "no tools, software or training",
        "We do not offer any training",
        "Training is to be defined",
        "No plan for training exists",
        "people and tools",
        "Training is missing",
        "We cannot give training",
    ],
)
def test_a_denial_or_an_open_place_does_not_affirm(text: str) -> None:
    assert not affirms(text, TRAINING)


@given(st.text(max_size=200))
def test_plain_text_is_stable(text: str) -> None:
    plain = plain_text(text)
    assert "\n" not in plain
    assert affirms(text, TRAINING) in (True, False)
