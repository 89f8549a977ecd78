"""Who takes part in building the system."""

import json

import pytest

from sms_docs.checks.team import EXPERTISE
from sms_docs.load.standard import load_standard
from tests.programmes import lines, programme
from tests.sites import ROOT
from tests.support import messages

RESOURCES = f"""\
- id: RES-01
  kind: people
  role: sms-manager
  expertise: [{", ".join(EXPERTISE)}]
- id: RES-02
  kind: people
  role: change-owner
- id: RES-03
  kind: people
  role: desk
- id: RES-04
  kind: technology
"""
PROCESSES = "- id: change\n  owner: change-owner\n"
SERVICES = "- id: SVC-01\n  owner: desk\n"
SUPPLIERS = """\
- id: SUP-01
  name: Adviser
  provides:
    - kind: process-part
      item: Advice
  contract:
    from: 2026-09-15
    to: 2027-10-31
  confirmed_on: 2026-09-29
"""
CHECKS = ("team.expertise-missing", "team.owners-absent", "team.party-not-confirmed")


def files(**registers: str) -> dict[str, str]:
    texts = {"resources": RESOURCES, "processes": PROCESSES, "services": SERVICES, "suppliers": SUPPLIERS}
    return programme(**(texts | registers))


def test_the_areas_are_those_of_the_standard_and_of_the_schema() -> None:
    details = load_standard("2018").kinds["implementation-project-plan"].details["team_expertise"]
    assert len(EXPERTISE) == len(details["items"]) == 7
    schema = json.loads((ROOT / "schemas" / "resources.schema.json").read_text("utf-8"))
    assert schema["items"]["properties"]["expertise"]["items"]["enum"] == list(EXPERTISE)


@pytest.mark.parametrize("check", CHECKS)
def test_a_complete_team_gives_nothing(check: str) -> None:
    assert lines(check, files()) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("key", ["resources", "processes", "services", "suppliers", "programme", "organization"])
@pytest.mark.parametrize(
    "text", ["[", "[]\n", "- 5\n- {id: [1], kind: 7, role: {a: 1}, expertise: no, provides: [x], contract: 3}\n"]
)
def test_what_cannot_be_read_says_nothing_false(check: str, key: str, text: str) -> None:
    assert lines(check, files() | {f"data/{key}.yml": text}) == []


# ------------------------------------------------------------------ team.expertise-missing


@pytest.mark.parametrize("area", EXPERTISE)
def test_each_area_is_asked_for(area: str) -> None:
    left = files(resources=RESOURCES.replace(area, "daily-operation" if area != "daily-operation" else "testing"))
    assert lines("team.expertise-missing", left) == ["resources:2"]
    assert messages("team.expertise-missing", left) == [
        f"Nobody on the team of the programme stands for: {EXPERTISE[area]}."
    ]


def test_several_people_bring_it_together() -> None:
    shared = RESOURCES.replace(", organizational-change]", "]").replace(
        "role: desk\n", "role: desk\n  expertise: [organizational-change]\n"
    )
    assert lines("team.expertise-missing", files(resources=shared)) == []


@pytest.mark.parametrize("day", ["2026-10-04", "2027-10-30"])
@pytest.mark.parametrize("check", CHECKS[:2])
def test_before_and_after_the_programme_there_is_no_team(check: str, day: str) -> None:
    assert lines(check, files(resources="- id: RES-01\n  kind: people\n"), day) == []


def test_without_people_another_check_speaks() -> None:
    assert lines("team.expertise-missing", files(resources="- id: RES-04\n  kind: technology\n")) == []


# ------------------------------------------------------------------ team.owners-absent


@pytest.mark.parametrize(("role", "what"), [("change-owner", "a process"), ("desk", "a service or daily operation")])
def test_a_team_without_owners_is_found(role: str, what: str) -> None:
    absent = files(resources=RESOURCES.replace(f"role: {role}", "role: clerk"))
    assert lines("team.owners-absent", absent) == ["resources:2"]
    assert messages("team.owners-absent", absent) == [f"Nobody who answers for {what} takes part in the programme."]


def test_a_person_who_holds_the_role_is_an_owner_too() -> None:
    named = RESOURCES.replace("role: change-owner", "person: PER-06")
    held = "- {id: AS-01, role: change-owner, person: PER-06, from: 2026-09-01}\n"
    assert lines("team.owners-absent", files(resources=named, assignments=held)) == []
    assert lines("team.owners-absent", files(resources=named)) == ["resources:2"]


def test_the_head_of_a_unit_stands_for_daily_operation() -> None:
    heads = files(
        resources=RESOURCES.replace("role: desk", "role: head"), organization="units: [{id: UNIT-1, head: head}]\n"
    )
    assert lines("team.owners-absent", heads) == []


# ------------------------------------------------------------------ team.party-not-confirmed


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [("  confirmed_on: 2026-09-29\n", "", 4), ("confirmed_on: 2026-09-29", "confirmed_on: 2027-03-01", 9)],
)
def test_a_party_that_works_without_terms_is_found(old: str, new: str, line: int) -> None:
    assert lines("team.party-not-confirmed", files(suppliers=SUPPLIERS.replace(old, new))) == [f"suppliers:{line}"]


@pytest.mark.parametrize("kind", ["service", "component"])
def test_parties_that_provide_no_process_have_a_contract_and_no_more(kind: str) -> None:
    other = SUPPLIERS.replace("process-part", kind).replace("  confirmed_on: 2026-09-29\n", "")
    assert lines("team.party-not-confirmed", files(suppliers=other)) == []


@pytest.mark.parametrize("day", ["2026-09-14", "2027-11-01"])
def test_before_and_after_the_contract_nothing_is_asked(day: str) -> None:
    unconfirmed = SUPPLIERS.replace("  confirmed_on: 2026-09-29\n", "")
    assert lines("team.party-not-confirmed", files(suppliers=unconfirmed), day) == []


@pytest.mark.parametrize("check", CHECKS[:2])
def test_a_programme_without_an_end_has_no_team_to_judge(check: str) -> None:
    endless = "- id: foundation\n  start: 2026-10-05\n"
    assert lines(check, files(resources="- id: RES-01\n  kind: people\n") | {"data/programme.yml": endless}) == []


@pytest.mark.parametrize(("day", "count"), [("2026-09-15", 1), ("2027-10-31", 1)])
def test_the_first_and_the_last_day_of_a_contract_count(day: str, count: int) -> None:
    unconfirmed = SUPPLIERS.replace("  confirmed_on: 2026-09-29\n", "")
    assert len(lines("team.party-not-confirmed", files(suppliers=unconfirmed), day)) == count


def test_terms_confirmed_today_are_confirmed() -> None:
    today = SUPPLIERS.replace("confirmed_on: 2026-09-29", "confirmed_on: 2027-01-20")
    assert lines("team.party-not-confirmed", files(suppliers=today)) == []


@pytest.mark.parametrize("day", ["2026-10-05", "2027-10-29"])
def test_the_team_is_judged_on_the_first_and_the_last_day_of_the_programme(day: str) -> None:
    assert len(lines("team.expertise-missing", files(resources="- id: RES-01\n  kind: people\n"), day)) == 1
