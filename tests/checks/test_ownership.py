"""Who answers for a process or a service."""

import pytest

from tests.support import found, messages, related

PROCESSES = """\
- id: change
  title: Change management
  owner: change-owner
  manager: change-manager
  live_since: 2026-12-01
"""
SERVICES = "- id: SVC-01\n  name: Booking\n  owner: desk\n  status: live\n  in_scope: true\n"
ROLES = "- id: director\n  top_management: true\n- id: sms-manager\n  group: governance\n- id: desk\n"
PEOPLE = "- id: PER-01\n- id: PER-02\n- id: PER-03\n- id: PER-04\n  supplier: SUP-01\n"
ASSIGNMENTS = """\
- {id: AS-01, role: change-owner, person: PER-01, from: 2026-09-01}
- {id: AS-02, role: change-manager, person: PER-02, from: 2026-09-01}
- {id: AS-03, role: desk, person: PER-03, from: 2026-09-01}
- {id: AS-04, role: director, person: PER-01, from: 2026-09-01}
- {id: AS-05, role: sms-manager, person: PER-02, from: 2026-09-01}
"""
SUPPLIERS = "- id: SUP-01\n  name: Adviser\n  accountable: sms-manager\n"
CHECKS = ("ownership.owners-unclear", "ownership.owner-is-manager", "ownership.accountable-outside")


def files(*changes: tuple[str, str], **registers: str) -> dict[str, str]:
    texts = {
        "processes": PROCESSES, "services": SERVICES, "roles": ROLES, "people": PEOPLE, "assignments": ASSIGNMENTS,
        "suppliers": SUPPLIERS,
    } | registers  # fmt: skip
    for old, new in changes:
        assert any(old in text for text in texts.values()), old
        texts = {key: text.replace(old, new) for key, text in texts.items()}
    return {f"data/{key}.yml": text for key, text in texts.items()}


def places(check: str, system: dict[str, str]) -> list[str]:
    return [each.removeprefix("data/").rpartition(":")[0] for each in found(check, system)]


@pytest.mark.parametrize("check", CHECKS)
def test_clear_ownership_gives_nothing(check: str) -> None:
    assert places(check, files()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["processes", "services", "roles", "people", "assignments", "suppliers"])
@pytest.mark.parametrize("text", ["[", "[]\n", "- 5\n- {id: [1], role: {a: 1}, person: 7, owner: [x], from: never}\n"])
def test_what_cannot_be_read_says_nothing_false(check: str, key: str, text: str) -> None:
    silent = places(check, files(**{key: text}))
    assert silent == [] or (key == "assignments" and "id" in text)


# ------------------------------------------------------------------ ownership.owners-unclear


def test_two_owners_are_found_at_the_second_assignment() -> None:
    second = "- {id: AS-06, role: change-owner, person: PER-03, from: 2026-10-01}\n"
    two = files(assignments=ASSIGNMENTS + second)
    assert places("ownership.owners-unclear", two) == ["assignments.yml:6"]
    assert related("ownership.owners-unclear", two) == ["data/assignments.yml:1:43"]


@pytest.mark.parametrize(
    "more", [", to: 2026-12-31", ", deputy_for: PER-01", ", from: 2027-03-01"],
)  # fmt: skip
def test_former_deputy_and_later_holders_are_no_second_owner(more: str) -> None:
    start = "" if "from" in more else ", from: 2026-10-01"
    second = f"- {{id: AS-06, role: change-owner, person: PER-03{start}{more}}}\n"
    assert places("ownership.owners-unclear", files(assignments=ASSIGNMENTS + second)) == []


def test_one_person_named_twice_is_one_owner() -> None:
    again = "- {id: AS-06, role: change-owner, person: PER-01, from: 2026-10-01}\n"
    assert places("ownership.owners-unclear", files(assignments=ASSIGNMENTS + again)) == []


def test_a_role_of_two_processes_is_reported_once() -> None:
    second = "- {id: AS-06, role: change-owner, person: PER-03, from: 2026-10-01}\n"
    more = PROCESSES + "- id: release\n  owner: change-owner\n"
    assert len(places("ownership.owners-unclear", files(assignments=ASSIGNMENTS + second, processes=more))) == 1


