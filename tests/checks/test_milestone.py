"""Faults of milestones."""

import pytest

from tests.programmes import lines, programme
from tests.support import document, found, messages, related

FILE = "data/programme.yml"
IDS = ["milestone.outside-phase", "milestone.overdue", "milestone.slipping", "milestone.stacked"]


def milestones(*rows: str) -> dict[str, str]:
    """The programme, with milestones in phase 2 from line 20 on."""
    text = "".join(f"    - {{id: M-2.{index}, title: Result {index}, {row}}}\n" for index, row in enumerate(rows, 1))
    return programme(("  end: 2027-03-26\n", f"  end: 2027-03-26\n  milestones:\n{text}"))


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize(
    "text", ["[]", "- 7\n", "- milestones: 7\n", "- milestones: [7, {due: x}, {}]\n  start: 2027-01-01\n"]
)
def test_odd_milestones_give_no_fault(check_id: str, text: str) -> None:
    assert found(check_id, {FILE: text}) == []


# ------------------------------------------------------------------ milestone.outside-phase


def test_a_milestone_after_its_phase_is_found_at_its_day() -> None:
    files = milestones("due: 2027-03-27")
    assert found("milestone.outside-phase", files) == [f"{FILE}:20:41"]
    assert messages("milestone.outside-phase", files) == [
        'Milestone M-2.1 "Result 1" is due on 2027-03-27, outside the phase "Design" (2026-11-30 to 2027-03-26).'
    ]


def test_a_milestone_on_the_first_or_last_day_lies_inside() -> None:
    files = milestones("due: 2026-11-29", "due: 2026-11-30", "due: 2027-03-26")
    assert lines("milestone.outside-phase", files) == ["programme:20"]
    assert related("milestone.outside-phase", files) == [f"{FILE}:17:10"]
    assert related("milestone.outside-phase", milestones("due: 2027-03-27")) == [f"{FILE}:18:8"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("due: 2027-03-27", "done_on: 2027-01-15"),
        ("  start: 2026-11-30\n", ""),
        ("  end: 2027-03-26\n", ""),
        ("end: 2027-03-26", "end: 2026-11-29"),
    ],
)
def test_without_sound_days_a_milestone_lies_nowhere(old: str, new: str) -> None:
    text = milestones("due: 2027-03-27")[FILE]
    assert old in text
    assert found("milestone.outside-phase", {FILE: text.replace(old, new)}) == []


def test_a_phase_of_one_day_has_its_milestones_on_it() -> None:
    text = milestones("due: 2026-11-30", "due: 2026-12-01")[FILE].replace("end: 2027-03-26", "end: 2026-11-30")
    assert lines("milestone.outside-phase", {FILE: text}) == ["programme:21"]


# ------------------------------------------------------------------ milestone.overdue


def test_a_milestone_is_overdue_on_the_day_after() -> None:
    files = milestones("due: 2027-01-19", "due: 2027-01-20", "due: 2027-01-15, done_on: 2027-01-20")
    assert found("milestone.overdue", files) == [f"{FILE}:20:41"]
    assert messages("milestone.overdue", files) == [
        'Milestone M-2.1 "Result 1" was due on 2027-01-19 and is not reached.'
    ]


# ------------------------------------------------------------------ milestone.slipping

SLIPPED = "due: 2027-02-26, slipped_from: [2027-01-15, 2027-01-29]"


def plan(*versions: str) -> dict[str, str]:
    log = "".join(f"- version: '{each}'\n  decision: approved\n  on: 2026-11-24\n" for each in versions)
    return {
        "content/plans/plan.md": document("# A", kind="implementation-plan"),
        "data/decisions/SMS-PLN-001.yml": log + "- decision: reviewed\n  on: 2027-01-11\n",
    }


@pytest.mark.parametrize("files", [{}, plan("1.0")])
def test_two_slips_without_a_revised_plan_are_found(files: dict[str, str]) -> None:
    assert found("milestone.slipping", milestones(SLIPPED) | files) == [f"{FILE}:20:67"]
    assert messages("milestone.slipping", milestones(SLIPPED) | files) == [
        'Milestone M-2.1 "Result 1" slipped 2 times, but the plan was not revised and approved again.'
    ]


def test_a_plan_without_a_log_was_not_revised() -> None:
    page = {"content/plans/plan.md": document("# A", kind="implementation-plan")}
    assert lines("milestone.slipping", milestones(SLIPPED) | page) == ["programme:20"]


def test_a_plan_that_was_approved_again_answers_the_slips() -> None:
    assert found("milestone.slipping", milestones(SLIPPED) | plan("1.0", "1.1")) == []


def test_one_slip_happens() -> None:
    assert found("milestone.slipping", milestones("due: 2027-01-29, slipped_from: [2027-01-15]")) == []


def test_a_log_that_cannot_be_read_proves_nothing() -> None:
    files = milestones(SLIPPED) | plan("1.0") | {"data/decisions/SMS-PLN-001.yml": "- ["}
    assert found("milestone.slipping", files) == []


# ------------------------------------------------------------------ milestone.stacked


def test_milestones_piled_up_on_one_day_are_found_at_the_first() -> None:
    files = milestones("due: 2027-01-29", "due: 2027-03-26", "due: 2027-03-26", "due: 2027-03-26")
    assert found("milestone.stacked", files) == [f"{FILE}:21:41"]
    assert messages("milestone.stacked", files) == ['3 of 4 milestones of the phase "Design" are due on 2027-03-26.']
    assert related("milestone.stacked", files) == [f"{FILE}:22:41", f"{FILE}:23:41"]


def test_two_on_a_day_or_less_than_half_are_no_pile() -> None:
    two = ["due: 2027-03-26"] * 2
    third = ["due: 2027-03-26"] * 3 + [f"due: 2027-02-0{day}" for day in range(1, 5)]
    assert found("milestone.stacked", milestones(*two)) == []
    assert found("milestone.stacked", milestones(*third)) == []
    assert lines("milestone.stacked", milestones(*third[:-1])) == ["programme:20"]
    assert found("milestone.stacked", milestones(*["done_on: 2027-03-26"] * 3)) == []
