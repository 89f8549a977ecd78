"""What has to stand before a service management plan."""

from datetime import date

import pytest

from tests.plans import PAGE, plan
from tests.support import document, found, messages, related, report

GROUND = {
    "organization-profile": "SMS-STM-002",
    "scope-statement": "SMS-STM-001",
    "service-catalogue": "SMS-REG-004",
    "gap-assessment-report": "SMS-REP-001",
}
REFERENCES = " ".join(f'{{{{ sms_ref("{each}") }}}}' for each in GROUND.values())


def grounded(services: str = REFERENCES, **decided: str) -> dict[str, str]:
    """The plan with its ground, and the day of approval of documents by number, "_" for a hyphen."""
    files = plan(services=f"The services stand in the catalogue. {services}")
    for kind, number in GROUND.items():
        files[f"content/{kind}.md"] = document("Text.\n", id=number, kind=kind)
    for number, day in decided.items():
        entry = f'- {{version: "1.0", decision: approved, by: managing-director, on: {day}}}\n'
        files[f"data/decisions/{number.replace('_', '-')}.yml"] = entry
    return files


# ------------------------------------------------------------------ plan-prerequisites.absent


def test_a_plan_without_its_ground_is_found_at_its_kind() -> None:
    assert found("plan-prerequisites.absent", plan()) == [f"{PAGE}:4:7"] * 4
    assert messages("plan-prerequisites.absent", plan()) == [
        "This plan stands without its ground: there is no gap assessment report.",
        "This plan stands without its ground: there is no organization profile and context.",
        "This plan stands without its ground: there is no scope statement.",
        "This plan stands without its ground: there is no service catalogue.",
    ]


def test_the_four_documents_are_enough_and_a_retired_one_is_not() -> None:
    assert found("plan-prerequisites.absent", grounded()) == []
    files = grounded()
    files["content/scope-statement.md"] = document(
        "Text.\n", id="SMS-STM-001", kind="scope-statement", status="withdrawn"
    )
    assert len(found("plan-prerequisites.absent", files)) == 1


def test_a_page_that_cannot_be_read_may_be_the_ground() -> None:
    files: dict[str, str | bytes] = {**plan(), "content/x.md": b"\xff\xfe"}
    assert found("plan-prerequisites.absent", files) == []


def test_without_a_plan_nothing_is_asked_for() -> None:
    assert found("plan-prerequisites.absent", {"content/a.md": document("Text.\n")}) == []


# ------------------------------------------------------------------ plan-prerequisites.not-referred


@pytest.mark.parametrize(
    "word", ['{{ sms_ref("SMS-STM-001") }}', "[scope](../scope-statement.md#scope)", "SMS-STM-001"]
)
def test_a_call_a_link_or_the_number_refers(word: str) -> None:
    assert (
        found("plan-prerequisites.not-referred", grounded(REFERENCES.replace('{{ sms_ref("SMS-STM-001") }}', word)))
        == []
    )


@pytest.mark.parametrize(
    "word", ["the scope", "<!-- SMS-STM-001 -->", "`SMS-STM-001`", "SMS-STM-0011", "[x](scope-statement.md)"]
)
def test_the_name_a_comment_and_code_do_not_refer(word: str) -> None:
    files = grounded(REFERENCES.replace('{{ sms_ref("SMS-STM-001") }}', word))
    assert found("plan-prerequisites.not-referred", files) == [f"{PAGE}:4:7"]
    assert messages("plan-prerequisites.not-referred", files) == [
        "This plan does not refer to the scope statement (SMS-STM-001)."
    ]


def test_the_hint_shows_the_call_and_the_document() -> None:
    files = grounded(REFERENCES.replace('{{ sms_ref("SMS-STM-001") }}', ""))
    (finding,) = [each for each in report(files).findings if each.id == "plan-prerequisites.not-referred"]
    assert finding.hint == 'Refer to it where the plan builds on it: {{ sms_ref("SMS-STM-001") }}.'
    assert related("plan-prerequisites.not-referred", files) == ["content/scope-statement.md:2:5"]


def test_of_several_documents_of_a_kind_the_first_is_named() -> None:
    files = grounded(REFERENCES.replace('{{ sms_ref("SMS-STM-001") }}', ""))
    other = {"content/z.md": document("Text.\n", id="SMS-STM-009", kind="scope-statement")}
    assert messages("plan-prerequisites.not-referred", files | other) == [
        "This plan does not refer to the scope statement (SMS-STM-001)."
    ]
    assert related("plan-prerequisites.not-referred", files | other) == ["content/scope-statement.md:2:5"]
    decided = grounded(**ALL | {"SMS_STM_001": "2027-01-05"}, SMS_PLN_002="2026-12-01") | other
    assert related("plan-prerequisites.approved-after-plan", decided) == ["content/scope-statement.md:2:5"]


