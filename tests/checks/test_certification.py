"""Faults of the certification audit."""

from datetime import date

import pytest

from tests.programmes import CERTIFICATION, NO_CERTIFICATE, certified, lines, programme
from tests.support import found, messages, related

FILE = "data/certification.yml"
IDS = [
    "certification.body-changed",
    "certification.competence-missing",
    "certification.scope-wording-differs",
    "certification.stage1-after-stage2",
    "certification.stage1-before-design",
    "certification.stages-far-apart",
]
EVERYTHING_WRONG = (
    ("body: Certmark Assurance\nscope", "body: Certmark Assurance\ncontract_on: 2027-03-01\nscope"),
    ("body: Certmark Assurance\n  start: 2027-10-12", "body: Veritrust Audits\n  start: 2027-10-12"),
    ("start: 2027-09-14\n  end: 2027-09-15", "start: 2027-02-01\n  end: 2027-12-01"),
)


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_certification_has_no_fault(check_id: str) -> None:
    assert found(check_id, certified(scope="statement: The services of Merrowdale Shared Services\n")) == []


@pytest.mark.parametrize("check_id", IDS)
def test_without_a_certificate_nothing_is_judged(check_id: str) -> None:
    files = certified(*EVERYTHING_WRONG, scope="statement: Another one\n")
    assert found(check_id, files | NO_CERTIFICATE) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["", "- 1\n", "stage1: 7\nstage2: []\n", "stage1:\n  start: x\n", "body: [\n"])
def test_an_odd_record_gives_no_fault(check_id: str, text: str) -> None:
    assert found(check_id, {FILE: text}) == []


# ------------------------------------------------------------------ certification.body-changed


def test_another_body_in_stage_2_is_found_there() -> None:
    files = certified(EVERYTHING_WRONG[1])
    assert found("certification.body-changed", files) == [f"{FILE}:9:9"]
    assert messages("certification.body-changed", files) == [
        "The certification body of stage 2 is Veritrust Audits, that of stage 1 Certmark Assurance."
    ]
    assert related("certification.body-changed", files) == [f"{FILE}:4:9"]


def test_another_body_than_the_contract_says_is_found_in_stage_1() -> None:
    files = certified(("body: Certmark Assurance\nscope", "body: Veritrust Audits\nscope"))
    assert found("certification.body-changed", files) == [f"{FILE}:4:9"]


def test_capitals_and_white_space_change_no_body() -> None:
    files = certified(
        ("body: Certmark Assurance\n  start: 2027-10-12", "body: certmark  ASSURANCE\n  start: 2027-10-12")
    )
    assert found("certification.body-changed", files) == []


def test_a_body_that_is_not_given_is_left_to_the_schema() -> None:
    files = certified(("  body: Certmark Assurance\n  start: 2027-09-14", "  start: 2027-09-14"))
    assert found("certification.body-changed", files) == []


# ------------------------------------------------------------------ certification.competence-missing


def test_a_signed_contract_needs_the_bodys_competence() -> None:
    files = certified(EVERYTHING_WRONG[0])
    assert found("certification.competence-missing", files) == [f"{FILE}:1:7"]
    assert messages("certification.competence-missing", files) == [
        "Nothing shows that Certmark Assurance may certify ISO/IEC 20000-1."
    ]
    shown = certified(EVERYTHING_WRONG[0], ("scope_text", "competence: Seen on the list\nscope_text"))
    assert found("certification.competence-missing", shown) == []


# ------------------------------------------------------------------ certification.scope-wording-differs


def test_another_wording_of_the_scope_is_found_at_the_text() -> None:
    files = certified(scope="statement: The services of Merrowdale Shared Services at Merrow\n")
    assert found("certification.scope-wording-differs", files) == [f"{FILE}:2:13"]
    assert messages("certification.scope-wording-differs", files) == [
        "The scope applied for is not the text of the scope statement."
    ]
    assert related("certification.scope-wording-differs", files) == ["data/scope.yml:1:12"]


@pytest.mark.parametrize(
    "scope", ["statement: >-\n  The services of\n  merrowdale Shared Services\n", "statement: ''\n", "units: []\n"]
)
def test_line_breaks_and_a_missing_statement_are_no_difference(scope: str) -> None:
    assert found("certification.scope-wording-differs", certified(scope=scope)) == []


# ------------------------------------------------------------------ certification.stage1-after-stage2


@pytest.mark.parametrize(("end", "expected"), [("2027-10-11", []), ("2027-10-12", [f"{FILE}:10:10"])])
def test_stage_1_ends_before_stage_2_begins(end: str, expected: list[str]) -> None:
    files = certified(("end: 2027-09-15", f"end: {end}"))
    assert found("certification.stage1-after-stage2", files) == expected


