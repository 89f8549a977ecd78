"""The table of document kinds: what a writer asks before the first sentence."""

import pytest

from sms_docs.model.system import System
from sms_docs.model.table import Cell
from sms_docs.views import ViewError, view
from sms_docs.views.cell import Cells
from tests.support import document, load
from tests.views.shown import cells, labels

ROLES = "- {id: head, title: Head of service}\n- {id: clerk, title: Clerk}\n"
PLAN = document(kind="capacity-plan", id="SMS-PLN-009", title="Capacity plan", approvers=["head"], owner="clerk")


def system(**files: str) -> System:
    return load({"data/roles.yml": ROLES, "content/plan.md": PLAN, **files})


def cell(of: System, column: str, key: str) -> Cell:
    return view(of, "kinds", columns=[column], key=key).rows[0].cells[0]


def test_every_kind_says_what_it_is_for_and_what_makes_it_good() -> None:
    rows = cells(load({}), "kinds", ["kind", "purpose", "good", "need", "clauses"])
    assert len(rows) == 60
    for row in rows:
        assert all(row), row
        assert row[1].endswith(".")
        assert row[2].endswith(".")


def test_no_two_kinds_are_good_for_the_same_reason() -> None:
    rows = cells(load({}), "kinds", ["purpose", "good"])
    assert len({text for row in rows for text in row}) == 2 * len(rows)


def test_a_kind_leads_to_its_document_and_names_who_approves_it() -> None:
    found = cell(system(), "document", "capacity-plan")
    assert (found.text, found.target) == ("SMS-PLN-009", "document:SMS-PLN-009")
    assert cells(system(), "kinds", ["approver"], key="capacity-plan") == [["Head of service"]]


def test_a_kind_that_nobody_wrote_says_who_has_to_approve_it_where_the_standard_does() -> None:
    shown = ["approver", "document"]
    assert cells(system(), "kinds", shown, key="service-management-policy") == [["top management", ""]]
    assert cells(system(), "kinds", shown, key="lessons-learned") == [["", ""]]


def test_a_retired_document_is_no_longer_the_one_here() -> None:
    retired = PLAN.replace("status: draft", "status: withdrawn")
    assert retired != PLAN
    assert cells(system(**{"content/plan.md": retired}), "kinds", ["document"], key="capacity-plan") == [[""]]


def test_a_document_that_covers_a_kind_counts_as_one_of_it() -> None:
    joined = PLAN.replace("kind: capacity-plan", "kind: capacity-plan\ncovers: [demand-management-process]")
    assert joined != PLAN
    shown = cells(system(**{"content/plan.md": joined}), "kinds", ["document"], key="demand-management-process")
    assert shown == [["SMS-PLN-009"]]


def test_registers_lead_to_the_page_that_shows_them() -> None:
    found = cell(system(), "registers", "risk-register")
    assert (found.text, found.target) == ("risks", "register:risks")


def test_the_register_of_documents_is_the_document_that_shows_it() -> None:
    register = document(kind="document-register", id="SMS-REG-007")
    found = cell(system(**{"content/register.md": register}), "registers", "document-register")
    assert isinstance(found, Cells)
    assert [each.text for each in found.parts] == ["documents", "records"]
    assert found.parts[0].target == "document:SMS-REG-007"
    without = cell(system(), "registers", "document-register")
    assert isinstance(without, Cells)
    assert without.parts[0].target == ""


@pytest.mark.parametrize(
    ("field", "value", "count"), [("family", "plan", 9), ("family", "process", 21), ("need", "required", 20)]
)
def test_a_part_of_the_kinds_can_be_shown(field: str, value: str, count: int) -> None:
    assert len(cells(load({}), "kinds", ["key"], **{field: value})) == count


def test_kinds_can_be_chosen_by_register_and_by_clause() -> None:
    fed = {row[0] for row in cells(load({}), "kinds", ["key"], registers="suppliers")}
    assert {"other-parties-register", "supplier-agreement", "service-management-plan"} <= fed
    assert "risk-register" not in fed
    assert ["capacity-plan"] in cells(load({}), "kinds", ["key"], clauses="8.4.3")


def test_a_misspelt_need_is_an_error_that_names_the_right_one() -> None:
    with pytest.raises(ViewError, match="requird"):
        view(load({}), "kinds", need="requird")


def test_a_kind_of_ones_own_stands_in_the_table() -> None:
    own = """\
- key: cloud-register
  title: Cloud register
  family: register
  need: expected
  clauses: ["8.2.3.1"]
  purpose: Lists what we rent.
  good: Each line has an exit.
  sections:
    - {key: services, title: Rented services, hint: what and from whom, data: [suppliers]}
"""
    found = system(**{"data/standard/kinds.yml": own})
    assert cells(found, "kinds", ["kind", "purpose", "good", "registers"], key="cloud-register") == [
        ["Cloud register", "Lists what we rent.", "Each line has an exit.", "suppliers"]
    ]


def test_in_the_older_edition_the_clauses_are_those_of_that_edition() -> None:
    old = load({"data/settings.yml": "standard: iso20000-1-2011\n"})
    assert cells(old, "kinds", ["clauses"], key="capacity-plan") == [["6.5"]]


def test_what_is_shown_when_nobody_asks() -> None:
    assert labels(load({}), "kinds") == ["Kind", "Need", "What it is for", "Clauses", "Approved by", "Here"]
