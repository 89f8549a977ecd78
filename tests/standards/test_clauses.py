"""The clause trees of both editions are whole, and mapped to each other."""

from collections.abc import Iterator

import pytest

from sms_docs.load.standard import load_crosswalk, load_standard
from sms_docs.model.standard import Clause, Standard

EDITIONS = {"2018": load_standard("2018"), "2011": load_standard("2011")}


def clauses() -> Iterator[tuple[str, Clause]]:
    for edition, standard in EDITIONS.items():
        for clause in standard.clauses.values():
            yield edition, clause


@pytest.fixture(params=EDITIONS, ids=str)
def standard(request: pytest.FixtureRequest) -> Standard:
    return EDITIONS[request.param]


@pytest.mark.parametrize(("edition", "count"), [("2018", 88), ("2011", 53)])
def test_edition_has_all_its_clauses(edition: str, count: int):
    assert len(EDITIONS[edition].clauses) == count


@pytest.mark.parametrize(
    ("edition", "main_clauses"),
    [("2018", ["4", "5", "6", "7", "8", "9", "10"]), ("2011", ["4", "5", "6", "7", "8", "9"])],
)
def test_main_clauses(edition: str, main_clauses: list[str]):
    assert [each.id for each in EDITIONS[edition].clauses.values() if each.level == 1] == main_clauses


def test_parent_is_the_number_without_its_last_part(standard: Standard):
    for clause in standard.clauses.values():
        assert clause.parent == clause.id.rpartition(".")[0], clause.id
        assert clause.parent == "" or clause.parent in standard.clauses, clause.id


def test_level_is_the_number_of_parts(standard: Standard):
    for clause in standard.clauses.values():
        assert clause.level == len(clause.id.split(".")), clause.id


def test_clauses_stand_in_the_standards_order(standard: Standard):
    numbers = [tuple(map(int, each.split("."))) for each in standard.clauses]
    assert numbers == sorted(numbers)


def test_siblings_are_numbered_without_a_gap(standard: Standard):
    for clause in standard.clauses.values():
        before, _, last = clause.id.rpartition(".")
        if clause.level > 1 and last != "1":
            assert f"{before}.{int(last) - 1}" in standard.clauses, clause.id


def test_summaries_are_short():
    for edition, clause in clauses():
        assert 0 < len(clause.summary.split()) <= 25, (edition, clause.id)


def test_lettered_contents_are_numbered_from_a(standard: Standard):
    for clause in standard.clauses.values():
        assert "".join(clause.items) == "abcdefghijklmnopqrstuvwxyz"[: len(clause.items)], clause.id


@pytest.mark.parametrize(
    ("edition", "clause", "last"),
    [
        ("2018", "5.1", "l"),
        ("2018", "6.3", "h"),
        ("2018", "7.5.4", "l"),
        ("2018", "8.5.2.1", "h"),
        ("2018", "9.3", "l"),
        ("2011", "4.5.2", "l"),
    ],
)
def test_long_lists_are_complete(edition: str, clause: str, last: str):
    assert max(EDITIONS[edition].clauses[clause].items) == last


def test_a_clause_of_2018_that_asks_for_writing_says_what():
    for clause in EDITIONS["2018"].clauses.values():
        assert clause.written == bool(clause.written_items), clause.id


def test_every_clause_of_2018_says_what_an_auditor_asks():
    assert all(each.audit for each in EDITIONS["2018"].clauses.values())


@pytest.mark.parametrize("clause", ["4.3", "5.2.2", "6.3", "7.2", "8.2.4", "8.3.3", "8.7.2", "9.3", "10.1.2"])
def test_documented_information_is_asked_for(clause: str):
    assert EDITIONS["2018"].clauses[clause].written


@pytest.mark.parametrize("clause", ["4.1", "4.2", "7.3", "7.4", "7.6", "8.2.5", "8.4.2"])
def test_no_documented_information_is_asked_for(clause: str):
    assert not EDITIONS["2018"].clauses[clause].written


def test_written_clauses_are_those_marked(standard: Standard):
    expected = [each.id for each in standard.clauses.values() if each.written]
    assert [each.id for each in standard.written_clauses()] == expected


def test_only_the_numbering_below_7_5_3_is_to_be_verified():
    assert [each.id for _, each in clauses() if each.verify] == ["7.5.3.1", "7.5.3.2"]


def test_climate_amendment_is_folded_into_4_1_and_4_2():
    assert [each.id for _, each in clauses() if each.amendment] == ["4.1", "4.2"]


def test_every_clause_of_2011_is_mapped():
    for clause in EDITIONS["2011"].clauses.values():
        assert clause.maps_to, clause.id
        assert clause.mapping in {"same", "split", "partial"}, clause.id
        assert set(clause.maps_to) <= set(EDITIONS["2018"].clauses), clause.id


def test_mapping_reads_the_same_both_ways():
    forward = {(each.id, new) for each in EDITIONS["2011"].clauses.values() for new in each.maps_to}
    backward = {(old, each.id) for each in EDITIONS["2018"].clauses.values() for old in each.maps_to}
    assert forward == backward


def test_counterparts_translate_a_citation_of_the_other_edition():
    assert EDITIONS["2018"].counterparts["8.1"] == ("8.6.1", "8.6.2")
    assert EDITIONS["2018"].counterparts["4.5.4.3"] == ("9.3",)
    assert EDITIONS["2011"].counterparts["8.6.1"] == ("8.1",)


def test_crosswalk_covers_the_management_system_clauses_once():
    rows = load_crosswalk()
    ids = [row["id"] for row in rows]
    assert len(rows) == len(set(ids)) == 38
    assert set(ids) <= set(EDITIONS["2018"].clauses)
    covered = {each.id for each in EDITIONS["2018"].clauses.values() if 1 < each.level < 4 and each.id[0] != "8"}
    assert covered <= set(ids)


def test_crosswalk_has_counterparts_exactly_where_it_says_so():
    for row in load_crosswalk():
        assert row["strength"] in {"full", "partial", "none"}
        assert bool(row["iso9001"] or row["iso27001"]) == (row["strength"] != "none"), row["id"]
