"""Coverage: what the standard wants in writing is in writing."""

from datetime import date

from tests.programmes import changed, lines, programme
from tests.support import document, messages, related

CHECK = "coverage.clause-unanswered"
PASSED = (
    "planned: 2027-08-27\n    body: BOD-01\n",
    "planned: 2027-08-27\n    decision: go\n    decided_on: 2027-08-20\n",
)
PAGE = "content/statements/scope.md"


def approved(*clauses: str, status: str = "approved", decision: str = "approved") -> dict[str, str]:
    """A scope statement in force that claims clauses."""
    listed = ", ".join(f'"{each}"' for each in clauses)
    page = document("# A", id="SMS-STM-001", kind="scope-statement", status=status, clauses=f"[{listed}]")
    log = f"- version: '1.0'\n  decision: {decision}\n  on: 2026-10-30\n"
    return {PAGE: page, "data/decisions/SMS-STM-001.yml": log}


def clauses(files: dict[str, str], day: str) -> set[str]:
    """The clauses that are found uncovered."""
    assert set(lines(CHECK, files, day)) <= {"programme:32", "programme:33"}
    return {each.split()[5] for each in messages(CHECK, files, date.fromisoformat(day))}


def test_until_gate_3_holes_are_open_work() -> None:
    assert lines(CHECK, programme(), "2027-08-27") == []


def test_after_the_planned_day_each_clause_that_wants_something_is_found_at_the_gate() -> None:
    places = lines(CHECK, programme(), "2027-08-28")
    assert set(places) == {"programme:32"}
    assert len(places) > 20


def test_from_the_day_of_the_decision_it_is_the_decision() -> None:
    assert lines(CHECK, programme(PASSED), "2027-08-19") == []
    assert set(lines(CHECK, programme(PASSED), "2027-08-20")) == {"programme:33"}


def test_an_approved_document_covers_what_it_claims() -> None:
    found = clauses(programme() | approved("4.3", "8.2.2"), "2027-08-28")
    assert found
    assert not {"4.3", "8.2.2"} & found
    assert "9.2.2" in found


def test_a_draft_covers_nothing_and_is_shown_beside_the_hole() -> None:
    files = programme() | approved("8.2.2", status="draft", decision="withdrawn")
    assert "8.2.2" in clauses(files, "2027-08-28")
    assert f"{PAGE}:2:5" in related(CHECK, files, date(2027, 8, 28))


def test_records_that_are_kept_cover_their_clause() -> None:
    record = """\
    - id: REC-01
      clause: "9.2.2"
      expected_from: 2027-07-05
      instances:
        - {period: 2027-07, count: 3}
    """
    assert "9.2.2" not in clauses(programme(records=record), "2027-08-28")


def test_without_a_programme_or_with_pages_that_cannot_be_read_nothing_is_concluded() -> None:
    assert lines(CHECK, {"data/programme.yml": "[]\n"}, "2027-08-28") == []
    assert lines(CHECK, {"data/programme.yml": "- ["}, "2027-08-28") == []
    assert lines(CHECK, programme() | {"content/a.md": "---\nid: [\n---\n"}, "2027-08-28") == []


def test_a_gate_without_a_day_is_not_over() -> None:
    text = changed(programme()["data/programme.yml"], ("    planned: 2027-08-27\n", ""))
    assert lines(CHECK, {"data/programme.yml": text}, "2028-01-01") == []
