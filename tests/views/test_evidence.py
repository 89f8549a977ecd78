"""Where the evidence is: "where is the evidence for 9.2?" has an answer."""

from datetime import date
from typing import Any

import pytest

from sms_docs.model.system import System
from sms_docs.views import ViewError, view
from tests.support import document, load

LOG = '- {version: "1.0", decision: approved, by: PER-1, role: boss, on: 2026-02-01, reason: x}\n'
RECORDS = """
    - {id: REC-1, title: Audit results, clause: "9.2.2", location: "Repository, folder records", owner: auditor,
       retention_months: 72, expected_from: 2026-07-23,
       instances: [{period: 2026-08, count: 2}, {period: 2026-11, count: 1}, {period: 2026-09, count: 4}]}
    - {id: REC-2, title: Review results, clause: "9.3", location: records/reviews.md, owner: boss,
       retention_months: 72, expected_from: 2027-02-10}
    - {id: REC-3, title: Improvements, clause: "10.2", location: Register improvements, expected_from: 2027-01-20}
    - {id: REC-4, title: Somewhere, location: Register nowhere}
    """
FILES = {
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: auditor, title: Auditor}\n",
    "data/records.yml": RECORDS,
    "records/reviews.md": "x\n",
    "data/improvements.yml": "[]\n",
}


def rows(system: System, *columns: str, **filters: Any) -> list[list[str]]:
    table = view(system, "evidence", columns=list(columns), **filters)
    return [[cell.text for cell in row.cells] for row in table.rows]


# ------------------------------------------------------------------ records


def test_records_say_where_they_are_how_new_and_how_long_they_are_kept() -> None:
    shown = ("clause", "what", "where", "state", "newest", "owner", "retention")
    found = {row[1]: row for row in rows(load(FILES), *shown)}
    assert found["REC-1 Audit results"] == [
        "9.2.2", "REC-1 Audit results", "Repository, folder records", "kept", "2026-11", "Auditor", "72",
    ]  # fmt: skip
    assert found["REC-2 Review results"][3:5] == ["expected", "2027-02-10"]
    assert found["REC-3 Improvements"][3:5] == ["missing", "2027-01-20"]
    assert found["REC-4 Somewhere"][3:] == ["expected", "", "", ""]


@pytest.mark.parametrize(
    ("instances", "state", "newest"),
    [
        ("{period: 2026-Q1, count: 1}, {period: 2026-12, count: 1}", "kept", "2026-12"),
        ("{period: 2026-12, count: 1}, {period: 2027-02, count: 1}", "kept", "2026-12"),
        ("{period: 2026-12, count: 0}", "missing", "2026-12-01"),
        ("{period: 2027-02, count: 4}", "missing", "2026-12-01"),
    ],
)
def test_a_count_of_0_or_of_a_month_to_come_is_no_record(instances: str, state: str, newest: str) -> None:
    text = f'- {{id: REC-1, clause: "9.2.2", expected_from: 2026-12-01, instances: [{instances}]}}\n'
    system = load({"data/records.yml": text})
    assert rows(system, "state", "newest", kind="record") == [[state, newest]]
    covered = view(system, "clause-coverage", columns=["state"], clause="9.2.2").rows[0].cells[0].text
    assert covered == ("covered" if state == "kept" else "planned")


def test_records_are_missing_from_the_day_on_which_they_should_begin() -> None:
    def state(on: date) -> str:
        return next(row[1] for row in rows(load(FILES, on), "what", "state") if row[0] == "REC-3 Improvements")

    assert (state(date(2027, 1, 19)), state(date(2027, 1, 20))) == ("expected", "missing")


def test_a_place_that_is_a_file_or_a_register_is_a_link() -> None:
    table = view(load(FILES), "evidence", columns=["where", "what"], sort="what")
    targets = {row.cells[0].text: row.cells[0].target for row in table.rows}
    assert targets["records/reviews.md"] == "file:records/reviews.md"
    assert targets["Register improvements"] == "register:improvements"
    assert targets["Register nowhere"] == ""
    assert targets["Repository, folder records"] == ""


def test_the_day_on_which_records_are_to_begin_is_counted() -> None:
    table = view(load(FILES), "evidence", columns=["state", "newest"], state=["expected", "missing"])
    counted = [row.cells[1].due for row in table.rows if row.cells[1].text]
    assert counted
    assert all(counted)
    kept = view(load(FILES), "evidence", columns=["newest"], state="kept").rows
    assert not any(row.cells[0].due for row in kept)


# ------------------------------------------------------------------ documents

IN_FORCE = {
    "content/a.md": document(owner="boss", status="approved", clauses='["6.3"]'),
    "data/decisions/SMS-PLN-001.yml": LOG,
    "content/b.md": document(id="SMS-PLN-002", title="Next", owner="auditor", status="review", clauses='["6.3"]'),
    "content/c.md": document(id="SMS-PLN-003", title="Old", status="obsolete", clauses='["6.3"]'),
}


