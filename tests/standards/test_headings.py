"""Headings are compared without numbering, punctuation and Markdown marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.heading import normalise_heading


@pytest.mark.parametrize(
    ("heading", "normalised"),
    [
        ("Purpose and objectives", "purpose and objectives"),
        ("  PURPOSE   and\tobjectives ", "purpose and objectives"),
        ("1. Purpose", "purpose"),
        ("1) Purpose", "purpose"),
        ("(1) Purpose", "purpose"),
        ("1 Purpose", "purpose"),
        ("4.2 Purpose", "purpose"),
        ("4.2. Purpose", "purpose"),
        ("4.2.10 – Purpose", "purpose"),
        ("A) Purpose", "purpose"),
        ("(b) Purpose", "purpose"),
        ("iv. Purpose", "purpose"),
        ("Section 3: Purpose", "purpose"),
        ("SECTION 3.1 - Purpose", "purpose"),
        ("Annex A: Purpose", "purpose"),
        ("§ 5 Purpose", "purpose"),
        ("Roles & responsibilities", "roles and responsibilities"),
        ("Roles &amp; responsibilities", "roles and responsibilities"),
        ("Roles&responsibilities", "roles and responsibilities"),
        ("Triggers, inputs and outputs", "triggers inputs and outputs"),
        ("Plan-Do-Check-Act", "plan do check act"),
        ("Go/no-go criteria?", "go no go criteria"),
        ("Customer's view", "customers view"),
        ("**Purpose** of the `SMS`", "purpose of the sms"),
        ("_Purpose_", "purpose"),
        ("Purpose {#why .big}", "purpose"),
        ("Purpose ##", "purpose"),
        ("[Purpose](plan.md#purpose) of it", "purpose of it"),
        ("[Purpose][plan] of it", "purpose of it"),
        ("Überprüfung", "überprüfung"),
    ],
)
def test_spellings_of_one_name_are_equal(heading: str, normalised: str):
    assert normalise_heading(heading) == normalised


@pytest.mark.parametrize(
    ("heading", "normalised"),
    [
        ("A plan", "a plan"),
        ("I/O", "i o"),
        ("24/7 support", "24 7 support"),
        ("3-month review", "3 month review"),
        ("2011 edition", "2011 edition"),
        ("Sections of the plan", "sections of the plan"),
        ("Part of the plan", "part of the plan"),
        ("Clauses", "clauses"),
        ("e.g. servers", "e g servers"),
        ("Civil law", "civil law"),
    ],
)
def test_what_only_looks_like_numbering_stays(heading: str, normalised: str):
    assert normalise_heading(heading) == normalised


@pytest.mark.parametrize("heading", ["", "  ", "1.", "4.2", "§ 3", "***", "—"])
def test_nothing_but_numbering_or_marks_is_no_name(heading: str):
    assert normalise_heading(heading) == ""


@given(st.text(max_size=60))
def test_any_text_gives_words_and_single_blanks(heading: str):
    normalised = normalise_heading(heading)
    assert normalised == " ".join(normalised.split())
    assert all(character.isalnum() or character == " " for character in normalised)
