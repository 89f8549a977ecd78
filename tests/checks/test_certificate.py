"""Faults of what comes after stage 2."""

from datetime import date

import pytest

from tests.programmes import NO_CERTIFICATE, certified, lines
from tests.support import found, messages, related

FILE, FINDINGS = "data/certification.yml", "data/findings.yml"
IDS = [
    "certificate.major-unverified",
    "certificate.nonconformity-without-plan",
    "certificate.recertification-late",
    "certificate.recertification-tight",
    "certificate.step-missed",
    "certificate.surveillance-late",
    "certificate.surveillance-missing",
]
AUDIT = "- id: AUD-05\n  kind: stage-2\n"


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_plan_has_no_fault(check_id: str) -> None:
    assert found(check_id, certified()) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["", "[]", "surveillance: 7\ndecision_on: x\n", "body: [\n"])
def test_an_odd_or_missing_record_gives_no_other_fault(check_id: str, text: str) -> None:
    assert found(check_id, {FILE: text}) == []


# ------------------------------------------------------------------ certificate.major-unverified


def finding(rest: str, kind: str = "major", audit: str = "AUD-05") -> str:
    return f"- id: F-012\n  audit: {audit}\n  class: {kind}\n  {rest}\n"


def test_a_major_that_is_open_after_six_months_is_found_at_its_status() -> None:
    files = certified(audits=AUDIT, findings=finding("status: open"))
    assert lines("certificate.major-unverified", files, "2028-04-14") == []
    assert lines("certificate.major-unverified", files, "2028-04-15") == ["findings:4"]


def test_a_major_that_was_resolved_late_stays_late() -> None:
    files = certified(audits=AUDIT, findings=finding("resolved_on: 2028-04-15"))
    assert found("certificate.major-unverified", files) == [f"{FINDINGS}:4:16"]
    assert messages("certificate.major-unverified", files) == [
        "F-012 was not resolved by 2028-04-14, six months after stage 2."
    ]
    assert related("certificate.major-unverified", files) == [f"{FILE}:11:8"]
    assert (
        lines("certificate.major-unverified", certified(audits=AUDIT, findings=finding("resolved_on: 2028-04-14")))
        == []
    )


@pytest.mark.parametrize("text", [finding("status: open", "minor"), finding("status: open", audit="AUD-01")])
def test_minors_and_findings_of_other_audits_have_no_such_limit(text: str) -> None:
    audits = f"{AUDIT}- id: AUD-01\n  kind: internal\n"
    assert lines("certificate.major-unverified", certified(audits=audits, findings=text), "2028-12-01") == []


def test_the_record_may_name_the_audit_of_stage_2() -> None:
    files = certified(
        ("start: 2027-10-12", "audit: AUD-07\n  start: 2027-10-12"), findings=finding("status: open", audit="AUD-07")
    )
    assert lines("certificate.major-unverified", files, "2028-12-01") == ["findings:4"]


# ------------------------------------------------------------------ certificate.nonconformity-without-plan


def test_a_nonconformity_without_a_corrective_action_is_found_at_its_number() -> None:
    files = certified(audits=AUDIT, findings=finding("status: open", "minor"))
    assert found("certificate.nonconformity-without-plan", files) == [f"{FINDINGS}:1:7"]
    assert messages("certificate.nonconformity-without-plan", files) == [
        "The nonconformity F-012 of stage 2 has no corrective action."
    ]
    assert related("certificate.nonconformity-without-plan", files) == []


@pytest.mark.parametrize(
    ("rest", "missing"),
    [("cause: x", "no action"), ("action: x", "no cause"), ("due: 2027-12-01", "no cause and no action")],
)
def test_an_action_without_cause_or_action_is_found_at_the_action(rest: str, missing: str) -> None:
    actions = f"- id: CA-020\n  finding: F-012\n  {rest}\n"
    files = certified(audits=AUDIT, findings=finding("status: open"), corrective_actions=actions)
    assert found("certificate.nonconformity-without-plan", files) == ["data/corrective_actions.yml:1:7"]
    assert messages("certificate.nonconformity-without-plan", files) == [
        f"The nonconformity F-012 of stage 2 has {missing} in CA-020."
    ]
    assert related("certificate.nonconformity-without-plan", files) == [f"{FINDINGS}:1:7"]


