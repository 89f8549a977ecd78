"""The reference SMS as a reader of the project finds it: complete, in agreement, and at the point that it tells of."""

import json

import pytest

from sms_docs import engine
from sms_docs.gates import states
from sms_docs.load.build import NOT_REGISTERS
from sms_docs.load.repository import FolderTree
from sms_docs.model.report import Report
from sms_docs.model.system import System
from tests.sites import ROOT

MEANT = {"continuity.test-late"}
"""Warnings that the reference SMS shows on purpose; `content/guide/reference-sms.md` explains them."""


@pytest.fixture(scope="module")
def system() -> System:
    return engine.load(FolderTree(ROOT))


@pytest.fixture(scope="module")
def report(system: System) -> Report:
    return engine.check(system, FolderTree(ROOT))


def test_only_what_is_meant_is_found(report: Report) -> None:
    assert {each.id for each in report.findings} == MEANT
    assert [each for each in report.findings if each.severity == "error"] == []


def test_the_guide_explains_each_meant_warning(report: Report) -> None:
    guide = (ROOT / "content/guide/reference-sms.md").read_text("utf-8")
    assert [each.id for each in report.findings if each.id not in guide] == []


def test_every_kind_that_is_a_document_is_there_and_approved(system: System) -> None:
    kinds = [each.key for each in system.standard.kinds.values() if each.sections]
    assert len(kinds) == 59
    assert [key for key in kinds if key not in system.by_kind] == []
    assert [each.id for each in system.controlled if each.status != "approved"] == []


def test_records_are_kept_for_every_kind_that_is_a_set_of_them(system: System) -> None:
    assert [each.key for each in system.standard.kinds.values() if not each.sections] == ["records-set"]
    assert len(system.register("records")) >= 30


def test_every_register_is_filled(system: System) -> None:
    assert [key for key in system.schemas if key not in NOT_REGISTERS and not len(system.register(key))] == []


def test_the_programme_stands_before_gate_three(system: System) -> None:
    gates = {each.number: each for each in states(system)}
    assert (gates[1].decision, gates[2].decision, gates[3].decision) == ("go", "go", "")
    assert {each.state for number in (1, 2) for each in gates[number].criteria} == {"met"}
    third = {each.key: each.state for each in gates[3].criteria}
    assert third == {
        "practices-operational": "open",
        "sla-records": "met",
        "ia-and-ca": "open",
        "management-review": "met",
    }
    assert all(each.missing and each.owner and each.due for each in gates[3].criteria if each.state == "open")


def test_every_clause_that_asks_for_something_in_writing_is_answered(system: System) -> None:
    answered = {clause for each in system.controlled for clause in each.front.texts("clauses")}
    kept = {clause for each in system.register("records") for clause in (each.text("clause"), *each.texts("clauses"))}
    written = [each.id for each in system.standard.written_clauses()]
    # What a chapter asks for is answered by the clauses below it.
    below = {found.rsplit(".", depth)[0] for found in answered | kept for depth in range(found.count(".") + 1)}
    assert [each for each in written if each not in below] == []


def test_history_goes_back_for_months(system: System) -> None:
    for register in ("measurements", "sla_results"):
        periods = {each.text("period") for each in system.register(register)}
        assert {"2027-05", "2027-06", "2027-07"} <= periods, register


def test_no_real_address_stands_in_it(system: System) -> None:
    for register in system.registers.values():
        text = json.dumps(register.value, default=str)
        assert "http://" not in text.replace("http://www.w3.org", "")
        assert all(each.endswith((".example", ".example.org")) for each in _mail_hosts(text)), register.key


def _mail_hosts(text: str) -> list[str]:
    return [part.split('"')[0].split(" ")[0].rstrip(".,") for part in text.split("@")[1:]]
