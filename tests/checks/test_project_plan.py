"""The plan of the project that builds the system."""

import pytest

from sms_docs.judgement.project_topics import PARTS, READINESS
from sms_docs.load.standard import load_standard
from tests.support import document, found, messages

PATH = "content/plans/project.md"
ORGANIZATION = """\
The team of all units writes the processes. The sponsor decides with the steering committee.
Each result is reviewed by the audit lead. After the programme the owners keep it alive.
"""
CONTROL = """\
Milestones are tracked each week. Results are checked by somebody else. A report goes to the sponsor each month. The
running service desk comes first.
"""
REST = """\
The scope is decided, the schedule is agreed, people and tools are there, the budget is released, risks are rated,
customers are asked, maturity was judged, the units are ready for the change, methods are those of the programme office,
licences are purchased in January, and each gate reviews the plan.
"""


def plan(
    organization: str = ORGANIZATION, control: str = CONTROL, rest: str = REST, status: str = "review"
) -> dict[str, str]:
    text = f"# Plan\n\n## Approach\n\n{rest}\n\n## Organization and competence\n\n{organization}\n\n"
    text += f"## Control and reporting\n\n{control}\n"
    return {PATH: document(text, id="SMS-PLN-004", kind="implementation-project-plan", status=status)}


@pytest.mark.parametrize("check", ["project-plan.part-missing", "project-plan.readiness-open"])
def test_a_complete_plan_gives_nothing(check: str) -> None:
    assert found(check, plan()) == []


def test_the_parts_are_as_many_as_the_standard_lists() -> None:
    kind = load_standard("2018").kinds["implementation-project-plan"]
    assert set(PARTS) <= {each.key for each in kind.sections if each.parts}
    assert {key: len(topics) for key, topics in PARTS.items()} == {"organization": 4, "control": 4}
    assert len(READINESS) == len(kind.details["readiness"]["items"]) == 12


# ------------------------------------------------------------------ project-plan.part-missing


@pytest.mark.parametrize(
    ("old", "missing"),
    [
        ("The sponsor decides with the steering committee.", "governing it"),
        ("Each result is reviewed by the audit lead.", "checking what it yields"),
        (" After the programme the owners keep it alive.", "keeping what was gained"),
    ],
)
def test_a_part_of_the_organization_that_is_missing_is_found(old: str, missing: str) -> None:
    assert old in ORGANIZATION
    left = plan(organization=ORGANIZATION.replace(old, ""))
    assert found("project-plan.part-missing", left) == [f"{PATH}:24:1"]
    assert messages("project-plan.part-missing", left) == [
        f'The section "Organization and competence" says nothing on: {missing}.'
    ]


@pytest.mark.parametrize(
    ("old", "missing"),
    [
        ("Milestones are tracked each week.", "steering progress"),
        ("Results are checked by somebody else.", "checking work and results"),
        ("A report goes to the sponsor each month.", "reports and messages"),
        ("The\nrunning service desk comes first.", "keeping existing parts running"),
    ],
)
def test_a_part_of_the_control_that_is_missing_is_found(old: str, missing: str) -> None:
    assert old in CONTROL
    left = plan(control=CONTROL.replace(old, ""))
    assert found("project-plan.part-missing", left) == [f"{PATH}:30:1"]
    assert messages("project-plan.part-missing", left) == [
        f'The section "Control and reporting" says nothing on: {missing}.'
    ]


def test_to_deny_a_part_is_not_to_have_it() -> None:
    denied = plan(control=CONTROL.replace("A report goes to the sponsor each month.", "There are no reports."))
    assert len(found("project-plan.part-missing", denied)) == 1


def test_a_section_that_is_missing_or_empty_has_its_own_finding() -> None:
    assert found("project-plan.part-missing", plan(organization="", control="")) == []


# ------------------------------------------------------------------ project-plan.readiness-open


@pytest.mark.parametrize(
    ("old", "missing"),
    [
        ("maturity was judged, ", "maturity"),
        ("the units are ready for the change, ", "ability to change"),
        ("licences are purchased in January, ", "procurement"),
        ("the budget is released, ", "money"),
        ("customers are asked, ", "interested parties"),
    ],
)
def test_an_item_that_nobody_settled_is_found_at_the_kind(old: str, missing: str) -> None:
    left = plan(rest=REST.replace(old, ""))
    assert found("project-plan.readiness-open", left) == [f"{PATH}:4:7"]
    assert messages("project-plan.readiness-open", left) == [f"The project plan says nothing on: {missing}."]


@pytest.mark.parametrize("register", ["- id: MAT-01\n", "["])
def test_a_register_answers_too(register: str) -> None:
    left = plan(rest=REST.replace("maturity was judged, ", ""))
    assert found("project-plan.readiness-open", left | {"data/maturity.yml": register}) == []


def test_an_empty_register_answers_nothing() -> None:
    left = plan(rest=REST.replace("maturity was judged, ", "")) | {"data/maturity.yml": "[]\n"}
    assert len(found("project-plan.readiness-open", left)) == 1


@pytest.mark.parametrize("check", ["project-plan.part-missing", "project-plan.readiness-open"])
@pytest.mark.parametrize("status", ["draft", "obsolete"])
def test_drafts_and_retired_plans_are_not_judged(check: str, status: str) -> None:
    assert found(check, plan("A team works.", "It is steered.", "Later.", status)) == []
