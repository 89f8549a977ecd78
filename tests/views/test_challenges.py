"""Challenges of a programme: each sign is planted, and seen where it stands."""

from datetime import date

import pytest

from sms_docs.load.standard import load_challenges
from sms_docs.views import ViewError, view
from sms_docs.views.signs import can_be_seen
from tests.support import document, load
from tests.views.shown import cells, column

PROGRAMME = "- {id: design, number: 1, title: Design, milestones: [{id: M-1.1, title: Plan, due: 2027-02-01}]}\n"
SOUND: dict[str, str | bytes] = {
    "data/programme.yml": PROGRAMME,
    "data/business_case.yml": "approved_by: boss\napproved_on: 2026-11-01\n",
    "data/roles.yml": "- {id: sponsor, title: Sponsor, top_management: true, budget_authority: true}\n"
                      "- {id: clerk, title: Clerk}\n",
    "data/assignments.yml": "- {id: AS-1, role: sponsor, person: PER-1, from: 2026-01-01}\n"
                            "- {id: AS-2, role: clerk, person: PER-2, from: 2026-01-01}\n",
    "data/bodies.yml": """
        - id: BOD-1
          title: Board
          kind: steering
          meetings:
            - {held_on: 2026-10-01, attendees: [PER-1, PER-2, PER-3]}
            - {held_on: 2026-11-01, attendees: [PER-1, PER-2]}
            - {held_on: 2026-12-01, attendees: [PER-1, PER-3]}
        """,
    "data/reviews.yml": "- {id: MR-1, title: Full, status: held, held_on: 2026-12-10, attendees: [PER-1]}\n",
    "data/resources.yml": "- {id: RES-1, status: assigned, from: 2026-12-01}\n"
                          "- {id: RES-2, status: requested, from: 2027-03-01}\n",
    "data/processes.yml": "- {id: incident, title: Incidents, owner: clerk, manager: clerk, live_since: 2027-01-10}\n",
    "data/training.yml": "- {id: TR-1, person: PER-2, role: clerk, planned: 2026-12-01, done_on: 2026-12-05}\n"
                         "- {id: TR-2, person: PER-2, role: clerk, planned: 2027-06-01}\n",
    "data/communications.yml": "- {id: COM-1, topic: Why, done_on: 2027-01-01}\n",
    "content/plan.md": document(kind="implementation-plan", status="approved"),
    "data/decisions/SMS-PLN-001.yml": '- {version: "1.0", decision: approved, by: boss, on: 2026-11-20}\n',
}  # fmt: skip


def signs(files: dict[str, str | bytes], on: date = date(2027, 1, 20)) -> dict[str, tuple[str, str]]:
    """The signs that are seen: text → where."""
    rows = cells(load(files, on), "challenges", ["text", "state", "where"], kind="sign")
    return {text: (state, where) for text, state, where in rows}


def seen(files: dict[str, str | bytes], on: date = date(2027, 1, 20)) -> dict[str, str]:
    return {text: where for text, (state, where) in signs(files, on).items() if state == "seen"}


def test_a_sound_programme_shows_no_sign() -> None:
    assert seen(SOUND) == {}
    assert len(signs(SOUND)) == 12


def test_no_approved_business_case() -> None:
    files = SOUND | {"data/business_case.yml": "approved_by: boss\n"}
    assert seen(files) == {"No approved business case": "no approval is recorded"}
    later = SOUND | {"data/business_case.yml": "approved_on: 2027-02-01\n"}
    assert "No approved business case" in seen(later)
    case = document(kind="business-case", id="SMS-PLN-003", status="approved")
    log = '- {version: "1.0", decision: approved, by: boss, on: 2026-11-20}\n'
    assert seen(files | {"content/case.md": case, "data/decisions/SMS-PLN-003.yml": log}) == {}


def test_no_sponsor() -> None:
    ended = "- {id: AS-1, role: sponsor, person: PER-1, from: 2026-01-01, to: 2027-01-19}\n"
    files = SOUND | {"data/assignments.yml": ended}
    assert seen(files) == {"No named executive sponsor": "nobody holds the role"}
    deputy = "- {id: AS-1, role: sponsor, person: PER-1, from: 2026-01-01, deputy_for: PER-2}\n"
    assert "No named executive sponsor" in seen(SOUND | {"data/assignments.yml": deputy})
    none = SOUND | {"data/roles.yml": "- {id: clerk, title: Clerk}\n"}
    assert seen(none)["No named executive sponsor"] == "there is no such role"


def test_a_meeting_without_anybody_who_can_decide() -> None:
    bodies = "- {id: BOD-1, kind: steering, meetings: [{held_on: 2026-12-01, attendees: [PER-2]}]}\n"
    assert seen(SOUND | {"data/bodies.yml": bodies}) == {
        "Steering meetings without decision-makers": "BOD-1 on 2026-12-01",
    }
    later = bodies.replace("2026-12-01", "2027-12-01")
    assert seen(SOUND | {"data/bodies.yml": later}) == {}


def test_who_attended_before_holding_the_role_could_not_decide() -> None:
    bodies = "- {id: BOD-1, kind: steering, meetings: [{held_on: 2025-12-01, attendees: [PER-1]}]}\n"
    assert "Steering meetings without decision-makers" in seen(SOUND | {"data/bodies.yml": bodies})


def test_a_plan_that_nobody_reviewed_for_a_year() -> None:
    sign = "Business case or plan not reviewed since approval"
    assert sign not in seen(SOUND, date(2027, 11, 20))
    assert seen(SOUND, date(2027, 11, 21))[sign] == "SMS-PLN-001, last on 2026-11-20"


