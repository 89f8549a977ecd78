"""Coverage by depth: a mention alone covers nothing, and each depth needs the one before it."""

from collections.abc import Mapping
from datetime import date

import pytest

from sms_docs.views import ViewError, view
from sms_docs.views.clause_depth import DEPTHS, depths
from tests.support import document, load
from tests.views.shown import cells, column

LOG = '- {version: "1.0", decision: approved, by: boss, on: 2026-11-20}\n'
RISKS = "# Risk register\n\n## Risk register\n\nEach risk has an owner.\n"
PAGE = "content/risks.md"
RECORDS = """
    - {id: REC-1, title: Changes, clause: 8.5.1.2, expected_from: 2026-01-01, instances: [
       {period: 2026-10, count: 3}, {period: 2026-11, count: 3}, {period: 2026-12, count: 3}]}
    """


def marks(files: Mapping[str, str | bytes], clause: str, on: date = date(2027, 1, 20)) -> list[str]:
    """The six marks of a clause."""
    return next(row for row in cells(load(files, on), "coverage-depth", list(DEPTHS), clause=clause))


def paper(text: str = RISKS, **fields: object) -> str:
    """A document of clause 6.1.2; its kind asks for some sections."""
    given = {"id": "SMS-REG-003", "kind": "statement-of-nothing", "clauses": '["6.1.2"]', "status": "draft"} | fields
    return document(text, **given)


ASKED_NOTHING = ["not asked", "not asked"]


def test_a_clause_that_nobody_names_is_a_hole() -> None:
    assert marks({}, "6.1.2") == ["no", "no", "no", "no", *ASKED_NOTHING]


def test_a_mention_alone_covers_nothing() -> None:
    for text in ("We follow clause 6.1.2.", "Risks (6.1.2) are kept.", '{{ sms_clause("6.1.2") }}'):
        page = document(f"# A\n\n{text}\n", clauses='["4.1"]')
        assert marks({PAGE: page}, "6.1.2") == ["yes", "no", "no", "no", *ASKED_NOTHING]


def test_a_number_that_only_begins_alike_is_no_mention() -> None:
    page = document("# A\n\nClause 6.1.21 and version 16.1.2 and (6.1).\n", clauses='["4.1"]')
    assert marks({PAGE: page}, "6.1.2")[0] == "no"


def test_a_document_without_words_has_no_content() -> None:
    assert marks({PAGE: paper("# Risks\n\n- TBD\n")}, "6.1.2") == ["yes", "yes", "no", "no", *ASKED_NOTHING]


def test_a_document_that_says_something_waits_for_its_approval() -> None:
    assert marks({PAGE: paper()}, "6.1.2") == ["yes", "yes", "yes", "no", *ASKED_NOTHING]


def test_an_approved_document_answers_the_clause() -> None:
    files = {PAGE: paper(status="approved"), "data/decisions/SMS-REG-003.yml": LOG}
    assert marks(files, "6.1.2") == ["yes", "yes", "yes", "yes", *ASKED_NOTHING]


def test_an_approval_of_words_that_are_not_there_is_none() -> None:
    files = {PAGE: paper("# Risks\n", status="approved"), "data/decisions/SMS-REG-003.yml": LOG}
    assert marks(files, "6.1.2")[2:4] == ["no", "no"]


def test_the_sections_that_a_kind_requires_have_to_be_there() -> None:
    system = load({})
    kind = system.standard.kinds["change-management-policy"]
    required = [each.title for each in kind.sections if each.required]
    whole = "# Policy\n\n" + "".join(f"## {title}\n\nWe do it so.\n\n" for title in required)
    fields = {"id": "SMS-POL-002", "kind": kind.key, "clauses": '["8.5.1.1"]'}
    assert marks({PAGE: document(whole, **fields)}, "8.5.1.1")[:4] == ["yes", "yes", "yes", "no"]
    missing = whole.replace(f"## {required[0]}\n", "## Something else\n")
    assert marks({PAGE: document(missing, **fields)}, "8.5.1.1")[:4] == ["yes", "no", "no", "no"]
    empty = whole.replace(f"## {required[0]}\n\nWe do it so.\n", f"## {required[0]}\n\n<!-- later -->\n")
    assert marks({PAGE: document(empty, **fields)}, "8.5.1.1")[:4] == ["yes", "yes", "no", "no"]


