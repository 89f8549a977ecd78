"""Faults of the capacity plan."""

from datetime import date

import pytest

from tests.services import SUMMER, live, places, registers
from tests.support import document, found, messages

MISSING, RESOURCE = "capacity.plan-missing", "capacity.resource-missing"
PATH = "content/plans/capacity.md"
PROCESS = live("capacity-management-process", "2027-05-31")
FULL = "Two engineers run twelve servers; usage data come from monitoring; 40 000 EUR a year."


def plan(requirements: str, status: str = "draft") -> dict[str, str]:
    text = f"# Capacity plan\n\n## Capacity requirements\n\n{requirements}\n"
    return {PATH: document(text, kind="capacity-plan", status=status)}


def test_capacity_in_operation_has_a_plan() -> None:
    assert places(MISSING, date(2027, 5, 30), processes=PROCESS) == []
    assert places(MISSING, date(2027, 5, 31), processes=PROCESS) == ["processes:4"]
    assert found(MISSING, plan(FULL) | registers(processes=PROCESS), SUMMER) == []


def test_a_withdrawn_plan_is_none_and_an_unreadable_page_proves_nothing() -> None:
    assert len(found(MISSING, plan(FULL, "withdrawn") | registers(processes=PROCESS), SUMMER)) == 1
    broken = {PATH: "---\nid: [\n---\n"} | registers(processes=PROCESS)
    assert found(MISSING, broken, SUMMER) == []
    assert places(MISSING, processes="- [\n") == []


@pytest.mark.parametrize("text", [
    FULL,
    "- people: two engineers\n- technology: twelve servers\n- information: usage by month\n- money: 40 000 EUR",
    "| Resource | Now |\n|---|---|\n| Staff | 2 |\n| Storage | 40 TB |\n| Data | usage |\n| Cost | 40 000 EUR |",
])  # fmt: skip
def test_a_plan_on_all_four_is_no_fault(text: str) -> None:
    assert messages(RESOURCE, plan(text)) == []


@pytest.mark.parametrize(("text", "missing"), [
    ("Twelve servers and 40 TB of storage.", "people and information and money"),
    ("Two engineers run twelve servers for 40 000 EUR.", "information"),
    ("Two engineers read the usage data, at a cost of 3 000 EUR.", "technology"),
])  # fmt: skip
def test_what_is_left_out_is_named(text: str, missing: str) -> None:
    assert found(RESOURCE, plan(text)) == [f"{PATH}:17:1"]
    assert messages(RESOURCE, plan(text)) == [f'The section "Capacity requirements" says nothing on {missing}.']


RESOURCES = """\
- {id: RES-01, kind: people, title: Engineers}
- {id: RES-02, kind: information, title: Usage data}
- {id: RES-03, kind: finance, title: Storage}
"""


def test_the_table_of_resources_counts() -> None:
    files = plan('Twelve servers carry the portal.\n\n{{ sms_table("resources") }}')
    assert messages(RESOURCE, files | registers(resources=RESOURCES)) == []
    assert len(messages(RESOURCE, files | registers(resources=RESOURCES.splitlines()[0]))) == 1


def test_a_table_of_the_budget_stands_for_money() -> None:
    text = 'Two engineers run twelve servers and read the usage data.\n\n{{ sms_table("budget") }}'
    assert len(messages(RESOURCE, plan(text))) == 1
    budget = "- {id: BUD-01, item: Storage, planned: 40000}\n"
    assert messages(RESOURCE, plan(text) | registers(budget=budget)) == []


def test_while_the_table_cannot_be_read_nothing_is_said() -> None:
    files = plan('Twelve servers carry the portal.\n\n{{ sms_table("resources") }}')
    assert found(RESOURCE, files | registers(resources="- [\n")) == []
