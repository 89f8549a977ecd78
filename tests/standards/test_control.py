"""Document control facts and the words that texts are judged by."""

import pytest

from sms_docs.load.standard import load_definitions, load_standard

STANDARD = load_standard("2018")


def test_only_approved_documents_are_in_force():
    assert list(STANDARD.statuses) == ["draft", "review", "approved", "obsolete", "withdrawn"]
    assert [each.key for each in STANDARD.statuses.values() if each.usable] == ["approved"]


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        ("draft", "review", True),
        ("review", "draft", True),
        ("review", "approved", True),
        ("approved", "draft", True),
        ("approved", "obsolete", True),
        ("approved", "withdrawn", True),
        ("draft", "approved", False),
        ("draft", "obsolete", False),
        ("obsolete", "approved", False),
        ("withdrawn", "draft", False),
        ("draft", "draft", False),
    ],
)
def test_transitions(before: str, after: str, allowed: bool):
    assert STANDARD.allows(before, after) is allowed


def test_transitions_join_known_statuses():
    for move in STANDARD.transitions:
        assert {move.before, move.after} <= set(STANDARD.statuses)


def test_header_fields_say_where_they_come_from():
    origins = {each.key: each.origin for each in STANDARD.header_fields}
    assert origins["id"] == origins["authors"] == origins["approvers"] == "front-matter"
    assert origins["approved_on"] == "decision-log"
    assert origins["review_due"] == "computed"
    assert set(origins.values()) == {"front-matter", "decision-log", "computed", "page"}


def test_required_header_fields():
    required = [each.key for each in STANDARD.header_fields if each.required]
    assert required == [
        *("id", "title", "version", "status", "owner", "authors", "approvers", "approved_on"),
        *("effective_from", "review_due", "classification"),
    ]


def test_key_roles_have_distinct_names():
    names = [name for role in STANDARD.key_roles for name in (role.title, *role.aliases)]
    assert [role.key for role in STANDARD.key_roles] == ["sms-manager", "sponsor", "process-owners"]
    assert len(names) == len({name.lower() for name in names})


@pytest.mark.parametrize(
    "words",
    [STANDARD.placeholders, STANDARD.vague_verbs, STANDARD.vague_adverbs],
    ids=["gap", "verb", "adverb"],
)
def test_words_are_lower_case_and_unique(words: tuple[str, ...]):
    assert words
    assert len(words) == len(set(words))
    assert all(word == word.lower().strip() for word in words)


def test_both_editions_share_document_control():
    other = load_standard("2011")
    assert other.statuses == STANDARD.statuses
    assert other.parameters == STANDARD.parameters
    assert other.placeholders == STANDARD.placeholders


def test_definitions_that_rules_lean_on():
    definitions = load_definitions()
    assert {"measurable-objective", "key-role", "present-section", "operational-evidence"} <= set(definitions)
