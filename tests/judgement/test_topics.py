"""Statements of a section, and the topics that they cover."""

import pytest

from sms_docs.judgement.statements import statements
from sms_docs.judgement.topics import DOCUMENTATION, RESOURCES, missing_topics
from tests.pages import WORDS, page, part


def stated(text: str) -> list[str]:
    document = page(f"# Resource plan\n\n{text}")
    return [each.text for each in statements(document, part(document), WORDS)]


def missing(text: str, topics: object = RESOURCES) -> tuple[str, ...]:
    document = page(f"# Section\n\n{text}")
    return missing_topics(list(statements(document, part(document), WORDS)), topics)  # type: ignore[arg-type]


def test_a_statement_is_headed_by_what_it_stands_under() -> None:
    assert stated("## Tools\n\n- Monitoring:\n    - Zabbix\n") == ["Tools: Monitoring:", "Tools: Monitoring: Zabbix"]


def test_the_cells_of_a_row_are_headed_by_their_columns() -> None:
    assert stated("| Kind | Need | Note |\n|---|---|---|\n| Training | 5 days | |\n| Tools | TBD | - |\n") == [
        "Kind: Training. Need: 5 days"
    ]


def test_hints_placeholders_and_bare_names_state_nothing() -> None:
    assert (
        stated(
            "> **Hint:** people and tools\n\nTBD\n\n- Personnel\n- Tools\n- Training\n\n<!-- training of staff -->\n"
        )
        == []
    )


@pytest.mark.parametrize(
    "text",
    [
        "Two people work full time with the ticketing tool; each gets five days of training.\n",
        "- Personnel: 2 FTE\n- Tools: Zabbix\n- Training: ITIL course\n",
        "## Personnel\n\nAnn\n\n## Tools\n\nZabbix\n\n## Training\n\nBasics\n",
        "| Resource | Need |\n|---|---|\n| Staff | 2 |\n| Software | 1 |\n| Courses | 3 |\n",
        "| Staff | Tool | Skills |\n|---|---|---|\n| Ann | Zabbix | networks |\n",
    ],
)
def test_the_three_kinds_of_resources_can_be_said_in_many_ways(text: str) -> None:
    assert missing(text) == ()


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("- Personnel: 2 FTE\n- Tools: Zabbix\n", ("training",)),
        ("- Personnel: 2 FTE\n- Tools: Zabbix\n- Training: TBD\n", ("training",)),
        ("- Personnel: 2 FTE\n- Tools: Zabbix\n- There is no training planned.\n", ("training",)),
        ("| Kind | Need |\n|---|---|\n| Staff | 2 |\n| Tools | vacant |\n| Training | n/a |\n", ("tools", "training")),
        ("Money: 5 000 EUR a year\n", ("personnel", "tools", "training")),
        ("Staff are important.\n\n```\ntools and training for all\n```\n", ("tools", "training")),
    ],
)
def test_what_is_denied_open_or_hidden_is_not_provided_for(text: str, lacking: tuple[str, ...]) -> None:
    assert missing(text) == lacking


def test_five_topics_make_a_documentation_framework() -> None:
    text = """
Document types are policy, plan and process. The naming rule is SMS-XXX-000. Each document is approved by its approver.
Records are kept for 36 months. Version control is in the repository.
"""
    assert missing(text, DOCUMENTATION) == ()
    assert missing("Documents are important to us all.\n", DOCUMENTATION) == tuple(DOCUMENTATION)
    assert missing("Each file name begins with the number.\n", DOCUMENTATION) == (
        "document types",
        "review and approval",
        "retention",
        "version control",
    )


def test_a_rule_for_names_is_a_naming_rule() -> None:
    assert "naming" not in missing("Names follow the pattern HIT-TYP-NNN.\n", DOCUMENTATION)
    assert "naming" in missing("Names of persons are left out.\n", DOCUMENTATION)
