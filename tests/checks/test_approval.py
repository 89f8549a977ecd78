"""What a document's header says, against the decisions in its log."""

import pytest

from tests.support import document, found, messages, related, report

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"
ASSIGNMENTS = """
- {id: AS-1, role: executive-sponsor, person: PER-01, from: 2026-01-01}
- {id: AS-2, role: sms-manager, person: PER-02, from: 2026-01-01}
"""


def decision(**fields: str) -> str:
    """An entry of a decision log, six lines."""
    entry = {
        "version": '"1.0"',
        "decision": "approved",
        "by": "PER-01",
        "role": "executive-sponsor",
        "on": "2026-12-01",
        "reason": "First issue.",
    } | fields
    lines = [f"{key}: {value}" for key, value in entry.items()]
    return "- " + "\n  ".join(lines) + "\n"


def files(log: str | None = None, **fields: object) -> dict[str, str]:
    """An approved plan with its log."""
    page = document("", **{"status": "approved", "effective_from": "2026-12-01", **fields})
    found_files = {PAGE: page, "data/assignments.yml": ASSIGNMENTS}
    return found_files if log is None else {**found_files, LOG: log}


def test_a_document_that_was_approved_has_no_finding() -> None:
    sound = report(files(decision()))
    assert [each.id for each in sound.findings if each.id.startswith("approval.")] == []


# ------------------------------------------------------------------ approval.approved-without-decision


def test_a_status_approved_without_a_log_is_found() -> None:
    assert found("approval.approved-without-decision", files()) == [f"{PAGE}:6:9"]
    assert messages("approval.approved-without-decision", files()) == [
        "No decision approves version 1.0 of SMS-PLN-001."
    ]


def test_an_approval_of_another_version_is_none() -> None:
    other = files(decision(), version='"1.1"')
    assert found("approval.approved-without-decision", other) == [f"{PAGE}:6:9"]
    assert messages("approval.approved-without-decision", other) == [
        "No decision approves version 1.1 of SMS-PLN-001; its last approval is of version 1.0."
    ]
    assert related("approval.approved-without-decision", other) == [f"{LOG}:1:12"]


def test_every_document_is_judged_also_after_a_sound_one() -> None:
    other = {"content/z.md": document("", id="SMS-PLN-009", status="approved")}
    assert found("approval.approved-without-decision", files(decision()) | other) == ["content/z.md:6:9"]


def test_an_approval_counts_for_a_document_of_unknown_kind_too() -> None:
    assert found("approval.approved-without-decision", files(decision(), kind="no-such-kind")) == []


def test_a_review_is_no_approval_but_for_a_live_register() -> None:
    reviewed = decision(decision="reviewed")
    assert found("approval.approved-without-decision", files(reviewed)) == [f"{PAGE}:6:9"]
    assert found("approval.approved-without-decision", files(reviewed, kind="risk-register")) == []


@pytest.mark.parametrize("status", ["draft", "review", "obsolete", "withdrawn"])
def test_only_the_status_approved_needs_an_approval(status: str) -> None:
    assert found("approval.approved-without-decision", files(status=status)) == []


def test_nothing_is_concluded_from_a_log_that_cannot_be_read_or_a_header_without_number() -> None:
    assert found("approval.approved-without-decision", files("- version: [")) == []
    assert found("approval.approved-without-decision", files(id=None)) == []
    assert found("approval.approved-without-decision", files(version=None)) == []


def test_an_approval_after_the_day_is_left_to_the_check_on_days() -> None:
    assert found("approval.approved-without-decision", files(decision(on="2027-02-01"))) == []


# ------------------------------------------------------------------ approval.approver-is-author


def test_an_author_who_approved_is_found_in_the_log() -> None:
    own = files(decision(by="PER-02"))
    assert found("approval.approver-is-author", own) == [f"{LOG}:3:7"]
    assert messages("approval.approver-is-author", own) == [
        "PER-02, an author of SMS-PLN-001, approved version 1.0 of it."
    ]


