"""Faults of what has to have happened before stage 2 (in these tests from 2027-10-12)."""

from datetime import date

import pytest

from tests.programmes import CERTIFICATION, NO_CERTIFICATE, certified, lines
from tests.support import found, messages, related

AUDITS, REVIEWS, ACTIONS = "data/audits.yml", "data/reviews.yml", "data/corrective_actions.yml"
IDS = [
    "readiness.configuration-unreconciled",
    "readiness.corrective-action-unverified",
    "readiness.internal-audit-late",
    "readiness.internal-audit-missing",
    "readiness.internal-audit-tight",
    "readiness.management-review-before-audit",
    "readiness.management-review-missing",
    "readiness.service-level-records-missing",
]
ALL = "['4', '5', '6', '7', '8', '9', '10']"


def audit(end: str, rest: str = "status: planned", clauses: str = ALL, name: str = "AUD-01") -> str:
    return f"- id: {name}\n  kind: internal\n  clauses: {clauses}\n  planned_end: {end}\n  {rest}\n"


def review(day: str, rest: str = "status: planned", kind: str = "full") -> str:
    return f"- id: MR-02\n  kind: {kind}\n  planned: {day}\n  {rest}\n"


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_plan_has_no_fault(check_id: str) -> None:
    assert found(check_id, certified(audits=audit("2027-07-16"), reviews=review("2027-07-29"))) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("day", ["2027-01-20", "2028-01-20"])
def test_without_stage_2_there_is_nothing_to_be_ready_for(check_id: str, day: str) -> None:
    registers = {
        "audits": audit("2027-10-12"),
        "reviews": review("2027-10-12"),
        "corrective_actions": "- id: CA-001\n  source: internal-audit\n  due: 2027-12-01\n",
        "config": "- id: CI-01\n",
    }
    assert lines(check_id, certified(**registers) | NO_CERTIFICATE, day) == []
    assert lines(check_id, certified(("  start: 2027-10-12\n", ""), **registers), day) == []
    unplanned = {f"data/{key}.yml": text for key, text in registers.items()}
    assert lines(check_id, unplanned | {"data/certification.yml": CERTIFICATION}, day) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("text", ["- [", "- 7\n", "- id: X\n  kind: internal\n  planned_end: x\n  verifications: 7\n"])
def test_odd_registers_give_no_fault_before_stage_2(check_id: str, text: str) -> None:
    files = certified(audits=text, reviews=text, corrective_actions=text, config=text, slas=text, sla_results=text)
    assert found(check_id, files) == []


# ------------------------------------------------------------------ readiness.internal-audit-missing


def test_an_audit_planned_to_end_when_stage_2_begins_is_found_at_once() -> None:
    files = certified(audits=audit("2027-10-12"))
    assert found("readiness.internal-audit-missing", files) == [f"{AUDITS}:4:16"]
    assert messages("readiness.internal-audit-missing", files) == [
        "The internal audit AUD-01 ends on 2027-10-12, not before stage 2."
    ]
    assert related("readiness.internal-audit-missing", files) == ["data/certification.yml:10:10"]


def test_the_audit_that_completes_the_clauses_is_the_one_that_counts() -> None:
    first, rest = "['4', '5', '6', '7']", "['8', '9', '10']"
    files = certified(audits=audit("2027-07-16", clauses=first) + audit("2027-10-13", clauses=rest, name="AUD-02"))
    assert lines("readiness.internal-audit-missing", files) == ["audits:9"]
    turned = certified(audits=audit("2027-10-13", clauses=rest, name="AUD-02") + audit("2027-07-16", clauses=first))
    assert lines("readiness.internal-audit-missing", turned) == ["audits:4"]


def test_an_audit_of_the_next_year_does_no_harm() -> None:
    files = certified(audits=audit("2027-07-16") + audit("2028-07-14", name="AUD-02"))
    assert found("readiness.internal-audit-missing", files) == []


