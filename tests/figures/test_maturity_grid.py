"""Maturity of each element on three levels."""

from datetime import date

from sms_docs.figures import figure
from sms_docs.model.figure import Figure, Grid
from tests.support import DAY, load

MATURITY = """
    - {id: MAT-1, element: management-support, level: I, target: II, target_due: 2027-08-20, assessed_on: 2026-12-16}
    - {id: MAT-2, element: interested-parties, level: II, target: II, assessed_on: 2026-12-16, evidence: Register}
    - {id: MAT-3, element: process, level: "0", target: II, assessed_on: 2026-12-16}
    - {id: MAT-4, element: process, level: III, target: III, assessed_on: 2027-06-01}
    - {id: MAT-5, element: management-support, level: "0", assessed_on: 2026-01-01}
    - {id: MAT-6, element: learning, level: IV}
    - {id: MAT-7, level: I}
    """


def drawn(day: date = DAY) -> Figure:
    return figure(load({"data/maturity.yml": MATURITY}, day), "maturity-grid")


def grid(day: date = DAY) -> Grid:
    drawing = drawn(day).drawing
    assert isinstance(drawing, Grid)
    return drawing


def test_the_newest_rating_up_to_the_day_counts_lowest_first() -> None:
    assert grid().rows == ("Process", "Management support", "Interested parties")
    assert grid(date(2027, 6, 1)).rows == ("Management support", "Interested parties", "Process")


def test_a_level_is_reached_aimed_at_or_on_the_way() -> None:
    assert [[cell.text for cell in row] for row in grid().cells] == [
        ["to do", "◎ target", ""], ["✓ reached\nnew", "◎ target", ""], ["✓ reached", "✓ reached", ""],
    ]  # fmt: skip


def test_a_field_says_in_words_what_it_shows() -> None:
    process, support, parties = grid().cells
    assert process[0].label == "Process: level I is on the way to the target"
    assert support[1].label == "Management support: level II is the target, due 2027-08-20"
    assert parties[1].label == "Interested parties: level II is reached"
    assert parties[2].label == "Interested parties: level III is not aimed at"
    assert [cell.tone for cell in support] == ["good", "muted", ""]


def test_the_columns_are_the_three_levels_by_name() -> None:
    assert grid().columns == ("I performed", "II managed", "III institutionalized")


def test_the_lowest_element_counts_for_the_whole() -> None:
    assert drawn().description == (
        "1 of 3 elements have reached their target: 1 below level I, 1 at I, 1 at II, 0 at III. "
        "The lowest counts for the whole system: level 0. Since 2026-01-01 1 rose, 0 fell, 0 stayed."
    )


def test_the_grid_carries_its_data() -> None:
    assert [[cell.text for cell in row.cells] for row in drawn().table.rows] == [
        ["Process", "", "0", "II", "", "2026-12-16", ""],
        ["Management support", "0 (2026-01-01)", "I", "II", "2027-08-20", "2026-12-16", ""],
        ["Interested parties", "", "II", "II", "", "2026-12-16", "Register"],
    ]


def test_what_is_new_and_what_was_lost_since_the_rating_before_is_marked() -> None:
    files = {"data/maturity.yml": """
        - {id: MAT-1, element: risk, level: II, target: II, assessed_on: 2026-06-01}
        - {id: MAT-2, element: risk, level: I, target: II, assessed_on: 2026-12-01}
        - {id: MAT-3, element: learning, level: I, target: III, assessed_on: 2026-06-01}
        - {id: MAT-4, element: learning, level: II, target: III, assessed_on: 2026-12-01}
        - {id: MAT-5, element: process, level: I, assessed_on: 2026-06-01}
        - {id: MAT-6, element: process, level: I, assessed_on: 2026-12-01}
        """}  # fmt: skip
    found = figure(load(files), "maturity-grid")
    assert isinstance(found.drawing, Grid)
    risk, process, learning = found.drawing.cells
    assert [cell.text for cell in risk] == ["✓ reached", "✕ lost", ""]
    assert risk[1].label == "Risk: level II was reached on 2026-06-01 and is not any more"
    assert risk[1].tone == "bad"
    assert learning[1].label == "Learning: level II is reached, newly since 2026-06-01"
    assert [cell.text for cell in process] == ["✓ reached", "", ""]
    assert found.description.endswith("Since 2026-06-01 1 rose, 1 fell, 1 stayed.")


def test_a_rating_of_a_later_day_is_none_before() -> None:
    files = {
        "data/maturity.yml": """
        - {id: MAT-1, element: risk, level: I, assessed_on: 2026-06-01}
        - {id: MAT-2, element: risk, level: II, assessed_on: 2027-12-01}
        """
    }
    found = figure(load(files), "maturity-grid")
    assert "Since" not in found.description
    assert [cell.text for cell in found.table.rows[0].cells[1:3]] == ["", "I"]