def test_documents_that_a_clause_asks_for_stand_with_the_day_that_put_them_in_force() -> None:
    system = load(FILES | IN_FORCE)
    found = rows(system, "what", "where", "state", "newest", "owner", clause="6.3", sort="where")
    assert [row for row in found if row[1].startswith("SMS")] == [
        ["service management plan", "SMS-PLN-001 A plan", "in force", "2026-02-01", "Boss"],
        ["service management plan", "SMS-PLN-002 Next", "in preparation", "", "Auditor"],
    ]


def test_an_approved_document_that_holds_from_a_later_day_is_not_in_force_yet() -> None:
    files = IN_FORCE | {"content/a.md": document(status="approved", clauses='["6.3"]', effective_from="2027-04-12")}

    def found(on: date, **filters: Any) -> list[tuple[str, str]]:
        table = view(load(files, on), "evidence", columns=["where", "state"], kind="document", **filters)
        return [(row.cells[1].text, row.cells[1].tone) for row in table.rows if "PLN-001" in row.cells[0].text]

    assert found(date(2027, 4, 11)) == [("from 2027-04-12", "warn")]
    assert found(date(2027, 4, 11), state="in force later") == found(date(2027, 4, 11))
    assert found(date(2027, 4, 12)) == [("in force", "good")]


def test_a_clause_without_a_document_shows_its_tasks_or_says_that_nothing_is_there() -> None:
    assert rows(load({}), "where", "state", clause="6.3") == [["nothing yet", "missing"]]
    tasks = '- {id: T-1, clause: "6.3", status: open}\n- {id: T-2, clause: "6.3", status: done}\n'
    planned = view(load({"data/tasks.yml": tasks}), "evidence", columns=["where", "state"], sort="state", clause="6.3")
    assert [cell.text for cell in planned.rows[0].cells] == ["T-1", "planned"]
    assert planned.rows[0].cells[0].target == "entry:tasks/T-1"


def test_what_a_clause_wants_as_a_record_is_no_document() -> None:
    assert rows(load({}), "kind", clause="7.2") == []


def test_clauses_that_ask_for_nothing_in_writing_are_left_out() -> None:
    written = {each.id for each in load({}).standard.written_clauses()}
    assert {row[0] for row in rows(load({}), "clause")} <= written


def test_a_document_without_number_is_evidence_by_its_file() -> None:
    system = load({"content/a.md": document(id=None, clauses='["6.3"]')})
    cell = view(system, "evidence", columns=["where"], clause="6.3").rows[0].cells[0]
    assert (cell.text, cell.target) == ("A plan", "file:content/a.md")


# ------------------------------------------------------------------ registers


def test_a_register_is_evidence_as_new_as_what_last_happened_in_it() -> None:
    reviews = "- {id: MR-1, held_on: 2026-12-03}\n- {id: MR-2, held_on: 2027-02-03, planned: 2026-12-24}\n"
    shown = ("kind", "what", "where", "state", "newest")
    system = load({"data/reviews.yml": reviews})
    assert ["register", "Management reviews", "2 entries", "kept", "2026-12-03"] in rows(system, *shown, clause="9.3")
    one = load({"data/reviews.yml": "- {id: MR-1, held_on: long ago, done_on: 7}\n"})
    assert ["register", "Management reviews", "1 entry", "kept", ""] in rows(one, *shown, clause="9.3")


def test_an_empty_register_says_so_and_one_that_is_not_there_is_not_shown() -> None:
    empty = rows(load({"data/findings.yml": "[]\n"}), "what", "state", clause="9.2", sort="what")
    assert ["Audit findings", "empty so far"] in empty
    assert "Audit findings" not in [row[0] for row in rows(load({}), "what", clause="9.2")]


def test_a_register_that_cannot_be_read_says_so() -> None:
    found = rows(load({"data/findings.yml": "- {id: [\n"}), "what", "state", clause="9.2")
    assert ["Audit findings", "cannot be read"] in found


def test_a_register_leads_to_the_page_that_shows_it() -> None:
    table = view(load({"data/reviews.yml": "- {id: MR-1}\n"}), "evidence", columns=["what", "where"], clause="9.3")
    targets = {row.cells[0].text: {cell.target for cell in row.cells} for row in table.rows}
    assert targets["Management reviews"] == {"register:reviews"}


def test_in_another_edition_registers_stand_for_the_clauses_that_took_their_place() -> None:
    settings = {"data/settings.yml": "standard: iso20000-1-2011\n"}
    system = load(settings | {"data/audits.yml": "- {id: AUD-1}\n"})
    clauses = [row[0] for row in rows(system, "clause", "what") if row[1] == "Audit programme"]
    assert clauses[0]
    assert all(key.strip() in system.standard.clauses for key in clauses[0].split(","))


# ------------------------------------------------------------------ what is named as evidence

