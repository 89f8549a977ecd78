"""Figures that are grids: coverage by depth, interfaces, service levels by month, competences by person."""

from datetime import date

import pytest

from sms_docs.figures import FigureError, figure
from sms_docs.model.figure import Figure, Grid
from tests.support import document, load
from tests.views.test_interfaces import FILES as PROCESSES
from tests.views.test_service_levels import FILES as LEVELS
from tests.views.test_training_matrix import FILES as PEOPLE


def grid(found: Figure) -> Grid:
    """The grid of a figure, each of whose rows is as long as its head."""
    assert isinstance(found.drawing, Grid)
    assert len(found.drawing.rows) == len(found.drawing.cells)
    assert {len(row) for row in found.drawing.cells} == {len(found.drawing.columns)}
    return found.drawing


def texts(found: Figure) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid(found).cells]


# ------------------------------------------------------------------ coverage by depth

PAPER = document(
    "# Risks\n\n## Risks\n\nEach risk has an owner.\n", clauses='["6.1"]', kind="nothing", status="approved"
)
COVERED: dict[str, str | bytes] = {
    "content/a.md": PAPER,
    "data/decisions/SMS-PLN-001.yml": '- {version: "1.0", decision: approved, by: boss, on: 2026-11-20}\n',
    "data/records.yml": "- {id: REC-1, clause: 6.1.2, instances: [{period: 2026-12, count: 1}]}\n",
}


def test_each_chapter_counts_its_clauses_by_depth() -> None:
    drawn = grid(figure(load(COVERED), "coverage-depth"))
    assert drawn.columns == (
        "Mentioned", "Section present", "Content real", "Document approved", "Record exists", "Record fresh",
    )  # fmt: skip
    planning = drawn.cells[drawn.rows.index("6 Planning")]
    assert [cell.text for cell in planning] == [*["3 of 5"] * 4, *["1 of 1"] * 2]
    assert [cell.tone for cell in planning] == [*["warn"] * 4, *["good"] * 2]
    assert planning[0].label == "6 Planning, mentioned: 3 of 5 clauses"


def test_chapter_8_is_shown_by_its_parts() -> None:
    rows = grid(figure(load({}), "coverage-depth")).rows
    assert [row.split()[0] for row in rows] == [
        "4", "5", "6", "7", "8.1", "8.2", "8.3", "8.4", "8.5", "8.6", "8.7", "9", "10",
    ]  # fmt: skip


def test_what_is_not_asked_for_is_no_hole() -> None:
    drawn = grid(figure(load({}), "coverage-depth"))
    leadership = drawn.cells[drawn.rows.index("5 Leadership")]
    assert [(cell.text, cell.tone) for cell in leadership] == [*[("0 of 1", "bad")] * 4, *[("–", "muted")] * 2]
    assert leadership[5].label == "5 Leadership, record fresh: not asked for"


def test_the_sentence_counts_all_clauses_and_the_table_names_the_holes() -> None:
    found = figure(load(COVERED), "coverage-depth")
    assert found.description.startswith("Clauses mentioned 3 of 43; section present 3 of 43; content real 3 of 43;")
    assert found.description.endswith("A mention alone covers nothing.")
    row = next(row for row in found.table.rows if row.cells[0].text == "6 Planning")
    assert [cell.text for cell in row.cells[1:]] == ["6", *["3 of 5"] * 4, *["1 of 1"] * 2, "6.2.1, 6.3"]


# ------------------------------------------------------------------ interfaces


def test_processes_that_give_stand_in_rows_and_those_that_get_in_columns() -> None:
    drawn = grid(figure(load(PROCESSES), "interfaces"))
    assert drawn.rows == ("1 Incidents", "2 Problems", "3 Changes")
    assert drawn.columns == ("1", "2", "3")
    assert texts(figure(load(PROCESSES), "interfaces")) == [["–", "⇄", "→"], ["⇄", "–", ""], ["?", "", "–"]]


def test_a_field_says_what_is_handed_over() -> None:
    incident, problem, change = grid(figure(load(PROCESSES), "interfaces")).cells
    assert incident[1].label == "Incidents gives Problems: Cases"
    assert incident[2].label == "Incidents gives Changes: Requests; nothing is named in return"
    assert change[0].label == "Changes gives Incidents nothing, but gets something from it"
    assert problem[2].label == "nothing"
    assert [cell.tone for cell in incident] == ["", "", "warn"]


def test_the_sentence_names_what_is_one_sided() -> None:
    assert figure(load(PROCESSES), "interfaces").description == (
        "3 interfaces between 3 processes. One-sided: Incidents to Changes. "
        "⇄ each gives something; → it gives and gets nothing; ? it gets and gives nothing."
    )


def test_one_process_is_shown_with_those_that_it_deals_with() -> None:
    found = figure(load(PROCESSES), "interfaces", process="problem")
    assert found.title == "Interfaces between processes: Problems"
    assert grid(found).rows == ("1 Incidents", "2 Problems")
    assert len(found.table.rows) == 2
    with pytest.raises(FigureError, match='There is no process "problems"'):
        figure(load(PROCESSES), "interfaces", process="problems")


