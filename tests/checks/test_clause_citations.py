"""Clauses that a page's text cites."""

import pytest

from tests.support import document, found

PAGE = "content/plans/plan.md"


def page(text: str) -> dict[str, str]:
    return {PAGE: document(text)}


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("Clause 8.99 asks for it.", 8),
        ("As clauses 6.3 and 8.99 say, it is planned.", 20),
        ("It follows from clause 8.8.", 24),
        ("ISO/IEC 20000-1:2018, 8.99", 23),
        ("ISO/IEC 20000-1:2018 clause 8.99, whatever the contract says", 29),
        ("ISO/IEC 20000-1, 12.1", 18),
        ("Clause 4.5.2 of ISO/IEC 20000-1:2018", 8),
    ],
)
def test_an_unknown_clause_in_a_text_is_found_at_its_number(text: str, column: int) -> None:
    assert found("citation.unknown-clause", page(f"{text}\n")) == [f"{PAGE}:15:{column}"]


@pytest.mark.parametrize(
    "text",
    [
        "Clause 8.6.1 and clauses 4.1, 6.3 or 10.2; ISO/IEC 20000-1:2018, 7.5.3",
        "Clause 8.99 of the contract",
        "The agreement rules it: clause 8.99.",
        "Under ISO 9001 it is clause 8.99.",
        "Clause 8.99 in our rules",
        "ISO/IEC 20000-1:2011, 4.5.2",
        "In the old edition this was clause 4.5.2.",
        "Clause 4.5.2 of ISO/IEC 20000-1:2011",
        "Clause 11.2",
        "Clause 8",
        "8.99 and version 8.99",
        "sub-clause 8.99",
        "The availability clause 9.99 %",
        "`clause 8.99`",
        "```\nclause 8.99\n```",
        "ISO/IEC 20000-1 was published in 2018.",
    ],
)
def test_a_text_that_cites_a_clause_that_exists_or_something_else_is_sound(text: str) -> None:
    assert found("citation.unknown-clause", page(f"{text}\n")) == []


def test_another_paragraph_does_not_excuse_a_clause() -> None:
    text = "The contract is long.\n\nClause 8.99 is short.\n\nThe law is longer.\n"
    assert found("citation.unknown-clause", page(text)) == [f"{PAGE}:17:8"]


def test_pages_that_are_not_controlled_may_speak_of_any_clause() -> None:
    assert found("citation.unknown-clause", {"content/guide/a.md": "Clause 8.99\n"}) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See clause 4.5.2 of the 2018 edition.", [f"{PAGE}:15:12"]),
        ("See clauses 6.3 and 4.5.2 in the 2018 edition.", [f"{PAGE}:15:21"]),
        ("See clause 6.3 of the 2018 edition.", []),
        ("See clause 4.5.2 of the 2011 edition.", []),
        ("See clause 4.5.2 of the second edition.", []),
    ],
)
def test_an_edition_named_behind_the_clause_counts(text: str, expected: list[str]) -> None:
    assert found("citation.unknown-clause", page(f"{text}\n")) == expected
