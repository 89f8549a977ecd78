"""Whether those who decide on a document may decide on it."""

import pytest

from tests.support import document, found, messages

PAGE = "content/policies/policy.md"
LOG = "data/decisions/SMS-POL-001.yml"
ROLES = """
- {id: managing-director, title: Managing director, top_management: true}
- {id: sms-manager, title: SMS manager, top_management: false, reports_to: managing-director}
- {id: change-owner, title: Change process owner, top_management: false, reports_to: sms-manager}
- {id: change-manager, title: Change manager, top_management: false, reports_to: change-owner}
"""
KINDS = (
    "business-case",
    "scope-statement",
    "service-management-objectives",
    "service-management-plan",
    "service-management-policy",
)


def files(log: str | None = None, roles: str = ROLES, **fields: object) -> dict[str, str]:
    """A policy that the SMS manager is to approve."""
    front = {"id": "SMS-POL-001", "kind": "service-management-policy", "approvers": "[sms-manager]", **fields}
    found_files = {PAGE: document("", **front), "data/roles.yml": roles}
    return found_files if log is None else {**found_files, LOG: log}


def decided(role: str, version: str = "1.0") -> str:
    """An entry of the decision log; its role stands in the fourth line."""
    return f'- version: "{version}"\n  decision: approved\n  by: PER-01\n  role: {role}\n  on: 2026-12-01\n'


# ------------------------------------------------------------------ authority.not-top-management


@pytest.mark.parametrize("kind", KINDS)
def test_what_top_management_answers_for_has_an_approver_of_it(kind: str) -> None:
    assert found("authority.not-top-management", files(kind=kind)) == [f"{PAGE}:9:12"]
    assert found("authority.not-top-management", files(kind=kind, approvers="[managing-director]")) == []


def test_the_message_names_document_and_role() -> None:
    assert messages("authority.not-top-management", files()) == [
        "SMS-POL-001 (Service management policy) is a matter of top management, but the SMS manager decides on it."
    ]


def test_several_approvers_are_all_named() -> None:
    [message] = messages("authority.not-top-management", files(approvers="[sms-manager, change-owner]"))
    assert message.endswith(", but the SMS manager or the Change process owner decides on it.")


def test_an_approver_who_is_not_known_may_be_of_top_management() -> None:
    assert found("authority.not-top-management", files(approvers="[sms-manager, nobody]")) == []


def test_a_document_of_another_kind_hides_no_other() -> None:
    other = {"content/a.md": document("")}
    assert found("authority.not-top-management", files() | other) == [f"{PAGE}:9:12"]
    assert found("authority.below-owner", _process(approvers="[change-manager]") | other) == [f"{PAGE}:9:12"]


def test_a_review_and_a_decision_without_a_role_do_not_count() -> None:
    reviewed = decided("sms-manager").replace("approved", "reviewed")
    assert found("authority.not-top-management", files(reviewed, approvers="[managing-director]")) == []
    assert found("authority.not-top-management", files(decided("''"))) == [f"{PAGE}:9:12"]


def test_one_approver_of_top_management_is_enough() -> None:
    both = files(approvers="[sms-manager, managing-director]")
    assert found("authority.not-top-management", both) == []


def test_the_decision_counts_where_there_is_one() -> None:
    both = {"approvers": "[sms-manager, managing-director]", "status": "approved"}
    assert found("authority.not-top-management", files(decided("sms-manager"), **both)) == [f"{LOG}:4:9"]
    assert found("authority.not-top-management", files(decided("managing-director"), **both)) == []


def test_the_decision_on_an_older_version_does_not_count() -> None:
    older = files(decided("sms-manager", "0.9"), approvers="[managing-director]")
    assert found("authority.not-top-management", older) == []


@pytest.mark.parametrize("kind", ["implementation-plan", "document-control-procedure", "no-such-kind"])
def test_other_kinds_may_be_approved_by_anybody(kind: str) -> None:
    assert found("authority.not-top-management", files(kind=kind)) == []


def test_nothing_is_said_where_the_roles_are_not_known() -> None:
    assert found("authority.not-top-management", files(roles="- id: [")) == []
    assert found("authority.not-top-management", files(approvers="[nobody]")) == []
    assert found("authority.not-top-management", files(approvers=None)) == []
    assert found("authority.not-top-management", {PAGE: files()[PAGE]}) == []


def test_a_document_out_of_use_is_left_alone() -> None:
    assert found("authority.not-top-management", files(status="obsolete")) == []
    assert found("authority.below-owner", _process(approvers="[change-manager]", status="withdrawn")) == []


# ------------------------------------------------------------------ authority.below-owner


def _process(log: str | None = None, roles: str = ROLES, **fields: object) -> dict[str, str]:
    return files(log, roles, **{"kind": "change-management-process", "owner": "change-owner", **fields})


def test_a_process_document_approved_below_its_owner_is_found() -> None:
    below = _process(approvers="[change-manager]")
    assert found("authority.below-owner", below) == [f"{PAGE}:9:12"]
    assert messages("authority.below-owner", below) == [
        "SMS-POL-001 is decided on by the Change manager, who reports to its owner, the Change process owner."
    ]
    assert found("authority.below-owner", _process(decided("change-manager"))) == [f"{LOG}:4:9"]


def test_without_a_known_kind_or_an_approver_nobody_is_below() -> None:
    assert found("authority.below-owner", _process(kind="no-such-kind", approvers="[change-manager]")) == []
    assert found("authority.below-owner", _process(approvers=None)) == []


def test_somebody_who_reports_through_others_is_below_too() -> None:
    assert found("authority.below-owner", _process(owner="sms-manager", approvers="[change-manager]")) == [
        f"{PAGE}:9:12"
    ]


@pytest.mark.parametrize("approvers", ["[change-owner]", "[sms-manager]", "[change-manager, sms-manager]", "[nobody]"])
def test_the_owner_or_a_role_above_or_beside_may_approve(approvers: str) -> None:
    assert found("authority.below-owner", _process(approvers=approvers)) == []


def test_other_documents_than_those_of_processes_may_be_approved_below_the_owner() -> None:
    assert found("authority.below-owner", _process(kind="risk-register", approvers="[change-manager]")) == []


def test_roles_that_report_to_each_other_in_a_circle_end_the_way_up() -> None:
    circle = """
    - {id: a, title: A, reports_to: b}
    - {id: b, title: B, reports_to: a}
    """
    assert found("authority.below-owner", _process(roles=circle, owner="c", approvers="[a]")) == []
    assert found("authority.below-owner", _process(roles=circle, owner="b", approvers="[a]")) == [f"{PAGE}:9:12"]


def test_of_several_roles_that_decided_one_is_of_top_management() -> None:
    both = "[managing-director, sms-manager]"
    log = decided("managing-director") + decided("sms-manager")
    assert found("authority.not-top-management", files(log, approvers=both)) == []
    assert len(found("authority.not-top-management", files(decided("sms-manager") * 2, approvers="[sms-manager]"))) == 1


def test_while_roles_are_missing_the_first_decision_says_nothing_about_authority() -> None:
    half = files(decided("sms-manager"), approvers="[managing-director, sms-manager]", status="review")
    assert found("authority.not-top-management", half) == []
