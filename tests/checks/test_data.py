"""Faults that hold for any register: shape, references, numbers."""

import pytest

from tests.support import document, found, messages, related, report

TASKS = "data/tasks.yml"
ROLES = {"data/roles.yml": "- id: sms-manager\n- id: quality-manager\n"}
ORGANIZATION = {"data/organization.yml": "sites:\n  - {id: SITE-1, name: Merrow}\n  - {id: SITE-2, name: Fenn}\n"}


def hint(check_id: str, files: dict[str, str]) -> str:
    [finding] = [each for each in report(files).findings if each.id == check_id]
    return finding.hint


# ------------------------------------------------------------------ data.schema-violation


def test_a_value_that_is_not_allowed_is_found_at_its_value() -> None:
    files = {"data/risks.yml": "- id: R-001\n  status: finished\n"}
    places = found("data.schema-violation", files)
    assert "data/risks.yml:2:11" in places
    assert '"status" cannot be "finished".' in messages("data.schema-violation", files)


def test_a_missing_field_is_found_at_its_entry_and_an_unknown_one_at_its_key() -> None:
    files = {"data/roles.yml": "# first line\n- id: sms-manager\n  titel: x\n"}
    places = dict(zip(messages("data.schema-violation", files), found("data.schema-violation", files), strict=True))
    assert places['The field "titel" is not known here.'] == "data/roles.yml:3:3"
    assert places['The field "title" is missing here.'] == "data/roles.yml:2:3"


def test_settings_and_decision_logs_have_schemas_too() -> None:
    files = {
        "data/settings.yml": "standard: iso20000-1-2018\ncertification: maybe\n",
        "data/decisions/X-1.yml": '- {version: "1.0", decision: aproved, by: P, role: r, on: 2027-02-30, reason: x}\n',
    }
    places = found("data.schema-violation", files)
    assert "data/settings.yml:2:16" in places
    assert "data/decisions/X-1.yml:1:30" in places
    assert '"on" is "2027-02-30", which is no real date.' in messages("data.schema-violation", files)


def test_all_violations_of_a_file_are_found() -> None:
    entries = "".join(f"- {{id: AS-{number:03}, role: r, person: p, from: {number}}}\n" for number in range(1, 31))
    assert len(found("data.schema-violation", {"data/assignments.yml": entries})) == 30


@pytest.mark.parametrize("text", ["- [", "a: b\n", "", "# nothing\n"])
def test_a_register_that_could_not_be_read_has_no_violations(text: str) -> None:
    assert found("data.schema-violation", {TASKS: text}) == []


def test_a_system_without_settings_violates_nothing() -> None:
    assert found("data.schema-violation", {"data/assignments.yml": "[]\n"}) == []
    assert found("data.schema-violation", {"data/settings.yml": "- [\n"}) == []


@pytest.mark.parametrize("value", [".inf", ".nan", "9" * 399, "0x1F", "-1e400", '"\\0"', "[[[[]]]]", "{a: {b: [c]}}"])
def test_no_value_stops_the_check(value: str) -> None:
    assert found("data.schema-violation", {"data/organization.yml": f"headcount: {value}\n"}) != []


# ------------------------------------------------------------------ data.dangling-reference


def test_a_role_that_does_not_exist_is_found_with_the_near_one() -> None:
    files = ROLES | {TASKS: "- id: T-001\n  owner: sms-manger\n"}
    assert found("data.dangling-reference", files) == [f"{TASKS}:2:10"]
    assert messages("data.dangling-reference", files) == [
        '"owner" names sms-manger, but data/roles.yml has no such entry.'
    ]
    assert hint("data.dangling-reference", files) == 'Did you mean "sms-manager"?'


def test_each_item_of_a_list_is_judged() -> None:
    files = {TASKS: "- id: T-001\n- id: T-002\n  depends_on: [T-001, T-003,\n    T-9]\n"}
    assert found("data.dangling-reference", files) == [f"{TASKS}:3:23", f"{TASKS}:4:5"]


