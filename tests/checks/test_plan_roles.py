"""Key roles of a service management plan, in its text and in the registers that it shows."""

import pytest

from tests.plans import PAGE, heading, line, plan
from tests.support import found, messages, report

ROLES = """
- id: sms-manager
  title: SMS manager
  duties: [runs the SMS]
- id: executive-sponsor
  title: Executive sponsor
  duties: [gives the means]
- id: incident-process-owner
  title: Incident process owner
  duties: [owns the process]
"""
ASSIGNMENTS = """
- {role: sms-manager, person: PER-02, from: 2026-10-05}
- {role: executive-sponsor, person: PER-01, from: 2026-10-05}
- {role: incident-process-owner, person: PER-04, from: 2026-10-05}
"""
CALL = '{{ sms_table("governance-roles") }}'


def shown(roles: str = ROLES, assignments: str = ASSIGNMENTS, **others: str) -> dict[str, str]:
    return plan({"roles": roles, "assignments": assignments} | others, governance=CALL)


def all_found(files: dict[str, str]) -> list[str]:
    return [
        place for check in ("absent", "without-duty", "without-holder") for place in found(f"plan-roles.{check}", files)
    ]


def test_roles_with_holder_and_duties_are_complete_in_text_and_register() -> None:
    assert all_found(plan()) == []
    assert all_found(shown()) == []


def test_a_missing_role_is_found_at_the_heading() -> None:
    files = plan(governance="| Role | Holder | Duties |\n|---|---|---|\n| SMS manager | Tomas Verhey | runs it |\n")
    assert found("plan-roles.absent", files) == [heading("Governance structure")] * 2
    assert messages("plan-roles.absent", files) == [
        "The plan does not name the key role: process owners.",
        "The plan does not name the key role: top management sponsor.",
    ]


@pytest.mark.parametrize(
    ("cell", "check"), [("| TBD | runs it |", "without-holder"), ("| Tomas Verhey | TBD |", "without-duty")]
)
def test_an_open_cell_is_found_at_its_row(cell: str, check: str) -> None:
    change = (
        f"| Role | Holder | Duties |\n|---|---|---|\n| SMS manager {cell}\n| Sponsor | Ann Lee | pays |\n"
        "| Process owners | Bo Kim | own |\n"
    )
    place = f"{PAGE}:{line('| SMS manager', governance=change)}:1"
    assert found(f"plan-roles.{check}", plan(governance=change)) == [place]


def test_messages_name_the_role_and_the_fault() -> None:
    change = "- SMS manager: TBD\n- Executive sponsor: Ann Lee approves the means for it\n- Process owners: Bo Kim\n"
    assert messages("plan-roles.without-holder", plan(governance=change)) == ["Nobody holds the key role SMS manager."]
    assert messages("plan-roles.without-duty", plan(governance=change)) == [
        "The key role SMS manager has no duties.",
        "The key role process owners has no duties.",
    ]


def test_a_vacant_role_of_the_register_is_found_there_and_at_the_page() -> None:
    files = shown(assignments=ASSIGNMENTS.replace("from: 2026-10-05}", "from: 2026-10-05, to: 2026-12-31}", 1))
    assert found("plan-roles.without-holder", files) == ["data/roles.yml:1:7"]
    (finding,) = [each for each in report(files).findings if each.id == "plan-roles.without-holder"]
    assert finding.message == 'Nobody holds the key role sms-manager "SMS manager".'
    assert [(each.position.path, each.message) for each in finding.related] == [(PAGE, "The plan shows it here.")]


def test_a_deputy_is_no_holder() -> None:
    deputy = ASSIGNMENTS.replace("person: PER-02,", "person: PER-02, deputy_for: PER-09,")
    assert found("plan-roles.without-holder", shown(assignments=deputy)) == ["data/roles.yml:1:7"]


def test_a_role_of_the_register_without_duties_is_found() -> None:
    files = shown(ROLES.replace("duties: [runs the SMS]", "duties: []"))
    assert found("plan-roles.without-duty", files) == ["data/roles.yml:3:11"]


def test_every_process_owner_counts_also_under_another_name() -> None:
    roles = ROLES + "- id: desk-lead\n  title: Lead of the desk\n  duties: [leads]\n"
    processes = "- id: request\n  title: Service request management\n  owner: desk-lead\n"
    assert found("plan-roles.without-holder", shown(roles)) == []
    assert found("plan-roles.without-holder", shown(roles, processes=processes)) == ["data/roles.yml:10:7"]


def test_a_role_that_the_table_leaves_out_is_looked_for_in_the_text() -> None:
    only = CALL.replace('"governance-roles"', '"governance-roles", id=["sms-manager", "incident-process-owner"]')
    files = plan({"roles": ROLES, "assignments": ASSIGNMENTS}, governance=only)
    assert found("plan-roles.absent", files) == [heading("Governance structure")]
    files = plan(
        {"roles": ROLES, "assignments": ASSIGNMENTS},
        governance=only + "\n\nThe sponsor is Ann Lee, who gives the means.\n",
    )
    assert all_found(files) == []


@pytest.mark.parametrize("register", ["roles", "assignments"])
def test_nothing_is_said_while_a_register_cannot_be_read(register: str) -> None:
    assert all_found(shown(**{register: "- id: [\n"})) == []
