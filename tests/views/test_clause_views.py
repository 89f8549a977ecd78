"""Views of one clause: its state in words, its entries, the kinds of document that nobody has written."""

import pytest

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
        '- {id: R-3, clause: "8.6.1", instances: [{period: 2026-12}]}\n'
    ),
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
