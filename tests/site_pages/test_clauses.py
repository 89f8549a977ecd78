"""Pages of clauses: how each stands, what answers it, what is open, and that no wording of a standard is there."""

import re
from dataclasses import replace
from html import unescape

import pytest

from sms_docs.load.standard import load_crosswalk
from sms_docs.model.generated import CLAUSES, clause_page
from sms_docs.model.table import Table
from sms_docs.pages import Sources
from sms_docs.views.cell import Cells
from sms_docs.views.coverage import coverage
from tests.made_pages import html, pages, plain, reference, released, sources
from tests.support import document

FILES = {
    "content/incident.md": document(
        "# Incidents\n\n## Purpose\n\nText.\n", id="SMS-PRO-001", title="Incidents <b>",
        kind="incident-management-process", clauses='["8.6.1"]', effective_from="2027-03-01", status="approved",
    ),
    "content/request.md": document(id="SMS-PRO-002", kind="service-request-management-process", clauses='["8.6.2"]'),
    "data/decisions/SMS-PRO-001.yml": (
        '- {version: "1.0", decision: approved, by: PER-01, role: executive-sponsor, on: 2027-01-11, reason: First}\n'
    ),
    "data/tasks.yml": (
        '- {id: T-001, title: Old work, clause: "8.6.1", status: done, due: 2026-12-01}\n'
        '- {id: T-002, title: <script>, clause: "8.6.1", status: open, due: 2027-02-01}\n'
        '- {id: T-003, title: Problems, clause: "8.6.3", status: open, due: 2027-02-01}\n'
    ),
    "data/gaps.yml": '- {id: G-001, clause: "8.6.1", current: 1, target: 3, finding: Nothing written, status: open}\n',
    "data/findings.yml": '- {id: F-001, audit: AUD-01, clause: "8.6.1", class: minor, text: Late, status: open}\n',
    "data/corrective_actions.yml": (
        '- {id: CA-001, clause: "8.6.1", nonconformity: Late, action: Train, status: verified}\n'
    ),
    "data/records.yml": (
        '- {id: REC-01, title: Incidents, clause: "8.6.1",'
        " instances: [{period: 2026-11, count: 1}, {period: 2026-12, count: 1}]}\n"
        '- {id: REC-02, title: Reviews, clause: "8.6.1"}\n'
    ),
    "data/audits.yml": '- {id: AUD-01, title: Internal audit, clauses: ["8"], status: planned}\n',
}  # fmt: skip


@pytest.fixture(scope="module")
def draft() -> Sources:
    return sources(FILES)


@pytest.fixture(scope="module")
def incident(draft: Sources) -> str:
    return html(draft, clause_page("8.6.1"))


def tables(made_from: Sources, clause: str) -> dict[str, Table]:
    """Name → table of a clause's page."""
    return {part.name: part for part in pages(made_from)[clause_page(clause)].parts if isinstance(part, Table)}


def texts(table: Table) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def glance(made_from: Sources, clause: str) -> dict[str, str]:
    """Question → answer of the table at the top."""
    return {row[0]: row[1] for row in texts(tables(made_from, clause)["clause-glance"])}


@pytest.mark.parametrize(("edition", "number"), [("iso20000-1-2018", 88), ("iso20000-1-2011", 53)])
def test_every_clause_of_the_edition_has_a_page(edition: str, number: int) -> None:
    made_from = reference(standard=edition)
    made = pages(made_from)
    for clause in made_from.system.standard.clauses.values():
        assert made[clause_page(clause.id)].title == f"{clause.id} {clause.title}"
    assert sum(path.startswith("content/audit/clauses/") for path in made) == number + 1


@pytest.mark.parametrize("edition", ["iso20000-1-2018", "iso20000-1-2011"])
def test_no_link_between_generated_pages_is_dead(edition: str) -> None:
    made = pages(reference(standard=edition))
    for path, page in made.items():
        if "/clauses/" not in path:
            continue
        for target in re.findall(
            r"\]\(([\w./-]+\.md)", "\n".join(part for part in page.parts if isinstance(part, str))
        ):
            assert f"content/audit/clauses/{target}" in made, f"{path}: {target}"


