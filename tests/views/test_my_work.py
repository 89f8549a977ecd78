"""What a person owns, what is due, and what waits for a decision."""

from datetime import date
from typing import Any

import pytest

from sms_docs.model.system import System
from sms_docs.views import view
from sms_docs.views.cell import Cells
from tests.support import document, load

PEOPLE = {
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n- {id: PER-2, name: Bo Lind}\n- {id: PER-3}\n",
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n- {id: auditor, title: Auditor}\n",
    "data/assignments.yml": """
        - {id: AS-1, role: boss, person: PER-1, from: 2026-01-01}
        - {id: AS-2, role: clerk, person: PER-2, from: 2026-01-01}
        - {id: AS-3, role: clerk, person: PER-1, from: 2026-01-01, deputy_for: PER-2}
        - {id: AS-4, role: auditor, person: PER-3, from: 2025-01-01, to: 2026-12-31}
        """,
    "data/bodies.yml": "- {id: BOD-1, title: Board, chair: boss}\n",
}
TASKS = {
    "data/tasks.yml": """
        - {id: T-1, title: Later, owner: boss, priority: low, due: 2027-03-01, status: open, percent: 0}
        - {id: T-2, title: Late, owner: boss, priority: high, due: 2027-01-19, status: in-progress, percent: 50}
        - {id: T-3, title: Done, owner: boss, due: 2027-01-01, status: done}
        - {id: T-4, title: Dropped, owner: clerk, due: 2027-01-01, status: cancelled}
        - {id: T-5, title: Vacant, owner: auditor, due: 2027-02-01, status: open}
        - {id: T-6, title: Whose, due: 2027-02-02, status: open}
        - {id: T-7, title: Dayless, owner: boss, status: blocked}
        - {id: T-8, title: Unknown role, owner: gone, due: 2027-02-03, status: open}
        - {id: T-9, title: Write the policy, owner: clerk, due: 2027-02-12, status: open,
           produces: [service-management-policy]}
        """
}
LOG = '- {version: "1.0", decision: approved, by: PER-1, role: boss, on: 2026-02-01, reason: x}\n'
DOCUMENTS = {
    "content/a.md": document(owner="clerk", approvers="[boss]", status="approved"),
    "data/decisions/SMS-PLN-001.yml": LOG,
    "content/b.md": document(
        id="SMS-POL-001", title="Policy", kind="service-management-policy", owner="clerk", approvers="[boss, auditor]",
        status="review", version='"0.9"',
    ),
    "content/c.md": document(id="SMS-PRO-001", title="Process", kind="incident-management-process", owner="auditor"),
    "content/d.md": document(id="SMS-PRO-002", title="Old", owner="clerk", status="obsolete"),
    "content/e.md": document(id="SMS-PRO-003", title="Nobody's", owner=None, approvers=None, status="review"),
    "content/f.md": "No header at all\n",
}  # fmt: skip


def texts(system: System, name: str, *columns: str, **filters: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in view(system, name, columns=list(columns), **filters).rows]


# ------------------------------------------------------------------ my tasks


def test_open_tasks_stand_by_role_and_day_those_of_nobody_first() -> None:
    assert texts(load(PEOPLE | TASKS), "my-tasks", "role", "holder", "id", "due") == [
        ["nobody named", "", "T-6", "2027-02-02"],
        ["Auditor", "nobody", "T-5", "2027-02-01"],
        ["Boss", "Ada Bell", "T-2", "2027-01-19"],
        ["Boss", "Ada Bell", "T-1", "2027-03-01"],
        ["Boss", "Ada Bell", "T-7", ""],
        ["Clerk", "Bo Lind, Ada Bell (deputy)", "T-9", "2027-02-12"],
        ["gone", "nobody", "T-8", "2027-02-03"],
    ]


def test_a_vacant_role_is_marked() -> None:
    table = view(load(PEOPLE | TASKS), "my-tasks", columns=["role", "holder"])
    assert (table.rows[0].cells[0].tone, table.rows[1].cells[1].tone) == ("bad", "bad")
    assert table.rows[2].cells[1].tone == ""


def test_the_day_of_each_task_is_counted_and_leads_to_the_task() -> None:
    table = view(load(PEOPLE | TASKS), "my-tasks", columns=["id", "due"])
    assert all(row.cells[1].due for row in table.rows if row.cells[1].text)
    assert table.rows[2].cells[0].target == "entry:tasks/T-2"
    assert all(row.location for row in table.rows)


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"role": "boss"}, ["T-2", "T-1", "T-7"]),
        ({"holder": "PER-2"}, ["T-9"]),
        ({"holder": "PER-1"}, ["T-2", "T-1", "T-7", "T-9"]),  # her own, and those that she stands in for
        ({"role": ["auditor", "clerk"]}, ["T-5", "T-9"]),
        ({"priority": "high"}, ["T-2"]),
        ({"role": "boss", "status": "blocked"}, ["T-7"]),
        ({"holder": None}, ["T-6", "T-5", "T-8"]),  # of roles that nobody holds
        ({"role": "stranger"}, []),
    ],
)
def test_a_person_or_role_can_be_asked_for(filters: dict[str, Any], ids: list[str]) -> None:
    assert [row[0] for row in texts(load(PEOPLE | TASKS), "my-tasks", "id", **filters)] == ids


