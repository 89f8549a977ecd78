"""Faults of corrective actions (read on 2027-08-11)."""

from datetime import date

import pytest

from tests.programmes import changed, lines
from tests.support import found, messages, related

ACTIONS = "data/corrective_actions.yml"
NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
IDS = [
    "corrective-action.cause-repeats-finding",
    "corrective-action.closed-without-analysis",
    "corrective-action.moved-without-reason",
    "corrective-action.overdue",
    "corrective-action.verified-by-doer",
    "corrective-action.verified-too-early",
    "corrective-action.verified-without-proof",
]
ACTION = """\
- id: CA-005
  finding: F-003
  nonconformity: The yearly review of the supplier was not held.
  cause: The dates stood in the calendar of one person, who was away in May.
  similar_cases: Five other suppliers compared
  action: Reviews stand in the register, with a stand-in
  due: 2027-07-30
  verify_due: 2027-08-13
  status: verified
  done_by: PER-16
  done_on: 2027-07-29
  verified_by: PER-12
  verified_on: 2027-08-10
  effective: true
  effect_evidence: Minutes of July seen
"""


def action(*replacements: tuple[str, str], **registers: str) -> dict[str, str]:
    return {ACTIONS: changed(ACTION, *replacements)} | {f"data/{key}.yml": text for key, text in registers.items()}


@pytest.mark.parametrize("check_id", IDS)
def test_a_sound_action_has_no_fault(check_id: str) -> None:
    assert lines(check_id, action(), DAY) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize(
    "text", ["- [", "- 7\n", "- {id: 7, cause: [a], due: x, status: {}, verified_by: 7, done_by: 7}\n"]
)
def test_odd_registers_give_no_fault(check_id: str, text: str) -> None:
    assert lines(check_id, {ACTIONS: text, "data/findings.yml": text}, DAY) == []
    assert lines(check_id, {}, DAY) == []


# ------------------------------------------------------------------ corrective-action.cause-repeats-finding

CAUSE = "cause: The dates stood in the calendar of one person, who was away in May."


@pytest.mark.parametrize(
    "cause",
    [
        "The yearly review of the supplier was not held.",
        "Supplier review was not held",
        "Supplier reviews not held yearly",
        "Yearly supplier reviews held badly",  # four of five words
        "The review of the supplier has not been held this year.",
    ],
)
def test_a_cause_in_the_words_of_the_nonconformity_is_none(cause: str) -> None:
    files = action((CAUSE, f"cause: {cause}"))
    assert found("corrective-action.cause-repeats-finding", files, NOW) == [f"{ACTIONS}:4:10"]
    assert related("corrective-action.cause-repeats-finding", files, NOW) == [f"{ACTIONS}:3:18"]


@pytest.mark.parametrize("cause", ["Nobody had a stand-in for the review", "Supplier review dates were private", "No."])
def test_a_cause_with_words_of_its_own_is_one(cause: str) -> None:
    assert lines("corrective-action.cause-repeats-finding", action((CAUSE, f"cause: {cause}")), DAY) == []


def test_the_words_of_the_audit_finding_count_as_well() -> None:
    other = action(
        (CAUSE, "cause: Appointment of May skipped"), findings="- {id: F-003, text: May appointment skipped}\n"
    )
    assert lines("corrective-action.cause-repeats-finding", other, DAY) == ["corrective_actions:4"]
    assert messages("corrective-action.cause-repeats-finding", other, NOW) == [
        "The cause in CA-005 repeats the nonconformity in other words."
    ]
    settings = {"data/settings.yml": "parameters:\n  cause_repeat_share: 2\n"}
    assert lines("corrective-action.cause-repeats-finding", other | settings, DAY) == []


def test_an_action_whose_cause_is_still_looked_for_is_left_alone() -> None:
    assert lines("corrective-action.cause-repeats-finding", action((f"  {CAUSE}\n", "")), DAY) == []


# ------------------------------------------------------------------ corrective-action.closed-without-analysis


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (f"  {CAUSE}\n", "cause"),
        ("  similar_cases: Five other suppliers compared\n", "similar_cases"),
        ("  action: Reviews stand in the register, with a stand-in\n", "action"),
    ],
)
@pytest.mark.parametrize("status", ["done", "verified"])
def test_what_is_done_has_cause_similar_cases_and_action(line: str, field: str, status: str) -> None:
    files = action((line, ""), ("status: verified", f"status: {status}"))
    assert lines("corrective-action.closed-without-analysis", files, DAY) == ["corrective_actions:8"]
    assert messages("corrective-action.closed-without-analysis", files, NOW) == [f"CA-005 is {status} without {field}."]
    still = action((line, ""), ("status: verified", "status: in-progress"))
    assert lines("corrective-action.closed-without-analysis", still, DAY) == []