def test_audits_that_never_cover_all_are_judged_by_the_last_before_stage_2() -> None:
    files = certified(audits=audit("2027-07-16", clauses="['8']") + audit("2028-07-14", clauses="['9']", name="AUD-02"))
    assert found("readiness.internal-audit-missing", files) == []
    twice = certified(audits=audit("2027-07-16", clauses="['8']") + audit("2027-09-10", clauses="['9']", name="AUD-02"))
    assert lines("readiness.internal-audit-tight", twice) == ["audits:9"]
    same = certified(audits=audit("2027-07-16", clauses="['8']") + audit("2027-10-12", clauses="['9']", name="AUD-02"))
    assert found("readiness.internal-audit-missing", same) == []
    only = certified(audits=audit("2028-07-14", clauses="['9']"))
    assert lines("readiness.internal-audit-missing", only) == ["audits:4"]


@pytest.mark.parametrize("rest", ["status: cancelled", "status: planned\n  kind: supplier"])
def test_an_audit_that_is_cancelled_or_of_another_kind_is_none(rest: str) -> None:
    text = audit("2027-10-20").replace("  kind: internal\n", "" if "kind" in rest else "  kind: internal\n")
    files = certified(audits=text.replace("status: planned", rest))
    assert lines("readiness.internal-audit-missing", files) == []
    assert lines("readiness.internal-audit-missing", files, "2027-10-12") == ["certification:10"]


def test_an_audit_that_was_not_held_is_found_when_stage_2_begins() -> None:
    files = certified(audits=audit("2027-07-16"))
    assert lines("readiness.internal-audit-missing", files, "2027-10-11") == []
    assert lines("readiness.internal-audit-missing", files, "2027-10-12") == ["audits:5"]


def test_of_several_audits_that_were_not_held_the_first_is_found() -> None:
    files = certified(audits=audit("2027-07-16") + audit("2027-08-06", name="AUD-02"))
    assert lines("readiness.internal-audit-missing", files, "2027-10-12") == ["audits:5"]


def test_an_audit_that_was_held_in_time_is_there() -> None:
    files = certified(audits=audit("2027-07-16", "status: held\n  done_on: 2027-07-23"))
    assert lines("readiness.internal-audit-missing", files, "2027-10-12") == []


def test_the_day_on_which_the_audit_was_held_counts_more_than_the_plan() -> None:
    files = certified(audits=audit("2027-07-16", "status: held\n  done_on: 2027-10-13"))
    assert lines("readiness.internal-audit-missing", files, "2027-10-14") == ["audits:6"]


def test_without_any_audit_the_start_of_stage_2_is_the_place() -> None:
    assert lines("readiness.internal-audit-missing", certified(), "2027-10-11") == []
    assert found("readiness.internal-audit-missing", certified()) == []
    assert lines("readiness.internal-audit-missing", certified(), "2027-10-12") == ["certification:10"]
    assert related("readiness.internal-audit-missing", certified(), date(2027, 10, 12)) == []


@pytest.mark.parametrize(
    ("check_id", "registers"),
    [
        ("readiness.internal-audit-missing", {"audits": "- ["}),
        ("readiness.management-review-missing", {"reviews": "- ["}),
        (
            "readiness.service-level-records-missing",
            {
                "slas": "- {id: A, service: S, status: agreed, targets: [{id: A-1, period: month}]}\n",
                "services": "- {id: S, in_scope: true}\n",
                "sla_results": "- [",
            },
        ),
    ],
)
def test_a_register_that_cannot_be_read_proves_nothing(check_id: str, registers: dict[str, str]) -> None:
    assert lines(check_id, certified(**registers), "2027-10-12") == []


@pytest.mark.parametrize("check_id", IDS)
def test_an_audit_of_some_clauses_is_judged_by_nothing_without_stage_2(check_id: str) -> None:
    some = {"audits": audit("2027-07-16", clauses="['8']"), "reviews": review("2027-07-01")}
    assert found(check_id, certified(("  start: 2027-10-12\n", ""), **some)) == []


# ------------------------------------------------------------------ readiness.internal-audit-late, -tight


