"""Names: one for each role, service, process and body, everywhere."""

import pytest

from tests.programmes import lines
from tests.support import document, messages, related

PAGE = "content/plans/plan.md"
ROLES = """\
- {id: sms-manager, title: SMS manager}
- {id: incident-manager, title: Incident manager}
"""
SERVICES = "- {id: SVC-01, name: Managed workplace}\n"
BODIES = "- {id: BOD-01, title: Steering committee}\n"
CHECKS = ("naming.two-of-one-name", "naming.role-by-other-name", "naming.number-with-other-name")


def page(text: str, roles: str = ROLES, **fields: object) -> dict[str, str]:
    return {
        PAGE: document(f"# A plan\n\n{text}\n", **fields),
        "data/roles.yml": roles,
        "data/services.yml": SERVICES,
        "data/bodies.yml": BODIES,
    }


@pytest.mark.parametrize("check", CHECKS)
def test_one_name_for_each_gives_nothing(check: str) -> None:
    text = "The SMS manager sees SVC-01 Managed workplace in the BOD-01 (Steering committee)."
    assert lines(check, page(text)) == []
    assert lines(check, page(text, "- [")) == []
    assert lines(check, page(text, "- {id: 3, title: [a]}\n- 4\n")) == []


# ------------------------------------------------------------------ naming.two-of-one-name


def test_two_roles_of_one_name_are_found_at_the_second() -> None:
    files = {"data/roles.yml": f"{ROLES}- {{id: shift-lead, title: incident Manager}}\n"}
    assert lines("naming.two-of-one-name", files) == ["roles:3"]
    assert messages("naming.two-of-one-name", files) == [
        "shift-lead has the same name as incident-manager: incident Manager."
    ]
    assert related("naming.two-of-one-name", files) == ["data/roles.yml:2:8"]


def test_a_role_and_a_body_may_share_a_name() -> None:
    files = {"data/roles.yml": ROLES, "data/bodies.yml": "- {id: BOD-01, title: SMS manager}\n"}
    assert lines("naming.two-of-one-name", files) == []


def test_the_same_entry_twice_is_another_check_s_business() -> None:
    assert lines("naming.two-of-one-name", {"data/services.yml": SERVICES * 2}) == []


# ------------------------------------------------------------------ naming.role-by-other-name


@pytest.mark.parametrize(
    "name",
    [
        "SMS coordinator",
        "SMS Coordinator",
        "service manager",
        "Service Manager",
        "head of service management",
        "management representative",
    ],
)
def test_another_name_for_the_sms_manager_is_found_at_its_first_place(name: str) -> None:
    files = page(f"The {name} approves.\n\nThe {name} reports.")
    assert lines("naming.role-by-other-name", files) == [f"{PAGE}:17"]
    assert messages("naming.role-by-other-name", files) == [f'"{name}" is no role; the register calls it SMS manager.']


@pytest.mark.parametrize(
    "text", ["Our service managers meet.", "The desk-service manager.", "`SMS coordinator`", "The coordinator of it."]
)
def test_other_words_and_code_are_left_alone(text: str) -> None:
    assert lines("naming.role-by-other-name", page(text)) == []


def test_a_role_of_that_name_makes_it_right() -> None:
    roles = f"{ROLES}- {{id: desk-lead, title: IT service manager}}\n"
    assert lines("naming.role-by-other-name", page("The service manager decides.", roles)) == []


def test_the_register_decides_which_of_the_names_is_the_right_one() -> None:
    roles = "- {id: coordinator, title: SMS coordinator}\n"
    assert lines("naming.role-by-other-name", page("The SMS coordinator decides.", roles)) == []
    assert lines("naming.role-by-other-name", page("The SMS manager decides.", roles)) == [f"{PAGE}:17"]


def test_without_such_a_role_nothing_is_compared() -> None:
    roles = "- {id: lead, title: Team lead}\n"
    assert lines("naming.role-by-other-name", page("The SMS coordinator decides.", roles)) == []


