"""The calendar: what has a day, what is late, and who answers for it."""

from datetime import date
from typing import Any

import pytest

from sms_docs.model.system import System
from sms_docs.views import ViewError, view
from sms_docs.views.events import KINDS, events
from tests.support import document, load

AUDITS = """
    - {id: AUD-1, title: Everything, kind: internal, planned_start: 2027-07-05, planned_end: 2027-07-16,
       auditors: [PER-1, PER-2], status: planned}
    - {id: AUD-2, title: First half, kind: internal, planned_start: 2026-05-01, planned_end: 2026-05-08,
       done_on: 2026-05-09, auditors: [PER-1], status: held}
    - {id: AUD-3, title: Never mind, kind: internal, planned_start: 2026-06-01, status: cancelled}
    - {id: AUD-4, title: Stage 1, kind: stage-1, planned_start: 2027-09-14, auditing_body: Certmark, status: planned}
    - {id: AUD-5, title: Going on, kind: internal, planned_start: 2027-01-11, planned_end: 2027-01-22,
       status: in-progress}
    - {id: AUD-6, title: The host, kind: supplier, planned_start: 2027-02-01, status: planned}
    """
REVIEWS = """
    - {id: MR-1, title: Interim, planned: 2027-02-10, chair: boss, status: planned}
    - {id: MR-2, title: Full, planned: 2026-12-01, held_on: 2026-12-03, chair: boss, status: held}
    - {id: MR-3, title: Forgotten, planned: 2027-01-05, chair: boss, status: planned}
    - {id: MR-4, title: Dropped, planned: 2027-01-05, chair: boss, status: cancelled}
    """
CERTIFICATION = """
    body: Certmark
    stage1: {start: 2027-09-14, end: 2027-09-15, status: planned}
    stage2: {start: 2027-10-12, end: 2027-10-14, status: planned}
    decision_planned: 2027-10-28
    surveillance:
      - {title: First surveillance, planned: 2028-10-10}
      - {title: Second surveillance, planned: 2029-10-09, done_on: 2026-10-10}
    recertification: {title: Recertification, planned: 2030-07-09}
    """
PROGRAMME = """
    - id: foundation
      title: Foundation
      milestones:
        - {id: M-1.1, title: Scope, due: 2026-10-30, done_on: 2026-11-02}
        - {id: M-1.2, title: Plan, due: 2027-01-19}
      gate: {id: GATE-1, title: Gate 1, planned: 2026-11-27, decision: go, decided_on: 2026-11-30, body: BOD-1}
    - id: design
      title: Design
      gate: {id: GATE-2, title: Gate 2, planned: 2027-03-26, body: BOD-1}
    - {id: later, title: Later}
    """
PEOPLE = {
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: clerk, title: Clerk}\n",
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n- {id: PER-2}\n",
    "data/bodies.yml": "- {id: BOD-1, title: Board, chair: boss}\n",
}


def rows(system: System, *columns: str, **filters: Any) -> list[list[str]]:
    table = view(system, "calendar", columns=list(columns), **filters)
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_audits_have_the_day_that_counts_and_those_who_carry_them_out() -> None:
    system = load(PEOPLE | {"data/audits.yml": AUDITS})
    assert rows(system, "day", "kind", "what", "owner", "state") == [
        ["2027-01-22", "internal audit", "AUD-5 Going on", "", "planned"],
        ["2027-02-01", "supplier review", "AUD-6 The host", "", "planned"],
        ["2027-07-05", "internal audit", "AUD-1 Everything", "Ada Bell, PER-2", "planned"],
        ["2027-09-14", "certification", "AUD-4 Stage 1", "Certmark", "planned"],
        ["2026-05-09", "internal audit", "AUD-2 First half", "Ada Bell", "done"],
    ]


def test_an_audit_that_has_begun_is_not_late_before_its_last_day() -> None:
    files = {"data/audits.yml": AUDITS}
    assert ["AUD-5 Going on", "planned"] in rows(load(files, date(2027, 1, 22)), "what", "state")
    assert ["AUD-5 Going on", "overdue"] in rows(load(files, date(2027, 1, 23)), "what", "state")


def test_management_reviews_are_late_done_or_planned_and_dropped_ones_are_not_shown() -> None:
    system = load(PEOPLE | {"data/reviews.yml": REVIEWS})
    assert rows(system, "day", "what", "owner", "state") == [
        ["2027-01-05", "MR-3 Forgotten", "Boss", "overdue"],
        ["2027-02-10", "MR-1 Interim", "Boss", "planned"],
        ["2026-12-03", "MR-2 Full", "Boss", "done"],
    ]


def test_a_review_held_later_than_the_day_has_not_been_held() -> None:
    system = load({"data/reviews.yml": REVIEWS}, date(2026, 12, 2))
    assert ["2026-12-01", "MR-2 Full", "overdue"] in rows(system, "day", "what", "state")


