"""Governance: who leads the management review."""

import pytest

from tests.programmes import lines
from tests.support import messages, related

ROLES = """\
- {id: managing-director, title: Managing director, top_management: true}
- {id: sms-manager, title: SMS manager, top_management: false}
"""
CHECK = "plan-governance.review-chair-below-top"


def files(bodies: str = "[]\n", reviews: str = "[]\n", roles: str = ROLES) -> dict[str, str]:
    return {"data/roles.yml": roles, "data/bodies.yml": bodies, "data/reviews.yml": reviews}


def body(chair: str, kind: str = "management-review") -> str:
    return f"- id: BOD-02\n  title: Review board\n  kind: {kind}\n  chair: {chair}\n"


def review(chair: str, status: str = "planned") -> str:
    return f"- id: MR-01\n  title: Review 2027\n  chair: {chair}\n  status: {status}\n"


def test_a_board_led_by_top_management_is_sound() -> None:
    assert lines(CHECK, files(body("managing-director"), review("managing-director"))) == []


def test_a_board_led_by_its_coordinator_is_found() -> None:
    found = files(body("sms-manager"))
    assert lines(CHECK, found) == ["bodies:4"]
    assert messages(CHECK, found) == ["BOD-02 Review board is led by SMS manager, which is no role of top management."]
    assert related(CHECK, found) == ["data/roles.yml:2:57"]


@pytest.mark.parametrize("status", ["planned", "held"])
def test_a_review_led_by_its_coordinator_is_found(status: str) -> None:
    assert lines(CHECK, files(reviews=review("sms-manager", status))) == ["reviews:3"]


def test_other_boards_and_cancelled_reviews_may_be_led_by_anybody() -> None:
    assert lines(CHECK, files(body("sms-manager", "steering"), review("sms-manager", "cancelled"))) == []


@pytest.mark.parametrize("roles", ["[]\n", "- [\n", "- {id: sms-manager, title: SMS manager}\n"])
def test_a_role_of_which_nothing_is_known_is_not_judged(roles: str) -> None:
    assert lines(CHECK, files(body("sms-manager"), review("sms-manager"), roles)) == []


# ------------------------------------------------------------------ plan-governance.body-missing

MISSING = "plan-governance.body-missing"


def test_bodies_for_review_and_for_changes_are_enough() -> None:
    assert lines(MISSING, files(body("managing-director") + body("sms-manager", "change"))) == []


def test_each_body_that_is_missing_is_found_at_the_register() -> None:
    assert messages(MISSING, files(body("sms-manager", "steering"))) == [
        "No body decides on changes: none is of the kind change.",
        "No body reviews the management system: none is of the kind management-review.",
    ]
    assert lines(MISSING, files(body("sms-manager"))) == ["bodies:1"]


@pytest.mark.parametrize("text", ["[]\n", "- [\n", "bodies\n"])
def test_no_register_or_a_broken_one_proves_nothing(text: str) -> None:
    assert lines(MISSING, files(text)) == []
    assert lines(MISSING, {}) == []


# ------------------------------------------------------------------ plan-governance.coordinator-without-access

ACCESS = "plan-governance.coordinator-without-access"
HEAD = "- {id: head, title: Head of operations, top_management: false, budget_authority: false}\n"


def reporting(to: str, role: str = "sms-manager", head: str = HEAD) -> dict[str, str]:
    return files(roles=f"{head}- {{id: {role}, title: Coordinator, reports_to: {to}}}\n")


def test_a_coordinator_below_a_head_without_money_is_found() -> None:
    assert lines(ACCESS, reporting("head")) == ["roles:2"]
    assert messages(ACCESS, reporting("head")) == [
        "Coordinator reports to Head of operations, who neither is top management nor releases money."
    ]
    assert related(ACCESS, reporting("head")) == ["data/roles.yml:1:8"]


@pytest.mark.parametrize("field", ["top_management", "budget_authority"])
def test_top_management_or_money_is_access(field: str) -> None:
    assert lines(ACCESS, reporting("head", head=HEAD.replace(f"{field}: false", f"{field}: true"))) == []
    assert lines(ACCESS, reporting("head", head=HEAD.replace(f", {field}: false", ""))) == []


def test_other_roles_and_unknown_superiors_are_left_alone() -> None:
    assert lines(ACCESS, reporting("head", role="incident-manager")) == []
    assert lines(ACCESS, reporting("nobody")) == []
    assert lines(ACCESS, reporting("7")) == []