def test_a_process_in_operation_needs_a_holder() -> None:
    ownerless = files(("role: change-owner", "role: other"))
    assert places("ownership.owners-unclear", ownerless) == ["processes.yml:3"]
    assert messages("ownership.owners-unclear", ownerless) == [
        "The process Change management is in operation, but nobody holds change-owner."
    ]


@pytest.mark.parametrize("live", ["", "  live_since: 2027-03-01\n", "  live_planned: 2026-12-01\n"])
def test_a_process_that_is_still_planned_may_wait_for_its_owner(live: str) -> None:
    waiting = files(("role: change-owner", "role: other"), ("  live_since: 2026-12-01\n", live))
    assert places("ownership.owners-unclear", waiting) == []


def test_a_live_service_in_scope_needs_an_owner() -> None:
    assert places("ownership.owners-unclear", files(("role: desk", "role: other"))) == ["services.yml:3"]


@pytest.mark.parametrize("change", [("status: live", "status: pipeline"), ("in_scope: true", "in_scope: false")])
def test_other_services_may_have_none(change: tuple[str, str]) -> None:
    assert places("ownership.owners-unclear", files(("role: desk", "role: other"), change)) == []


# ------------------------------------------------------------------ ownership.owner-is-manager


@pytest.mark.parametrize(
    "change",
    [
        ("manager: change-manager", "manager: change-owner"),
        ("role: change-manager, person: PER-02", "role: change-manager, person: PER-01"),
    ],
)
def test_one_person_in_both_roles_is_found_at_the_manager(change: tuple[str, str]) -> None:
    both = files(change)
    assert places("ownership.owner-is-manager", both) == ["processes.yml:4"]
    assert messages("ownership.owner-is-manager", both) == [
        "PER-01 is both owner and manager of the process Change management."
    ]


def test_a_vacant_role_in_both_fields_is_found_too() -> None:
    vacant = files(("manager: change-manager", "manager: change-owner"), ("role: change-owner", "role: other"))
    assert messages("ownership.owner-is-manager", vacant) == [
        "change-owner is both owner and manager of the process Change management."
    ]


def test_an_additional_control_makes_up_for_it() -> None:
    controlled = (
        "manager: change-manager",
        "manager: change-owner\n  additional_control: The director looks at ten records",
    )
    assert places("ownership.owner-is-manager", files(controlled)) == []


def test_a_stand_in_does_not_make_the_owner_the_manager() -> None:
    stand_in = "- {id: AS-06, role: change-manager, person: PER-01, from: 2026-10-01, deputy_for: PER-02}\n"
    assert places("ownership.owner-is-manager", files(assignments=ASSIGNMENTS + stand_in)) == []


# ------------------------------------------------------------------ ownership.accountable-outside


@pytest.mark.parametrize(
    ("role", "line", "what"),
    [
        ("role: change-owner, person: PER-01", 1, "the process Change management"),
        ("role: director, person: PER-01", 4, "the management system"),
        ("role: sms-manager, person: PER-02", 5, "the management system"),
    ],
)
def test_somebody_from_outside_who_is_accountable_is_found_at_the_assignment(role: str, line: int, what: str) -> None:
    outside = files((role, f"{role[: role.rindex(' ')]} PER-04"))
    assert places("ownership.accountable-outside", outside) == [f"assignments.yml:{line}"]
    assert what in messages("ownership.accountable-outside", outside)[0]


def test_a_supplier_may_do_the_work_and_stand_in() -> None:
    doing = files(("role: change-manager, person: PER-02", "role: change-manager, person: PER-04"))
    assert places("ownership.accountable-outside", doing) == []
    stand_in = "- {id: AS-06, role: director, person: PER-04, from: 2026-10-01, deputy_for: PER-01}\n"
    assert places("ownership.accountable-outside", files(assignments=ASSIGNMENTS + stand_in)) == []


def test_an_assignment_that_has_ended_is_past() -> None:
    past = files(
        (
            "role: director, person: PER-01, from: 2026-09-01",
            "role: director, person: PER-04, from: 2026-09-01, to: 2026-12-31",
        )
    )
    assert places("ownership.accountable-outside", past) == []


def test_the_role_that_answers_for_a_supplier_is_inside() -> None:
    named = files(
        ("accountable: sms-manager", "accountable: desk"), ("role: desk, person: PER-03", "role: desk, person: PER-04")
    )
    assert messages("ownership.accountable-outside", named) == [
        "PER-04 of SUP-01 holds desk, which is accountable for what Adviser provides."
    ]