def test_a_table_is_content() -> None:
    assert marks({PAGE: paper('# Risks\n\n{{ sms_table("risks") }}\n')}, "6.1.2")[2] == "yes"


def test_of_two_documents_the_better_one_counts() -> None:
    files = {
        PAGE: paper(status="approved"),
        "data/decisions/SMS-REG-003.yml": LOG,
        "content/other.md": paper("# Risks\n\nTBD\n", id="SMS-REG-004"),
    }
    assert marks(files, "6.1.2")[:4] == ["yes"] * 4
    found = next(each for each in depths(load(files)) if each.clause.id == "6.1.2")
    assert found.document is not None
    assert found.document.id == "SMS-REG-003"


def test_who_claims_a_clause_claims_its_parts_but_a_chapter_is_no_claim() -> None:
    assert marks({PAGE: paper(clauses='["6.1"]')}, "6.1.2")[0] == "yes"
    assert marks({PAGE: paper(clauses='["6"]')}, "6.1.2")[0] == "no"


def test_a_withdrawn_document_answers_nothing() -> None:
    files = {PAGE: paper(status="obsolete"), "data/decisions/SMS-REG-003.yml": LOG}
    assert marks(files, "6.1.2")[:4] == ["no"] * 4


def test_a_clause_that_asks_for_nothing_in_writing_is_no_hole() -> None:
    """8.3.1 is the general part of relationship and agreement."""
    assert marks({}, "8.3.1") == ["not asked"] * 6
    assert cells(load({}), "coverage-depth", ["lacks"], clause="8.3.1") == [["nothing in writing"]]
    named = document("# A\n\nSee clause 8.3.1.\n", clauses='["4.1"]')
    assert marks({PAGE: named}, "8.3.1") == ["yes", *["not asked"] * 5]
    assert marks({PAGE: paper(clauses='["8.3.1"]')}, "8.3.1")[:4] == ["yes", "yes", "yes", "no"]


# ------------------------------------------------------------------ records


def test_a_clause_that_asks_for_a_record_lacks_it() -> None:
    assert marks({}, "8.5.1.2")[4:] == ["no", "no"]


def test_a_record_is_fresh_as_long_as_its_rhythm_lets_expect() -> None:
    files: dict[str, str | bytes] = {"data/records.yml": RECORDS}
    assert marks(files, "8.5.1.2")[4:] == ["yes", "yes"]
    # Monthly so far: three months without any are too long.
    assert marks(files, "8.5.1.2", date(2027, 3, 31))[4:] == ["yes", "yes"]
    assert marks(files, "8.5.1.2", date(2027, 4, 1))[4:] == ["yes", "no"]


def test_a_single_record_is_fresh_for_a_year() -> None:
    once = "- {id: REC-1, clause: 8.5.1.2, instances: [{period: 2026-06, count: 1}]}\n"
    assert marks({"data/records.yml": once}, "8.5.1.2", date(2027, 6, 30))[4:] == ["yes", "yes"]
    assert marks({"data/records.yml": once}, "8.5.1.2", date(2027, 7, 1))[4:] == ["yes", "no"]


@pytest.mark.parametrize("instance", ["{period: 2026-12, count: 0}", "{period: 2027-05, count: 3}", "{count: 3}", "3"])
def test_what_proves_nothing_is_no_record(instance: str) -> None:
    records = f"- {{id: REC-1, clause: 8.5.1.2, instances: [{instance}]}}\n"
    assert marks({"data/records.yml": records}, "8.5.1.2")[4:] == ["no", "no"]