def test_the_finding_leads_to_the_authors() -> None:
    assert related("approval.approver-is-author", files(decision(by="PER-02"))) == [f"{PAGE}:8:10"]
    assert related("approval.approver-is-author", files(status="review", approvers="[sms-manager]")) == [f"{PAGE}:8:10"]


def test_the_last_approval_of_the_version_counts() -> None:
    older = decision(version='"0.9"', by="PER-02") + decision()
    assert found("approval.approver-is-author", files(older)) == []
    again = decision(by="PER-02") + decision(on="2026-12-10")
    assert found("approval.approver-is-author", files(again)) == []
    again = decision() + decision(by="PER-02", on="2026-12-10")
    assert found("approval.approver-is-author", files(again)) == [f"{LOG}:9:7"]


def test_an_approval_counts_from_its_day_on() -> None:
    assert found("approval.approver-is-author", files(decision(by="PER-02", on="2027-01-20"))) == [f"{LOG}:3:7"]
    assert found("approval.approver-is-author", files(decision(by="PER-02", on="2027-01-21"))) == []


def test_a_review_by_an_author_is_no_approval_by_one() -> None:
    log = decision() + decision(decision="reviewed", by="PER-02", on="2026-12-20")
    assert found("approval.approver-is-author", files(log, kind="risk-register")) == []


def test_a_live_register_that_was_only_reviewed_is_judged_by_the_review() -> None:
    log = decision(decision="reviewed", by="PER-02")
    assert found("approval.approver-is-author", files(log, kind="risk-register")) == [f"{LOG}:3:7"]


def test_before_the_approval_the_only_holder_of_the_approvers_role_must_not_be_an_author() -> None:
    own = files(status="review", approvers="[sms-manager]")
    assert found("approval.approver-is-author", own) == [f"{PAGE}:9:12"]
    assert messages("approval.approver-is-author", own) == [
        "Only authors of SMS-PLN-001 could approve it as sms-manager: PER-02."
    ]


def test_another_holder_of_the_role_may_approve() -> None:
    own = files(status="review", approvers="[sms-manager]")
    deputy = "- {id: AS-3, role: sms-manager, person: PER-03, from: 2026-01-01, deputy_for: PER-02}\n"
    assert found("approval.approver-is-author", own | {"data/assignments.yml": ASSIGNMENTS + deputy}) == []


def test_a_role_that_nobody_holds_is_no_author() -> None:
    assert found("approval.approver-is-author", files(status="review", approvers="[nobody]")) == []
    ended = "- {id: AS-2, role: sms-manager, person: PER-02, from: 2026-01-01, to: 2026-12-31}\n"
    own = files(status="review", approvers="[sms-manager]")
    assert found("approval.approver-is-author", own | {"data/assignments.yml": ended}) == []


def test_nobody_approves_a_document_out_of_use() -> None:
    assert found("approval.approver-is-author", files(status="obsolete", approvers="[sms-manager]")) == []


# ------------------------------------------------------------------ approval.decided-by-other-role


def test_an_approval_in_a_role_that_is_no_approver_is_found() -> None:
    other = files(decision(role="quality-manager"))
    assert found("approval.decided-by-other-role", other) == [f"{LOG}:4:9"]
    assert messages("approval.decided-by-other-role", other) == [
        "Version 1.0 of SMS-PLN-001 was approved by the quality-manager, who is not one of its approvers."
    ]
    assert related("approval.decided-by-other-role", other) == [f"{PAGE}:9:12"]


def test_older_versions_and_reviews_may_be_decided_by_other_roles() -> None:
    log = decision(version='"0.9"', role="x") + decision() + decision(decision="reviewed", role="x")
    assert found("approval.decided-by-other-role", files(log)) == []
    assert found("approval.decided-by-other-role", files(log, kind="risk-register")) == []


def test_a_decision_without_role_is_left_to_the_schema() -> None:
    assert found("approval.decided-by-other-role", files(decision(role='""'))) == []


# ------------------------------------------------------------------ approval.effective-before-approval


