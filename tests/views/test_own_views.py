"""Views that are more than a register's own table."""

from datetime import date

import pytest

from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views import view
from sms_docs.views.cell import Cells
from tests.support import document, load


def cells(system: System, name: str, columns: list[str], **arguments) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in view(system, name, columns=columns, **arguments).rows]


def first(system: System, name: str, column: str) -> Cell:
    return view(system, name, columns=[column]).rows[0].cells[0]


# ------------------------------------------------------------------ governance

PEOPLE = {
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n- {id: PER-2, name: Bo Lind}\n",
    "data/roles.yml": "- {id: boss, title: Boss, duties: [Leads., Decides.]}\n- {id: clerk, title: Clerk}\n",
    "data/assignments.yml": """
        - {id: AS-1, role: boss, person: PER-2, from: 2026-01-01, deputy_for: PER-1}
        - {id: AS-2, role: boss, person: PER-1, from: 2026-01-01}
        - {id: AS-3, role: clerk, person: PER-1, from: 2026-01-01, to: 2027-01-19}
        - {id: AS-4, role: clerk, person: PER-2, from: 2027-02-01}
        """,
    "data/bodies.yml": "- {id: BOD-01, title: Board, chair: boss, members: [boss, clerk]}\n",
}


def test_roles_show_who_holds_them_on_the_day() -> None:
    columns = ["title", "holder"]
    assert cells(load(PEOPLE), "governance-roles", columns) == [
        ["Boss", "Ada Bell, Bo Lind (deputy)"], ["Clerk", "nobody"],
    ]  # fmt: skip
    assert cells(load(PEOPLE, date(2027, 1, 19)), "governance-roles", columns)[1] == ["Clerk", "Ada Bell"]


def test_a_role_that_nobody_holds_is_marked() -> None:
    assert view(load(PEOPLE), "governance-roles", columns=["holder"]).rows[1].cells[0].tone == "bad"


def test_bodies_show_chair_and_members_by_title() -> None:
    assert cells(load(PEOPLE), "governance-bodies", ["title", "chair", "members"]) == [["Board", "Boss", "Boss, Clerk"]]


# ------------------------------------------------------------------ plan, do, check, act


def test_each_process_has_its_four_steps() -> None:
    system = load(PEOPLE | {
        "data/processes.yml": """
            - {id: incident, title: Incidents, pdca: {plan: {text: Plan it}, do: {text: Do it},
               check: {text: Look, measure: ME-1, rhythm: half-yearly}, act: {text: Mend, route: BOD-01}}}
            - {id: change, title: Changes}
            """,
        "data/measures.yml": "- {id: ME-1, title: Speed}\n",
    })  # fmt: skip
    assert cells(system, "pdca", ["title", "plan", "do", "check", "act"]) == [
        ["Incidents", "Plan it", "Do it", "Look; ME-1; half yearly", "Mend; Board"],
        ["Changes", "", "", "", ""],
    ]


# ------------------------------------------------------------------ objectives, gaps, risks


def test_an_objective_reads_as_a_phrase_with_its_unit() -> None:
    system = load({"data/objectives.yml": """
        - {id: O-1, baseline: 88.5, comparator: at-least, target: 95, unit: percent, current: 90}
        - {id: O-2, outcome: The certificate is there}
        - {id: O-3, target: 3}
        """})  # fmt: skip
    assert cells(system, "objectives", ["baseline", "target", "current"]) == [
        ["88.5 %", "at least 95 %", "90 %"], ["", "The certificate is there", ""], ["", "3", ""],
    ]  # fmt: skip


def test_the_gap_assessment_shows_size_subject_and_tasks_of_each_gap() -> None:
    system = load({
        "data/gaps.yml": """
            - {id: G-1, clause: "6.3", current: 1, target: 3}
            - {id: G-2, clause: "99", current: 4, target: 3}
            - {id: G-3, current: 1}
            """,
        "data/tasks.yml": "- {id: T-2, gaps: [G-1]}\n- {id: T-1, gaps: [G-1, G-2]}\n",
    })  # fmt: skip
    assert cells(system, "gap-assessment", ["id", "clause_title", "gap", "tasks"]) == [
        ["G-1", "Plan the service management system", "2", "T-2, T-1"],
        ["G-2", "", "0", "T-1"],
        ["G-3", "", "", ""],
    ]
    assert [row[0] for row in cells(system, "gap-assessment", ["id"], sort="-gap")] == ["G-1", "G-2", "G-3"]


