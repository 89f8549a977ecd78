"""Where a subject belongs in each edition, and process areas."""

import pytest

from sms_docs.load.standard import load_standard
from sms_docs.model.standard import Standard, Subject, normalise_heading

EDITIONS = {"2018": load_standard("2018"), "2011": load_standard("2011")}


@pytest.fixture(params=EDITIONS, ids=str)
def standard(request: pytest.FixtureRequest) -> Standard:
    return EDITIONS[request.param]


def subject(edition: str, key: str) -> Subject:
    return next(each for each in EDITIONS[edition].subjects if each.key == key)


def test_both_editions_know_the_same_subjects():
    keys = {edition: [each.key for each in standard.subjects] for edition, standard in EDITIONS.items()}
    assert keys["2018"] == keys["2011"]
    assert len(keys["2018"]) == len(set(keys["2018"]))


def test_clauses_exist(standard: Standard):
    other = EDITIONS["2011" if standard.edition == "2018" else "2018"]
    for each in standard.subjects:
        assert {*each.clauses, *each.also} <= set(standard.clauses), each.key
        assert set(each.other_edition) <= set(other.clauses), each.key


def test_names_are_lower_case_and_mean_one_subject(standard: Standard):
    names = [name for each in standard.subjects for name in each.names]
    assert all(name == name.lower().strip() for name in names)
    assert len({normalise_heading(name) for name in names} | {"sla"}) >= len(set(names)) - 1
    assert len(names) == len(set(names))


def test_every_subject_has_a_home_in_2018():
    assert all(each.clauses for each in EDITIONS["2018"].subjects)


def test_homes_agree_with_the_mapping_of_the_editions():
    new = EDITIONS["2018"]
    for each in new.subjects:
        counterparts = [clause for old in each.other_edition for clause in new.counterparts[old]]
        assert not counterparts or any(map(each.fits, counterparts)), each.key


@pytest.mark.parametrize(
    ("key", "in_2018", "in_2011"),
    [
        ("scope", "4.3", "4.5.1"),
        ("policy", "5.2", "4.1.2"),
        ("service-management-plan", "6.3", "4.5.2"),
        ("service-catalogue-management", "8.2.4", "6.1"),
        ("configuration-management", "8.2.6", "9.1"),
        ("service-level-management", "8.3.3", "6.1"),
        ("supplier-management", "8.3.4", "7.2"),
        ("change-management", "8.5.1", "9.2"),
        ("release-deployment-management", "8.5.3", "9.3"),
        ("incident-management", "8.6.1", "8.1"),
        ("problem-management", "8.6.3", "8.2"),
        ("internal-audit", "9.2", "4.5.4.2"),
        ("management-review", "9.3", "4.5.4.3"),
        ("continual-improvement", "10.2", "4.5.5"),
    ],
)
def test_home_of_a_subject(key: str, in_2018: str, in_2011: str):
    assert subject("2018", key).clauses == (in_2018,)
    assert subject("2018", key).other_edition == (in_2011,)
    assert subject("2011", key).clauses == (in_2011,)


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        ("incident-management", "8.6.1"),
        ("incident-management", "8.6"),
        ("supplier-management", "8.3.4.1"),
        ("service-management-plan", "7.5.4"),
        ("internal-audit", "9.2.2"),
    ],
)
def test_clause_fits(key: str, clause: str):
    assert subject("2018", key).fits(clause)


@pytest.mark.parametrize(
    ("key", "clause"),
    [
        ("incident-management", "8.1"),
        ("incident-management", "8.6.10"),
        ("service-level-management", "8.3.2"),
        ("service-management-plan", "8.1"),
        ("configuration-management", "8.1"),
        ("release-deployment-management", "8.6"),
        ("continual-improvement", "1"),
    ],
)
def test_clause_does_not_fit(key: str, clause: str):
    assert not subject("2018", key).fits(clause)


def test_a_subject_without_a_home_judges_nothing():
    assert subject("2011", "knowledge-management").clauses == ()
    assert subject("2011", "knowledge-management").fits("8.1")


@pytest.mark.parametrize(("edition", "count"), [("2018", 19), ("2011", 13)])
def test_process_areas(edition: str, count: int):
    areas = EDITIONS[edition].process_areas
    assert len({area.key for area in areas}) == len(areas) == count
    for area in areas:
        assert set(area.clauses) <= set(EDITIONS[edition].clauses), area.key
        assert area.kinds, area.key
        assert set(area.kinds) <= set(EDITIONS[edition].kinds), area.key


def test_process_areas_of_2018_cover_the_practices_of_clause_8():
    """All of clause 8 but its general clauses 8.1 and 8.3.1 belongs to a process."""
    standard = EDITIONS["2018"]
    homes = {clause for area in standard.process_areas for clause in area.clauses}
    practices = {each.id for each in standard.clauses.values() if each.level == 3 and each.id[0] == "8"}
    assert homes == practices - {"8.3.1"}


def test_every_process_kind_belongs_to_an_area_or_runs_beside_clause_8():
    standard = EDITIONS["2018"]
    described = {kind for area in standard.process_areas for kind in area.kinds}
    processes = {kind.key for kind in standard.kinds.values() if kind.family == "process"}
    assert processes - described == {"continual-improvement-process", "knowledge-management-process"}