PROGRAMME = """
    - id: foundation
      title: Foundation
      gate:
        id: GATE-1
        title: Gate 1
        evidence:
          - {criterion: scope-approved, evidence: SMS-PLN-001, dated: 2026-10-30}
          - {criterion: gap-complete, evidence: data/gaps.yml, dated: 2026-11-13}
          - {criterion: plan-endorsed, evidence: SMS-PLN-404}
    """
GAPS = """
    - {id: G-1, clause: "6.3", closed_by: [SMS-PLN-001, T-1], reassessed_on: 2027-01-08}
    - {id: G-2, clause: "9.3"}
    """
NAMED = IN_FORCE | {
    "data/programme.yml": PROGRAMME,
    "data/gaps.yml": GAPS,
    "data/tasks.yml": "- {id: T-1, status: done}\n",
    "data/reviews.yml": "- {id: MR-1, title: Full, held_on: 2026-12-03, minutes: records/mr.md, "
                        "inputs: [{letter: a, evidence: G-1}]}\n",
    "records/mr.md": "x\n",
    "data/measurements.yml": "- {id: MV-1, action: T-1}\n",
    "data/improvements.yml": "- {id: IMP-1, source_ref: G-1}\n",
}  # fmt: skip


def named(system: System, *columns: str) -> list[list[str]]:
    found = rows(system, "kind", *columns)
    return [rest for kind, *rest in found if kind == "named"]


def test_evidence_that_somebody_named_stands_with_what_it_is_for() -> None:
    assert named(load(NAMED), "clause", "what", "where", "state", "newest") == [
        ["6.2.2", "Gate 1: gap complete", "data/gaps.yml", "found", "2026-11-13"],
        ["6.2.2", "Gate 1: plan endorsed", "SMS-PLN-404", "missing", ""],
        ["6.2.2", "Gate 1: scope approved", "SMS-PLN-001", "found", "2026-10-30"],
        ["6.3", "G-1: closed by", "SMS-PLN-001", "found", ""],
        ["6.3", "G-1: closed by", "T-1", "found", ""],
        ["9.3", "MR-1 Full: a", "G-1", "found", ""],
        ["9.3", "MR-1 Full: minutes", "records/mr.md", "found", "2026-12-03"],
    ]


def test_what_was_done_about_a_value_is_no_evidence() -> None:
    whats = [row[0] for row in named(load(NAMED), "what")]
    assert not [what for what in whats if what.startswith(("MV-", "IMP-"))]


def test_named_evidence_leads_to_the_entry_and_to_the_evidence_and_knows_its_line() -> None:
    table = view(load(NAMED), "evidence", columns=["what", "where", "kind"])
    row = next(row for row in table.rows if row.cells[0].text == "Gate 1: scope approved")
    assert (row.cells[0].target, row.cells[1].target) == ("entry:programme/foundation", "document:SMS-PLN-001")
    assert row.location is not None
    assert row.location.at == (0, "gate", "evidence", 0, "evidence")


# ------------------------------------------------------------------ the whole table


def test_who_asks_for_a_clause_gets_its_parts_too() -> None:
    system = load(FILES | {"data/audits.yml": "- {id: AUD-1}\n"})
    assert {row[0] for row in rows(system, "clause", clause="9.2")} == {"9.2.2"}
    assert {row[0] for row in rows(system, "clause", clause="9")} >= {"9.2.2", "9.3"}
    assert rows(system, "what", clause="9.2.2") == rows(system, "what", clause="9.2")
    with pytest.raises(ViewError, match="There is no clause"):
        rows(system, "what", clause="99")


def test_rows_stand_in_the_order_of_the_standard_and_without_clause_last() -> None:
    system = load(FILES | NAMED)
    order = list(system.standard.clauses)
    clauses = [row[0] for row in rows(system, "clause")]
    given = [order.index(key.partition(",")[0]) for key in clauses if key]
    assert given == sorted(given)
    assert clauses[-1] == ""


def test_within_a_clause_documents_stand_before_registers_records_and_the_rest() -> None:
    tasks = {"data/tasks.yml": "- {id: T-1}\n", "data/obligations.yml": "- {id: OB-1}\n"}
    assert [row[0] for row in rows(load(NAMED | tasks), "kind", clause="6.3")] == [
        "document", "document", "register", "named", "named",
    ]  # fmt: skip


def test_a_part_can_be_asked_for() -> None:
    system = load(FILES | NAMED)
    assert {row[0] for row in rows(system, "kind", state="kept")} <= {"register", "record"}
    assert {row[0] for row in rows(system, "state", kind="record")} == {"kept", "expected", "missing"}
    assert [row[0] for row in rows(system, "what", owner="auditor")] == [
        "service management plan", "REC-1 Audit results",
    ]  # fmt: skip


def test_every_clause_is_a_link() -> None:
    for row in view(load(FILES | NAMED), "evidence", columns=["clause"]).rows:
        cell = row.cells[0]
        for part in getattr(cell, "parts", ()) or (cell,):
            assert part.target == (f"clause:{part.text}" if part.text else "")