@pytest.mark.parametrize("value", ["nobody", "7", "{owner: nobody}", '["the owner decides"]', "[[{owner: nobody}]]"])
def test_what_is_no_list_of_entries_names_nothing(value: str) -> None:
    assert found("data.dangling-reference", ROLES | {"data/reviews.yml": f"- id: MR-1\n  decisions: {value}\n"}) == []


def test_references_inside_nested_entries_are_followed() -> None:
    process = "- id: incident\n  pdca:\n    check: {measure: ME-404}\n"
    files = {"data/processes.yml": process, "data/measures.yml": "- id: ME-001\n"}
    assert found("data.dangling-reference", files) == ["data/processes.yml:3:22"]


def test_blanks_around_a_value_name_nothing_else() -> None:
    entry = '- id: T-001\n- id: T-002\n  depends_on: [" T-001 ", " "]\n  owner: " sms-manager "\n'
    assert found("data.dangling-reference", ROLES | {TASKS: entry}) == []


def test_references_inside_nested_lists_are_followed() -> None:
    files = ROLES | {
        "data/reviews.yml": "- id: MR-1\n  decisions:\n    - {owner: sms-manager}\n    - {owner: nobody}\n"
    }
    assert found("data.dangling-reference", files) == ["data/reviews.yml:4:15"]


def test_a_reference_to_a_part_of_an_entry_is_followed() -> None:
    files = ORGANIZATION | {"data/assets.yml": "- id: AST-1\n  site: SITE-2\n- id: AST-2\n  site: SITE-3\n"}
    assert found("data.dangling-reference", files) == ["data/assets.yml:4:9"]
    assert messages("data.dangling-reference", files) == [
        '"site" names SITE-3, but no entry under "sites" in data/organization.yml has that id.'
    ]


def test_document_kinds_and_documents_are_known() -> None:
    page = {"content/plan.md": document()}
    kinds = {TASKS: "- id: T-001\n  produces: [implementation-plan, capacity-plans]\n"}
    assert found("data.dangling-reference", page | kinds) == [f"{TASKS}:2:35"]
    assert messages("data.dangling-reference", page | kinds) == [
        '"produces" names capacity-plans, but there is no such document kind.'
    ]


def test_a_document_that_does_not_exist_is_found() -> None:
    files = {
        "content/plan.md": document(),
        "data/external_documents.yml": "- id: EXT-1\n  where_used: [SMS-PLN-001, SMS-PLN-002]\n",
    }
    assert found("data.dangling-reference", files) == ["data/external_documents.yml:2:29"]
    assert messages("data.dangling-reference", files) == [
        '"where_used" names SMS-PLN-002, but no document has that number.'
    ]


def evidence(value: str) -> dict[str, str]:
    return {
        "content/plan.md": document(),
        TASKS: "- id: T-001\n",
        "data/reviews.yml": f"- id: MR-1\n  minutes: {value}\n",
    }


@pytest.mark.parametrize("value", ["SMS-PLN-001", "T-001", "MR-1", "content/plan.md", "no/such/file.pdf"])
def test_evidence_is_a_document_an_entry_or_a_file(value: str) -> None:
    assert found("data.dangling-reference", evidence(value)) == []


def test_evidence_that_is_none_of_them_is_found() -> None:
    assert found("data.dangling-reference", evidence("SMS-PLN-01")) == ["data/reviews.yml:2:12"]
    assert messages("data.dangling-reference", evidence("nothing")) == [
        '"minutes" names nothing, but no document and no entry has that number.'
    ]


def test_a_path_is_passed_over_and_what_follows_is_judged() -> None:
    files = evidence("content/gone.md\n- id: MR-2\n  minutes: nothing")
    assert found("data.dangling-reference", files) == ["data/reviews.yml:4:12"]


def test_only_evidence_may_be_a_path() -> None:
    files = ROLES | {TASKS: "- id: T-001\n  owner: content/plan.md\n"}
    assert found("data.dangling-reference", files) == [f"{TASKS}:2:10"]