# ------------------------------------------------------------------ corrective-action.overdue, moved-without-reason

OPEN = ("status: verified", "status: open")


def test_an_open_action_past_its_day_is_found() -> None:
    assert lines("corrective-action.overdue", action(OPEN), "2027-07-30") == []
    assert found("corrective-action.overdue", action(OPEN), date(2027, 7, 31)) == [f"{ACTIONS}:7:8"]
    assert messages("corrective-action.overdue", action(OPEN), NOW) == [
        "CA-005 was to be finished by 2027-07-30 and is not."
    ]


def test_a_finished_action_is_verified_by_the_day_that_was_set() -> None:
    done = ("status: verified", "status: done")
    assert lines("corrective-action.overdue", action(done), "2027-08-13") == []
    assert lines("corrective-action.overdue", action(done), "2027-08-14") == ["corrective_actions:8"]
    assert messages("corrective-action.overdue", action(done), date(2027, 8, 14)) == [
        "CA-005 was to be verified by 2027-08-13 and is not."
    ]
    assert lines("corrective-action.overdue", action(done, ("  verify_due: 2027-08-13\n", "")), "2028-08-14") == []


def test_a_moved_action_says_why() -> None:
    moved = ("  due: 2027-07-30\n", "  due: 2027-08-20\n  moved_from: 2027-07-30\n")
    assert lines("corrective-action.moved-without-reason", action(moved), DAY) == ["corrective_actions:8"]
    assert messages("corrective-action.moved-without-reason", action(moved), NOW) == [
        "The due date of CA-005 was moved from 2027-07-30 without a reason."
    ]
    reason = ("moved_from: 2027-07-30\n", "moved_from: 2027-07-30\n  moved_reason: Agreed by the committee\n")
    assert lines("corrective-action.moved-without-reason", action(moved, reason), DAY) == []


# ------------------------------------------------------------------ corrective-action.verified-…


def test_nobody_verifies_own_work() -> None:
    files = action(("verified_by: PER-12", "verified_by: PER-16"))
    assert found("corrective-action.verified-by-doer", files, NOW) == [f"{ACTIONS}:12:16"]
    assert messages("corrective-action.verified-by-doer", files, NOW) == ["PER-16 carried out CA-005 and verified it."]
    assert related("corrective-action.verified-by-doer", files, NOW) == [f"{ACTIONS}:10:12"]
    nobody = action(("  verified_by: PER-12\n", ""), ("  done_by: PER-16\n", ""))
    assert lines("corrective-action.verified-by-doer", nobody, DAY) == []


@pytest.mark.parametrize(
    ("day", "reason"),
    [("2027-07-28", "finished on 2027-07-29"), ("2027-08-12", "that day has not come yet"), ("2027-07-29", None)],
)
def test_an_effect_is_seen_after_the_action_and_not_in_the_future(day: str, reason: str | None) -> None:
    files = action(("verified_on: 2027-08-10", f"verified_on: {day}"))
    said = [f"CA-005 was verified on {day}, but {reason}."] if reason else []
    assert messages("corrective-action.verified-too-early", files, NOW) == said
    assert lines("corrective-action.verified-too-early", files, DAY) == ["corrective_actions:13"] * len(said)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("  done_by: PER-16\n", "", "done_by is not given"),
        ("  done_on: 2027-07-29\n", "", "done_on is not given"),
        ("  verified_by: PER-12\n", "", "verified_by is not given"),
        ("  verified_on: 2027-08-10\n", "", "verified_on is not given"),
        ("  effective: true\n", "", "effective is not given"),
        ("  effect_evidence: Minutes of July seen\n", "", "effect_evidence is not given"),
        ("effective: true", "effective: false", "effective is not true"),
    ],
)
def test_what_is_verified_can_be_shown(old: str, new: str, why: str) -> None:
    files = action((old, new))
    assert lines("corrective-action.verified-without-proof", files, DAY) == ["corrective_actions:9"]
    assert messages("corrective-action.verified-without-proof", files, NOW) == [
        f"CA-005 has the status verified, but {why}."
    ]
    assert (
        lines("corrective-action.verified-without-proof", action((old, new), ("status: verified", "status: done")), DAY)
        == []
    )
