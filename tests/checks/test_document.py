"""Faults of a document's header."""

import pytest

from tests.support import document, found, messages, related, report

PAGE = "content/plans/plan.md"


def one(**fields: object) -> dict[str, str]:
    return {PAGE: document("# A plan\n", **fields)}


# ------------------------------------------------------------------ document.missing-front-matter


def test_a_controlled_page_without_front_matter_is_found_at_its_start() -> None:
    files = {PAGE: "# A plan\n\nText.\n"}
    assert found("document.missing-front-matter", files) == [f"{PAGE}:1:1"]
    assert messages("document.missing-front-matter", files) == [
        "This page is under document control but has no front matter."
    ]


def test_an_empty_front_matter_is_a_missing_one() -> None:
    files = {PAGE: "---\n---\n# A plan\n"}
    assert found("document.missing-front-matter", files) == [f"{PAGE}:1:1"]
    assert found("document.malformed-front-matter", files) == []


@pytest.mark.parametrize("path", ["content/index.md", "content/guide/x.md", "content/audit/x.md"])
def test_a_page_without_control_needs_no_front_matter(path: str) -> None:
    assert found("document.missing-front-matter", {path: "# Hello\n"}) == []


def test_the_settings_name_the_pages_without_control() -> None:
    files = {
        "data/settings.yml": "uncontrolled: [notes/*]\n",
        "content/notes/a.md": "# A\n",
        "content/index.md": "# I\n",
    }
    assert found("document.missing-front-matter", files) == ["content/index.md:1:1"]


@pytest.mark.parametrize("text", ["", "\n\n", "---\nid: [\n---\n", "---\nid: SMS-PLN-001\n"])
def test_a_page_that_is_empty_or_broken_is_not_said_to_lack_a_front_matter(text: str) -> None:
    assert found("document.missing-front-matter", {PAGE: text}) == []


def test_a_page_with_a_front_matter_does_not_lack_one() -> None:
    assert found("document.missing-front-matter", one()) == []


# ------------------------------------------------------------------ document.malformed-front-matter


def test_a_sound_front_matter_has_no_violation() -> None:
    assert found("document.malformed-front-matter", one(effective_from="2027-01-20", supersedes="[SMS-PLN-009]")) == []


def test_a_version_without_quotes_is_found_at_its_value() -> None:
    files = one(version="1.10")
    assert found("document.malformed-front-matter", files) == [f"{PAGE}:5:10"]
    assert messages("document.malformed-front-matter", files) == ['"version" must be a text, but it is 1.1.']


def test_each_violation_is_a_finding_of_its_own() -> None:
    files = one(authors="PER-02", effective_from="2027-02-30", ownr="x", title=None)
    assert found("document.malformed-front-matter", files) == [
        f"{PAGE}:2:1",
        f"{PAGE}:7:10",
        f"{PAGE}:9:17",
        f"{PAGE}:13:1",
    ]


def test_an_unknown_field_is_found_at_its_key_and_the_near_one_is_named() -> None:
    [finding] = [each for each in report(one(ownr="x")).findings if each.id == "document.malformed-front-matter"]
    assert (finding.position.line, finding.position.column) == (13, 1)
    assert (finding.message, finding.hint) == ('The field "ownr" is not known here.', 'Did you mean "owner"?')


def test_pages_without_control_may_have_any_field() -> None:
    assert found("document.malformed-front-matter", {"content/guide/a.md": "---\nfoo: 1\n---\n# A\n"}) == []


# ------------------------------------------------------------------ document.unknown-kind


def test_a_kind_that_does_not_exist_is_found_with_the_near_one() -> None:
    files = one(kind="incident-managment-process")
    assert found("document.unknown-kind", files) == [f"{PAGE}:4:7"]
    assert messages("document.unknown-kind", files) == ['There is no document kind "incident-managment-process".']


def test_known_kinds_and_missing_ones_are_not_found() -> None:
    assert found("document.unknown-kind", one()) == []
    assert found("document.unknown-kind", one(kind=None)) == []
    assert found("document.unknown-kind", one(kind="[a]")) == []


# ------------------------------------------------------------------ document.duplicate-id


def test_the_second_document_of_a_number_is_found_and_leads_to_the_first() -> None:
    files = {"content/a.md": document(title="First"), "content/b.md": document(title="Second")}
    assert found("document.duplicate-id", files) == ["content/b.md:2:5"]
    assert messages("document.duplicate-id", files) == [
        "The number SMS-PLN-001 belongs to another document already: First."
    ]
    assert related("document.duplicate-id", files) == ["content/a.md:2:5"]


def test_capital_letters_do_not_make_another_number() -> None:
    files = {"content/a.md": document(), "content/b.md": document(id="sms-pln-001")}
    assert found("document.duplicate-id", files) == ["content/b.md:2:5"]


def test_pages_without_number_or_without_control_are_no_duplicates() -> None:
    files = {
        "content/a.md": document(id=None),
        "content/b.md": document(id=None),
        "content/c.md": document(),
        "content/guide/d.md": document(),
    }
    assert found("document.duplicate-id", files) == []


# ------------------------------------------------------------------ document.id-outside-pattern


def test_a_number_outside_the_pattern_of_the_settings_is_found() -> None:
    files = {**one(id="PLAN-1"), "data/settings.yml": 'id_pattern: "SMS-(PLN|POL)-[0-9]{3}"\n'}
    assert found("document.id-outside-pattern", files) == [f"{PAGE}:2:5"]
    assert messages("document.id-outside-pattern", files) == ['The number "PLAN-1" does not follow the naming rule.']


