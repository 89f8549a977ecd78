"""The service management policy: its commitments, and the objectives that rest on them."""

import pytest

from tests.programmes import lines
from tests.support import document, messages, related

PAGE = "content/policies/policy.md"
BOTH = "We meet the requirements of our customers. We improve the system and the services."
OBJECTIVES = "- id: O-01\n  policy_statement: We improve the system, and the services\n"


def policy(commitments: str = BOTH, **fields: object) -> dict[str, str]:
    text = f"# Policy\n\n## Commitments\n\n{commitments}\n\n## Framework for objectives\n\nSet in January.\n"
    return {PAGE: document(text, **{"id": "SMS-POL-001", "kind": "service-management-policy", **fields})}


# ------------------------------------------------------------------ policy.commitment-missing


@pytest.mark.parametrize(
    "text",
    [
        BOTH,
        "- to satisfy applicable requirements\n- to continually improve",
        "We comply with law and contract. We enhance the system and the services all the time.",
        "We keep our promises, meet the needs of users, and get better each year.",
        "| 1 | What was agreed is kept |\n|---|---|\n| 2 | Improvement each year |",
        "We fulfil our obligations and get better at it.",
    ],
)
def test_both_commitments_in_whatever_form_are_enough(text: str) -> None:
    assert lines("policy.commitment-missing", policy(text)) == []


def test_a_policy_in_another_document_of_a_very_small_entity_is_judged_too() -> None:
    lean = {
        "data/settings.yml": "standard: iso20000-1-2018\nprofile: very-small\n",
        "data/organization.yml": "headcount: 9\n",
    }
    joined = {"kind": "scope-statement", "covers": ["service-management-policy"]}
    assert lines("policy.commitment-missing", policy(BOTH, **joined) | lean) == []
    assert len(lines("policy.commitment-missing", policy("We put customers first.", **joined) | lean)) == 1


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("We meet all requirements.", "to improve the system and the services"),
        ("We improve every day.", "to meet requirements"),
        ("We put customers first.", "to meet requirements and none to improve the system and the services"),
        ("We meet requirements. There is no improvement.", "to improve the system and the services"),
    ],
)
def test_a_missing_commitment_is_found_at_the_heading(text: str, missing: str) -> None:
    assert lines("policy.commitment-missing", policy(text)) == [f"{PAGE}:17"]
    assert messages("policy.commitment-missing", policy(text)) == [
        f'The section "Commitments" holds no commitment {missing}.'
    ]


def test_an_empty_section_and_a_retired_policy_are_left_to_others() -> None:
    assert lines("policy.commitment-missing", policy("")) == []
    assert lines("policy.commitment-missing", policy("TBD")) == []
    assert lines("policy.commitment-missing", policy("Nothing.", status="withdrawn")) == []


def test_another_document_needs_no_commitments() -> None:
    assert lines("policy.commitment-missing", policy("Nothing.", kind="change-management-policy")) == []


# ------------------------------------------------------------------ policy.objective-untraced


def test_the_words_of_the_policy_are_found_whatever_the_punctuation() -> None:
    assert lines("policy.objective-untraced", policy() | {"data/objectives.yml": OBJECTIVES}) == []


def test_words_of_one_s_own_are_found_at_the_objective() -> None:
    files = policy("We meet requirements and improve.") | {"data/objectives.yml": OBJECTIVES}
    assert lines("policy.objective-untraced", files) == ["objectives:2"]
    assert related("policy.objective-untraced", files) == [f"{PAGE}:2:5"]


def test_only_whole_words_count() -> None:
    files = policy("We improve the system and the servicestation.") | {"data/objectives.yml": OBJECTIVES}
    assert lines("policy.objective-untraced", files) == ["objectives:2"]


@pytest.mark.parametrize("statement", ["", "  policy_statement: 7\n", '  policy_statement: "..."\n'])
def test_an_objective_without_words_is_the_schema_s_business(statement: str) -> None:
    assert lines("policy.objective-untraced", policy() | {"data/objectives.yml": f"- id: O-01\n{statement}"}) == []


def test_without_a_policy_nothing_is_compared() -> None:
    assert lines("policy.objective-untraced", {"data/objectives.yml": OBJECTIVES}) == []
    files = policy(status="obsolete") | {"data/objectives.yml": OBJECTIVES}
    assert lines("policy.objective-untraced", files) == []