@pytest.mark.parametrize("actions", ["- id: CA-020\n  finding: F-012\n  cause: x\n  action: y\n", "- ["])
def test_a_plan_with_cause_and_action_is_enough(actions: str) -> None:
    files = certified(audits=AUDIT, findings=finding("status: open"), corrective_actions=actions)
    assert found("certificate.nonconformity-without-plan", files) == []


@pytest.mark.parametrize("text", [finding("status: open", "observation"), finding("status: open", audit="AUD-01")])
def test_observations_and_other_audits_need_no_plan(text: str) -> None:
    assert found("certificate.nonconformity-without-plan", certified(audits=AUDIT, findings=text)) == []


def test_a_finding_of_no_audit_is_left_to_the_schema() -> None:
    text = finding("status: open").replace("  audit: AUD-05\n", "")
    assert found("certificate.nonconformity-without-plan", certified(findings=text)) == []


def test_an_observation_hides_no_nonconformity() -> None:
    both = finding("status: open", "observation") + finding("status: open").replace("F-012", "F-013")
    assert lines("certificate.nonconformity-without-plan", certified(audits=AUDIT, findings=both)) == ["findings:5"]


# ------------------------------------------------------------------ certificate.recertification-late, -tight


@pytest.mark.parametrize(
    ("planned", "late", "tight"),
    [
        ("2030-07-31", [], []),
        ("2030-08-01", [], [f"{FILE}:22:12"]),
        ("2030-10-28", [], [f"{FILE}:22:12"]),
        ("2030-10-29", [f"{FILE}:22:12"], []),
    ],
)
def test_recertification_leaves_90_days_before_the_end(planned: str, late: list[str], tight: list[str]) -> None:
    files = certified(("planned: 2030-06-12", f"planned: {planned}"))
    assert found("certificate.recertification-late", files) == late
    assert found("certificate.recertification-tight", files) == tight


def test_the_day_on_the_certificate_counts_more_than_the_computed_one() -> None:
    files = certified(("validity_months: 36", "validity_months: 36\nexpires: 2030-06-30"))
    assert messages("certificate.recertification-tight", files) == [
        "Recertification is planned for 2030-06-12, 18 days before the certificate expires on 2030-06-30."
    ]
    gone = certified(("validity_months: 36", "validity_months: 36\nexpires: 2030-06-12"))
    assert messages("certificate.recertification-late", gone) == [
        "Recertification is planned for 2030-06-12, and the certificate expires on 2030-06-12."
    ]


def test_a_certificate_lives_as_long_as_its_record_says_else_three_years() -> None:
    two_years = certified(("validity_months: 36", "validity_months: 24"))
    assert lines("certificate.recertification-late", two_years) == ["certification:22"]
    unsaid = certified(("validity_months: 36\n", ""), ("planned: 2030-06-12", "planned: 2030-10-29"))
    assert lines("certificate.recertification-late", unsaid) == ["certification:21"]
    assert lines("certificate.recertification-tight", certified(("validity_months: 36\n", ""))) == []


def test_without_a_decision_no_end_is_known() -> None:
    files = certified(("decision_planned: 2027-10-29\n", ""), ("planned: 2030-06-12", "planned: 2040-01-01"))
    assert found("certificate.recertification-late", files) == []
    assert found("certificate.surveillance-late", files) == []


def test_without_a_day_there_is_no_recertification_and_no_surveillance() -> None:
    files = certified(
        ("  planned: 2030-06-12\n", ""), ("    planned: 2028-09-19\n", ""), ("    planned: 2029-09-18\n", "")
    )
    for check_id in ("certificate.recertification-late", "certificate.recertification-tight"):
        assert found(check_id, files) == []
    assert found("certificate.surveillance-late", files) == []


def test_a_visit_that_took_place_counts_from_its_day() -> None:
    files = certified(("planned: 2028-09-19", "planned: 2028-12-01\n    done_on: 2028-09-19"))
    assert found("certificate.surveillance-late", files) == []


def test_two_visits_on_one_day_are_possible() -> None:
    assert found("certificate.surveillance-late", certified(("planned: 2029-09-18", "planned: 2028-09-19"))) == []