def test_all_kinds_of_records_of_a_clause_have_to_be_fresh() -> None:
    more = RECORDS + "- {id: REC-2, clause: 8.5.1.2, instances: [{period: 2025-01, count: 1}]}\n"
    assert marks({"data/records.yml": more}, "8.5.1.2")[4:] == ["yes", "no"]


def test_a_register_in_which_things_happened_is_a_record() -> None:
    reviews = "- {id: MR-01, status: held, held_on: 2026-06-02}\n"
    assert marks({"data/reviews.yml": reviews}, "9.3")[4:] == ["yes", "yes"]
    assert marks({"data/reviews.yml": reviews}, "9.3", date(2027, 6, 3))[4:] == ["yes", "no"]
    assert marks({"data/reviews.yml": "- {id: MR-01, status: planned}\n"}, "9.3")[4:] == ["no", "no"]


# ------------------------------------------------------------------ the table


def test_holes_stand_first_and_say_what_to_do_next() -> None:
    files = {PAGE: paper(status="approved"), "data/decisions/SMS-REG-003.yml": LOG, "content/a.md": document(
        "# A\n\n(8.2.4)\n", clauses='["4.1"]', kind="nothing")}  # fmt: skip
    found = cells(load(files), "coverage-depth", ["clause", "lacks"])
    todo = dict(found)
    assert todo["6.1.2"] == "complete"
    assert todo["8.2.4"] == "write the section"
    assert todo["4.1"] == "approve the document"
    assert todo["9.3"] == "name a document for it"
    assert found[0][1] == "name a document for it"
    order = ["name a document for it", "write the section", "approve the document"]
    assert [each for each in dict.fromkeys(row[1] for row in found) if each in order] == order
    assert {row[1] for row in found[-10:]} <= {"complete", "nothing in writing"}


def test_every_clause_without_parts_has_one_row() -> None:
    system = load({})
    shown = [each.text for each in column(system, "coverage-depth", "clause")]
    parents = {each.parent for each in system.standard.clauses.values()}
    assert sorted(shown) == sorted(each for each in system.standard.clauses if each not in parents)


def test_rows_are_chosen_by_what_they_lack() -> None:
    files = {PAGE: paper()}
    assert [each.text for each in column(load(files), "coverage-depth", "clause", lacks="approved")] == ["6.1.2"]
    assert "6.1.2" in [each.text for each in column(load(files), "coverage-depth", "clause", content="yes")]
    with pytest.raises(ViewError, match='There is no lacks "records"'):
        view(load(files), "coverage-depth", lacks="records")


def test_the_best_document_and_the_records_can_be_shown() -> None:
    files = {PAGE: paper(clauses='["8.5.1"]'), "data/records.yml": RECORDS}
    assert cells(load(files), "coverage-depth", ["document", "records"], clause="8.5.1.2") == [["SMS-REG-003", "REC-1"]]


def test_marks_are_words_with_a_tone() -> None:
    row = view(load({}), "coverage-depth", columns=["mentioned", "record"], clause="6.1.2").rows[0]
    assert [(cell.text, cell.tone) for cell in row.cells] == [("no", "bad"), ("not asked", "muted")]


def test_of_pages_logs_and_records_that_cannot_be_read_nothing_is_said() -> None:
    assert marks({PAGE: "---\nid: [\n---\n"}, "6.1.2")[1:4] == ["not known"] * 3
    assert marks({"data/records.yml": "- ["}, "8.5.1.2")[4:] == ["not known", "not known"]
    broken = {PAGE: paper(status="approved"), "data/decisions/SMS-REG-003.yml": "- ["}
    assert marks(broken, "6.1.2")[2:4] == ["yes", "not known"]


def test_the_other_edition_has_its_own_clauses() -> None:
    system = load({"data/settings.yml": "standard: iso20000-1-2011\n"})
    assert {each.text for each in column(system, "coverage-depth", "clause")} <= set(system.standard.clauses)
    assert view(system, "coverage-depth").caption.startswith(f"Coverage of {system.standard.title}")