def test_steps_of_certification_stand_once_the_audit_programme_going_first() -> None:
    both = load({"data/certification.yml": CERTIFICATION, "data/audits.yml": AUDITS})
    names = [row[0] for row in rows(both, "what", kind="certification")]
    assert names == [
        "AUD-4 Stage 1", "Certification audit, stage 2", "Decision on the certificate", "First surveillance",
        "Recertification", "Second surveillance",
    ]  # fmt: skip
    alone = load({"data/certification.yml": CERTIFICATION})
    assert "Certification audit, stage 1" in [row[0] for row in rows(alone, "what")]
    assert {row[0] for row in rows(alone, "owner")} == {"Certmark"}


def test_a_certificate_that_was_decided_on_and_its_end() -> None:
    files = {"data/certification.yml": "decision_on: 2026-03-01\ndecision_planned: 2026-02-01\nexpires: 2029-03-01\n"}
    assert rows(load(files), "day", "what", "state") == [
        ["2029-03-01", "The certificate expires", "planned"], ["2026-03-01", "Decision on the certificate", "done"],
    ]  # fmt: skip


def test_gates_and_milestones_say_when_they_were_reached() -> None:
    system = load(PEOPLE | {"data/programme.yml": PROGRAMME})
    assert rows(system, "day", "kind", "what", "owner", "state") == [
        ["2027-01-19", "milestone", "M-1.2 Plan", "", "overdue"],
        ["2027-03-26", "gate", "Gate 2", "Boss", "planned"],
        ["2026-11-30", "gate", "Gate 1", "Boss", "done"],
        ["2026-11-02", "milestone", "M-1.1 Scope", "", "done"],
    ]


TASKS = """
    - {id: T-1, title: Late and low, priority: low, due: 2027-01-19, status: open, owner: clerk}
    - {id: T-2, title: Critical, priority: critical, due: 2027-02-01, status: in-progress, owner: clerk}
    - {id: T-3, title: Not yet, priority: high, due: 2027-02-01, status: open, owner: clerk}
    - {id: T-4, title: Finished, priority: critical, due: 2027-01-01, status: done, owner: clerk}
    - {id: T-5, title: Dayless, priority: critical, status: open, owner: clerk}
    - {id: T-6, title: Dropped, priority: critical, due: 2027-01-01, status: cancelled}
    """


def test_of_tasks_only_what_is_late_or_critical_is_in_the_calendar() -> None:
    system = load(PEOPLE | {"data/tasks.yml": TASKS})
    assert rows(system, "what", "owner", "state") == [
        ["T-1 Late and low", "Clerk", "overdue"], ["T-2 Critical", "Clerk", "planned"],
    ]  # fmt: skip


ACTIONS = """
    - {id: CA-1, nonconformity: Old copy in use, due: 2027-01-10, status: in-progress, owner: clerk}
    - {id: CA-2, nonconformity: City not told, due: 2027-02-05, status: done, done_on: 2027-01-18, owner: clerk}
    - {id: CA-3, nonconformity: "A shift followed an instruction of 2022 from an old share although there was a newer
       one that everybody had been told of in writing", due: 2027-03-01, status: open, owner: gone}
    """


def test_corrective_actions_are_due_until_they_are_done_and_long_names_are_cut() -> None:
    system = load(PEOPLE | {"data/corrective_actions.yml": ACTIONS})
    found = rows(system, "day", "what", "owner", "state")
    assert found[0] == ["2027-01-10", "CA-1 Old copy in use", "Clerk", "overdue"]
    assert found[2] == ["2027-01-18", "CA-2 City not told", "Clerk", "done, to be verified"]
    assert found[1][2] == "gone"
    assert found[1][1].endswith(" …")
    assert len(found[1][1]) <= 90


def test_a_corrective_action_is_done_on_its_day_and_not_green_before_it_is_verified() -> None:
    def state(on: date, name: str = "CA-2", text: str = ACTIONS) -> tuple[str, str]:
        table = view(load({"data/corrective_actions.yml": text}, on), "calendar", columns=["what", "state"])
        return next((row.cells[1].text, row.cells[1].tone) for row in table.rows if row.cells[0].text.startswith(name))

    assert state(date(2027, 1, 17)) == ("planned", "")
    assert state(date(2027, 1, 18)) == ("done, to be verified", "warn")
    assert state(date(2027, 1, 18), text=ACTIONS.replace("status: done", "status: verified")) == ("done", "good")
    assert rows(load({"data/corrective_actions.yml": ACTIONS}), "what", state="done, to be verified")


def test_the_table_of_corrective_actions_says_what_is_to_be_verified() -> None:
    def state(on: date, text: str = ACTIONS) -> tuple[str, str]:
        cell = view(
            load({"data/corrective_actions.yml": text}, on), "corrective_actions", columns=["status"], id="CA-2"
        )
        return cell.rows[0].cells[0].text, cell.rows[0].cells[0].tone

    assert state(date(2027, 1, 17))[0] == "open"
    assert state(date(2027, 1, 18)) == ("done, to be verified", "warn")
    assert state(date(2027, 1, 18), ACTIONS.replace("status: done", "status: verified")) == ("verified", "good")