@pytest.mark.parametrize(
    ("end", "late", "tight"),
    [
        ("2027-10-12", [], []),
        ("2027-10-11", ["audits:4"], []),
        ("2027-09-21", ["audits:4"], []),
        ("2027-09-20", [], ["audits:4"]),
        ("2027-09-01", [], ["audits:4"]),
        ("2027-08-31", [], []),
    ],
)
def test_21_days_are_too_late_and_less_than_42_are_tight(end: str, late: list[str], tight: list[str]) -> None:
    files = certified(audits=audit(end))
    assert lines("readiness.internal-audit-late", files) == late
    assert lines("readiness.internal-audit-tight", files) == tight


def test_the_messages_count_the_days() -> None:
    late, tight = certified(audits=audit("2027-09-26")), certified(audits=audit("2027-09-10"))
    assert messages("readiness.internal-audit-late", late) == [
        "The internal audit AUD-01 ends on 2027-09-26, 16 days before stage 2, too late to correct what it finds."
    ]
    assert messages("readiness.internal-audit-tight", tight) == [
        "The internal audit AUD-01 ends on 2027-09-10, 32 days before stage 2, which leaves little time to correct."
    ]


def test_the_settings_move_the_limits() -> None:
    settings = {"data/settings.yml": "parameters:\n  audit_lead_days: 30\n  audit_lead_days_advised: 60\n"}
    files = certified(audits=audit("2027-09-12")) | settings
    assert lines("readiness.internal-audit-late", files) == ["audits:4"]
    assert lines("readiness.internal-audit-tight", certified(audits=audit("2027-08-14")) | settings) == ["audits:4"]


# ------------------------------------------------------------------ readiness.corrective-action-unverified


def action(rest: str, source: str = "source: internal-audit") -> str:
    return f"- id: CA-007\n  {source}\n  {rest}\n"


def test_an_action_verified_when_stage_2_had_begun_is_found_at_the_day() -> None:
    files = certified(corrective_actions=action("verified_on: 2027-10-12\n  effective: true"))
    assert found("readiness.corrective-action-unverified", files) == [f"{ACTIONS}:3:16"]
    assert messages("readiness.corrective-action-unverified", files) == [
        "CA-007 was verified on 2027-10-12, after stage 2 began."
    ]


def test_an_action_due_when_stage_2_has_begun_is_found_at_once() -> None:
    files = certified(corrective_actions=action("due: 2027-10-12\n  status: open"))
    assert found("readiness.corrective-action-unverified", files) == [f"{ACTIONS}:3:8"]
    assert (
        found("readiness.corrective-action-unverified", certified(corrective_actions=action("due: 2027-10-11"))) == []
    )


def test_an_action_that_is_open_is_found_when_stage_2_begins() -> None:
    files = certified(corrective_actions=action("due: 2027-08-20\n  status: done"))
    assert lines("readiness.corrective-action-unverified", files, "2027-10-11") == []
    assert lines("readiness.corrective-action-unverified", files, "2027-10-12") == ["corrective_actions:4"]


def test_an_action_has_to_be_found_effective() -> None:
    files = certified(corrective_actions=action("verified_on: 2027-08-20\n  effective: false"))
    assert lines("readiness.corrective-action-unverified", files, "2027-10-12") == ["corrective_actions:4"]
    good = certified(corrective_actions=action("verified_on: 2027-10-11\n  effective: true"))
    assert lines("readiness.corrective-action-unverified", good, "2027-10-12") == []
    late = certified(corrective_actions=action("due: 2027-10-20\n  verified_on: 2027-08-20\n  effective: true"))
    assert lines("readiness.corrective-action-unverified", late, "2027-10-12") == []


def test_an_action_without_a_day_is_waited_for_until_stage_2() -> None:
    files = certified(corrective_actions=action("status: open"))
    assert lines("readiness.corrective-action-unverified", files, "2027-10-11") == []
    assert lines("readiness.corrective-action-unverified", files, "2027-10-12") == ["corrective_actions:3"]


def test_an_action_raised_before_stage_2_is_judged() -> None:
    files = certified(corrective_actions=action("due: 2027-12-01\n  raised_on: 2027-10-11"))
    assert lines("readiness.corrective-action-unverified", files) == ["corrective_actions:3"]