# ------------------------------------------------------------------ certificate.surveillance-late, -missing


@pytest.mark.parametrize(("planned", "expected"), [("2028-10-29", []), ("2028-10-30", [f"{FILE}:17:14"])])
def test_the_first_surveillance_comes_within_a_year(planned: str, expected: list[str]) -> None:
    files = certified(("planned: 2028-09-19", f"planned: {planned}"))
    assert found("certificate.surveillance-late", files) == expected


def test_the_decision_that_was_taken_counts_more_than_the_planned_one() -> None:
    files = certified(("decision_planned: 2027-10-29", "decision_planned: 2027-10-29\ndecision_on: 2027-09-01"))
    assert messages("certificate.surveillance-late", files) == [
        "The first surveillance is on 2028-09-19, over 12 months after the decision on 2027-09-01."
    ]
    assert related("certificate.surveillance-late", files) == [f"{FILE}:14:14"]


def test_one_surveillance_is_not_enough() -> None:
    files = certified(("  - title: Second surveillance\n    planned: 2029-09-18\n", ""))
    assert lines("certificate.surveillance-missing", files) == ["certification:16"]
    assert messages("certificate.surveillance-missing", files) == [
        "The certification plans 1 surveillance audits, but needs one in each of the first two years."
    ]
    assert lines("certificate.surveillance-missing", files | NO_CERTIFICATE) == []
    assert lines("certificate.surveillance-missing", {FILE: "surveillance: []\n"}) == ["certification:1"]


# ------------------------------------------------------------------ certificate.step-missed

DECIDED = ("validity_months: 36", "decision_on: 2027-10-28\ncertificate: C-1\nvalidity_months: 36")
FIRST = ("planned: 2028-09-19", "planned: 2028-09-19\n    done_on: 2028-09-20")
SECOND = ("planned: 2029-09-18", "planned: 2029-09-18\n    done_on: 2029-09-19")
RENEWED = ("planned: 2030-06-12", "planned: 2030-06-12\n  done_on: 2030-06-13")


def test_a_visit_that_was_not_held_by_its_last_day_is_found_at_the_visit() -> None:
    assert lines("certificate.step-missed", certified(DECIDED), "2028-10-28") == []
    assert lines("certificate.step-missed", certified(DECIDED), "2028-10-29") == ["certification:18"]
    assert lines("certificate.step-missed", certified(DECIDED, FIRST), "2029-12-31") == []
    assert lines("certificate.step-missed", certified(DECIDED, FIRST), "2030-01-01") == ["certification:21"]


def test_a_certificate_that_expired_is_found_and_a_renewed_one_is_not() -> None:
    kept = certified(DECIDED, FIRST, SECOND)
    assert lines("certificate.step-missed", kept, "2030-10-28") == []
    assert lines("certificate.step-missed", kept, "2030-10-29") == ["certification:1"]
    assert lines("certificate.step-missed", certified(DECIDED, FIRST, SECOND, RENEWED), "2030-10-29") == []


def test_before_the_decision_no_step_is_missed() -> None:
    assert lines("certificate.step-missed", certified(), "2040-01-01") == []
    assert lines("certificate.step-missed", certified(DECIDED), "2027-10-27") == []
    assert lines("certificate.step-missed", certified(DECIDED) | NO_CERTIFICATE, "2040-01-01") == []


def test_a_first_visit_that_was_held_late_has_a_finding_of_its_own() -> None:
    late = certified(DECIDED, ("planned: 2028-09-19", "planned: 2028-09-19\n    done_on: 2028-12-01"))
    assert lines("certificate.step-missed", late, "2028-12-02") == []
    assert len(lines("certificate.surveillance-late", late, "2028-12-02")) == 1


def test_a_visit_that_nobody_planned_is_missed_too() -> None:
    none = certified(DECIDED, FIRST, ("  - title: Second surveillance\n    planned: 2029-09-18\n", ""))
    [message] = messages_on("certificate.step-missed", none, "2030-01-01")
    assert message == ("Second surveillance: The second surveillance is not planned. The last day for it has passed.")


def messages_on(check_id: str, files: dict[str, str], day: str) -> list[str]:
    return messages(check_id, files, date.fromisoformat(day))
