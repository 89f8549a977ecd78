"""The tables of the gates and of the certification cycle."""

from datetime import date

import pytest

from sms_docs.model.system import System
from sms_docs.views import ViewError, view
from sms_docs.views.cell import Cells
from tests.programmes import NO_CERTIFICATE, certified, programme
from tests.support import DAY, document, load

PEOPLE = {
    "data/roles.yml": "- {id: boss, title: Boss}\n- {id: sms-manager, title: SMS manager}\n",
    "data/people.yml": "- {id: PER-1, name: Ada Bell}\n- {id: PER-2, name: Ben Cole}\n",
    "data/assignments.yml": "- {id: AS-1, role: boss, person: PER-1, from: 2026-01-01}\n"
    "- {id: AS-2, role: sms-manager, person: PER-2, from: 2026-01-01}\n",
    "data/bodies.yml": "- {id: BOD-01, title: Board, chair: boss}\n",
}
SCOPE = {
    "content/scope.md": document("# A", id="SMS-STM-001", kind="scope-statement", status="approved"),
    "data/decisions/SMS-STM-001.yml": "- {version: '1.0', decision: approved, on: 2026-10-30}\n",
}
HELD = ("end: 2027-09-15\n  status: planned", "end: 2027-09-15\n  status: held\n  audit: AUD-2")


def rows(system: System, name: str, *columns: str, **filters: object) -> list[list[str]]:
    table = view(system, name, columns=columns, **filters)  # type: ignore[arg-type]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_met_criterion_leads_to_its_evidence_and_asks_for_nothing_more() -> None:
    system = load(programme() | PEOPLE | SCOPE)
    row = view(system, "gates", columns=["state", "evidence", "missing", "owner", "holder", "due"], limit=1).rows[0]
    assert [cell.text for cell in row.cells] == ["met", "SMS-STM-001", "", "", "", ""]
    assert row.cells[1].target == "document:SMS-STM-001"


def test_an_open_criterion_names_role_holder_and_day() -> None:
    found = rows(load(programme() | PEOPLE), "gates", "criterion", "owner", "holder", "due", gate="GATE-4")
    assert found[0] == ["Stage 1 findings resolved", "Boss", "Ada Bell", "2027-10-29"]
    assert rows(load(programme() | PEOPLE), "gates", "criterion", holder="PER-1", gate="GATE-4")
    assert rows(load(programme() | PEOPLE), "gates", "criterion", holder="PER-2", gate="GATE-4") == []


def test_the_cycle_has_its_rows_apart_from_the_gates() -> None:
    system = load(certified(HELD, audits="- {id: AUD-2, title: Stage 1}\n") | PEOPLE, date(2027, 9, 20))
    found = rows(system, "certification-cycle", "gate", "criterion", "state", "evidence")
    assert found[0] == ["Certification cycle", "Stage 1", "met", "AUD-2"]
    assert len(found) == 9
    assert view(system, "certification-cycle", limit=1).rows[0].cells[4].target == "entry:audits/AUD-2"


def test_rows_of_the_cycle_are_chosen_by_state_and_owner() -> None:
    system = load(certified() | PEOPLE, date(2027, 9, 20))
    assert rows(system, "certification-cycle", "criterion", state="failed") == [["Stage 1"]]
    assert len(rows(system, "certification-cycle", "criterion", owner="boss")) == 9
    with pytest.raises(ViewError):
        view(system, "certification-cycle", state="done")


def test_a_row_stands_where_the_next_step_is_planned() -> None:
    table = view(load(certified()), "certification-cycle", columns=["criterion"])
    places = [row.location.at if row.location else None for row in table.rows]
    assert places[:2] == [("stage1",), ("stage2",)]
    assert ("surveillance", 1) in places


def test_without_a_certificate_the_table_says_so() -> None:
    table = view(load(NO_CERTIFICATE), "certification-cycle")
    assert (table.rows, table.empty) == ((), "No certificate is aimed at.")


def test_several_items_of_evidence_are_several_links() -> None:
    named = "decided_by: boss\n    evidence:\n      - {criterion: scope-approved, evidence: AS-1}"
    files = programme(("decided_by: executive-sponsor", named))
    cell = view(load(files | PEOPLE | SCOPE, DAY), "gates", columns=["evidence"], limit=1).rows[0].cells[0]
    assert isinstance(cell, Cells)
    assert [part.target for part in cell.parts] == ["document:SMS-STM-001", "entry:assignments/AS-1"]