RISKS = """
    - {id: R-1, kind: risk, likelihood: 5, impact: 3, residual_likelihood: 1, residual_impact: 3}
    - {id: R-2, kind: opportunity, likelihood: 5, impact: 5}
    - {id: R-3, kind: risk, likelihood: 2, impact: 4}
    - {id: R-4, kind: risk, likelihood: 2}
    """


def test_ratings_are_computed_and_named_by_the_limits_of_the_settings() -> None:
    system = load({"data/risks.yml": RISKS})
    assert cells(system, "risks", ["id", "rating", "residual"]) == [
        ["R-1", "15 high", "3 low"], ["R-2", "25 high", ""], ["R-3", "8 medium", ""], ["R-4", "", ""],
    ]  # fmt: skip
    stricter = load({"data/risks.yml": RISKS, "data/settings.yml": "parameters: {risk_high_from: 8}\n"})
    assert cells(stricter, "risks", ["rating"])[2] == ["8 high"]


def test_a_high_rating_is_bad_in_a_risk_only() -> None:
    tones = [row.cells[0].tone for row in view(load({"data/risks.yml": RISKS}), "risks", columns=["rating"]).rows]
    assert tones == ["bad", "", "warn", ""]


def test_ratings_sort_by_size() -> None:
    system = load({"data/risks.yml": RISKS})
    assert [row[0] for row in cells(system, "risks", ["id"], sort="-rating")] == ["R-2", "R-1", "R-3", "R-4"]


def test_opportunities_are_a_part_of_the_same_register() -> None:
    assert cells(load({"data/risks.yml": RISKS}), "opportunities", ["id"]) == [["R-2"]]


# ------------------------------------------------------------------ tasks

TASKS = """
    - {id: T-1, phase: design, status: open, due: 2027-01-19}
    - {id: T-2, phase: design, status: done, due: 2027-01-19}
    - {id: T-3, phase: design, status: in-progress, due: 2027-01-20}
    - {id: T-4, phase: foundation, status: cancelled, due: 2026-01-19}
    - {id: T-5, status: blocked, due: 2027-01-10}
    """
PHASES = "- {id: foundation, title: Foundation}\n- {id: design, title: Design}\n- {id: later, title: Later}\n"


def test_a_task_is_late_from_the_day_after_it_was_due() -> None:
    system = load({"data/tasks.yml": TASKS})
    assert cells(system, "overdue-tasks", ["id", "late"]) == [["T-1", "1"], ["T-5", "10"]]
    assert view(load({}), "overdue-tasks").empty == "No task is overdue."


def test_the_day_of_a_task_is_counted_while_the_task_is_open() -> None:
    table = view(load({"data/tasks.yml": TASKS}), "tasks", columns=["due"])
    assert [row.cells[0].due for row in table.rows] == [True, False, True, False, True]
    late = view(load({"data/tasks.yml": TASKS}), "overdue-tasks", columns=["due"])
    assert {(row.cells[0].due, row.cells[0].tone) for row in late.rows} == {(True, "bad")}


def test_the_summary_counts_by_phase_and_state() -> None:
    system = load({"data/tasks.yml": TASKS, "data/programme.yml": PHASES})
    assert cells(system, "task-summary", ["phase", "open", "done", "cancelled", "overdue", "total"]) == [
        ["Foundation", "0", "0", "1", "0", "1"],
        ["Design", "1", "1", "0", "1", "3"],
        ["no phase", "0", "0", "0", "1", "1"],
        ["All phases", "1", "1", "1", "2", "5"],
    ]
    assert cells(system, "task-summary", ["total"], phase="design") == [["3"]]


# ------------------------------------------------------------------ programme and effort

PROGRAMME = """
    - id: foundation
      number: 1
      title: Foundation
      start: 2026-10-05
      end: 2026-11-27
      gate: {id: GATE-1, title: Gate 1, planned: 2026-11-27, decision: go, decided_on: 2026-11-27}
      milestones:
        - {id: M-1.1, title: Scope, due: 2026-10-30, done_on: 2026-10-30}
        - {id: M-1.2, title: Plan, due: 2026-11-24, slipped_from: [2026-11-10], reason: Illness}
    - {id: design, number: 2, title: Design, start: 2026-11-30, end: 2027-03-26, gate: {planned: 2027-03-26}}
    - {id: late, number: 3, title: Late, start: 2026-11-30, end: 2026-12-24}
    - {id: certification, number: 4, title: Certification, start: 2027-08-30}
    """