@pytest.mark.parametrize(
    "source",
    ["source: own-check", "source: internal-audit\n  audit: AUD-99", "source: internal-audit\n  raised_on: 2027-10-12"],
)
def test_actions_from_elsewhere_or_from_later_are_not_judged(source: str) -> None:
    files = certified(audits=audit("2027-07-16"), corrective_actions=action("due: 2027-12-01", source))
    assert lines("readiness.corrective-action-unverified", files, "2027-12-20") == []


def test_a_later_action_hides_no_other() -> None:
    both = action("raised_on: 2027-10-12") + action("due: 2027-12-01")
    assert lines("readiness.corrective-action-unverified", certified(corrective_actions=both)) == [
        "corrective_actions:6"
    ]


def test_an_action_may_name_its_audit_instead_of_its_source() -> None:
    files = certified(audits=audit("2027-07-16"), corrective_actions=action("due: 2027-12-01", "audit: AUD-01"))
    assert lines("readiness.corrective-action-unverified", files) == ["corrective_actions:3"]


# ------------------------------------------------------------------ readiness.management-review-missing


def test_a_review_planned_for_the_day_of_stage_2_is_found_at_once() -> None:
    files = certified(reviews=review("2027-10-12"))
    assert found("readiness.management-review-missing", files) == [f"{REVIEWS}:3:12"]
    assert messages("readiness.management-review-missing", files) == [
        "The first management review is on 2027-10-12, not before stage 2."
    ]
    assert found("readiness.management-review-missing", certified(reviews=review("2027-10-11"))) == []
    twice = review("2027-07-29") + review("2027-10-18") + review("2027-07-29")
    assert found("readiness.management-review-missing", certified(reviews=twice)) == []


def test_a_review_that_was_not_held_is_found_when_stage_2_begins() -> None:
    files = certified(reviews=review("2027-07-29"))
    assert lines("readiness.management-review-missing", files, "2027-10-11") == []
    assert lines("readiness.management-review-missing", files, "2027-10-12") == ["reviews:3"]
    late = certified(reviews=review("2027-07-29") + review("2027-08-30", "held_on: 2027-10-12"))
    assert lines("readiness.management-review-missing", late, "2027-10-12") == ["reviews:3"]
    held = certified(reviews=review("2027-07-29", "held_on: 2027-10-11"))
    assert lines("readiness.management-review-missing", held, "2027-10-12") == []


@pytest.mark.parametrize(
    "text", ["[]", review("2027-07-29", kind="interim"), review("2027-07-29", "status: cancelled")]
)
def test_without_a_full_review_the_start_of_stage_2_is_the_place(text: str) -> None:
    assert lines("readiness.management-review-missing", certified(reviews=text), "2027-10-11") == []
    assert lines("readiness.management-review-missing", certified(reviews=text), "2027-10-12") == ["certification:10"]


# ------------------------------------------------------------------ readiness.management-review-before-audit


def test_a_review_before_the_audit_that_is_not_repeated_is_found() -> None:
    files = certified(audits=audit("2027-07-16"), reviews=review("2027-07-15"))
    assert found("readiness.management-review-before-audit", files) == [f"{REVIEWS}:3:12"]
    assert messages("readiness.management-review-before-audit", files) == [
        "The last management review before stage 2 is on 2027-07-15, before AUD-01 ends on 2027-07-16."
    ]
    assert related("readiness.management-review-before-audit", files) == [
        f"{AUDITS}:4:16",
        "data/certification.yml:10:10",
    ]


def test_a_review_on_the_last_day_of_the_audit_or_a_second_one_is_enough() -> None:
    same = certified(audits=audit("2027-07-16"), reviews=review("2027-07-16"))
    twice = certified(audits=audit("2027-07-16"), reviews=review("2027-07-01") + review("2027-09-01") * 2)
    assert found("readiness.management-review-before-audit", same) == []
    assert found("readiness.management-review-before-audit", twice) == []


def test_a_review_after_stage_2_repeats_nothing() -> None:
    files = certified(audits=audit("2027-07-16"), reviews=review("2027-07-01") + review("2027-10-12"))
    assert lines("readiness.management-review-before-audit", files) == ["reviews:3"]


