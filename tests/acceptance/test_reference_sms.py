"""The reference SMS as a reader of the project finds it: complete, in agreement, and at the point that it tells of."""

import json
import re
from collections import Counter

import pytest

from sms_docs import engine
from sms_docs.gates import states
from sms_docs.identity.compare import compare
from sms_docs.identity.edition import read_edition
from sms_docs.identity.seal import seals
from sms_docs.identity.size import SIZES, sized
from sms_docs.judgement.in_force import in_force
from sms_docs.judgement.waivers import standing
from sms_docs.load.build import NOT_REGISTERS
from sms_docs.load.repository import FolderTree
from sms_docs.model.report import Report
from sms_docs.model.system import APPROVING, System
from sms_docs.model.version import version_key
from sms_docs.render.report_words import judged, read
from tests.sites import ROOT

WAIVED = {"continuity.test-late", "document-review.prompted"}
MEANT = {"document-review.prompted", "waiver.ends-soon"}
"""Findings that the reference SMS shows on purpose; `content/guide/reference-sms.md` explains them."""
DRAFTED = "SMS-PLN-006"
"""Its next version is being written while the edition in force stays."""
REPLACED = "SMS-PRO-022"


@pytest.fixture(scope="module")
def system() -> System:
    return engine.load(FolderTree(ROOT))


@pytest.fixture(scope="module")
def report(system: System) -> Report:
    return engine.check(system, FolderTree(ROOT))


def test_only_what_is_meant_is_found(report: Report) -> None:
    assert {each.id for each in report.open} == MEANT
    assert {each.id for each in report.findings if each.waiver} == WAIVED
    assert [each.severity for each in report.open] == ["note", "note"]


def test_the_guide_explains_each_meant_finding(report: Report) -> None:
    guide = (ROOT / "content/guide/reference-sms.md").read_text("utf-8")
    assert [each.id for each in report.findings if each.id not in guide] == []


def test_every_kind_that_is_a_document_is_there_and_approved(system: System) -> None:
    kinds = [each.key for each in system.standard.kinds.values() if each.sections]
    assert len(kinds) == 59
    assert [key for key in kinds if key not in system.by_kind] == []
    status = {each.id: each.status for each in system.controlled if each.status != "approved"}
    assert status == {DRAFTED: "draft", REPLACED: "obsolete"}


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


def test_the_documents_have_a_history(system: System) -> None:
    decided = Counter(each.text("decision") for log in system.decisions.values() for each in log)
    assert decided.total() > 40
    assert decided["reviewed"] >= 10
    several = {key for key, editions in system.editions.items() if len(editions) > 1}
    assert {"SMS-PLN-001", "SMS-PLN-002", "SMS-STM-002", "SMS-STM-003", "SMS-PRO-001", "SMS-REG-002"} <= several
    assert sorted(system.editions["SMS-PLN-001"]) == ["1.0", "1.1", "1.2"]


def test_every_approved_version_has_its_edition_as_the_log_says(system: System) -> None:
    named = {
        (key, each.text("version")): each.text("edition")
        for key, log in system.decisions.items()
        for each in log
        if each.text("decision") in APPROVING
    }
    kept = {(key, version): each.digest for key, of in system.editions.items() for version, each in of.items()}
    assert kept == named


def test_every_log_is_sealed_as_its_entries_are(system: System) -> None:
    for log in system.decisions.values():
        assert [each.text("seal") for each in log] == list(seals(each.values for each in log)), log.path


def test_the_editions_of_a_document_differ_as_much_as_was_declared(system: System) -> None:
    for key, editions in system.editions.items():
        versions = sorted(editions, key=version_key)
        stored = [read_edition((ROOT / editions[each].path).read_text("utf-8"), each) for each in versions]
        for version, before, after in zip(versions[1:], stored, stored[1:], strict=False):
            said = next(each.text("change") for each in system.decisions[key] if each.text("version") == version)
            computed = sized(compare(before, after)).size
            assert computed != "none", (key, version)
            assert SIZES.index(said) >= SIZES.index(computed), (key, version)


def test_a_past_edition_shows_what_was_finished_on_its_day(system: System) -> None:
    text = (ROOT / system.editions["SMS-REG-001"]["1.0"].path).read_text("utf-8")
    finished = text.partition('caption="Finished tasks"')[2].partition("<!-- /sms:")[0]
    days = re.findall(r"(\d{4}-\d{2}-\d{2}) \|$", finished, re.MULTILINE)
    assert "2026-10-08" in days
    assert max(days) <= "2026-11-24"


def test_one_document_was_replaced(system: System) -> None:
    old = system.by_id[REPLACED]
    assert [each.text("decision") for each in system.decisions[REPLACED]] == ["adopted", "reviewed", "withdrawn"]
    assert system.by_id[old.front.text("superseded_by")].status == "approved"


def test_a_draft_stands_beside_an_edition_in_force(system: System) -> None:
    found = in_force(system, DRAFTED)
    assert found is not None
    assert found.version == "1.0"
    assert (system.by_id[DRAFTED].version, system.by_id[DRAFTED].status) == ("1.1", "draft")


def test_two_waivers_are_in_force_and_cover_something(system: System, report: Report) -> None:
    used = {each.waiver.id for each in report.findings if each.waiver}
    assert {each.id for each in system.waivers if standing(system, each) == "in force"} == used
    assert len(used) == 2


def test_no_real_address_stands_in_it(system: System) -> None:
    for register in system.registers.values():
        text = json.dumps(register.value, default=str)
        assert "http://" not in text.replace("http://www.w3.org", "")
        assert all(each.endswith((".example", ".example.org")) for each in _mail_hosts(text)), register.key


def _mail_hosts(text: str) -> list[str]:
    return [part.split('"')[0].split(" ")[0].rstrip(".,") for part in text.split("@")[1:]]


@pytest.mark.parametrize("page", ["README.md", "content/guide/first-hour.md"])
def test_a_newcomer_is_shown_what_a_run_says(report: Report, page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    assert read(report) in text
    assert judged(report) in text
