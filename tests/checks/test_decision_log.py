"""Faults of the decision logs themselves."""

import pytest

from tests.support import document, found, messages, related, report

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"
REGISTERS = {
    "data/people.yml": "- id: PER-01\n- id: PER-02\n- id: PER-03\n",
    "data/roles.yml": "- id: executive-sponsor\n- id: vacant-role\n",
    "data/assignments.yml": """
- {id: AS-1, role: executive-sponsor, person: PER-01, from: 2026-06-01, to: 2026-11-30}
- {id: AS-2, role: executive-sponsor, person: PER-02, from: 2026-12-01}
- {id: AS-3, role: executive-sponsor, person: PER-03, from: 2026-12-24, to: 2027-01-06, deputy_for: PER-02}
""",
}


def log(*days: str) -> dict[str, str]:
    return {LOG: "".join(f'- version: "1.0"\n  on: {day}\n' for day in days)}


def decided(by: str, on: str, role: str = "executive-sponsor") -> dict[str, str]:
    return {**REGISTERS, LOG: f"- by: {by}\n  role: {role}\n  on: {on}\n"}


# ------------------------------------------------------------------ decision-log.dates-out-of-order


def test_a_decision_below_a_later_one_is_found() -> None:
    files = log("2026-11-24", "2027-01-11", "2026-12-01")
    assert found("decision-log.dates-out-of-order", files) == [f"{LOG}:6:7"]
    assert messages("decision-log.dates-out-of-order", files) == [
        "This decision on SMS-PLN-001 is of 2026-12-01, but the one above it is of 2027-01-11."
    ]
    assert related("decision-log.dates-out-of-order", files) == [f"{LOG}:4:7"]


def test_days_that_go_up_or_are_equal_are_not_found() -> None:
    assert found("decision-log.dates-out-of-order", log("2026-11-24", "2026-11-24", "2027-01-11")) == []


def test_a_day_that_is_none_is_left_out_of_the_order() -> None:
    assert found("decision-log.dates-out-of-order", log("2026-11-24", "soon", "2027-01-11")) == []
    assert found("decision-log.dates-out-of-order", log("2026-11-24", "soon", "2026-01-11")) == [f"{LOG}:6:7"]


# ------------------------------------------------------------------ decision-log.decision-in-future


def test_a_decision_after_the_day_is_found() -> None:
    files = log("2027-01-20", "2027-01-21")
    assert found("decision-log.decision-in-future", files) == [f"{LOG}:4:7"]
    assert messages("decision-log.decision-in-future", files) == [
        "This decision on SMS-PLN-001 is dated 2027-01-21, after 2027-01-20, the day that is judged."
    ]


# ------------------------------------------------------------------ decision-log.role-not-held


def test_a_person_who_did_not_hold_the_role_on_that_day_is_found() -> None:
    files = decided("PER-01", "2026-12-14")
    assert found("decision-log.role-not-held", files) == [f"{LOG}:1:7"]
    assert messages("decision-log.role-not-held", files) == [
        "PER-01 did not hold the role executive-sponsor on 2026-12-14; PER-02 did."
    ]


def test_a_role_that_nobody_held_is_told_so() -> None:
    assert messages("decision-log.role-not-held", decided("PER-01", "2026-12-14", "vacant-role")) == [
        "PER-01 did not hold the role vacant-role on 2026-12-14; nobody did."
    ]


@pytest.mark.parametrize(
    ("person", "day"),
    [("PER-01", "2026-06-01"), ("PER-01", "2026-11-30"), ("PER-02", "2026-12-01"), ("PER-03", "2026-12-24")],
)
def test_the_holder_on_the_day_and_the_deputy_may_decide(person: str, day: str) -> None:
    assert found("decision-log.role-not-held", decided(person, day)) == []


def test_unknown_people_and_roles_are_dangling_references_and_no_more() -> None:
    assert found("decision-log.role-not-held", decided("PER-99", "2026-12-14")) == []
    assert found("decision-log.role-not-held", decided("PER-01", "2026-12-14", "no-role")) == []
    assert found("decision-log.role-not-held", decided("PER-01", "some day")) == []


def test_nothing_is_concluded_from_assignments_that_cannot_be_read() -> None:
    files = decided("PER-01", "2026-12-14") | {"data/assignments.yml": "- ["}
    assert found("decision-log.role-not-held", files) == []


# ------------------------------------------------------------------ decision-log.unknown-document


def test_a_log_without_document_is_found_and_the_near_document_named() -> None:
    files = {PAGE: document(), "data/decisions/SMS-PLN-01.yml": '- version: "1.0"\n'}
    assert found("decision-log.unknown-document", files) == ["data/decisions/SMS-PLN-01.yml:1:1"]
    [finding] = [each for each in report(files).findings if each.id == "decision-log.unknown-document"]
    assert finding.message == "This decision log is named after SMS-PLN-01, but no document has that number."
    assert finding.hint == (
        "Rename the file with `git mv data/decisions/SMS-PLN-01.yml data/decisions/SMS-PLN-001.yml`, or bring the "
        "document back."
    )


def test_a_log_that_is_taken_already_is_not_offered_as_the_new_name() -> None:
    files = {PAGE: document(), LOG: "[]\n", "data/decisions/SMS-PLN-01.yml": "[]\n"}
    [finding] = [each for each in report(files).findings if each.id == "decision-log.unknown-document"]
    assert finding.hint.startswith("Bring the document back (`git log -- data/decisions/SMS-PLN-01.yml`")