def test_a_version_in_force_before_its_approval_is_found() -> None:
    early = files(decision(), effective_from="2026-11-30")
    assert found("approval.effective-before-approval", early) == [f"{PAGE}:10:17"]
    assert messages("approval.effective-before-approval", early) == [
        "SMS-PLN-001 applies from 2026-11-30, before its approval on 2026-12-01."
    ]
    assert related("approval.effective-before-approval", early) == [f"{LOG}:5:7"]


def test_of_two_approvals_of_a_version_the_first_puts_it_in_force() -> None:
    log = decision() + decision(on="2026-12-10")
    assert found("approval.effective-before-approval", files(log, effective_from="2026-12-01")) == []
    assert related("approval.effective-before-approval", files(log, effective_from="2026-11-30")) == [f"{LOG}:5:7"]


@pytest.mark.parametrize("day", ["2026-12-01", "2027-06-01", "soon", None])
def test_a_version_in_force_from_its_approval_on_is_not_found(day: str | None) -> None:
    assert found("approval.effective-before-approval", files(decision(), effective_from=day)) == []


def test_the_approval_of_this_version_counts_and_not_a_later_review() -> None:
    log = decision(version='"0.9"', on="2026-11-01") + decision() + decision(decision="reviewed", on="2027-01-11")
    assert found("approval.effective-before-approval", files(log, kind="risk-register")) == []
    first = decision(decision="reviewed", on="2026-11-15") + decision()
    early = files(first, kind="risk-register", effective_from="2026-11-20")
    assert found("approval.effective-before-approval", early) == [f"{PAGE}:10:17"]


# ------------------------------------------------------------------ approval.missing-effective-date


def test_an_approved_document_without_effective_date_is_found_at_its_status() -> None:
    without = files(decision(), effective_from=None)
    assert found("approval.missing-effective-date", without) == [f"{PAGE}:6:9"]
    assert messages("approval.missing-effective-date", without) == [
        "SMS-PLN-001 is approved but does not say from when it applies."
    ]


def test_a_draft_needs_no_effective_date_and_a_wrong_one_is_the_schemas() -> None:
    assert found("approval.missing-effective-date", files(status="draft", effective_from=None)) == []
    assert found("approval.missing-effective-date", files(effective_from="soon")) == []


# ------------------------------------------------------------------ approval.status-at-odds


def test_a_withdrawn_version_that_says_approved_is_found() -> None:
    log = decision() + decision(decision="withdrawn", on="2027-01-05")
    assert found("approval.status-at-odds", files(log)) == [f"{PAGE}:6:9"]
    assert messages("approval.status-at-odds", files(log)) == [
        "SMS-PLN-001 was withdrawn on 2027-01-05, but the status says approved."
    ]
    assert related("approval.status-at-odds", files(log)) == [f"{LOG}:8:13"]
    assert found("approval.status-at-odds", files(log, version='"1.1"')) == []


def test_a_document_withdrawn_without_decision_is_found() -> None:
    assert found("approval.status-at-odds", files(decision(), status="withdrawn")) == [f"{PAGE}:6:9"]
    assert messages("approval.status-at-odds", files(status="withdrawn")) == [
        "The status says withdrawn, but no decision withdraws SMS-PLN-001."
    ]


@pytest.mark.parametrize("status", ["draft", "review"])
def test_an_approved_version_that_still_says_draft_is_found(status: str) -> None:
    assert found("approval.status-at-odds", files(decision(), status=status)) == [f"{PAGE}:6:9"]
    assert messages("approval.status-at-odds", files(decision(), status=status)) == [
        f"Version 1.0 of SMS-PLN-001 was approved on 2026-12-01, but the status says {status}."
    ]


def test_the_next_version_may_be_a_draft() -> None:
    assert found("approval.status-at-odds", files(decision(), status="draft", version='"1.1"')) == []
    log = decision() + decision(decision="withdrawn", on="2027-01-05")
    assert found("approval.status-at-odds", files(log, status="draft", version='"1.1"')) == []