@pytest.mark.parametrize("number", ["SMS-PLN-001", "SMS-POL-999"])
def test_a_number_that_matches_as_a_whole_is_not_found(number: str) -> None:
    files = {**one(id=number), "data/settings.yml": r'id_pattern: "SMS-(PLN|POL)-\\d{3}"' + "\n"}
    assert found("document.id-outside-pattern", files) == []


def test_the_pattern_has_to_match_from_the_first_to_the_last_character() -> None:
    files = {**one(id="SMS-PLN-0011"), "data/settings.yml": 'id_pattern: "SMS-PLN-[0-9]{3}|X"\n'}
    assert found("document.id-outside-pattern", files) == [f"{PAGE}:2:5"]


def test_without_settings_a_number_is_words_of_capitals_and_digits_with_hyphens() -> None:
    assert found("document.id-outside-pattern", one()) == []
    assert found("document.id-outside-pattern", one(id="plan")) == [f"{PAGE}:2:5"]


@pytest.mark.parametrize("pattern", ["SMS-(", "(?=SMS).*", "a{1000000}", "[a-"])
def test_no_number_is_judged_by_a_pattern_that_cannot_be_used(pattern: str) -> None:
    assert found("document.id-outside-pattern", {**one(), "data/settings.yml": f'id_pattern: "{pattern}"\n'}) == []


def test_a_pattern_made_to_stall_the_check_does_not() -> None:
    files = {**one(id="A" * 60 + "!"), "data/settings.yml": 'id_pattern: "(A+)+(A+)+(A+)+"\n'}
    assert found("document.id-outside-pattern", files) == []
    files = {**one(id="A" * 60 + "B"), "data/settings.yml": 'id_pattern: "(A+)+(A+)+(A+)+"\n'}
    assert found("document.id-outside-pattern", files) == [f"{PAGE}:2:5"]


# ------------------------------------------------------------------ document.unsafe-id


@pytest.mark.parametrize(
    "number",
    ["../x", "a/b", "a\\b", '"SMS POL 1"', ".hidden", "a..b", "ends.", "CON", "nul.txt", "-x", "Ä-1", "A" * 65],
)
def test_a_number_that_cannot_be_a_file_name_is_found(number: str) -> None:
    assert found("document.unsafe-id", one(id=number)) == [f"{PAGE}:2:5"]


@pytest.mark.parametrize("number", ["SMS-PLN-001", "x", "a.b_c-1", "CONTROL-1", "A" * 64])
def test_a_number_that_can_be_a_file_name_is_not_found(number: str) -> None:
    assert found("document.unsafe-id", one(id=number)) == []


def test_a_missing_number_is_left_to_the_schema() -> None:
    assert found("document.unsafe-id", one(id=None)) == []
    assert found("document.id-outside-pattern", one(id=None)) == []


def test_the_message_on_an_unsafe_number_names_it() -> None:
    assert messages("document.unsafe-id", one(id="a/b")) == ['The number "a/b" cannot be the name of a file.']


def test_a_number_that_is_unsafe_is_not_also_outside_the_pattern() -> None:
    assert found("document.id-outside-pattern", one(id="a/b")) == []


# ------------------------------------------------------------------ document.unknown-status


def test_a_status_that_does_not_exist_is_found() -> None:
    assert found("document.unknown-status", one(status="aproved")) == [f"{PAGE}:6:9"]
    assert messages("document.unknown-status", one(status="final")) == ['There is no status "final".']


@pytest.mark.parametrize("status", ["draft", "review", "approved", "obsolete", "withdrawn", None])
def test_the_five_statuses_are_not_found(status: str | None) -> None:
    assert found("document.unknown-status", one(status=status)) == []


# ------------------------------------------------------------------ document.unknown-classification


def test_a_classification_that_the_settings_do_not_name_is_found() -> None:
    files = {**one(classification="intern"), "data/settings.yml": "classifications: [public, internal]\n"}
    assert found("document.unknown-classification", files) == [f"{PAGE}:11:17"]
    assert messages("document.unknown-classification", files) == ['There is no classification "intern".']


def test_any_classification_is_known_when_the_settings_name_none() -> None:
    assert found("document.unknown-classification", one(classification="secret")) == []
    settings = {"data/settings.yml": "classifications: [public, internal]\n"}
    assert found("document.unknown-classification", one() | settings) == []
    assert found("document.unknown-classification", one(classification=None) | settings) == []


# ------------------------------------------------------------------ document.classified-above-site

CLASSES = "classifications: [public, internal, confidential]\n"


def test_a_document_for_fewer_people_than_the_site_is_found() -> None:
    files = {**one(classification="confidential"), "data/settings.yml": f"{CLASSES}published_up_to: internal\n"}
    assert found("document.classified-above-site", files) == [f"{PAGE}:11:17"]
    assert messages("document.classified-above-site", files) == [
        "SMS-PLN-001 is confidential, but this site is published up to internal."
    ]


@pytest.mark.parametrize("limit", ["published_up_to: confidential", "published_up_to: secret", ""])
def test_a_document_within_the_limit_or_without_one_is_sound(limit: str) -> None:
    files = {**one(classification="confidential"), "data/settings.yml": f"{CLASSES}{limit}\n"}
    assert found("document.classified-above-site", files) == []
    assert found("document.classified-above-site", one(classification="confidential")) == []
    lower = {**one(classification="internal"), "data/settings.yml": f"{CLASSES}published_up_to: internal\n"}
    assert found("document.classified-above-site", lower) == []
