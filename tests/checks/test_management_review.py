"""Faults of management reviews."""

from datetime import date

import pytest

from tests.programmes import changed, lines
from tests.support import found, messages, related

REVIEWS = "data/reviews.yml"
NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
IDS = [
    "management-review.decision-not-followed-up",
    "management-review.input-missing",
    "management-review.interval-exceeded",
    "management-review.not-held",
    "management-review.without-decision",
    "management-review.without-top-management",
]
LETTERS = "abcdefghijkl"
ALL = "[" + ", ".join(f"{{letter: {letter}, summary: Seen}}" for letter in LETTERS) + "]"
REVIEW = f"""\
- id: MR-02
  kind: full
  planned: 2027-07-29
  status: held
  held_on: 2027-07-29
  attendees: [PER-02, PER-01]
  inputs: {ALL}
  decisions:
    - {{text: Test the portal, owner: sms-manager, due: 2027-08-20}}
"""
INTERIM = """\
- id: MR-01
  kind: interim
  planned: 2027-02-10
  status: held
  held_on: 2027-02-10
  attendees: [PER-01]
  decisions:
    - {text: Name a stand-in, owner: sms-manager, due: 2027-02-26}
"""
ROLES = "- {id: managing-director, top_management: true}\n- {id: sms-manager, top_management: false}\n"
ASSIGNMENTS = "- {role: managing-director, person: PER-01, from: 2021-03-01, to: 2027-07-29}\n"


def review(*replacements: tuple[str, str], before: str = "", after: str = "", **registers: str) -> dict[str, str]:
    known = {"roles": ROLES, "assignments": ASSIGNMENTS} | registers
    files = {f"data/{key}.yml": text for key, text in known.items()}
    return {REVIEWS: before + changed(REVIEW, *replacements) + after} | files


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize("day", ["2027-01-20", DAY])
def test_a_sound_review_has_no_fault(check_id: str, day: str) -> None:
    assert lines(check_id, review(), day) == []


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize(
    "text", ["- [", "- 7\n", "[]\n", "- id: MR-01\n  held_on: soon\n  inputs: 7\n  decisions: {}\n"]
)
def test_odd_registers_give_no_fault_of_a_review(check_id: str, text: str) -> None:
    assert lines(check_id, review() | {REVIEWS: text, "data/tasks.yml": text}, DAY) == []
    assert lines(check_id, {}, DAY) == []


# ------------------------------------------------------------------ management-review.input-missing


@pytest.mark.parametrize("letter", LETTERS)
def test_each_input_is_looked_for(letter: str) -> None:
    files = review((f"{{letter: {letter}, summary: Seen}}", "{letter: x, summary: Seen}"))
    assert found("management-review.input-missing", files, NOW) == [f"{REVIEWS}:7:11"]


def test_the_message_names_what_is_missing_in_words() -> None:
    files = review(("letter: i, summary: Seen", "letter: h, summary: Seen"), ("letter: g, summary: Seen", "letter: g"))
    assert messages("management-review.input-missing", files, NOW) == [
        "MR-02 did not treat g (achievement of objectives) and i (performance of other parties)."
    ]


def test_an_interim_review_and_one_to_come_may_leave_inputs_out() -> None:
    none = (f"inputs: {ALL}", "agenda: [All]")
    assert lines("management-review.input-missing", review(none), DAY) == ["reviews:1"]
    assert lines("management-review.input-missing", review(none, ("kind: full", "kind: interim")), DAY) == []
    assert lines("management-review.input-missing", review(none), "2027-07-28") == []
    assert lines("management-review.input-missing", review(none, ("status: held", "status: cancelled")), DAY) == []


def test_the_letters_are_those_of_the_edition_of_2018() -> None:
    files = review((f"inputs: {ALL}", "agenda: [All]")) | {"data/settings.yml": "standard: iso20000-1-2011\n"}
    assert lines("management-review.input-missing", files, DAY) == []


# ------------------------------------------------------------------ management-review.without-top-management


def test_a_review_without_top_management_is_found() -> None:
    files = review(("[PER-02, PER-01]", "[PER-02, PER-03]"))
    assert found("management-review.without-top-management", files, NOW) == [f"{REVIEWS}:6:14"]
    assert messages("management-review.without-top-management", files, NOW) == [
        "Nobody of top management took part in MR-02 on 2027-07-29."
    ]
    assert lines("management-review.without-top-management", review(("  attendees: [PER-02, PER-01]\n", "")), DAY) != []


def test_the_role_has_to_be_held_on_the_day_of_the_review() -> None:
    gone = review(assignments=ASSIGNMENTS.replace("to: 2027-07-29", "to: 2027-07-28"))
    assert lines("management-review.without-top-management", gone, DAY) == ["reviews:6"]
    deputy = (
        gone["data/assignments.yml"]
        + "- {role: managing-director, person: PER-02, from: 2027-01-01, deputy_for: PER-01}\n"
    )
    assert lines("management-review.without-top-management", gone | {"data/assignments.yml": deputy}, DAY) == []


def test_where_no_role_is_of_top_management_nothing_can_be_said() -> None:
    assert lines("management-review.without-top-management", review(roles="[]\n"), DAY) == []
    assert lines("management-review.without-top-management", review(assignments="- ["), DAY) == []


# ------------------------------------------------------------------ management-review.without-decision


