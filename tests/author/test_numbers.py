"""The next free number of a family."""

import pytest

from sms_docs.author.numbers import next_number, used_numbers
from tests.support import document, load


def settings(pattern: str) -> dict[str, str]:
    return {"data/settings.yml": f"standard: iso20000-1-2018\nid_pattern: '{pattern}'\n"}


USUAL = settings(r"SMS-(PLN|POL|STM|PRO|PRC|REG|REP|REC)-\d{3}")


def page(number: str, kind: str = "service-management-policy", **fields: object) -> dict[str, str]:
    return {f"content/{number}.md": document("# A", id=number, kind=kind, **fields)}


FAMILIES = {
    "plan": "SMS-PLN-001", "policy": "SMS-POL-001", "statement": "SMS-STM-001", "process": "SMS-PRO-001",
    "procedure": "SMS-PRC-001", "register": "SMS-REG-001", "report": "SMS-REP-001", "record": "SMS-REC-001",
}  # fmt: skip


@pytest.mark.parametrize(("family", "number"), FAMILIES.items())
def test_the_first_number_has_the_code_of_the_family(family: str, number: str) -> None:
    assert next_number(load(USUAL), family) == number
    assert next_number(load({}), family) == number


def test_the_next_number_follows_the_highest_one() -> None:
    files = USUAL | page("SMS-POL-001") | page("SMS-POL-007") | page("SMS-PLN-042", "implementation-plan")
    assert next_number(load(files), "policy") == "SMS-POL-008"


def test_no_number_is_used_twice() -> None:
    gone = {"data/decisions/SMS-POL-009.yml": "[]\n"}
    assert next_number(load(USUAL | gone), "policy") == "SMS-POL-010"
    replaced = page("SMS-POL-001", supersedes="[SMS-POL-011]")
    assert next_number(load(USUAL | replaced), "policy") == "SMS-POL-012"
    assert used_numbers(load(gone | replaced)) == {"sms-pol-001", "sms-pol-009", "sms-pol-011"}


def test_numbers_are_told_apart_without_capitals() -> None:
    files = settings("[A-Za-z]+-[0-9]{2}") | page("pol-03")
    assert next_number(load(files), "policy") == "pol-04"


def test_the_documents_that_there_are_show_how_a_family_is_numbered() -> None:
    files = page("QD-10") | page("QD-12") | page("SMS-PLN-001", "implementation-plan")
    assert next_number(load(files), "policy") == "QD-13"
    assert next_number(load(files), "plan") == "SMS-PLN-002"


@pytest.mark.parametrize(
    ("pattern", "number"),
    [
        (r"QM-(?:POL|PRO)-[0-9]{4}", "QM-POL-0001"),
        (r"^(ACME|SUB)-(POL|PRO)-\d+$", "ACME-POL-001"),
        (r"DOC\-\d{5}", "DOC-00001"),
        (r"[A-Z]{3}-\d{3}", ""),
        (r"(ALPHA|BETA)-\d{3}", ""),
        (r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+", "SMS-POL-001"),
        ("(", ""),
    ],
)
def test_the_pattern_of_the_settings_says_what_a_number_looks_like(pattern: str, number: str) -> None:
    assert next_number(load(settings(pattern)), "policy") == number


def test_a_series_that_is_full_gives_no_number() -> None:
    files = settings(r"(POL|PRO)-\d{1}") | page("POL-9")
    assert next_number(load(files), "policy") == ""


def test_a_family_that_only_the_organization_knows_has_its_first_letters() -> None:
    assert next_number(load({}), "charter") == "SMS-CHA-001"
