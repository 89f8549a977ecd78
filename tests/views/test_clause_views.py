"""Views of one clause: its state in words, its entries, the kinds of document that nobody has written."""

from datetime import date

import pytest

from sms_docs.views import view
from sms_docs.views.clause_answers import documents_of, missing_kinds
from sms_docs.views.clause_state import asked, children, coverage_of, state_cell
from sms_docs.views.clause_work import AUDITS, RECORDS, WORK, entries_on
from tests.support import document, load

FILES = {
    "content/a.md": document(clauses='["8.6.1"]', kind="incident-management-process"),
    "data/tasks.yml": (
        '- {id: T-1, clause: "8.6", status: open}\n- {id: T-2, clause: "8.6.1", status: cancelled}\n'
        '- {id: T-3, clause: "8.6.1", status: blocked}\n- {id: T-4, clause: "8.6.1"}\n'
    ),
    "data/records.yml": (
        '- {id: R-1, clause: "8.6.1", instances: wrong}\n- {id: R-2, clause: "8.6.1", instances: [1, {count: 2}]}\n'
        '- {id: R-3, clause: "8.6.1", instances: [{period: 2026-12, count: 1}]}\n'
    ),
    "data/corrective_actions.yml": '- {id: CA-1, clause: "8.6.1", status: done}\n',
    "data/audits.yml": '- {id: A-1, clauses: ["8.6"]}\n- {id: A-2, clauses: ["8.6.1", "8"]}\n- {id: A-3}\n',
}


@pytest.fixture(scope="module")
def system():
    return load(FILES)


def test_the_chapters_are_the_children_of_nothing(system) -> None:
    assert [each.clause.id for each in children(system, "")] == ["4", "5", "6", "7", "8", "9", "10"]
    assert children(system, "8.6.1") == ()


def test_entries_of_a_part_are_not_those_of_the_whole(system) -> None:
    found = entries_on(system, WORK["task"], "8.6")
    assert (found.open, found.total) == (1, 1)


def test_what_is_neither_done_nor_dropped_is_open(system) -> None:
    found = entries_on(system, WORK["task"], "8.6.1")
    assert (found.open, found.total) == (2, 3)
    assert [row.cells[0].text for row in found.table.rows] == ["T-3", "T-4", "T-2"]


def test_odd_instances_count_as_none(system) -> None:
    kept = [row.cells[-1].text for row in entries_on(system, RECORDS, "8.6.1").table.rows]
    assert kept == ["nothing yet", "nothing yet", "1 period, last 2026-12"]


def test_a_record_is_kept_for_periods_that_have_begun_and_hold_some() -> None:
    instances = "[{period: 2026-09, count: 3}, {period: 2026-Q4, count: 1}, {period: 2026-12, count: 0}, "
    instances += "{period: 2027-02, count: 2}, {period: sometime, count: 2}, {period: 2026-08}]"
    found = load({"data/records.yml": f'- {{id: R-1, clause: "8.6.1", instances: {instances}}}\n'})
    assert entries_on(found, RECORDS, "8.6.1").table.rows[0].cells[-1].text == "2 periods, last 2026-Q4"


def test_an_action_that_nobody_verified_is_not_green(system) -> None:
    found = entries_on(system, WORK["corrective action"], "8.6.1")
    cell = found.table.rows[0].cells[-1]
    assert (found.open, cell.text, cell.tone) == (1, "done, to be verified", "warn")


def test_a_status_that_is_no_word_is_open() -> None:
    found = entries_on(load({"data/tasks.yml": '- {id: T-1, clause: "8.6", status: [done]}\n'}), WORK["task"], "8.6")
    assert (found.open, found.total) == (1, 1)


def test_the_table_of_coverage_says_the_same_as_the_page_of_a_clause(system) -> None:
    cells = {
        row.cells[0].text: row.cells[1] for row in view(system, "clause-coverage", columns=["clause", "state"]).rows
    }
    found = load({"data/tasks.yml": ""})
    assert cells == {each: state_cell(system, coverage_of(system)[each]) for each in found.standard.clauses}


def test_a_document_that_holds_from_a_later_day_says_so_in_its_register() -> None:
    files = {"content/a.md": document(status="approved", effective_from="2027-04-12")}
    for on, text in ((date(2027, 4, 11), "2027-04-12, not yet"), (date(2027, 4, 12), "2027-04-12")):
        cell = view(load(files, on), "documents", columns=["effective_from"]).rows[0].cells[0]
        assert cell.text == text


def test_an_audit_is_found_once_by_the_clause_or_any_above(system) -> None:
    assert [row.cells[0].text for row in entries_on(system, AUDITS, "8.6.1").table.rows] == ["A-1", "A-2"]
    assert [row.cells[0].text for row in entries_on(system, AUDITS, "8").table.rows] == ["A-2"]


def test_rows_lead_back_to_the_data(system) -> None:
    row = entries_on(system, WORK["task"], "8.6").table.rows[0]
    assert row.location is not None
    assert (row.location.path, row.location.at) == ("data/tasks.yml", (0,))


def test_a_document_that_claims_and_answers_counts_once(system) -> None:
    assert [each.path for each in documents_of(coverage_of(system)["8.6.1"])] == ["content/a.md"]


def test_a_kind_that_is_written_is_not_missing(system) -> None:
    assert "incident-management-process" not in [each.key for each in missing_kinds(system, "8.6.1")]
    assert "service-management-plan" in [each.key for each in missing_kinds(system, "6.3")]
    assert all(each.need != "programme" for each in missing_kinds(system, "6.3"))


def test_a_clause_that_only_holds_parts_is_told_by_them(system) -> None:
    cell = state_cell(system, coverage_of(system)["8.6"])
    total = sum(asked(system, "8.6").values())
    assert cell.text == f"{asked(system, '8.6')['covered']} of {total} covered"
    assert cell.tone in ("warn", "bad")


def test_the_whole_is_the_sum_of_its_chapters(system) -> None:
    parts = [asked(system, each.clause.id) for each in children(system, "")]
    assert sum((sum(each.values()) for each in parts), 0) == sum(asked(system).values())
