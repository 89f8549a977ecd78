"""Which findings a waiver is about."""

import pytest

from sms_docs.model.finding import Finding
from sms_docs.model.location import Location, Pointer, Position
from sms_docs.model.register import Entry
from sms_docs.model.waiver import about, applies, is_limited, waived
from tests.support import document, load

SYSTEM = load(
    {
        "content/plans/plan.md": document("# A plan\n", id="SMS-PLN-001"),
        "data/suppliers.yml": "- {id: SUP-01}\n- {id: SUP-02, targets: [{id: SUP-02-A, value: 3}, nothing]}\n",
        "data/scope.yml": "{statement: 3}\n",
    }
)
RULE = "supplier.review-overdue"


def finding(path: str, at: int | Pointer | None = None, rule: str = RULE) -> Finding:
    return Finding(rule, "warning", Position(path, 3), "Late.", "Hold it.", location=Location(path, at))


def waiver(*scope: object, **more: object) -> Entry:
    return Entry({"id": "W-001", "rule": RULE, "scope": list(scope), **more}, "data/waivers.yml", (0,))


TARGET = finding("data/suppliers.yml", (1, "targets", 0, "value"))
PAGE = finding("content/plans/plan.md", 20)
LOG = finding("data/decisions/SMS-PLN-001.yml", (0, "on"))


@pytest.mark.parametrize("scope", ["SUP-02", "SUP-02-A", "data/suppliers.yml", "data/supp*", " SUP-02 "])
def test_an_entry_is_meant_by_its_number_that_of_a_part_or_its_file(scope: str) -> None:
    assert applies(waiver(scope), TARGET, SYSTEM)


@pytest.mark.parametrize("scope", ["SUP-01", "SUP-0", "sup-02", "data/scope.yml", "suppliers.yml", "data/supp"])
def test_another_entry_or_file_is_not_meant(scope: str) -> None:
    assert not applies(waiver(scope), TARGET, SYSTEM)


@pytest.mark.parametrize(
    "scope", ["SMS-PLN-001", "content/plans", "content/plans/", "content/plans/plan.md", "*/plan.md"]
)
def test_a_page_is_meant_by_its_number_file_folder_or_pattern(scope: str) -> None:
    assert applies(waiver(scope), PAGE, SYSTEM)


def test_a_decision_log_belongs_to_its_document() -> None:
    assert applies(waiver("SMS-PLN-001"), LOG, SYSTEM)
    assert not applies(waiver("SMS-PLN-002"), LOG, SYSTEM)


def test_one_line_of_the_scope_is_enough() -> None:
    assert applies(waiver("SUP-01", "SUP-02"), TARGET, SYSTEM)


def test_another_rule_is_not_meant() -> None:
    assert not applies(waiver("SUP-02"), finding("data/suppliers.yml", (1,), "supplier.contract-thin"), SYSTEM)
    assert not applies(waiver("SUP-02", rule=None), TARGET, SYSTEM)


@pytest.mark.parametrize(
    "scope", [".", "", "*", "**", "**/*", "*.md", "data", "data/", "content/**/*.md", "./data/*.yml"]
)
def test_a_scope_that_takes_in_everything_means_nothing(scope: str) -> None:
    assert not is_limited(scope)
    assert not applies(waiver(scope), TARGET, SYSTEM)
    assert not applies(waiver(scope), PAGE, SYSTEM)


@pytest.mark.parametrize("scope", ["SUP-02", "data/suppliers.yml", "content/plans/", "*/plan.md", "data/decisions/*"])
def test_a_scope_that_names_something_is_limited(scope: str) -> None:
    assert is_limited(scope)


@pytest.mark.parametrize("odd", [None, 3, {"a": 1}, [3], [None], ["  "]])
def test_an_odd_scope_means_nothing(odd: object) -> None:
    assert not applies(waiver(scope=odd), TARGET, SYSTEM)


@pytest.mark.parametrize("at", [None, 5, (), (9, "x"), (1, "targets", 7), (1, "targets", 1, "x"), ("x", "y")])
def test_a_place_that_leads_nowhere_names_no_more_than_there_is(at: int | Pointer | None) -> None:
    assert about(SYSTEM, finding("data/suppliers.yml", at)) <= {"SUP-02"}


def test_a_single_record_and_a_file_that_is_gone_have_no_number() -> None:
    assert about(SYSTEM, finding("data/scope.yml", ("statement",))) == frozenset()
    assert about(SYSTEM, finding("data/gone.yml", (0,))) == frozenset()


def test_a_finding_without_a_place_is_known_by_its_file() -> None:
    bare = Finding(RULE, "error", Position("content/plans/plan.md"), "Late.", "Hold it.")
    assert about(SYSTEM, bare) == {"SMS-PLN-001"}


def test_a_report_is_told_number_reason_and_end() -> None:
    told = waived(waiver("SUP-02", reason=" Being sold ", expires="2027-06-30"))
    assert told == ("W-001", "Being sold", "2027-06-30")