def test_reviews_with_customers_and_suppliers_and_first_reports() -> None:
    system = load(PEOPLE | {
        "data/customers.yml": "- {id: CUS-1, name: City, next_review: 2027-02-16, relationship_owner: clerk}\n",
        "data/suppliers.yml": "- {id: SUP-1, name: Host, next_review: 2027-01-12, manager: boss}\n- {id: SUP-2}\n",
        "data/reports.yml": "- {id: RPT-1, title: Monthly, first_due: 2027-03-15, owner: clerk}\n"
                            "- {id: RPT-2, title: Weekly, first_due: 2027-01-05, last_issued_on: 2027-01-05}\n",
    })  # fmt: skip
    assert rows(system, "kind", "what", "owner", "state") == [
        ["supplier review", "SUP-1 Host", "Boss", "overdue"],
        ["service review", "CUS-1 City", "Clerk", "planned"],
        ["report", "RPT-1 Monthly", "Clerk", "planned"],
    ]


LOG = '- {version: "1.0", decision: approved, by: PER-1, role: boss, on: 2026-01-10, reason: x}\n'


@pytest.mark.parametrize(("status", "expected"), [("approved", [["2027-01-10", "overdue"]]), ("obsolete", [])])
def test_documents_in_use_are_reviewed(status: str, expected: list[list[str]]) -> None:
    files = {"content/a.md": document(status=status, owner="boss"), "data/decisions/SMS-PLN-001.yml": LOG}
    assert rows(load(PEOPLE | files), "day", "state", kind="document review") == expected


def test_days_are_counted_while_they_are_open_and_only_then() -> None:
    files = {"data/reviews.yml": REVIEWS, "data/programme.yml": PROGRAMME, "data/corrective_actions.yml": ACTIONS}
    table = view(load(files), "calendar", columns=["day", "state"])
    assert {(row.cells[1].text, row.cells[0].due) for row in table.rows} == {
        ("overdue", True), ("planned", True), ("done", False), ("done, to be verified", False),
    }  # fmt: skip


def test_each_row_leads_to_what_it_is_about_and_knows_its_place() -> None:
    system = load({
        "data/reviews.yml": REVIEWS, "data/certification.yml": CERTIFICATION, "data/programme.yml": PROGRAMME,
        "content/a.md": document(status="approved"), "data/decisions/SMS-PLN-001.yml": LOG,
    })  # fmt: skip
    table = view(system, "calendar", columns=["what"])
    targets = {row.cells[0].text: row.cells[0].target for row in table.rows}
    assert targets["MR-1 Interim"] == "entry:reviews/MR-1"
    assert targets["Gate 2"] == "entry:programme/design"
    assert targets["Recertification"] == "register:certification"
    assert targets["SMS-PLN-001 A plan"] == "document:SMS-PLN-001"
    assert all(row.location for row in table.rows)
    place = next(row.location for row in table.rows if row.cells[0].text == "Recertification")
    assert place is not None
    assert (place.path, place.at) == ("data/certification.yml", ("recertification",))


def test_a_part_can_be_asked_for() -> None:
    system = load(PEOPLE | {"data/reviews.yml": REVIEWS, "data/programme.yml": PROGRAMME})
    assert [row[0] for row in rows(system, "what", kind="gate")] == ["Gate 2", "Gate 1"]
    assert [row[0] for row in rows(system, "what", state="overdue")] == ["MR-3 Forgotten", "M-1.2 Plan"]
    assert {row[0] for row in rows(system, "owner", owner="boss")} == {"Boss"}
    with pytest.raises(ViewError, match='There is no kind "holiday"'):
        rows(system, "what", kind="holiday")


def test_every_kind_that_can_occur_can_be_asked_for() -> None:
    system = load(PEOPLE | {
        "data/audits.yml": AUDITS, "data/reviews.yml": REVIEWS, "data/certification.yml": CERTIFICATION,
        "data/programme.yml": PROGRAMME, "data/tasks.yml": TASKS, "data/corrective_actions.yml": ACTIONS,
        "data/customers.yml": "- {id: CUS-1, next_review: 2027-02-16}\n",
        "data/reports.yml": "- {id: RPT-1, first_due: 2027-03-15}\n",
        "content/a.md": document(status="approved"), "data/decisions/SMS-PLN-001.yml": LOG,
    })  # fmt: skip
    assert {each.kind for each in events(system)} == set(KINDS)


def test_without_days_nothing_is_in_the_calendar() -> None:
    nothing = "- {id: X-1}\n- {id: X-2, planned: soon, due: 2027-02-30, next_review: 7}\n"
    keys = ("audits", "reviews", "programme", "tasks", "corrective_actions", "customers", "suppliers", "reports")
    system = load({f"data/{key}.yml": nothing for key in keys} | {"data/certification.yml": "stage1: soon\n"})
    table = view(system, "calendar")
    assert (table.rows, table.empty) == ((), "Nothing has a day yet.")


def test_a_file_that_cannot_be_read_hides_its_own_days_only() -> None:
    system = load({"data/audits.yml": "- {id: [\n", "data/reviews.yml": REVIEWS})
    assert len(rows(system, "what")) == 3