def test_phases_have_a_state_on_the_day() -> None:
    assert cells(load({"data/programme.yml": PROGRAMME}), "programme", ["title", "gate", "decision", "state"]) == [
        ["Foundation", "Gate 1, 2026-11-27", "go, 2026-11-27", "done"],
        ["Design", "2027-03-26", "not yet", "running"],
        ["Late", "", "not yet", "overdue"],
        ["Certification", "", "not yet", "planned"],
    ]


def test_a_decision_of_a_later_day_has_not_been_taken() -> None:
    system = load({"data/programme.yml": PROGRAMME}, date(2026, 11, 26))
    assert cells(system, "programme", ["decision", "state"])[0] == ["not yet", "running"]


def test_milestones_say_whether_they_were_moved_and_where_they_stand() -> None:
    table = view(load({"data/programme.yml": PROGRAMME}), "milestones")
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["M-1.1", "Scope", "Foundation", "2026-10-30", "", "2026-10-30", "done"],
        ["M-1.2", "Plan", "Foundation", "2026-11-24", "2026-11-10", "", "overdue"],
    ]
    location = table.rows[1].location
    assert location is not None
    assert location.at == (0, "milestones", 1)


def test_the_day_of_a_milestone_is_counted_until_it_is_reached() -> None:
    rows = view(load({"data/programme.yml": PROGRAMME}), "milestones", columns=["due"]).rows
    assert [row.cells[0].due for row in rows] == [False, True]


BUDGET = """
    - {id: BUD-1, phase: foundation, planned: 1000, actual: 900, currency: EUR, internal_days: 96, external_days: 14}
    - {id: BUD-2, phase: design, planned: 500, currency: EUR, internal_days: 100, internal_days_used: 20.5}
    """


def test_effort_is_summed_by_phase_and_compared_with_the_usual() -> None:
    system = load({"data/programme.yml": PROGRAMME, "data/budget.yml": BUDGET})
    shown = ["phase", "internal", "internal_used", "internal_usual", "external", "planned", "judgement"]
    assert cells(system, "resources-effort", shown) == [
        ["Foundation", "96", "0", "80 to 120", "14", "1,000 EUR", "as usual"],
        ["Design", "100", "20.5", "250 to 350", "0", "500 EUR",
         "internal effort below the usual, external effort below the usual"],
        ["All phases", "196", "20.5", "400 to 800", "14", "1,500 EUR",
         "internal effort below the usual, external effort below the usual"],
    ]  # fmt: skip


def test_a_phase_that_no_model_knows_has_no_usual_effort() -> None:
    files = {
        "data/programme.yml": "- {id: own, title: Own}\n",
        "data/budget.yml": "- {id: BUD-1, phase: own, internal_days: 5}\n",
    }
    assert cells(load(files), "resources-effort", ["phase", "internal_usual", "judgement"])[0] == ["Own", "", ""]


# ------------------------------------------------------------------ gates


def test_each_criterion_of_a_gate_has_state_reason_and_evidence() -> None:
    system = load({
        "data/programme.yml": PROGRAMME, "data/decisions/SMS-STM-001.yml":
        '- {version: "1.0", decision: approved, by: PER-1, role: managing-director, on: 2026-10-30, reason: x}\n',
        "content/scope.md": document(id="SMS-STM-001", kind="scope-statement", status="approved"),
    })  # fmt: skip
    rows = cells(system, "gates", ["gate", "criterion", "state", "evidence"], gate="GATE-1")
    assert rows[0] == ["Gate 1", "Scope approved", "met", "SMS-STM-001"]
    assert {row[2] for row in rows[1:]} == {"failed"}
    assert first(system, "gates", "state").tone == "good"
    assert cells(system, "gates", ["state"], sort="state")[0] == ["failed"]


def test_days_of_a_gate_are_counted_while_it_is_open() -> None:
    system = load({"data/programme.yml": PROGRAMME})
    rows = view(system, "gates", columns=["gate", "planned", "due", "state"]).rows
    decided = [row for row in rows if row.cells[0].text == "Gate 1"]
    ahead = [row for row in rows if row.cells[1].text == "2027-03-26"]
    assert {row.cells[1].due for row in decided} == {False}
    assert {row.cells[1].due for row in ahead} == {True}
    assert {row.cells[2].due for row in rows if row.cells[3].text != "met" and row.cells[2].text} == {True}


# ------------------------------------------------------------------ documents and decisions

LOG = """
    - {version: "1.0", decision: approved, by: PER-1, role: boss, on: 2026-02-01, change: major, reason: First}
    - {version: "1.0", decision: reviewed, by: PER-1, role: boss, on: 2026-12-01, reason: Still true, reference: MIN-7}
    - {version: "2.0", decision: approved, by: PER-1, role: boss, on: 2027-06-01, reason: Later than the day}
    """