def test_stage_1_without_an_end_is_judged_by_its_start() -> None:
    files = certified(("  start: 2027-09-14\n  end: 2027-09-15\n", "  start: 2027-10-12\n"))
    assert messages("certification.stage1-after-stage2", files) == [
        "Stage 2 starts on 2027-10-12, but stage 1 ends on 2027-10-12."
    ]
    assert related("certification.stage1-after-stage2", files) == [f"{FILE}:5:10"]


@pytest.mark.parametrize("days", ["  start: 2027-09-14\n  end: 2027-09-15\n", "  start: 2027-10-12\n"])
def test_a_stage_without_days_is_not_judged(days: str) -> None:
    for check_id in ("certification.stage1-after-stage2", "certification.stages-far-apart"):
        assert found(check_id, certified((days, ""))) == []


# ------------------------------------------------------------------ certification.stage1-before-design


def test_a_design_gate_without_a_day_is_left_to_the_schema() -> None:
    files = programme(("    planned: 2027-03-26\n", ""), certification=CERTIFICATION)
    assert found("certification.stage1-before-design", files) == []


def test_stage_1_on_the_day_of_the_design_gate_is_in_order() -> None:
    assert found("certification.stage1-before-design", certified(("start: 2027-09-14", "start: 2027-03-26"))) == []


def test_stage_1_before_the_design_gate_is_found_at_its_start() -> None:
    files = certified(("start: 2027-09-14", "start: 2027-03-25"))
    assert found("certification.stage1-before-design", files) == [f"{FILE}:5:10"]
    assert messages("certification.stage1-before-design", files) == [
        "Stage 1 starts on 2027-03-25, before Gate 2 on 2027-03-26."
    ]
    assert related("certification.stage1-before-design", files) == ["data/programme.yml:22:14"]


# ------------------------------------------------------------------ certification.stages-far-apart


def test_six_months_between_the_stages_are_usual() -> None:
    assert found("certification.stages-far-apart", certified(("end: 2027-09-15", "end: 2027-04-12"))) == []


def test_more_than_six_months_between_the_stages_are_worth_a_question() -> None:
    files = certified(("end: 2027-09-15", "end: 2027-04-11"))
    assert lines("certification.stages-far-apart", files) == ["certification:10"]
    assert messages("certification.stages-far-apart", files) == [
        "Stage 2 starts on 2027-10-12, more than 6 months after stage 1 on 2027-04-11."
    ]
    assert related("certification.stages-far-apart", files) == [f"{FILE}:6:8"]


# ------------------------------------------------------------------ certification.stage1-without-checks-planned

UNPLANNED = "certification.stage1-without-checks-planned"
BOOKED = (
    "start: 2027-09-14\n  end: 2027-09-15\n  status: planned",
    "start: 2027-09-14\n  end: 2027-09-15\n  status: booked",
)
AUDIT = "- {id: AUD-01, kind: internal, planned_end: 2027-07-16, status: planned}\n"
REVIEW = "- {id: MR-01, kind: full, planned: 2027-07-29, status: planned}\n"


def test_a_booked_stage_1_with_both_planned_is_sound() -> None:
    assert found(UNPLANNED, certified(BOOKED, audits=AUDIT, reviews=REVIEW)) == []


def test_a_booked_stage_1_without_audit_or_review_is_found_at_its_start() -> None:
    assert found(UNPLANNED, certified(BOOKED)) == [f"{FILE}:5:10"] * 2
    assert messages(UNPLANNED, certified(BOOKED, audits=AUDIT)) == [
        "Stage 1 starts on 2027-09-14, and no management review is planned."
    ]
    cancelled = AUDIT.replace("status: planned", "status: cancelled")
    assert messages(UNPLANNED, certified(BOOKED, audits=cancelled, reviews=REVIEW)) == [
        "Stage 1 starts on 2027-09-14, and no internal audit is planned."
    ]


def test_before_it_is_booked_there_is_time_until_its_day() -> None:
    assert found(UNPLANNED, certified(), date(2027, 9, 13)) == []
    assert found(UNPLANNED, certified(), date(2027, 9, 14)) == [f"{FILE}:5:10"] * 2


def test_registers_that_cannot_be_read_prove_nothing() -> None:
    assert found(UNPLANNED, certified(BOOKED, audits="- [\n", reviews="- [\n")) == []
    assert found(UNPLANNED, {}) == []
