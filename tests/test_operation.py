"""Since when a practice counts as operated."""

from datetime import date

import pytest

from sms_docs.gates.operation import operating_since, processes_of
from tests.programmes import PROGRAMME
from tests.services import changed, live, registers
from tests.support import load

KIND = "service-level-management-process"


def since(as_of: date, kind: str = KIND, **texts: str) -> tuple[date, str] | None:
    day = operating_since(load(registers(**texts), as_of), kind)
    return (day.day, day.location.path) if day else None


def test_a_practice_is_operated_from_its_first_live_process() -> None:
    both = live(KIND, "2027-05-03") + changed(live(KIND), ("id: own", "id: other"))
    assert since(date(2027, 6, 1), processes=both) == (date(2027, 4, 12), "data/processes.yml")
    assert since(date(2027, 4, 12), processes=both) == (date(2027, 4, 12), "data/processes.yml")
    assert since(date(2027, 4, 11), processes=both) is None


def test_a_plan_to_go_live_is_no_operation() -> None:
    planned = changed(live(KIND), ("live_since", "live_planned"))
    assert since(date(2027, 6, 1), processes=planned) is None


@pytest.mark.parametrize("how", ['clause: "8.3.3"', 'clauses: ["8.1", "8.3.3"]', f"document: {KIND}"])
def test_a_process_belongs_to_a_practice_by_clause_or_document(how: str) -> None:
    process = f"- id: own\n  {how}\n  live_since: 2027-04-12\n"
    assert since(date(2027, 6, 1), processes=process) == (date(2027, 4, 12), "data/processes.yml")
    assert since(date(2027, 6, 1), kind="problem-management-process", processes=process) is None


def test_a_process_that_belongs_twice_is_one() -> None:
    process = f'- id: own\n  clause: "8.3.3"\n  document: {KIND}\n'
    assert [each.id for each in processes_of(load(registers(processes=process)), KIND)] == ["own"]


def test_the_other_edition_has_clauses_of_its_own() -> None:
    process = '- id: own\n  clause: "6.1"\n  live_since: 2027-04-12\n'
    old = "standard: iso20000-1-2011\n"
    assert since(date(2027, 6, 1), processes=process) is None
    assert since(date(2027, 6, 1), processes=process, settings=old) == (date(2027, 4, 12), "data/processes.yml")


def test_after_the_gate_on_operation_nothing_is_put_off_any_more() -> None:
    assert since(date(2027, 8, 27), programme=PROGRAMME) is None
    assert since(date(2027, 8, 28), programme=PROGRAMME) == (date(2027, 8, 27), "data/programme.yml")


def test_a_gate_passed_early_counts_from_its_decision() -> None:
    passed = changed(
        PROGRAMME,
        ("    planned: 2027-08-27\n", "    planned: 2027-08-27\n    decision: go\n    decided_on: 2027-08-20\n"),
    )
    assert since(date(2027, 8, 20), programme=passed) == (date(2027, 8, 20), "data/programme.yml")
    assert since(date(2027, 8, 19), programme=passed) is None


def test_a_live_process_comes_before_the_gate() -> None:
    files = {"programme": PROGRAMME, "processes": live(KIND)}
    assert since(date(2027, 12, 1), **files) == (date(2027, 4, 12), "data/processes.yml")


@pytest.mark.parametrize("texts", [{}, {"processes": "- [\n"}, {"processes": "- [\n", "programme": PROGRAMME}])
def test_what_cannot_be_read_proves_no_operation(texts: dict[str, str]) -> None:
    assert since(date(2028, 1, 1), **texts) is None


def test_a_phase_model_without_a_gate_on_operation_puts_off_until_a_process_is_live() -> None:
    early = PROGRAMME[: PROGRAMME.index("- id: implementation")]
    assert since(date(2030, 1, 1), programme=early) is None