def test_nothing_is_concluded_from_a_register_that_cannot_be_read() -> None:
    broken = {"data/roles.yml": "- id: [", TASKS: "- id: T-001\n  owner: nobody\n"}
    assert found("data.dangling-reference", broken) == []
    assert found("data.dangling-reference", evidence("X-1") | {"data/roles.yml": "- ["}) == []
    assert found("data.dangling-reference", evidence("X-1") | {"content/b.md": b"\xff\xfe"}) == []


def test_without_the_register_the_message_says_that_it_is_missing() -> None:
    assert messages("data.dangling-reference", {TASKS: "- id: T-001\n  owner: sms-manager\n"}) == [
        '"owner" names sms-manager, but there is no data/roles.yml.'
    ]


@pytest.mark.parametrize("value", ['""', "null", "7", "[]", "[1, null, []]", "{a: b}"])
def test_what_is_empty_or_no_text_is_left_to_the_schema(value: str) -> None:
    assert found("data.dangling-reference", {TASKS: f"- id: T-001\n  owner: {value}\n  depends_on: {value}\n"}) == []


def test_decision_logs_refer_to_people_and_roles() -> None:
    files = ROLES | {"data/people.yml": "- id: PER-01\n", "data/decisions/X-1.yml": "- by: PER-02\n  role: nobody\n"}
    assert found("data.dangling-reference", files) == ["data/decisions/X-1.yml:1:7", "data/decisions/X-1.yml:2:9"]


# ------------------------------------------------------------------ data.left-open


@pytest.mark.parametrize("text", ["TBD", "todo.", '" tbd … "', "To be defined", "[a, {b: TBD}]"])
def test_a_field_that_says_nothing_is_found_at_its_value(text: str) -> None:
    files = {TASKS: f"- id: T-001\n  title: Call back\n  remark: {text}\n"}
    [place] = found("data.left-open", files)
    assert place.startswith(f"{TASKS}:3:")
    assert found("data.overlong-value", files) == []


def test_the_message_names_field_and_word() -> None:
    assert messages("data.left-open", {TASKS: "- id: T-001\n  duties: [Write, TBD]\n"}) == [
        '"duties" says "TBD" and nothing else.'
    ]


@pytest.mark.parametrize("text", ["TBD is what nobody may write", "n/a", "Todo list", '""', "null", "7", "x" * 3000])
def test_words_around_it_and_other_values_are_sound(text: str) -> None:
    assert found("data.left-open", {TASKS: f"- id: T-001\n  remark: {text}\n"}) == []


# ------------------------------------------------------------------ data.duplicate-record-id


def test_the_second_entry_of_an_id_is_found_and_leads_to_the_first() -> None:
    files = {TASKS: "- id: T-001\n  title: First\n- id: T-002\n- id: T-001\n"}
    assert found("data.duplicate-record-id", files) == [f"{TASKS}:4:7"]
    assert messages("data.duplicate-record-id", files) == ['The id T-001 belongs to another entry already: "First".']
    assert related("data.duplicate-record-id", files) == [f"{TASKS}:1:7"]


def test_parts_that_others_refer_to_have_ids_of_their_own() -> None:
    files = {"data/organization.yml": "sites:\n  - {id: SITE-1}\n  - {id: SITE-1}\n"}
    assert found("data.duplicate-record-id", files) == ["data/organization.yml:3:10"]
    targets = "- id: SLA-01\n  targets: [{id: SLA-01-A}]\n- id: SLA-02\n  targets: [{id: SLA-01-A}]\n"
    assert found("data.duplicate-record-id", {"data/slas.yml": targets}) == ["data/slas.yml:4:18"]


def test_entries_without_id_and_entries_of_different_registers_are_no_duplicates() -> None:
    files = {TASKS: "- title: a\n- title: b\n- id: X\n", "data/gaps.yml": "- id: X\n"}
    assert found("data.duplicate-record-id", files) == []