def test_a_day_can_be_sorted_by_over_all_roles() -> None:
    assert texts(load(PEOPLE | TASKS), "my-tasks", "id", sort="due")[:3] == [["T-2"], ["T-5"], ["T-6"]]


def test_without_an_open_task_the_table_says_so() -> None:
    system = load({"data/tasks.yml": "- {id: T-3, status: done, owner: boss}\n"})
    assert (view(system, "my-tasks").rows, view(system, "my-tasks").empty) == ((), "No task is open.")


# ------------------------------------------------------------------ my documents


def test_documents_stand_by_owner_with_their_next_step() -> None:
    system = load(PEOPLE | TASKS | DOCUMENTS)
    assert texts(system, "my-documents", "role", "holder", "id", "status", "version", "next", "due") == [
        ["nobody named", "", "no number", "", "", "finish the draft", ""],
        ["nobody named", "", "SMS-PRO-003", "in review", "1.0", "decision by nobody named", ""],
        ["Auditor", "nobody", "SMS-PRO-001", "draft", "1.0", "finish the draft", ""],
        ["Clerk", "Bo Lind, Ada Bell (deputy)", "SMS-PLN-001", "approved", "1.0", "review", "2027-02-01"],
        ["Clerk", "Bo Lind, Ada Bell (deputy)", "SMS-POL-001", "in review", "0.9", "decision by Boss, Auditor",
         "2027-02-12"],
    ]  # fmt: skip


def test_a_document_without_number_leads_to_its_file() -> None:
    rows = view(load(PEOPLE | DOCUMENTS), "my-documents", columns=["id", "title"]).rows
    assert rows[0].cells[0].target == "file:content/f.md"
    assert rows[-1].cells[1].target == "document:SMS-POL-001"


def test_a_finished_task_gives_a_document_no_day() -> None:
    done = {"data/tasks.yml": TASKS["data/tasks.yml"].replace("2027-02-12, status: open", "2027-02-12, status: done")}
    row = texts(load(PEOPLE | DOCUMENTS | done), "my-documents", "id", "due", status="review")[-1]
    assert row == ["SMS-POL-001", ""]


def test_documents_of_a_person() -> None:
    system = load(PEOPLE | DOCUMENTS)
    assert texts(system, "my-documents", "id", holder="PER-2") == [["SMS-PLN-001"], ["SMS-POL-001"]]
    assert texts(system, "my-documents", "id", role="auditor") == [["SMS-PRO-001"]]


# ------------------------------------------------------------------ my approvals

MEETINGS = {
    "data/programme.yml": """
        - id: foundation
          title: Foundation
          gate: {id: GATE-1, title: Gate 1, planned: 2027-01-10, body: BOD-1}
        - id: design
          title: Design
          gate: {id: GATE-2, title: Gate 2, planned: 2027-03-26, body: BOD-1}
        """,
    "data/reviews.yml": "- {id: MR-1, title: Interim, planned: 2027-02-10, chair: boss, status: planned}\n"
                        "- {id: MR-2, title: Held, planned: 2027-01-10, held_on: 2027-01-10, chair: boss, "
                        "status: held}\n",
}  # fmt: skip


def test_what_waits_stands_by_the_role_that_decides() -> None:
    system = load(PEOPLE | TASKS | DOCUMENTS | MEETINGS)
    assert texts(system, "my-approvals", "role", "holder", "decision", "what", "due") == [
        ["nobody named", "", "approval", "SMS-PRO-003 Nobody's", ""],
        ["Auditor", "nobody", "approval", "SMS-POL-001 Policy", "2027-02-12"],
        ["Boss", "Ada Bell", "gate", "Gate 1", "2027-01-10"],
        ["Boss", "Ada Bell", "review", "SMS-PLN-001 A plan", "2027-02-01"],
        ["Boss", "Ada Bell", "management review", "MR-1 Interim", "2027-02-10"],
        ["Boss", "Ada Bell", "approval", "SMS-POL-001 Policy", "2027-02-12"],
    ]


def test_a_review_is_announced_as_early_as_the_settings_say() -> None:
    def reviews(days: str, on: date = date(2027, 1, 20)) -> int:
        settings = {"data/settings.yml": f"parameters: {{due_soon_days: {days}}}\n"}
        found = texts(load(PEOPLE | DOCUMENTS | settings, on), "my-approvals", "decision")
        return found.count(["review"])

    assert reviews("11") == 0
    assert reviews("12") == 1
    assert reviews("0", date(2027, 2, 2)) == 1  # late now
    assert reviews("100000") == 1


