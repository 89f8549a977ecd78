"""Text without what means nothing."""

import time

import pytest

from sms_docs.identity.plain import Paragraph, paragraphs


def plain(text: str) -> list[str]:
    return [each.text for each in paragraphs(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One two\nthree.", "One\ntwo three."),
        ("One two.", "  One  two. \t"),
        ("One\u00a0two.", "One two."),
        ("One.\n\nTwo.", "One.\n\n\n\nTwo.\n\n"),
        ("One.\r\n\r\nTwo.\r\n", "One.\n\nTwo.\n"),
        ("One.\rTwo.", "One.\nTwo."),
        ("- one\n- two", "- one\n\n- two"),
        ("- one\n  goes on", "- one goes on"),
        ("> said\n> by him", "> said\n> by him   "),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "|a|b|\n| :-- | --: |\n|  1  |  2  |"),
        ("-\tone", "- one"),
        ("#\tTitle", "# Title"),
        ("# Title", "# Title #"),
        ("#  Title", "# Title"),
        ("## 1 One\n\n## 2 Two", "## One\n\n## Two"),
        ("## 1. One\n\n### 1.1. Part\n\n## 2. Two", "## One\n\n### Part\n\n## Two"),
        ("```\na\n```\n", "```\na  \n```"),
        ("One\n\n    a\n", "One\n\n\n\ta  "),
        ("- one\n\n    goes\n    on", "- one\n\n    goes on"),
        ("- one\n    - two\n\n        goes\n        on", "- one\n    - two\n\n        goes on"),
        ("!!! note\n\n    one\n    two", "!!! note\n\n    one two"),
        ("[^1]: said\n\n    more\n    of it", "[^1]: said\n\n    more of it"),
        ("a | b\n--- | ---\n1 | 2", "a|b\n:-- | --:\n1   |   2"),
        ("Scope\n-----\n\nText", "## Scope\n\nText"),
        ("Scope\n=\nText", "# Scope\nText"),
    ],
)
def test_what_means_nothing_is_left_out(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("One.\n\nTwo.", "One. Two."),
        ("- one\n- two", "- one two"),
        ("- one\n  - two", "- one\n- two"),
        ("    code", "code"),
        ("```\na b\n```", "```\na  b\n```"),
        ("```\na\nb\n```", "```\na b\n```"),
        ("```\n# 1. a\n# 2. b\n```", "```\n# a\n# b\n```"),
        ("```\n\na\n```", "```\na\n```"),
        ("# One", "## One"),
        ("# One", "One"),
        ("## 5 steps\n\n## Two", "## steps\n\n## Two"),
        ("## 1 One\n\n## 3 Three", "## One\n\n## Three"),
        ("## 1 One\n\n### 1.2 Part", "## One\n\n### Part"),
        ("1. one\n2. two", "1. one\n\n- two"),
        ("| a \\| b |", "| a | b |"),
        ("One *two*", "One two"),
        ("-\u00a0one", "- one"),
        ("#\u00a0One", "# One"),
        ("One\u2028- two", "One\n- two"),
        ("> said", "said"),
        ("!!! note\n    One", "!!! note\n\nOne"),
        ("    rm a\n    rm b", "    rm a rm b"),
        ("One\n\n    a  b", "One\n\n    a b"),
        ("One\n\n    if a:\n        b\n    c", "One\n\n    if a:\n        b\n        c"),
        ("    a\n\n    b", "    a\n    b"),
        ("    - a  b", "    - a b"),
        ("- one\n\n        a\n        b", "- one\n\n        a b"),
        ("<pre>\na\n  b\n</pre>", "<pre>\na\nb\n</pre>"),
        ("<pre>\na\nb c\n</pre>", "<pre>\na b\nc\n</pre>"),
        ("a | b\n--- | ---\n1 | 2\n3 | 4", "a | b\n--- | ---\n1 | 2 3 | 4"),
        ("Scope\n---\n\nText", "Scope\n\n---\n\nText"),
    ],
)
def test_what_means_something_stays(one: str, other: str) -> None:
    assert plain(one) != plain(other)


def test_each_paragraph_knows_where_it_begins() -> None:
    text = "# One\n\nTwo\nthree.\n\n- four\n"
    assert paragraphs(text, 10) == [Paragraph("# One", 10), Paragraph("Two three.", 17), Paragraph("- four", 29)]
    assert [each.offset for each in paragraphs(text.replace("\n", "\r\n"))] == [0, 9, 24]


def test_a_fence_that_is_never_closed_is_code_to_the_end() -> None:
    assert plain("~~~\na  b\n```\nc") == ["~~~", "a  b", "```", "c"]


def test_what_stands_below_code_is_text_again() -> None:
    assert plain("    a  b\nOne\ntwo\n\n<pre>x  y</pre>\nthree") == ["    a  b", "One two", "<pre>x y</pre>", "three"]


def test_nothing_has_no_paragraphs() -> None:
    assert paragraphs("") == paragraphs(" \n\t\n") == []


@pytest.mark.parametrize(
    "piece",
    ["a\n", "# \n", " #", "| ", "|-", "```\n", "> ", "1.", "\u00a0 ", "    a\n\n", "- a\n    ", "<pre", "|\n-|"],
)
def test_hostile_text_takes_no_time(piece: str) -> None:
    begun = time.process_time()
    paragraphs(piece * (400_000 // len(piece)))
    assert time.process_time() - begun < 5