def test_a_document_without_a_number_is_named_by_its_path() -> None:
    files = grounded(REFERENCES.replace('{{ sms_ref("SMS-STM-001") }}', ""))
    files["content/scope-statement.md"] = document("Text.\n", id=None, kind="scope-statement")
    assert messages("plan-prerequisites.not-referred", files) == [
        "This plan does not refer to the scope statement (content/scope-statement.md)."
    ]


# ------------------------------------------------------------------ plan-prerequisites.approved-after-plan

ALL = {number.replace("-", "_"): "2026-11-13" for number in GROUND.values()}


def test_a_plan_approved_after_its_ground_is_in_order() -> None:
    assert found("plan-prerequisites.approved-after-plan", grounded(**ALL, SMS_PLN_002="2026-12-01")) == []
    assert found("plan-prerequisites.approved-after-plan", grounded(**ALL, SMS_PLN_002="2026-11-13")) == []
    assert found("plan-prerequisites.approved-after-plan", grounded(SMS_REP_001="2027-01-05")) == []


def test_ground_that_was_approved_later_or_not_at_all_is_found() -> None:
    files = grounded(**ALL | {"SMS_REP_001": "2027-01-05"}, SMS_PLN_002="2026-12-01")
    assert found("plan-prerequisites.approved-after-plan", files) == [f"{PAGE}:4:7"]
    assert messages("plan-prerequisites.approved-after-plan", files) == [
        "This plan was approved on 2026-12-01, but its ground, the gap assessment report, only on 2027-01-05."
    ]
    assert related("plan-prerequisites.approved-after-plan", files) == ["content/gap-assessment-report.md:2:5"]
    today = grounded(**ALL | {"SMS_REP_001": "2027-01-20"}, SMS_PLN_002="2026-12-01")
    assert messages("plan-prerequisites.approved-after-plan", today) == [
        "This plan was approved on 2026-12-01, but its ground, the gap assessment report, only on 2027-01-20."
    ]
    late = grounded(**ALL | {"SMS_REP_001": "2027-02-05"}, SMS_PLN_002="2026-12-01")
    assert messages("plan-prerequisites.approved-after-plan", late) == [
        "This plan was approved on 2026-12-01, but its ground, the gap assessment report, not yet."
    ]


def test_the_first_approval_counts_and_a_review_of_a_register_like_one() -> None:
    files = grounded(**ALL | {"SMS_REG_004": "2027-01-05"})
    log = "".join(
        f'- {{version: "1.{index}", decision: {kind}, on: {day}}}\n'
        for index, (kind, day) in enumerate(
            [("withdrawn", "2026-11-01"), ("approved", "2026-12-01"), ("approved", "2027-01-10")]
        )
    )
    files["data/decisions/SMS-PLN-002.yml"] = log
    assert messages("plan-prerequisites.approved-after-plan", files) == [
        "This plan was approved on 2026-12-01, but its ground, the service catalogue, only on 2027-01-05."
    ]
    files["data/decisions/SMS-REG-004.yml"] = "- {version: '1.0', decision: reviewed, on: 2026-11-20}\n"
    assert found("plan-prerequisites.approved-after-plan", files) == []


def test_ground_that_does_not_exist_is_another_fault() -> None:
    approved = {"data/decisions/SMS-PLN-002.yml": "- {version: '1.0', decision: approved, on: 2026-12-01}\n"}
    assert found("plan-prerequisites.approved-after-plan", plan() | approved) == []


# ------------------------------------------------------------------ plan-prerequisites.changed-after-plan

CHANGED = "plan-prerequisites.changed-after-plan"
PLANNED = {"SMS_PLN_002": "2026-11-02"}


def test_a_plan_older_than_its_scope_is_found_after_30_days() -> None:
    files = grounded(SMS_STM_001="2026-12-01", **PLANNED)
    assert found(CHANGED, files, date(2026, 12, 31)) == []
    assert found(CHANGED, files, date(2027, 1, 1)) == [f"{PAGE}:4:7"]
    assert messages(CHANGED, files) == [
        "The scope statement was changed on 2026-12-01; this plan was looked at last on 2026-11-02."
    ]
    assert related(CHANGED, files) == ["content/scope-statement.md:5:10"]


def test_a_review_of_the_plan_a_report_and_a_draft_are_sound() -> None:
    reviewed = grounded(SMS_STM_001="2026-12-01", **PLANNED)
    reviewed["data/decisions/SMS-PLN-002.yml"] += "- {decision: reviewed, on: 2026-12-03}\n- 7\n- {on: soon}\n"
    assert found(CHANGED, reviewed) == []
    assert found(CHANGED, grounded(SMS_REP_001="2026-12-01", **PLANNED)) == []
    assert found(CHANGED, grounded(SMS_STM_001="2026-12-01")) == []
