"""People who left (in these tests PER-05 on 2027-05-31)."""

from datetime import date

import pytest

from tests.programmes import lines
from tests.support import document, found, messages, related

NOW = date(2027, 8, 11)
DAY = NOW.isoformat()
PEOPLE = "- {id: PER-05, name: Mei-Lin Sorrel, left_on: 2027-05-31}\n- {id: PER-19, name: Anselm Duarte}\n"
IDS = ["departure.acted-after-leaving", "departure.role-kept"]


def left(people: str = PEOPLE, **registers: str) -> dict[str, str]:
    return {"data/people.yml": people} | {f"data/{key}.yml": text for key, text in registers.items()}


@pytest.mark.parametrize("check_id", IDS)
@pytest.mark.parametrize(
    "text", ["- [", "- 7\n", "[]\n", "- {left_on: x, person: [7], attendees: PER-05, held_on: x}\n"]
)
def test_odd_registers_give_no_fault(check_id: str, text: str) -> None:
    keys = ("assignments", "audits", "corrective_actions", "reviews")
    assert lines(check_id, left(**dict.fromkeys(keys, text)), DAY) == []
    assert lines(check_id, left(text), DAY) == []
    assert lines(check_id, {}, DAY) == []


# ------------------------------------------------------------------ departure.acted-after-leaving


@pytest.mark.parametrize(
    ("register", "text", "what"),
    [
        ("corrective_actions", "- id: CA-1\n  done_by: PER-05\n  done_on: DATE\n", "is named in done_by of CA-1"),
        (
            "corrective_actions",
            "- id: CA-1\n  verified_by: PER-05\n  verified_on: DATE\n",
            "is named in verified_by of CA-1",
        ),
        ("audits", "- id: AUD-1\n  auditors: [PER-05]\n  planned_start: DATE\n", "audits in AUD-1"),
        ("audits", "- id: AUD-1\n  auditors: [PER-05]\n  done_on: DATE\n", "audits in AUD-1"),
        ("reviews", "- id: MR-1\n  attendees: [PER-05]\n  held_on: DATE\n", "attended MR-1"),
    ],
)
def test_what_somebody_did_after_leaving_is_found_at_the_name(register: str, text: str, what: str) -> None:
    files = left(**{register: text.replace("DATE", "2027-06-01")})
    assert lines("departure.acted-after-leaving", files, DAY) == [f"{register}:2"]
    assert messages("departure.acted-after-leaving", files, NOW) == [
        f"Mei-Lin Sorrel left on 2027-05-31, but {what} on 2027-06-01."
    ]
    assert related("departure.acted-after-leaving", files, NOW) == ["data/people.yml:1:47"]
    assert lines("departure.acted-after-leaving", left(**{register: text.replace("DATE", "2027-05-31")}), DAY) == []


def test_the_second_of_two_auditors_is_found_at_the_own_name() -> None:
    audits = "- id: AUD-1\n  auditors:\n    - PER-19\n    - PER-05\n  planned_start: 2027-07-05\n"
    assert found("departure.acted-after-leaving", left(audits=audits), NOW) == ["data/audits.yml:4:7"]
    cancelled = f"{audits}  status: cancelled\n"
    assert lines("departure.acted-after-leaving", left(audits=cancelled), DAY) == []


# ------------------------------------------------------------------ departure.role-kept


@pytest.mark.parametrize(
    ("assignment", "column"),
    [
        ("{role: incident-manager, person: PER-05}", 36),
        ("{role: incident-manager, person: PER-05, to: 2027-06-01}", 48),
        ("{role: incident-manager, person: PER-04, deputy_for: PER-05}", 56),
    ],
)
def test_a_role_ends_with_the_person(assignment: str, column: int) -> None:
    files = left(assignments=f"- {assignment}\n")
    assert lines("departure.role-kept", files, "2027-05-31") == [], "the last day"
    assert found("departure.role-kept", files, date(2027, 6, 1)) == [f"data/assignments.yml:1:{column}"]
    assert messages("departure.role-kept", files, NOW) == [
        "PER-05 left on 2027-05-31, but this assignment of the role incident-manager goes on."
    ]


def test_an_assignment_that_was_ended_is_sound() -> None:
    ended = "- {role: incident-manager, person: PER-05, to: 2027-05-31}\n- {role: incident-manager, person: PER-19}\n"
    assert lines("departure.role-kept", left(assignments=ended), DAY) == []


# ------------------------------------------------------------------ departure.named-in-plan

PAGE = "content/plans/plan.md"
NAMED = "departure.named-in-plan"


def plan(text: str, **fields: object) -> dict[str, str]:
    return left() | {PAGE: document(text, **{"kind": "service-management-plan", **fields})}


def test_a_plan_that_names_somebody_who_left_is_found_at_the_name_once_a_line() -> None:
    files = plan("# Plan\n\nAsk Mei-Lin Sorrel; Mei-Lin Sorrel knows.\n\nAnselm Duarte helps, and Mei-Lin Sorrel.\n")
    assert found(NAMED, files, NOW) == [f"{PAGE}:17:5", f"{PAGE}:19:26"]
    assert related(NAMED, files, NOW) == ["data/people.yml:1:47"] * 2


@pytest.mark.parametrize(
    "line", ["Until May Mei-Lin Sorrel led it.", "Anselm Duarte followed Mei-Lin Sorrel.", "Nobody."]
)
def test_what_a_plan_tells_of_the_past_stays(line: str) -> None:
    assert found(NAMED, plan(f"# Plan\n\n{line}\n"), NOW) == []


def test_other_documents_and_earlier_days_are_left_alone() -> None:
    text = "# Plan\n\nMei-Lin Sorrel leads."
    assert found(NAMED, plan(text, kind="internal-audit-report"), NOW) == []
    assert found(NAMED, plan(text, status="obsolete"), NOW) == []
    assert found(NAMED, plan(text), date(2027, 5, 31)) == []
    assert found(NAMED, plan(text), NOW) == [f"{PAGE}:17:1"]
    assert found(NAMED, plan(text) | {"data/people.yml": "- {id: PER-05, left_on: 2027-05-31}\n- 7\n"}, NOW) == []