CONTENT = PEOPLE | {
    "content/a.md": document(version='"1.1"', status="review", owner="boss", approvers="[boss, clerk]"),
    "content/b.md": document(id="SMS-PLN-002", title="Other", status="draft", kind="unheard-of", owner="gone"),
    "content/c.md": "No front matter\n",
    "content/index.md": "# Home\n",
    "data/decisions/SMS-PLN-001.yml": LOG,
}


def test_the_document_register_is_computed_from_headers_and_log() -> None:
    columns = ["id", "kind", "status", "owner", "approvers", "approved_version", "approved_on", "review_due"]
    assert cells(load(CONTENT), "documents", columns) == [
        ["SMS-PLN-001", "SMS implementation plan", "in review", "Boss", "Boss, Clerk", "1.0", "2026-02-01 (1.0)",
         "2027-12-01"],
        ["SMS-PLN-002", "unheard-of", "draft", "gone", "executive-sponsor", "", "", ""],
        ["no number", "", "", "", "", "", "", ""],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("day", "tone"), [(date(2027, 10, 1), ""), (date(2027, 11, 5), "warn"), (date(2027, 12, 2), "bad")]
)
def test_a_review_that_is_due_is_marked_and_counted_by_the_page(day: date, tone: str) -> None:
    # Without the approval of the next version.
    files = CONTENT | {"data/decisions/SMS-PLN-001.yml": LOG[: LOG.index('- {version: "2.0"')]}
    found = view(load(files, day), "documents", columns=["review_due"]).rows[0].cells[0]
    assert (found.text, found.tone, found.due) == ("2027-12-01", tone, True)


def test_documents_are_chosen_by_their_header() -> None:
    system = load(CONTENT)
    assert cells(system, "documents", ["id"], status="draft") == [["SMS-PLN-002"]]
    assert cells(system, "documents", ["id"], clauses="6.3", family="plan") == [["SMS-PLN-001"]]


def test_the_decisions_are_those_of_the_page() -> None:
    system = load(CONTENT)
    page = system.by_id["SMS-PLN-001"]
    table = view(system, "approvals", document=page)
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["approved", "1.0", "Ada Bell", "Boss", "2026-02-01", ""],
        ["reviewed", "1.0", "Ada Bell", "Boss", "2026-12-01", "MIN-7"],
    ]
    location = table.rows[1].location
    assert location is not None
    assert (location.path, location.at) == ("data/decisions/SMS-PLN-001.yml", (1,))


def test_a_document_without_decision_says_so() -> None:
    system = load(CONTENT)
    table = view(system, "history", document=system.by_id["SMS-PLN-002"])
    assert (table.rows, table.empty) == ((), "No decision on this document is recorded yet.")


def test_decisions_of_a_named_document_or_of_all() -> None:
    system = load(CONTENT)
    other = system.by_id["SMS-PLN-002"]
    named = view(system, "history", document="SMS-PLN-001")
    assert [row.cells[0].text for row in named.rows] == ["1.0", "1.0"]
    assert view(system, "history", document="SMS-PLN-404").rows == ()
    everything = view(system, "history", document=system.by_path["content/index.md"])
    assert everything.columns[0].key == "document"
    both = view(system, "approvals", document=["SMS-PLN-001", other.id], decision="reviewed")
    assert [row.cells[0].text for row in both.rows] == ["SMS-PLN-001"]


# ------------------------------------------------------------------ clause coverage


def coverage(files: dict[str, str], clause: str) -> tuple[str, list[str]]:
    system = load(files)
    row = view(system, "clause-coverage", clause=clause, columns=["state", "documents", "sections", "records", "tasks"])
    return row.rows[0].cells[0].text, [cell.text for cell in row.rows[0].cells[1:]]


APPROVED = {
    "content/a.md": document(status="approved", clauses='["6.3", "8.5.1", "9"]'),
    "data/decisions/SMS-PLN-001.yml": '- {version: "1.0", decision: approved, by: a, on: 2026-12-01, reason: x}\n',
}


def test_a_clause_is_covered_by_a_document_in_force_that_claims_it() -> None:
    assert coverage(APPROVED, "6.3") == ("covered", ["SMS-PLN-001", "", "", ""])


def test_a_claim_covers_the_parts_of_a_clause_but_not_of_a_chapter() -> None:
    assert coverage(APPROVED, "8.5.1.2")[0] == "covered"
    assert coverage(APPROVED, "9.3")[0] == "hole"


