"""How long records are kept."""

import pytest

from tests.programmes import lines
from tests.support import document, found, messages

OLD = "standard: iso20000-1-2011\n"


def records(clause: str, months: object = 12, settings: str = "standard: iso20000-1-2018\n") -> dict[str, str]:
    text = f'- id: REC-01\n  title: Minutes\n  clause: "{clause}"\n  retention_months: {months}\n'
    return {"data/records.yml": text, "data/settings.yml": settings}


@pytest.mark.parametrize("clause", ["9.2", "9.2.2", "9.3", "10.1", "10.1.2"])
def test_what_proves_a_cycle_is_kept_for_one(clause: str) -> None:
    assert lines("retention.shorter-than-cycle", records(clause)) == ["records:4"]
    assert lines("retention.shorter-than-cycle", records(clause, 35)) == ["records:4"]
    assert lines("retention.shorter-than-cycle", records(clause, 36)) == []


@pytest.mark.parametrize("clause", ["8.6.1", "9.1", "9.4", "10.2", "9.20"])
def test_other_records_are_kept_as_the_organization_likes(clause: str) -> None:
    assert lines("retention.shorter-than-cycle", records(clause)) == []


def test_the_message_names_the_records_and_the_months() -> None:
    assert messages("retention.shorter-than-cycle", records("9.3", 12)) == [
        "REC-01 Minutes is kept for 12 months, less than a cycle of 36."
    ]


def test_the_settings_move_the_cycle() -> None:
    settings = "parameters:\n  retention_months_min: 12\n"
    assert lines("retention.shorter-than-cycle", records("9.3", 12, settings)) == []
    assert lines("retention.shorter-than-cycle", records("9.3", 11, settings)) == ["records:4"]


def test_the_2011_edition_has_its_own_numbers() -> None:
    assert lines("retention.shorter-than-cycle", records("4.5.4.2", 12, OLD)) == ["records:4"]
    assert lines("retention.shorter-than-cycle", records("9.2", 12, OLD)) == []


def test_months_that_are_no_number_and_a_broken_register_are_left_to_others() -> None:
    assert lines("retention.shorter-than-cycle", records("9.3", "long")) == []
    assert lines("retention.shorter-than-cycle", {"data/records.yml": "- ["}) == []


# ------------------------------------------------------------------ retention.not-laid-down

PAGE = "content/records/minutes.md"


def minutes(clauses: str = '["9.3"]', register: str = "9.2", **fields: object) -> dict[str, str]:
    front = {"kind": "management-review-minutes", "status": "approved", "clauses": clauses, **fields}
    return {PAGE: document("", **front), **records(register, 48)}


def test_a_record_that_no_rule_keeps_is_found_at_its_clauses() -> None:
    assert found("retention.not-laid-down", minutes()) == [f"{PAGE}:12:10"]
    assert messages("retention.not-laid-down", minutes('["9.3", "5.1"]')) == [
        "data/records.yml does not say how long SMS-PLN-001 is kept: it has no entry for clause 9.3 or 5.1."
    ]


@pytest.mark.parametrize("register", ["9.3", "9", "9.3.2"])
def test_an_entry_for_its_clause_or_one_above_or_below_keeps_it(register: str) -> None:
    assert found("retention.not-laid-down", minutes(register=register)) == []
    assert found("retention.not-laid-down", minutes('["5.1", "9.3"]', register)) == []


@pytest.mark.parametrize(
    "fields", [{"status": "draft"}, {"kind": "implementation-plan"}, {"kind": "no-such-kind"}, {"clauses": None}]
)
def test_only_records_in_force_are_judged(fields: dict[str, object]) -> None:
    assert found("retention.not-laid-down", minutes(**fields)) == []  # type: ignore[arg-type]


def test_without_a_register_that_lays_something_down_nothing_is_concluded() -> None:
    for text in ("- [", "", '- {id: REC-01, clause: "9.2"}\n', "- 7\n"):
        assert found("retention.not-laid-down", minutes() | {"data/records.yml": text}) == []
