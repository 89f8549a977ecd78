"""Which part of a page is which section."""

from sms_docs.judgement.sections import find_sections
from tests.pages import PLAN, page


def headings(text: str) -> dict[str, list[str]]:
    document = page(text)
    found = find_sections(document, PLAN)
    return {key: [document.headings[each.heading].text for each in parts] for key, parts in found.items()}


def test_title_and_aliases_count_without_regard_to_numbering_case_and_punctuation() -> None:
    text = (
        "# Plan\n## 1. SMS OBJECTIVES!\n## 2) Governance\n## Section 3: Plan-Do-Check-Act\n## Risks & opportunities\n"
    )
    assert list(headings(text)) == ["objectives", "governance", "pdca", "risks"]


def test_any_level_from_2_to_6_counts() -> None:
    for level in range(2, 7):
        assert headings(f"# Plan\n{'#' * level} Known limitations\n") == {"limitations": ["Known limitations"]}


def test_an_underlined_heading_counts() -> None:
    assert headings("# Plan\n\nKnown limitations\n-----------------\n\nNone.\n") == {
        "limitations": ["Known limitations"]
    }


def test_a_heading_in_a_comment_or_in_code_is_none() -> None:
    assert headings("# Plan\n<!--\n## Risks\n-->\n```\n## Timeline\n```\n") == {}


def test_a_deeper_heading_of_the_same_name_is_a_detail() -> None:
    assert headings("# Plan\n## Governance structure\n### Roles and responsibilities\n") == {
        "governance": ["Governance structure"]
    }
    assert headings("# Plan\n## Resource plan\n### Tools\n## Technology\n")["technology"] == ["Technology"]


def test_two_headings_of_one_level_below_one_parent_are_both_returned() -> None:
    assert headings("# Plan\n## Timeline\n## Risks\n## Roadmap\n")["timeline"] == ["Timeline", "Roadmap"]


def test_a_heading_below_another_parent_is_not_the_section_again() -> None:
    text = "# Plan\n## A\n### Risks\n## B\n### Risks\n"
    assert headings(text)["risks"] == ["Risks"]


def test_the_title_of_the_page_opens_a_section_only_where_nothing_else_does() -> None:
    document = page("# Objectives\n\nText.\n\n## Details\n\nMore.\n")
    (part,) = find_sections(document, PLAN)["objectives"]
    assert document.source[part.start : part.end].strip() == "Text."
    assert headings("# Objectives\n## SMS objectives\n") == {"objectives": ["SMS objectives"]}


def test_headings_of_level_1_are_sections_when_there_are_several() -> None:
    document = page("# Objectives\nText.\n## Details\nMore.\n# Risks\n")
    found = find_sections(document, PLAN)
    assert list(found) == ["objectives", "risks"]
    assert "More." in document.source[found["objectives"][0].start : found["objectives"][0].end]