def test_a_milestone_that_slipped_twice_without_a_new_plan() -> None:
    slipped = PROGRAMME.replace("due: 2027-02-01", "due: 2027-02-01, slipped_from: [2027-01-10, 2027-01-15]")
    files = SOUND | {"data/programme.yml": slipped}
    assert seen(files) == {"Milestones slip twice without a revised plan": "M-1.1"}
    log = str(SOUND["data/decisions/SMS-PLN-001.yml"]) + '- {version: "1.1", decision: approved, on: 2027-01-15}\n'
    assert seen(files | {"data/decisions/SMS-PLN-001.yml": log}) == {}


def test_meetings_with_fewer_and_fewer_people() -> None:
    falling = str(SOUND["data/bodies.yml"]).replace("attendees: [PER-1, PER-3]}", "attendees: [PER-1]}")
    assert seen(SOUND | {"data/bodies.yml": falling}) == {
        "Attendance of steering meetings falls": "BOD-1: 3, then 2, then 1 people",
    }


def test_means_that_are_late() -> None:
    files = SOUND | {"data/resources.yml": "- {id: RES-2, status: requested, from: 2026-12-14}\n"}
    assert seen(files) == {"Approved budget not released": "RES-2 from 2026-12-14, requested"}


def test_a_review_without_top_management() -> None:
    review = "- {id: MR-1, title: Full, status: held, held_on: 2026-12-10, attendees: [PER-2]}\n"
    assert seen(SOUND | {"data/reviews.yml": review}) == {
        "Management review held without top management": "MR-1 on 2026-12-10",
    }


def test_top_management_that_hears_nothing_for_a_quarter() -> None:
    sign = "No report to top management for more than one quarter"
    assert sign not in seen(SOUND, date(2027, 3, 12))
    assert seen(SOUND, date(2027, 3, 13))[sign] == "last on 2026-12-10"


def test_a_process_that_went_live_before_the_training() -> None:
    late = "- {id: TR-1, person: PER-2, role: clerk, planned: 2026-12-01, done_on: 2027-01-15}\n"
    assert seen(SOUND | {"data/training.yml": late}) == {
        "Training not completed before a process goes live": "TR-1 for Incidents",
    }
    assert seen(SOUND | {"data/training.yml": late}, date(2027, 1, 9)) == {}


def test_a_communication_plan_that_stands_still() -> None:
    sign = "Communication plan not updated for a quarter"
    assert sign not in seen(SOUND, date(2027, 4, 1))
    assert seen(SOUND, date(2027, 4, 2))[sign] == "last on 2027-01-01"
    nothing = SOUND | {"data/communications.yml": "- {id: COM-1, topic: Why}\n"}
    assert seen(nothing) == {sign: "nothing done yet"}


def test_what_no_register_shows_is_left_to_people() -> None:
    assert signs(SOUND)["Work recorded outside the agreed tools"] == ("people have to look", "")


def test_every_sign_of_the_standard_is_looked_for_but_one() -> None:
    known = [sign for each in load_challenges()["challenges"] for sign in each["signs"]]
    assert [sign for sign in known if not can_be_seen(sign)] == ["work recorded outside the agreed tools"]


@pytest.mark.parametrize(
    ("key", "sign"),
    [
        ("business_case", "No approved business case"),
        ("assignments", "No named executive sponsor"),
        ("bodies", "Steering meetings without decision-makers"),
        ("resources", "Approved budget not released"),
        ("reviews", "Management review held without top management"),
        ("training", "Training not completed before a process goes live"),
        ("communications", "Communication plan not updated for a quarter"),
    ],
)
def test_where_a_register_cannot_be_read_nothing_is_said(key: str, sign: str) -> None:
    assert signs(SOUND | {f"data/{key}.yml": "- ["})[sign] == ("not known", "")


def test_many_places_are_counted() -> None:
    means = "".join(f"- {{id: RES-{number}, status: planned, from: 2026-12-01}}\n" for number in range(1, 9))
    where = seen(SOUND | {"data/resources.yml": means})["Approved budget not released"]
    assert where.endswith("RES-5 from 2026-12-01, planned, 3 more")


def test_a_sign_leads_to_its_entry_and_is_marked() -> None:
    files = SOUND | {"data/resources.yml": "- {id: RES-2, status: requested, from: 2026-12-14}\n"}
    row = view(load(files), "challenges", columns=["state", "where"], state="seen").rows[0]
    assert row.cells[0].tone == "bad"
    assert row.cells[1].target == "entry:resources/RES-2"


def test_advice_names_its_clauses() -> None:
    found = cells(load(SOUND), "challenges", ["text", "state", "clauses"], challenge="weak-initial-support",
                  kind="consideration")  # fmt: skip
    assert ["Write a convincing business case", "to consider", "5.1"] in found
    assert {each.text for each in column(load(SOUND), "challenges", "challenge", clauses="8.4.1")} == {
        "People resist the change",
    }


def test_clauses_are_those_of_the_edition_in_use() -> None:
    old = load(SOUND | {"data/settings.yml": "standard: iso20000-1-2011\n"})
    shown = {clause for row in cells(old, "challenges", ["clauses"]) for clause in row[0].split(", ") if clause}
    assert shown <= set(old.standard.clauses)


def test_an_unknown_challenge_is_refused() -> None:
    with pytest.raises(ViewError, match='There is no challenge "drivers"'):
        view(load(SOUND), "challenges", challenge="drivers")


def test_without_a_programme_no_sign_is_looked_for() -> None:
    assert view(load({}), "challenges").empty == "No programme is planned yet: add it in data/programme.yml."
