"""Those who are to decide on documents."""

import pytest

from tests.support import document, found, messages, related

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"
BOTH = "[executive-sponsor, sms-manager]"
REGISTERS = {
    "data/people.yml": "- {id: PER-01, name: Ada}\n- {id: PER-02, name: Bo}\n",
    "data/roles.yml": "- {id: executive-sponsor, title: Sponsor}\n- {id: sms-manager, title: Manager}\n",
    "data/assignments.yml": """
- {id: AS-1, role: executive-sponsor, person: PER-01, from: 2026-01-01}
- {id: AS-2, role: sms-manager, person: PER-02, from: 2026-01-01, to: 2026-12-31}
""",
}


def files(log: str = "", **fields: object) -> dict[str, str]:
    """A plan that two roles decide on, with its log and who holds the roles."""
    page = {PAGE: document("", **{"authors": "[PER-09]", "approvers": BOTH, **fields}), **REGISTERS}
    return {**page, LOG: log} if log else page


def entry(by: str, role: str, more: str = "") -> str:
    """An approval; one line."""
    return f'- {{version: "1.0", decision: approved, by: {by}, role: {role}, on: 2026-12-01{more}}}\n'


# ------------------------------------------------------------------ approver.decides-twice


def test_one_person_in_two_roles_is_found_at_the_second_decision() -> None:
    twice = files(entry("PER-01", "executive-sponsor") + entry("PER-01", "sms-manager"), status="approved")
    assert found("approver.decides-twice", twice) == [f"{LOG}:2:44"]
    assert related("approver.decides-twice", twice) == [f"{LOG}:1:44"]
    assert messages("approver.decides-twice", twice) == ["PER-01 approved version 1.0 of SMS-PLN-001 in two roles."]


def test_two_people_or_one_role_are_no_fault() -> None:
    two = entry("PER-01", "executive-sponsor") + entry("PER-02", "sms-manager")
    assert found("approver.decides-twice", files(two, status="approved")) == []
    again = entry("PER-01", "executive-sponsor") * 2
    assert found("approver.decides-twice", files(again, status="approved")) == []
    alone = entry("PER-01", "executive-sponsor") + entry("PER-01", "sms-manager")
    assert found("approver.decides-twice", files(alone, approvers="[executive-sponsor]")) == []


def test_where_few_people_work_a_control_makes_up_for_it() -> None:
    small = {"data/settings.yml": "profile: very-small\n"}
    second = entry("PER-01", "sms-manager", ", control: Read by PER-02 before")
    controlled = files(entry("PER-01", "executive-sponsor") + second, status="approved")
    assert found("approver.decides-twice", controlled | small) == []
    assert found("approver.decides-twice", controlled) == [f"{LOG}:2:44"]
    plain = files(entry("PER-01", "executive-sponsor") + entry("PER-01", "sms-manager"), status="approved")
    assert found("approver.decides-twice", plain | small) == [f"{LOG}:2:44"]


# ------------------------------------------------------------------ approver.role-vacant


def test_a_document_in_review_for_a_role_that_nobody_holds_is_found() -> None:
    assert found("approver.role-vacant", files(status="review")) == [f"{PAGE}:9:12"]
    assert messages("approver.role-vacant", files(status="review")) == [
        "Nobody holds the role sms-manager, for which SMS-PLN-001 waits."
    ]


@pytest.mark.parametrize(
    ("ids", "said"),
    [(("002",), "SMS-PLN-001 and SMS-PLN-002 wait."), (("002", "003"), "SMS-PLN-001 and 2 more wait.")],
)
def test_each_vacant_role_is_found_once(ids: tuple[str, ...], said: str) -> None:
    more = {
        f"content/plans/z{each}.md": document("", id=f"SMS-PLN-{each}", approvers=BOTH, status="review") for each in ids
    }
    many = files(status="review") | more
    assert messages("approver.role-vacant", many) == [f"Nobody holds the role sms-manager, for which {said}"]
    assert related("approver.role-vacant", many) == [f"{path}:9:12" for path in more]


@pytest.mark.parametrize("status", ["draft", "approved", "obsolete", "withdrawn"])
def test_what_waits_for_nobody_is_not_found(status: str) -> None:
    decided = entry("PER-01", "executive-sponsor") + entry("PER-02", "sms-manager")
    assert found("approver.role-vacant", files(decided, status=status)) == []


def test_a_review_that_is_due_waits_too() -> None:
    decided = entry("PER-01", "executive-sponsor") + entry("PER-02", "sms-manager")
    due = files(decided, status="approved", review_interval_months=1)
    assert found("approver.role-vacant", due) == [f"{PAGE}:9:12"]


def test_a_deputy_is_enough_and_a_register_that_cannot_be_read_proves_nothing() -> None:
    deputy = "- {id: AS-3, role: sms-manager, person: PER-01, from: 2027-01-01, deputy_for: PER-02}\n"
    held = files(status="review")
    assert (
        found("approver.role-vacant", held | {"data/assignments.yml": REGISTERS["data/assignments.yml"] + deputy}) == []
    )
    assert found("approver.role-vacant", held | {"data/assignments.yml": "- ["}) == []
    assert found("approver.role-vacant", held | {"data/assignments.yml": ""}) == []
    assert found("approver.role-vacant", held | {"data/roles.yml": "- ["}) == []


def test_a_role_that_does_not_exist_is_another_fault() -> None:
    assert found("approver.role-vacant", files(status="review", approvers="[nobody]")) == []


# ------------------------------------------------------------------ approver.set-incomplete


KINDS = "- {key: implementation-plan, approver_roles: [sms-manager, executive-sponsor]}\n"


def test_a_kind_names_roles_that_all_have_to_be_approvers() -> None:
    one = files(approvers="[executive-sponsor]") | {"data/standard/kinds.yml": KINDS}
    assert found("approver.set-incomplete", one) == [f"{PAGE}:9:12"]
    [message] = messages("approver.set-incomplete", one)
    assert message.startswith("SMS-PLN-001 (SMS implementation plan) is decided on by sms-manager, executive-sponsor, ")
    assert message.endswith("but its approvers lack sms-manager.")
    assert found("approver.set-incomplete", files() | {"data/standard/kinds.yml": KINDS}) == []
    assert found("approver.set-incomplete", files(approvers="[executive-sponsor]")) == []


def test_a_document_that_covers_the_kind_needs_its_roles_too() -> None:
    covering = files(kind="target-state", covers="[implementation-plan]", approvers="[executive-sponsor]")
    assert len(found("approver.set-incomplete", covering | {"data/standard/kinds.yml": KINDS})) == 1


def test_a_retired_document_and_an_unknown_kind_need_no_roles() -> None:
    for fields in ({"status": "obsolete"}, {"kind": "no-such-kind"}):
        odd = files(approvers="[executive-sponsor]", **fields) | {"data/standard/kinds.yml": KINDS}
        assert found("approver.set-incomplete", odd) == []


def test_a_document_without_approvers_is_found_at_its_kind() -> None:
    none = files(approvers=None) | {"data/standard/kinds.yml": KINDS}
    assert found("approver.set-incomplete", none) == [f"{PAGE}:4:7"]


def test_roles_of_a_kind_that_do_not_exist_are_found_in_the_file_that_names_them() -> None:
    wrong = files() | {"data/standard/kinds.yml": "- {key: implementation-plan, approver_roles: [nobody]}\n"}
    assert found("data.dangling-reference", wrong) == ["data/standard/kinds.yml:1:47"]