def test_a_page_that_is_not_controlled_may_say_what_it_likes() -> None:
    files = page("") | {"content/guide/a.md": "# A\n\nThe SMS coordinator.\n"}
    assert lines("naming.role-by-other-name", files) == []


# ------------------------------------------------------------------ naming.number-with-other-name


@pytest.mark.parametrize(
    "text",
    [
        "SVC-01 Managed desktop",
        "SVC-01: Desktop",
        "SVC-01 (Workplaces)",
        "SVC-01 – Desktop",
        "BOD-01 Board",
        "SVC-01: Managed desktops of schools",
    ],
)
def test_another_name_behind_a_number_is_found(text: str) -> None:
    assert lines("naming.number-with-other-name", page(f"It is about {text}.")) == [f"{PAGE}:17"]


@pytest.mark.parametrize(
    "text",
    [
        "SVC-01 is down",
        "SVC-01 (see above)",
        "- SVC-01: Restored within four hours after a failure",
        "SVC-01 (Monday to Friday)",
        "SVC-01 (managed workplace)",
        "SVC-01 Managed Workplace",
        "| SVC-01 | Yes |",
        "SVC-01 and SVC-02",
        "SVC-01 SLA",
        "SVC-09 Desktop",
        "`SVC-01 Desktop`",
    ],
)
def test_what_is_no_other_name_is_left_alone(text: str) -> None:
    assert lines("naming.number-with-other-name", page(f"It is about {text}.")) == []


def test_the_message_says_both_names() -> None:
    files = page("SVC-01 Desktop is run at night.")
    assert messages("naming.number-with-other-name", files) == [
        'SVC-01 is called "Desktop …" here, but its name is Managed workplace.'
    ]
    assert related("naming.number-with-other-name", files) == ["data/services.yml:1:22"]


# ------------------------------------------------------------------ naming.process-by-other-name

INCIDENT = "- {id: incident, title: Incident management, document: incident-management-process}\n"


def described(title: str, processes: str = INCIDENT, **fields: object) -> dict[str, str]:
    page = document("# A", **{"title": title, "kind": "incident-management-process", **fields})
    return {PAGE: page, "data/processes.yml": processes}


@pytest.mark.parametrize("title", ["Incident management", "Incident Management Process", "The process for incident"])
def test_the_name_with_or_without_process_is_the_same(title: str) -> None:
    assert lines("naming.process-by-other-name", described(title)) == []


@pytest.mark.parametrize("title", ["Disturbance handling", "Major incident management"])
def test_a_document_of_another_name_is_found_at_its_title(title: str) -> None:
    assert lines("naming.process-by-other-name", described(title)) == [f"{PAGE}:3"]
    assert messages("naming.process-by-other-name", described(title)) == [
        f'The process incident is called Incident management, its document "{title}".'
    ]


def test_a_document_for_two_processes_has_a_name_of_its_own() -> None:
    second = INCIDENT.replace("id: incident, title: Incident", "id: request, title: Request")
    assert lines("naming.process-by-other-name", described("Support", INCIDENT + second)) == []


def test_a_document_that_covers_further_kinds_has_the_name_of_the_whole() -> None:
    lean = {"data/settings.yml": "standard: iso20000-1-2018\nprofile: very-small\n"}
    whole = described("Support", covers=["problem-management-process"]) | lean
    assert lines("naming.process-by-other-name", whole) == []
    problem = INCIDENT.replace("incident-m", "problem-m")
    assert lines("naming.process-by-other-name", whole | {"data/processes.yml": problem}) == []
    assert lines("naming.process-by-other-name", described("Support") | lean) == [f"{PAGE}:3"]


def test_a_retired_document_and_another_kind_are_not_compared() -> None:
    assert lines("naming.process-by-other-name", described("Support", status="obsolete")) == []
    other = INCIDENT.replace("incident-management-process", "service-report")
    assert lines("naming.process-by-other-name", described("Support", other, kind="service-report")) == []