def test_an_audit_after_stage_2_is_another_fault() -> None:
    for end in ("2027-10-12", "2027-10-20"):
        files = certified(audits=audit(end), reviews=review("2027-07-01"))
        assert found("readiness.management-review-before-audit", files) == []


# ------------------------------------------------------------------ readiness.configuration-unreconciled


def config(*verifications: str) -> dict[str, str]:
    head = "- id: CI-01\n  type: Server\n  verifications:\n"
    return certified(config=head + "".join(f"    - {each}\n" for each in verifications))


def test_deviations_left_open_are_found_when_stage_2_begins() -> None:
    files = config("{verified_on: 2027-04-08, deviations_open: 30}", "{verified_on: 2027-09-20, deviations_open: 14}")
    assert lines("readiness.configuration-unreconciled", files, "2027-10-11") == []
    assert found("readiness.configuration-unreconciled", files, date(2027, 10, 12)) == ["data/config.yml:5:50"]


def test_one_deviation_is_one_too_many() -> None:
    files = config("{verified_on: 2027-09-20, deviations_open: 1}")
    assert lines("readiness.configuration-unreconciled", files, "2027-10-12") == ["config:4"]


def test_two_verifications_on_one_day_are_possible() -> None:
    files = config("{verified_on: 2027-10-11, deviations_open: 0}", "{verified_on: 2027-10-11, deviations_open: 3}")
    assert lines("readiness.configuration-unreconciled", files, "2027-10-12") == []


def test_a_verification_after_stage_2_comes_too_late() -> None:
    files = config("verified_on: 2027-10-12")
    assert lines("readiness.configuration-unreconciled", files, "2027-10-12") == ["config:4"]


@pytest.mark.parametrize("rest", ["", ", deviations_open: 0"])
def test_differences_that_were_cleared_are_no_fault(rest: str) -> None:
    files = config("{verified_on: 2027-04-08, deviations_open: 30}", f"{{verified_on: 2027-10-11{rest}}}")
    assert lines("readiness.configuration-unreconciled", files, "2027-10-12") == []


# ------------------------------------------------------------------ readiness.service-level-records-missing

SLA = "- id: SLA-01\n  service: SVC-01\n  status: agreed\n  targets:\n    - id: SLA-01-A\n      period: month\n"


def results(*periods: str, sla: str = SLA, services: str = "- id: SVC-01\n  in_scope: true\n") -> dict[str, str]:
    rows = [f"- sla: SLA-01\n  target: SLA-01-A\n  period: {each}\n  actual: 99\n" for each in periods]
    return certified(slas=sla, services=services, sla_results="".join(rows) or "[]\n")


def test_results_up_to_two_months_before_stage_2_are_enough() -> None:
    files = results("2027-06", "2027-07", "2027-08")
    assert lines("readiness.service-level-records-missing", files, "2027-10-12") == []
    quarters = results("2027-Q2", "2027-Q3")
    assert lines("readiness.service-level-records-missing", quarters, "2027-10-12") == []


@pytest.mark.parametrize(
    "periods", [(), ("2027-03", "2027-04", "2027-05"), ("2027-06", "2027-07"), ("2027-06", "2027-08", "2027-09")]
)
def test_old_results_or_a_gap_are_found_when_stage_2_begins(periods: tuple[str, ...]) -> None:
    files = results(*periods)
    assert lines("readiness.service-level-records-missing", files, "2027-10-11") == []
    assert found("readiness.service-level-records-missing", files, date(2027, 10, 12)) == ["data/slas.yml:5:11"]


@pytest.mark.parametrize(
    "files",
    [
        results(sla=SLA.replace("period: month", "period: year")),
        results(sla=SLA.replace("agreed", "expired")),
        results(services="- id: SVC-01\n  in_scope: false\n"),
    ],
)
def test_yearly_targets_and_services_out_of_scope_need_no_monthly_results(files: dict[str, str]) -> None:
    assert lines("readiness.service-level-records-missing", files, "2027-10-12") == []