def test_an_interface_that_leads_nowhere_is_counted() -> None:
    processes = "- {id: a, title: A, interfaces: [{to: a, gives: x}, {to: zzz, gives: y}]}\n"
    found = figure(load({"data/processes.yml": processes}), "interfaces")
    assert texts(found) == [["!"]]
    assert "2 interfaces to no other process." in found.description


def test_of_many_processes_those_with_the_most_interfaces_have_room() -> None:
    processes = "- {id: hub, title: Hub, interfaces: [" + ", ".join(f"{{to: p{n}}}" for n in range(60)) + "]}\n"
    processes += "".join(f"- {{id: p{n}, title: P{n}}}\n" for n in range(60))
    drawn = grid(figure(load({"data/processes.yml": processes}), "interfaces"))
    assert len(drawn.rows) == 40
    assert drawn.rows[0] == "1 Hub"


# ------------------------------------------------------------------ service levels


def test_each_month_of_a_target_is_met_missed_or_missing() -> None:
    assert texts(figure(load(LEVELS), "service-levels")) == [
        ["", "", "✓ met\n99.9 %", "? missing", "✕ missed\n99.1 %", "not yet"],
        ["", "", "", "", "", "✓ met\n3.5 hours"],
    ]


def test_fields_of_service_levels_are_told_in_words() -> None:
    first = grid(figure(load(LEVELS), "service-levels")).cells[0]
    assert first[0].label == "SLA-01-A Mail reachable, 2026-07: no result is due"
    assert first[2].label == "SLA-01-A Mail reachable, 2026-09: 99.9 %, met, at least 99.5 %"
    assert first[3].label == "SLA-01-A Mail reachable, 2026-10: the result is missing"
    assert first[4].label == "SLA-01-A Mail reachable, 2026-11: 99.1 %, missed, at least 99.5 %"
    assert [cell.tone for cell in first] == ["", "", "good", "warn", "bad", "muted"]


def test_the_sentence_counts_results_and_targets_without_any() -> None:
    found = figure(load(LEVELS), "service-levels")
    assert found.description == "2 of 4 results met, 1 missed, 1 missing. No result yet for 1 target."
    assert len(found.table.rows) == 3


def test_one_service_or_customer_is_shown() -> None:
    assert len(figure(load(LEVELS), "service-levels", customer="CUS-01").table.rows) == 2
    assert figure(load(LEVELS), "service-levels", service="SVC-02").drawing is None
    with pytest.raises(FigureError, match='There is no customer "CUS-7"'):
        figure(load(LEVELS), "service-levels", customer="CUS-7")


def test_of_results_that_cannot_be_read_nothing_is_drawn() -> None:
    found = figure(load(LEVELS | {"data/sla_results.yml": "- ["}), "service-levels")
    assert (found.drawing, found.table.empty) == (None, "Not known: data/sla_results.yml cannot be read.")


# ------------------------------------------------------------------ competences


def test_each_person_has_a_row_with_competences_by_state() -> None:
    drawn = grid(figure(load(PEOPLE), "training-matrix"))
    assert drawn.columns == ("Missing", "Expired", "Planned", "Trained, effect open", "Proved")
    assert drawn.rows == ("Ada", "Bo")
    assert texts(figure(load(PEOPLE), "training-matrix")) == [
        ["", "", "", "", "1\nauditing"], ["1\nauditing", "", "", "", ""],
    ]  # fmt: skip
    assert drawn.cells[1][0].label == "Bo, missing: auditing"
    assert drawn.cells[1][1].label == "Bo, expired: none"


def test_the_sentence_counts_competences_by_state() -> None:
    assert figure(load(PEOPLE), "training-matrix").description == (
        "2 competences that 2 people need for their roles: 1 missing, 1 proved."
    )


def test_many_competences_are_counted_and_the_first_named() -> None:
    roles = "- {id: auditor, title: Auditor, required_competences: [a, b, c, d, e]}\n"
    found = texts(figure(load(PEOPLE | {"data/roles.yml": roles}), "training-matrix"))
    assert found[0][0] == "5\na, b, c, 2 more"


def test_of_many_people_those_who_lack_the_most_have_room() -> None:
    assignments = "".join(f"- {{role: auditor, person: PER-{n}, from: 2026-01-01}}\n" for n in range(1, 100))
    drawn = grid(figure(load(PEOPLE | {"data/assignments.yml": assignments}), "training-matrix"))
    assert len(drawn.rows) == 60
    assert "Ada" not in drawn.rows


@pytest.mark.parametrize("key", ["people", "roles", "assignments", "training"])
def test_of_people_that_cannot_be_read_nothing_is_drawn(key: str) -> None:
    found = figure(load(PEOPLE | {f"data/{key}.yml": "- ["}), "training-matrix")
    assert (found.drawing, found.description) == (None, "")
    assert found.table.empty == f"Not known: data/{key}.yml cannot be read."


def test_grids_follow_the_day() -> None:
    assert grid(figure(load(LEVELS, date(2027, 2, 1)), "service-levels")).columns[-1] == "2027-01"