def test_capital_letters_count_in_the_name_of_a_log() -> None:
    files = {PAGE: document(), "data/decisions/sms-pln-001.yml": "[]\n"}
    assert found("decision-log.unknown-document", files) == ["data/decisions/sms-pln-001.yml:1:1"]


def test_a_document_whose_header_is_broken_still_has_its_number() -> None:
    files = {PAGE: '---\nid: "SMS-PLN-001"\ntitle: a: b\n---\n', LOG: "[]\n"}
    assert found("decision-log.unknown-document", files) == []


def test_nothing_is_concluded_from_a_broken_header_that_shows_no_number() -> None:
    assert found("decision-log.unknown-document", {PAGE: "---\ntitle: a: b\n---\n", LOG: "[]\n"}) == []


def test_nothing_is_concluded_when_a_page_could_not_be_read() -> None:
    files: dict[str, str | bytes] = {PAGE: b"\xff\xfe-\0-\0-\0", LOG: "[]\n"}
    assert found("decision-log.unknown-document", files) == []


# ------------------------------------------------------------------ decision-log.after-withdrawal


def decisions(*kinds: str) -> dict[str, str]:
    return {LOG: "".join(f'- version: "1.{number}"\n  decision: {kind}\n' for number, kind in enumerate(kinds))}


def test_what_comes_after_a_withdrawal_is_found_at_the_first_decision() -> None:
    files = decisions("approved", "withdrawn", "approved", "reviewed")
    assert found("decision-log.after-withdrawal", files) == [f"{LOG}:6:13"]
    assert related("decision-log.after-withdrawal", files) == [f"{LOG}:4:13"]
    assert messages("decision-log.after-withdrawal", files) == [
        "SMS-PLN-001 was withdrawn, and this decision comes after that."
    ]


@pytest.mark.parametrize("kinds", [(), ("approved", "reviewed"), ("approved", "withdrawn"), ("7", "[withdrawn]", "x")])
def test_a_withdrawal_at_the_end_is_sound(kinds: tuple[str, ...]) -> None:
    assert found("decision-log.after-withdrawal", decisions(*kinds)) == []


def test_a_deputy_decides_only_on_the_days_of_the_assignment() -> None:
    [message] = messages("decision-log.role-not-held", decided("PER-03", "2027-01-07"))
    assert message.endswith("; PER-02 did. PER-03 stood in for PER-02 only from 2026-12-24 to 2027-01-06.")
    assert found("decision-log.role-not-held", decided("PER-03", "2027-01-06")) == []


# ------------------------------------------------------------------ decision-log.confirms-other-version


def steps(*decisions: str) -> str:
    """A log of decisions like ``approved 1.0``, one line each, a month apart."""
    pairs = (each.split() for each in decisions)
    return "".join(
        f'- {{version: "{version}", decision: {kind}, on: 2026-{month:02}-01}}\n'
        for month, (kind, version) in enumerate(pairs, 1)
    )


def test_a_review_of_another_version_than_the_one_in_force_is_found() -> None:
    files = {PAGE: document(), LOG: steps("approved 1.0", "approved 1.1", "reviewed 1.0")}
    assert found("decision-log.confirms-other-version", files) == [f"{LOG}:3:13"]
    assert related("decision-log.confirms-other-version", files) == [f"{LOG}:2:13"]
    assert messages("decision-log.confirms-other-version", files) == [
        "This review confirms version 1.0 of SMS-PLN-001, but version 1.1 was in force."
    ]


def test_a_review_before_any_approval_is_found_but_not_of_a_live_register() -> None:
    log_of_one = {LOG: steps("reviewed 1.0", "approved 1.0")}
    assert messages("decision-log.confirms-other-version", {PAGE: document(), **log_of_one}) == [
        "This review confirms version 1.0 of SMS-PLN-001, but no version was approved before."
    ]
    assert found("decision-log.confirms-other-version", {PAGE: document(kind="risk-register"), **log_of_one}) == []


@pytest.mark.parametrize(
    "decisions",
    [("approved 1.0", "reviewed 1.0"), ("adopted 3.2", "reviewed 3.2", "withdrawn 3.2"), ("withdrawn 0.2",)],
)
def test_a_review_of_the_version_in_force_is_sound(decisions: tuple[str, ...]) -> None:
    assert found("decision-log.confirms-other-version", {PAGE: document(), LOG: steps(*decisions)}) == []


# ------------------------------------------------------------------ decision-log.two-versions-in-one-day


def same_day(*decisions: str) -> str:
    return steps(*decisions).replace("2026-02", "2026-01")


def test_two_versions_of_one_day_are_found_at_the_second() -> None:
    files = {LOG: same_day("approved 1.0", "approved 1.1")}
    assert found("decision-log.two-versions-in-one-day", files) == [f"{LOG}:2:44"]
    assert related("decision-log.two-versions-in-one-day", files) == [f"{LOG}:1:44"]
    assert messages("decision-log.two-versions-in-one-day", files) == [
        "Versions 1.0 and 1.1 of SMS-PLN-001 were both approved on 2026-01-01."
    ]


@pytest.mark.parametrize(
    "text",
    [
        steps("approved 1.0", "approved 1.1"),
        same_day("approved 1.0", "approved 1.0"),
        same_day("adopted 1.0", "approved 1.1"),
        same_day("approved 1.0", "reviewed 1.1"),
    ],
)
def test_two_days_two_roles_or_a_version_taken_over_are_sound(text: str) -> None:
    assert found("decision-log.two-versions-in-one-day", {LOG: text}) == []