def test_the_first_lines_answer_what_an_auditor_asks(draft: Sources) -> None:
    assert glance(draft, "8.6.1") == {
        "Answered by": "SMS-PRO-001 Incidents <b>",
        "Evidence": "REC-01 Incidents, REC-02 Reviews",
        "Open": "1 audit finding, 1 gap, 1 task",
    }


def test_the_state_stands_there_with_its_meaning(incident: str) -> None:
    assert '<span class="sms-tone sms-good">Covered</span>: an approved document answers it' in incident


def test_a_clause_without_anything_says_so(draft: Sources) -> None:
    text = plain(html(draft, clause_page("8.7.2")))
    assert "Hole : it asks for something in writing, and nothing answers it yet." in text
    assert "No document names this clause" in text
    assert "Not written yet: Service continuity plan" in text
    assert "Nothing is open or was" in text
    assert glance(draft, "8.7.2") == {
        "Answered by": "no document", "Evidence": "no record named", "Open": "nothing",
    }  # fmt: skip


def test_documents_say_since_when_they_hold(draft: Sources) -> None:
    row = texts(tables(draft, "8.6.1")["clause-answers"])[0]
    assert row[:1] == ("SMS-PRO-001",)
    assert "2027-01-11" in row
    assert "2027-03-01, not yet" in row
    assert "not approved" in texts(tables(draft, "8.6.2")["clause-answers"])[0]


def test_a_section_made_for_the_clause_is_linked() -> None:
    made_from = reference()
    answered = next(each for each in coverage(made_from.system) if each.answers)
    table = tables(made_from, answered.clause.id)["clause-answers"]
    assert table.columns[-1].label == "Sections for this clause"
    sections = [row.cells[-1] for row in table.rows if row.cells[-1].text]
    assert answered.answers[0].heading in sections[0].text
    first = sections[0].parts[0] if isinstance(sections[0], Cells) else sections[0]
    assert first.target.startswith(f"anchor:{answered.answers[0].document.path}#")


def test_open_work_stands_before_closed(draft: Sources) -> None:
    table = tables(draft, "8.6.1")["tasks"]
    assert table.caption == "Tasks: 1 open, 1 closed"
    assert [row[0] for row in texts(table)] == ["T-002", "T-001"]
    assert tables(draft, "8.6.1")["corrective_actions"].caption == "Corrective actions: 0 open, 1 closed"


def test_records_say_what_there_is(draft: Sources) -> None:
    assert [row[-1] for row in texts(tables(draft, "8.6.1")["records"])] == ["2 periods, last 2026-12", "nothing yet"]


def test_an_audit_of_a_chapter_looks_at_its_clauses_too(draft: Sources) -> None:
    assert [row[0] for row in texts(tables(draft, "8.6.1")["audits"])] == ["AUD-01"]
    assert "audits" not in tables(draft, "9.1")


def test_a_clause_with_parts_shows_how_each_stands(draft: Sources) -> None:
    rows = texts(tables(draft, "8.6")["clause-parts"])
    assert [row[:3] for row in rows] == [
        ("8.6.1", "Incident management", "covered"),
        ("8.6.2", "Service request management", "in preparation"),
        ("8.6.3", "Problem management", "planned"),
    ]
    assert "1 of 3 covered" in plain(html(draft, clause_page("8.6")))


def test_checks_that_watch_a_clause_lead_to_their_manuals_but_in_a_release(draft: Sources) -> None:
    text, release = html(draft, clause_page("7.5.2")), html(released(draft), clause_page("7.5.2"))
    assert "/rules/document/#" in text
    assert "Findings now" in text
    assert "/rules/" not in release
    assert "Findings now" not in release
    assert "document." in release