@pytest.mark.parametrize("decisions", ["  decisions: []\n", ""])
@pytest.mark.parametrize("kind", ["full", "interim"])
def test_a_review_ends_with_decisions(decisions: str, kind: str) -> None:
    text = "  decisions:\n    - {text: Test the portal, owner: sms-manager, due: 2027-08-20}\n"
    files = review((text, decisions), ("kind: full", f"kind: {kind}"))
    assert found("management-review.without-decision", files, NOW) == [f"{REVIEWS}:5:12"]
    assert messages("management-review.without-decision", files, NOW) == ["MR-02 was held without a decision."]
    assert lines("management-review.without-decision", files, "2027-07-28") == []


# ------------------------------------------------------------------ management-review.decision-not-followed-up


def test_the_next_review_asks_for_each_decision() -> None:
    files = review(before=INTERIM)
    assert found("management-review.decision-not-followed-up", files, NOW) == [f"{REVIEWS}:8:14"]
    assert messages("management-review.decision-not-followed-up", files, NOW) == [
        "MR-02 was held, and nothing says what became of this decision of MR-01."
    ]
    assert related("management-review.decision-not-followed-up", files, NOW) == [f"{REVIEWS}:13:12"]
    assert lines("management-review.decision-not-followed-up", files, "2027-07-28") == [], "not held yet"


@pytest.mark.parametrize(("inputs", "expected"), [("[]", []), ("[{letter: a, summary: Seen}]", ["reviews:8"])])
def test_an_interim_review_of_something_else_asks_for_nothing(inputs: str, expected: list[str]) -> None:
    later = INTERIM.replace("MR-01", "MR-03").replace("2027-02-10", "2027-08-05") + f"  inputs: {inputs}\n"
    files = {REVIEWS: INTERIM + later}
    assert lines("management-review.decision-not-followed-up", files, DAY) == expected


@pytest.mark.parametrize(
    "answer", ["done_on: 2027-02-15", "outcome: Dropped", "task: T-091", "improvement: IMP-014", "task: T-092"]
)
def test_an_outcome_or_a_finished_task_answers(answer: str) -> None:
    files = review(
        before=INTERIM.replace("due: 2027-02-26", f"due: 2027-02-26, {answer}"),
        tasks="- {id: T-091, status: done}\n- {id: T-092, status: cancelled}\n- {id: T-093, status: open}\n",
        improvements="- {id: IMP-014, status: done}\n",
    )
    assert lines("management-review.decision-not-followed-up", files, DAY) == []


@pytest.mark.parametrize("answer", ["done_on: 2027-08-12", "task: T-093", "task: T-099", "outcome: ''"])
def test_what_is_still_open_does_not(answer: str) -> None:
    before = INTERIM.replace("due: 2027-02-26", f"due: 2027-02-26, {answer}")
    files = review(before=before, tasks="- {id: T-093, status: open}\n")
    assert lines("management-review.decision-not-followed-up", files, DAY) == ["reviews:8"]


def test_a_review_that_was_held_has_a_day() -> None:
    files = review(("  held_on: 2027-07-29\n", ""))
    assert lines("management-review.not-held", files, DAY) == ["reviews:4"]
    assert messages("management-review.not-held", files, NOW) == ["MR-02 is said to be held, but its day is missing."]


# ------------------------------------------------------------------ management-review.interval-exceeded


def next_review(day: str) -> str:
    return f"- {{id: MR-03, kind: full, planned: {day}, status: planned}}\n"


@pytest.mark.parametrize(("day", "expected"), [("2028-07-29", []), ("2028-07-30", ["reviews:10"])])
def test_the_next_review_is_planned_within_a_year(day: str, expected: list[str]) -> None:
    files = review(after=next_review(day))
    assert lines("management-review.interval-exceeded", files, DAY) == expected


def test_the_message_names_both_days() -> None:
    files = review(after=next_review("2028-11-15"))
    assert messages("management-review.interval-exceeded", files, NOW) == [
        "A management review was held on 2027-07-29, and the next one is on 2028-11-15: the interval is too long."
    ]
    assert related("management-review.interval-exceeded", files, NOW) == [f"{REVIEWS}:5:12"]


def test_when_none_follows_the_last_one_is_found_after_a_year() -> None:
    assert lines("management-review.interval-exceeded", review(), "2028-07-29") == []
    assert lines("management-review.interval-exceeded", review(), "2028-07-30") == ["reviews:5"]
    assert messages("management-review.interval-exceeded", review(), date(2028, 7, 30)) == [
        "A management review was held on 2027-07-29, and none is planned after it: the interval is too long."
    ]


def test_interim_reviews_do_not_count_and_the_settings_move_the_year() -> None:
    between = INTERIM.replace("2027-02-10", "2028-03-01").replace("MR-01", "MR-03")
    assert lines("management-review.interval-exceeded", review(after=between), "2028-08-11") == ["reviews:5"]
    settings = {"data/settings.yml": "parameters:\n  management_review_months: 18\n"}
    assert lines("management-review.interval-exceeded", review() | settings, "2028-08-11") == []


def test_before_the_first_review_the_gates_judge() -> None:
    plan = next_review("2027-07-29") + next_review("2029-07-29").replace("MR-03", "MR-04")
    assert lines("management-review.interval-exceeded", review() | {REVIEWS: plan}, "2027-07-01") == []


# ------------------------------------------------------------------ management-review.not-held


def test_a_review_whose_day_has_passed_is_found() -> None:
    plan = {REVIEWS: next_review("2027-07-29")}
    assert lines("management-review.not-held", plan, "2027-07-29") == []
    assert lines("management-review.not-held", plan, "2027-07-30") == ["reviews:1"]
    assert messages("management-review.not-held", plan, NOW) == [
        "MR-03 was planned for 2027-07-29 and has not been held."
    ]
    held = {REVIEWS: plan[REVIEWS].replace("status: planned", "status: planned, held_on: 2027-07-29")}
    assert lines("management-review.not-held", held, DAY) == []