def test_status_and_log_that_agree_are_not_found() -> None:
    log = decision() + decision(decision="withdrawn", on="2027-01-05")
    assert found("approval.status-at-odds", files(log, status="withdrawn")) == []
    assert found("approval.status-at-odds", files(log, status="obsolete")) == []
    again = log + decision(version='"2.0"', on="2027-01-10")
    assert found("approval.status-at-odds", files(again, version='"2.0"')) == []


def test_a_withdrawal_after_the_day_does_not_count_yet() -> None:
    log = decision() + decision(decision="withdrawn", on="2027-05-01")
    assert found("approval.status-at-odds", files(log)) == []
    assert found("approval.status-at-odds", files(log, status="withdrawn")) == []


# ------------------------------------------------------------------ approval.incomplete

BOTH = "[executive-sponsor, quality-manager]"


def test_a_version_is_approved_when_every_role_has_decided() -> None:
    half = files(decision(), approvers=BOTH)
    assert found("approval.incomplete", half) == [f"{PAGE}:9:12"]
    assert messages("approval.incomplete", half) == [
        "SMS-PLN-001 is approved, but the quality-manager has not decided on version 1.0."
    ]
    assert related("approval.incomplete", half) == [f"{LOG}:4:9"]
    whole = decision() + decision(by="PER-03", role="quality-manager")
    assert found("approval.incomplete", files(whole, approvers=BOTH)) == []


def test_of_three_roles_all_that_are_missing_are_named() -> None:
    [message] = messages("approval.incomplete", files(decision(), approvers="[executive-sponsor, one, two]"))
    assert message == "SMS-PLN-001 is approved, but the one and the two have not decided on version 1.0."


@pytest.mark.parametrize("status", ["draft", "review", "obsolete", "withdrawn"])
def test_a_version_half_decided_in_review_is_no_fault(status: str) -> None:
    half = files(decision(), approvers=BOTH, status=status)
    assert found("approval.incomplete", half) == []
    if status in ("draft", "review"):
        assert found("approval.status-at-odds", half) == []


def test_a_version_taken_over_counts_as_approved() -> None:
    taken = decision(decision="adopted") + decision(decision="adopted", by="PER-03", role="quality-manager")
    sound = report(files(taken, approvers=BOTH))
    assert [each.id for each in sound.findings if each.id.startswith("approval.")] == []


def test_who_approved_an_earlier_text_of_the_version_decides_anew() -> None:
    first, second = (f"sha256:{letter * 64}" for letter in "ab")
    changed = decision(digest=first) + decision(by="PER-03", role="quality-manager", digest=second)
    assert messages("approval.incomplete", files(changed, approvers=BOTH)) == [
        "SMS-PLN-001 is approved, but the executive-sponsor has not decided on the last text of version 1.0."
    ]
    anew = changed + decision(digest=second)
    assert found("approval.incomplete", files(anew, approvers=BOTH)) == []


def test_a_decision_without_digest_counts_for_any_text() -> None:
    later = decision() + decision(by="PER-03", role="quality-manager", digest=f"sha256:{'a' * 64}")
    assert found("approval.incomplete", files(later, approvers=BOTH)) == []


def test_a_decision_of_tomorrow_completes_nothing_today() -> None:
    later = decision() + decision(by="PER-03", role="quality-manager", on="2027-01-21")
    assert len(found("approval.incomplete", files(later, approvers=BOTH))) == 1


def test_a_role_that_does_not_exist_or_a_version_that_nobody_decided_on_is_another_fault() -> None:
    roles = {"data/roles.yml": "- id: executive-sponsor\n"}
    assert found("approval.incomplete", files(decision(), approvers=BOTH) | roles) == []
    assert found("approval.incomplete", files(decision(role="sales"), approvers=BOTH)) == []


def test_each_of_several_approvers_is_no_author() -> None:
    both = decision(by="PER-02") + decision(by="PER-01", role="quality-manager")
    assert len(found("approval.approver-is-author", files(both, approvers=BOTH))) == 1