def test_a_draft_is_in_preparation_and_a_mention_is_nothing() -> None:
    assert coverage({"content/a.md": document(clauses='["9.3"]')}, "9.3")[0] == "in preparation"
    assert coverage({"content/a.md": document("This answers clause 9.3.", clauses="[]")}, "9.3")[0] == "hole"
    assert coverage({"content/a.md": document(status="obsolete", clauses='["9.3"]')}, "9.3")[0] == "hole"


def test_an_open_task_or_a_planned_record_is_a_plan() -> None:
    assert coverage({"data/tasks.yml": '- {id: T-1, clause: "9.3", status: open}\n'}, "9.3")[0] == "planned"
    assert coverage({"data/tasks.yml": '- {id: T-1, clause: "9.3", status: done}\n'}, "9.3")[0] == "hole"
    assert coverage({"data/records.yml": '- {id: REC-1, clause: "9.3"}\n'}, "9.3") == ("planned", ["", "", "REC-1", ""])


def test_a_task_on_a_clause_plans_its_parts_but_not_those_of_a_chapter() -> None:
    tasks = '- {id: T-1, clause: "8.2.3", status: open}\n- {id: T-2, clause: "8.2.3.2", status: open}\n'
    assert coverage({"data/tasks.yml": tasks}, "8.2.3.1") == ("planned", ["", "", "", "T-1"])
    assert coverage({"data/tasks.yml": tasks}, "8.2.3.2") == ("planned", ["", "", "", "T-2"])
    assert coverage({"data/tasks.yml": '- {id: T-1, clause: "9", status: open}\n'}, "9.3")[0] == "hole"


def test_sorted_by_state_the_holes_stand_first_and_each_state_in_the_standards_order() -> None:
    files = APPROVED | {"data/tasks.yml": '- {id: T-1, clause: "10.2", status: open}\n'}
    system = load(files | {"content/b.md": document(id="SMS-PLN-002", clauses='["9.4"]')})
    rows = cells(system, "clause-coverage", ["state", "clause"], sort="state")
    order = ["hole", "planned", "in preparation", "covered"]
    assert list(dict.fromkeys(row[0] for row in rows))[:4] == order
    standard = list(system.standard.clauses)
    for state in order:
        mine = [row[1] for row in rows if row[0] == state]
        assert mine == sorted(mine, key=standard.index)
    assert [row[0] for row in cells(system, "clause-coverage", ["clause"])] == standard


def test_kept_records_cover_a_clause() -> None:
    kept = '- {id: REC-1, clause: "9.3", instances: [{period: 2026-12, count: 3}]}\n'
    assert coverage({"data/records.yml": kept}, "9.3")[0] == "covered"


def test_a_section_of_the_documents_kind_answers_its_clause() -> None:
    system = load({"content/a.md": document("# Plan\n\n## Scope of SMS\n\nText.\n", clauses="[]")})
    cell = view(system, "clause-coverage", clause="4.3", columns=["sections"]).rows[0].cells[0]
    parts = cell.parts if isinstance(cell, Cells) else (cell,)
    assert ("SMS-PLN-001 Scope of SMS", "anchor:content/a.md#scope-of-sms") in [(one.text, one.target) for one in parts]


def test_a_clause_that_asks_for_nothing_in_writing_is_no_hole() -> None:
    table = view(load({}), "clause-coverage", columns=["clause", "state"])
    states = {row.cells[0].text: row.cells[1].text for row in table.rows}
    assert {states[clause] for clause in ("9.3", "8.2.6")} == {"hole"}
    assert "nothing in writing" in states.values()
    assert next(iter(states)) == "4"
    worst = view(load({}), "clause-coverage", columns=["state"], sort="state").rows
    assert worst[0].cells[0].text == "hole"
    assert worst[-1].cells[0].text.endswith(" covered")


def test_a_clause_with_parts_says_how_many_of_them_are_covered() -> None:
    assert coverage(APPROVED, "8.5.1")[0] == "3 of 3 covered"
    assert coverage(APPROVED, "9")[0].startswith("0 of ")
    holes = [row[0] for row in cells(load(APPROVED), "clause-coverage", ["clause"], state="hole")]
    assert "9.3" in holes
    assert "9" not in holes


def test_amounts_without_a_currency_are_in_that_of_the_settings() -> None:
    files = {
        "data/programme.yml": PROGRAMME,
        "data/budget.yml": "- {id: BUD-1, phase: foundation, planned: 1000}\n",
        "data/settings.yml": "currency: SEK\n",
    }
    assert cells(load(files), "resources-effort", ["planned"])[0] == ["1,000 SEK"]
    assert cells(load(files), "budget", ["planned"])[0] == ["1,000 SEK"]
