"""People and roles that a document names and that do not exist."""

import pytest

from tests.support import document, found, messages, report

PAGE = "content/plans/plan.md"
ROLES = "- id: sms-manager\n- id: executive-sponsor\n"
PEOPLE = "- id: PER-02\n- id: PER-03\n"


def files(**fields: object) -> dict[str, str]:
    return {PAGE: document("", **fields), "data/roles.yml": ROLES, "data/people.yml": PEOPLE}


def test_known_people_and_roles_are_not_found() -> None:
    for check in ("unknown-owner", "unknown-author", "unknown-approver"):
        assert found(f"responsibility.{check}", files(authors='[PER-02, " PER-03 "]')) == []


def test_an_owner_who_is_no_role_is_found_with_the_near_one() -> None:
    broken = files(owner="sms-manger")
    assert found("responsibility.unknown-owner", broken) == [f"{PAGE}:7:8"]
    [finding] = [each for each in report(broken).findings if each.id == "responsibility.unknown-owner"]
    assert finding.message == 'The owner "sms-manger" is no role that is known.'
    assert finding.hint == 'Did you mean "sms-manager"?'


def test_a_person_is_no_owner() -> None:
    [finding] = [each for each in report(files(owner="PER-02")).findings if each.id == "responsibility.unknown-owner"]
    assert finding.hint == "Enter it in data/roles.yml, or correct the name."


def test_each_unknown_author_is_found_in_the_list() -> None:
    broken = files(authors="[PER-02, PER-99, Tomas]")
    assert found("responsibility.unknown-author", broken) == [f"{PAGE}:8:19", f"{PAGE}:8:27"]
    assert messages("responsibility.unknown-author", broken)[0] == 'The author "PER-99" is no person that is known.'


def test_an_unknown_approver_is_found_in_the_list() -> None:
    broken = files(approvers="[CEO]")
    assert found("responsibility.unknown-approver", broken) == [f"{PAGE}:9:13"]
    assert messages("responsibility.unknown-approver", broken) == ['The approver "CEO" is no role that is known.']


def test_a_single_text_in_place_of_a_list_is_judged_too() -> None:
    assert found("responsibility.unknown-author", files(authors="PER-99")) == [f"{PAGE}:8:10"]


@pytest.mark.parametrize("value", [None, "", "[]", "[7]", "{a: b}", "[{a: b}]"])
def test_what_is_missing_or_no_text_is_left_to_the_schema(value: str | None) -> None:
    assert found("responsibility.unknown-author", files(authors=value)) == []
    assert found("responsibility.unknown-owner", files(owner=value)) == []


def test_nothing_is_concluded_from_a_register_that_cannot_be_read() -> None:
    broken = {
        **files(owner="x", authors="[y]", approvers="[z]"),
        "data/roles.yml": "- id: [",
        "data/people.yml": "a: b",
    }
    for check in ("unknown-owner", "unknown-author", "unknown-approver"):
        assert found(f"responsibility.{check}", broken) == []


def test_without_the_register_the_message_says_that_it_is_missing() -> None:
    assert messages("responsibility.unknown-owner", {PAGE: document()}) == [
        'The owner "sms-manager" is no role that is known, because there is no data/roles.yml.'
    ]


def test_pages_without_control_may_name_anybody() -> None:
    assert found("responsibility.unknown-owner", {"content/guide/a.md": "---\nowner: me\n---\n"}) == []


# ------------------------------------------------------------------ responsibility.owner-vacant

VACANT = "responsibility.owner-vacant"
HELD = "- {role: sms-manager, person: PER-02, from: 2026-09-01}\n"


def owned(assignments: str, *more: str, **fields: object) -> dict[str, str]:
    pages = {f"content/plans/{number}.md": document("", id=number, status="approved", **fields) for number in more}
    return files(status="approved", **fields) | pages | {"data/assignments.yml": assignments}


def test_documents_of_a_vacant_role_are_found_once_at_the_first() -> None:
    gone = HELD.replace("}", ", to: 2027-01-19}")
    assert found(VACANT, owned(gone)) == [f"{PAGE}:7:8"]
    assert messages(VACANT, owned(gone)) == ["Nobody holds the role sms-manager, to which SMS-PLN-001 belongs."]
    assert found(VACANT, owned(gone, "SMS-PLN-008", "SMS-PLN-009")) == ["content/plans/SMS-PLN-008.md:7:8"]
    assert messages(VACANT, owned(gone, "SMS-PLN-008"))[0].endswith("SMS-PLN-008 belongs and SMS-PLN-001.")
    assert messages(VACANT, owned(gone, "SMS-PLN-008", "SMS-PLN-009"))[0].endswith("and 2 more documents.")


@pytest.mark.parametrize("assignments", [HELD, HELD.replace("}", ", to: 2027-01-20}"), "[]\n", "- [\n", "7\n"])
def test_a_held_role_or_no_assignments_at_all_are_no_fault(assignments: str) -> None:
    assert found(VACANT, owned(assignments)) == []


def test_drafts_and_unknown_roles_are_left_alone() -> None:
    gone = HELD.replace("sms-manager", "other")
    assert found(VACANT, owned(gone) | files(status="draft")) == []
    assert found(VACANT, owned(gone, owner="nobody-at-all")) == []