def test_ways_up_down_and_on(draft: Sources) -> None:
    made = pages(draft)
    assert [title for _, title in made[clause_page("8.6.1")].trail][-1].startswith("8.6 ")
    last = str(made[clause_page("8.6.1")].parts[-1])
    assert "](8.6.md)" in last
    assert "](8.6.2.md)" in last
    clauses = list(draft.system.standard.clauses)
    assert str(made[clause_page(clauses[0])].parts[-1]).count("](") == 1
    assert str(made[clause_page(clauses[-1])].parts[-1]).count("](") == 1


def test_other_standards_are_named_with_what_to_take_care_of(draft: Sources) -> None:
    text = plain(html(draft, clause_page("6.3")))
    assert "ISO/IEC 20000-1:2011: 4.5.2" in text
    assert "Take care: 6.3 in ISO 9001:2015" in text
    assert "ISO 9001:2015: 4.1 (the same subject)" in plain(html(draft, clause_page("4.1")))


def test_contents_and_amendment_stand_in_our_words(draft: Sources) -> None:
    assert "h) how effectiveness" in plain(html(draft, clause_page("6.3"))).replace("h )", "h)")
    assert "Amendment 1:2024." in plain(html(draft, clause_page("4.1")))


def test_a_title_of_ours_is_marked_as_ours(draft: Sources) -> None:
    ours = next(each for each in draft.system.standard.clauses.values() if not each.official_title)
    assert "the title is ours" in plain(html(draft, clause_page(ours.id)))


def test_the_older_edition_has_no_crosswalk_that_was_made_for_the_newer() -> None:
    older = reference(standard="iso20000-1-2011")
    assert "ISO 9001" not in plain(html(older, clause_page("4.1")))
    assert "ISO/IEC 20000-1:2018: 5.1" in plain(html(older, clause_page("4.1")))


def test_the_index_shows_what_is_missing_first_and_then_everything(draft: Sources) -> None:
    parts = pages(draft)[CLAUSES].parts
    names = [part.name for part in parts if isinstance(part, Table)]
    assert names == ["clauses-open", "clauses-chapters"]
    states = [row[2] for row in texts(next(part for part in parts if isinstance(part, Table)))]
    assert states == sorted(states, key=("hole", "planned", "in preparation").index)
    text = unescape(html(draft, CLAUSES))
    tree = text[text.index("sms-tree") :]
    for clause in draft.system.standard.clauses.values():
        assert f'href="{clause.id}.md">{clause.id} ' in tree, clause.id


def test_the_tree_has_the_depth_of_the_standard(draft: Sources) -> None:
    text = html(draft, CLAUSES)
    tree = text[text.index("sms-tree") : text.index("What the states mean")]
    parents = {each.parent for each in draft.system.standard.clauses.values()}
    assert tree.count("<ul>") == len(parents)
    assert tree.count("<li>") == len(draft.system.standard.clauses)


def test_an_index_without_holes_says_so() -> None:
    answered = '["' + '", "'.join(sources({}).system.standard.clauses) + '"]'
    files = {
        "content/all.md": document(clauses=answered, status="approved", id="SMS-PLN-001"),
        "data/decisions/SMS-PLN-001.yml": FILES["data/decisions/SMS-PRO-001.yml"],
    }
    assert "No hole: something approved or on record answers every clause" in plain(html(sources(files), CLAUSES))


def test_data_cannot_bring_markup_into_a_page(incident: str) -> None:
    assert "<script" not in incident
    assert "<b>" not in incident


def test_a_live_view_says_how_to_bring_the_clauses_back(draft: Sources) -> None:
    lean = replace(draft, lean=True)
    assert [path for path in pages(lean) if "/clauses/" in path] == [CLAUSES]
    assert "sms serve --all" in plain(html(lean, CLAUSES))


def test_a_system_without_anything_has_all_pages_too() -> None:
    made = pages(sources({}))
    assert "No document names this clause" in "\n".join(str(part) for part in made[clause_page("8.6.1")].parts)


def test_crosswalk_and_clauses_name_the_same_clauses() -> None:
    known = sources({}).system.standard.clauses
    assert {each["id"] for each in load_crosswalk()} <= set(known)
