"""Documents that the standard asks for exist when they are due."""

from datetime import date

import pytest

from tests.programmes import PROGRAMME
from tests.support import document, found, messages, report

DATA = "data/programme.yml"
SETTINGS = {"data/settings.yml": "standard: iso20000-1-2018\ncertification: none\n"}
PLAN = {"content/plan.md": document("Text.\n", kind="service-management-plan")}
AFTER_DESIGN = date(2027, 3, 27)
AFTER_OPERATION = date(2027, 8, 28)
DECIDED = "    body: BOD-01\n    decision: go\n    decided_on: 2027-01-15\n"
REQUIRED = 19
RECORDS = 6
"""Of the required kinds, those that come into being in operation."""


def programme(text: str = PROGRAMME) -> dict[str, str]:
    return {DATA: text} | SETTINGS | PLAN


def test_before_the_gate_nothing_is_absent() -> None:
    assert found("kind.absent", programme()) == []
    assert found("kind.absent", programme(), date(2027, 3, 26)) == []


def test_a_gate_that_was_passed_makes_documents_due_at_its_decision() -> None:
    files = programme(PROGRAMME.replace("planned: 2027-03-26\n    body: BOD-01\n", "planned: 2027-03-26\n" + DECIDED))
    places = found("kind.absent", files)
    assert set(places) == {f"{DATA}:24:15"}
    assert len(places) == REQUIRED - RECORDS - 1
    assert 'There is no document "Scope statement", although Gate 2 was decided "go" on 2027-01-15.' in messages(
        "kind.absent", files
    )


def test_a_planned_day_that_is_over_makes_documents_due() -> None:
    assert set(found("kind.absent", programme(), AFTER_DESIGN)) == {f"{DATA}:22:14"}
    assert 'There is no document "Service continuity plan", although Gate 2 was planned for 2027-03-26.' in [
        each.message for each in report(programme(), AFTER_DESIGN).findings
    ]


@pytest.mark.parametrize("decision", ["conditional", "no-go"])
def test_another_decision_does_not_make_them_due_early(decision: str) -> None:
    text = PROGRAMME.replace(
        "planned: 2027-03-26\n    body: BOD-01\n", "planned: 2027-03-26\n" + DECIDED.replace("go", decision, 1)
    )
    assert found("kind.absent", programme(text)) == []


def test_records_are_due_with_the_gate_after_operation() -> None:
    places = found("kind.absent", programme(), AFTER_OPERATION)
    assert places.count(f"{DATA}:32:14") == RECORDS
    assert len(places) == REQUIRED - 1


def test_a_document_in_use_is_enough_and_a_retired_one_is_not() -> None:
    scope = 'There is no document "Scope statement", although Gate 2 was planned for 2027-03-26.'
    for status, said in (("draft", False), ("obsolete", True), ("withdrawn", True)):
        page = {"content/scope.md": document("Text.\n", id="SMS-STM-001", kind="scope-statement", status=status)}
        texts = [each.message for each in report(programme() | page, AFTER_DESIGN).findings if each.id == "kind.absent"]
        assert (scope in texts) is said


def test_the_task_that_is_to_produce_it_is_named() -> None:
    tasks = {
        "data/tasks.yml": "- id: T-9\n  due: 2027-03-20\n  status: open\n  produces: [scope-statement]\n"
        "- id: T-8\n  status: cancelled\n  produces: [scope-statement]\n"
        "- id: T-7\n  due: 2027-03-20\n  status: open\n  produces: [service-catalogue]\n"
    }
    (finding,) = [
        each
        for each in report(programme() | tasks, AFTER_DESIGN).findings
        if each.id == "kind.absent" and "Scope statement" in each.message
    ]
    assert [(each.position.path, each.position.line, each.message) for each in finding.related] == [
        ("data/tasks.yml", 2, "T-9 is to produce it.")
    ]


@pytest.mark.parametrize("files", [{}, {DATA: "[]\n"}, {DATA: "- id: design\n  number: 2\n"}])
def test_without_a_gate_everything_is_due_at_the_settings(files: dict[str, str]) -> None:
    places = found("kind.absent", files | SETTINGS | PLAN)
    assert places == ["data/settings.yml:1:11"] * (REQUIRED - 1)
    assert 'There is no document "Service catalogue", although no programme says by when it is due.' in messages(
        "kind.absent", files | SETTINGS | PLAN
    )


def test_a_gate_without_dates_puts_nothing_off_and_makes_nothing_due() -> None:
    assert found("kind.absent", programme("- id: design\n  number: 2\n  gate:\n    id: GATE-2\n")) == []


def test_the_last_gate_counts_when_there_is_none_for_the_phase() -> None:
    first = PROGRAMME.split("- id: design")[0]
    assert set(found("kind.absent", programme(first))) == {f"{DATA}:11:15"}


def test_a_broken_programme_says_nothing() -> None:
    assert found("kind.absent", programme("- id: [\n")) == []


def test_a_page_that_cannot_be_read_may_be_the_missing_one() -> None:
    assert found("kind.absent", {**SETTINGS, **PLAN, "content/scope.md": b"\xff\xfe\x00"}) == []


def test_an_empty_repository_lacks_no_kind() -> None:
    assert found("kind.absent", {"README.md": "Hello.\n"}) == []


def test_settings_or_a_document_alone_are_a_beginning() -> None:
    assert len(found("kind.absent", SETTINGS)) == REQUIRED
    assert len(found("kind.absent", PLAN)) == REQUIRED - 1


def test_the_2011_edition_asks_for_fewer() -> None:
    old = {"data/settings.yml": "standard: iso20000-1-2011\ncertification: none\n"}
    assert 0 < len(found("kind.absent", PLAN | old)) < REQUIRED - 1