def test_a_document_whose_next_version_is_written_waits_for_no_review() -> None:
    draft = {"content/a.md": document(owner="clerk", approvers="[boss]", status="draft", version='"1.1"')}
    system = load(PEOPLE | DOCUMENTS | draft)
    assert texts(system, "my-approvals", "what", decision="review") == []


def test_a_notice_at_the_end_of_the_calendar_does_not_leave_it() -> None:
    assert len(view(load(PEOPLE | MEETINGS, date(9999, 12, 15)), "my-approvals").rows) == 3


def test_decisions_of_one_sort_or_person() -> None:
    system = load(PEOPLE | TASKS | DOCUMENTS | MEETINGS)
    assert texts(system, "my-approvals", "what", sort="what", holder="PER-1")[0] == ["Gate 1"]
    assert texts(system, "my-approvals", "role", role="auditor") == [["Auditor"]]
    assert texts(system, "my-approvals", "what", decision=["gate", "review"]) == [["Gate 1"], ["SMS-PLN-001 A plan"]]
    assert view(load(PEOPLE), "my-approvals").empty == "Nothing waits for a decision."


def test_what_waits_leads_to_what_it_is() -> None:
    rows = view(load(PEOPLE | DOCUMENTS | MEETINGS), "my-approvals", columns=["what", "due"]).rows
    targets = {row.cells[0].text: row.cells[0].target for row in rows}
    assert targets["SMS-POL-001 Policy"] == "document:SMS-POL-001"
    assert targets["Gate 1"] == "entry:programme/foundation"
    assert all(row.cells[1].due for row in rows if row.cells[1].text)


# ------------------------------------------------------------------ people


def test_people_have_the_work_of_the_roles_that_they_hold() -> None:
    system = load(PEOPLE | TASKS | DOCUMENTS | MEETINGS)
    columns = ("name", "roles", "documents", "tasks", "overdue", "decisions", "next")
    assert texts(system, "people", *columns) == [
        ["Ada Bell", "Boss, Clerk (deputy)", "0", "3", "1", "4", "2027-01-10"],
        ["Bo Lind", "Clerk", "2", "1", "0", "0", "2027-02-12"],
        ["PER-3", "", "0", "0", "0", "0", ""],
    ]


def test_a_number_of_late_tasks_is_marked_and_the_next_day_counted() -> None:
    rows = view(load(PEOPLE | TASKS), "people", columns=["overdue", "next"]).rows
    assert [row.cells[0].tone for row in rows] == ["bad", "", ""]
    assert [row.cells[1].due for row in rows] == [True, True, False]


def test_roles_of_a_person_lead_to_the_roles() -> None:
    cell = view(load(PEOPLE), "people", columns=["roles"]).rows[0].cells[0]
    assert isinstance(cell, Cells)
    assert [part.target for part in cell.parts] == ["entry:roles/boss", "entry:roles/clerk"]


def test_two_holders_of_a_role_have_the_same_work_and_one_person_with_two_roles_has_both() -> None:
    assignments = PEOPLE["data/assignments.yml"].replace(
        "to: 2026-12-31}", "to: 2027-12-31}\n        - {id: AS-5, role: boss, person: PER-3, from: 2026-06-01}"
    )
    system = load(PEOPLE | TASKS | {"data/assignments.yml": assignments})
    assert texts(system, "people", "name", "tasks") == [["Ada Bell", "3"], ["Bo Lind", "1"], ["PER-3", "4"]]


def test_the_table_of_people_shows_no_address_unless_asked() -> None:
    table = view(load(PEOPLE), "people")
    assert "email" not in [column.key for column in table.columns]


@pytest.mark.parametrize("name", ["people", "my-documents", "my-tasks", "my-approvals"])
def test_a_file_that_cannot_be_read_stops_no_table(name: str) -> None:
    broken = {f"data/{key}.yml": "- {id: [\n" for key in ("people", "roles", "assignments", "bodies")}
    table = view(load(PEOPLE | TASKS | DOCUMENTS | MEETINGS | broken), name)
    assert table.caption
    assert all(cell.text is not None for row in table.rows for cell in row.cells)


def test_of_several_approvers_only_those_are_waited_for_who_have_not_decided() -> None:
    decided = '- {version: "0.9", decision: approved, by: PER-1, role: boss, on: 2027-01-10, reason: x}\n'
    system = load(PEOPLE | DOCUMENTS | {"data/decisions/SMS-POL-001.yml": decided})
    waiting = texts(system, "my-approvals", "role", "what", decision="approval")
    assert [role for role, what in waiting if what.startswith("SMS-POL-001")] == ["Auditor"]
