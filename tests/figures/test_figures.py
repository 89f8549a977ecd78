"""What figures say, before anybody draws them."""

from datetime import date

import pytest

from sms_docs.figures import FIGURES, FigureError, argument_error, figure
from sms_docs.model.figure import Grid, Timeline
from tests.support import load

EMPTY = load({})


def test_figures_are_listed_by_name() -> None:
    assert list(FIGURES) == sorted(FIGURES) == ["heat-map", "programme-timeline", "risk-matrix"]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_nothing_says_so(name: str) -> None:
    found = figure(EMPTY, name)
    assert (found.name, found.drawing, found.table.rows) == (name, None, ())
    assert found.table.empty.endswith(" recorded yet.") or found.table.empty == "No open risk is recorded."


def test_an_unknown_figure_is_answered_with_the_nearest() -> None:
    with pytest.raises(FigureError, match='There is no figure called "heatmap"') as raised:
        figure(EMPTY, "heatmap")
    assert raised.value.hint == 'Did you mean "heat-map"?'


@pytest.mark.parametrize(
    ("name", "args", "kwargs", "message"),
    [
        (None, (), {}, "The first argument must be the name of a figure."),
        ("zzz", (), {}, 'There is no figure called "zzz".'),
        ("heat-map", ("x",), {}, "A figure takes its name and nothing else."),
        ("heat-map", (), {"limit": 3}, "A figure takes its name and nothing else."),
    ],
)
def test_arguments_are_judged(name: object, args: tuple[str, ...], kwargs: dict[str, object], message: str) -> None:
    bad = argument_error(EMPTY, name, args, kwargs)
    assert bad is not None
    assert bad.message == message


# ------------------------------------------------------------------ heat map

GAPS = """
    - {id: G-1, clause: "4.1", current: 3, target: 3, status: closed}
    - {id: G-2, clause: "4.2", current: 1, target: 3, severity: critical, status: open}
    - {id: G-3, clause: "8.2.6", current: 0, target: 3, severity: major, status: open}
    - {id: G-4, clause: "8.6.1", current: 2, target: 3, severity: minor, status: open}
    - {id: G-5, clause: "10.1", current: 2, target: 3, severity: major, status: closed}
    - {id: G-6, clause: "77.1", current: 2, target: 3, severity: major}
    - {id: G-7, clause: "4.3", current: 1, target: 2}
    """


def grid(name: str, files: dict[str, str]) -> Grid:
    drawing = figure(load(files), name).drawing
    assert isinstance(drawing, Grid)
    return drawing


def test_the_heat_map_counts_by_chapter_and_the_practices_by_part() -> None:
    found = grid("heat-map", {"data/gaps.yml": GAPS})
    assert found.rows == (
        "4 Context of the organization", "8.2 Service portfolio", "8.6 Resolution and fulfilment", "10 Improvement",
    )  # fmt: skip
    assert found.columns == ("Critical", "Major", "Minor", "Target met")
    assert [[cell.text for cell in row] for row in found.cells] == [
        ["1", "", "1", "1"], ["", "1", "", ""], ["", "", "1", ""], ["", "", "", "1"],
    ]  # fmt: skip


def test_a_field_of_the_heat_map_says_in_words_what_it_shows() -> None:
    first = grid("heat-map", {"data/gaps.yml": GAPS}).cells[0]
    assert (first[0].label, first[0].tone) == ("4 Context of the organization, critical: 4.2", "bad")
    assert (first[1].label, first[1].tone) == ("4 Context of the organization, major: none", "")


def test_the_heat_map_carries_its_data() -> None:
    found = figure(load({"data/gaps.yml": GAPS}), "heat-map")
    assert found.description == "6 clauses assessed; gaps: 1 critical, 1 major, 2 minor; target met in 2."
    assert [cell.text for cell in found.table.rows[0].cells] == [
        "4 Context of the organization", "3", "1.7", "2.7", "4.2", "", "4.3", "4.1",
    ]  # fmt: skip


# ------------------------------------------------------------------ risk matrix

RISKS = """
    - {id: R-1, title: Fire, kind: risk, likelihood: 5, impact: 4, status: open, owner: boss}
    - {id: R-2, title: Flood, kind: risk, likelihood: 5, impact: 4, status: treating}
    - {id: R-3, kind: opportunity, likelihood: 5, impact: 4}
    - {id: R-4, kind: risk, likelihood: 5, impact: 4, status: closed}
    - {id: R-5, title: Rain, kind: risk, likelihood: 1, impact: 1}
    - {id: R-6, kind: risk, likelihood: 7, impact: 1}
    - {id: R-7, kind: risk, impact: 1}
    """


def test_the_matrix_shows_open_risks_at_their_place() -> None:
    found = grid("risk-matrix", {"data/risks.yml": RISKS})
    assert found.rows == ("5", "4", "3", "2", "1")
    assert (found.cells[0][3].text, found.cells[0][3].tone) == ("2 high\nR-1, R-2", "bad")
    assert found.cells[0][3].label == "Likelihood 5, impact 4, high: R-1, R-2"
    assert (found.cells[4][0].text, found.cells[4][0].tone) == ("1 low\nR-5", "good")
    assert (found.cells[4][1].text, found.cells[4][1].label) == ("", "Likelihood 1, impact 2, low: none")


def test_the_matrix_lists_the_highest_rating_first() -> None:
    found = figure(load({"data/risks.yml": RISKS, "data/roles.yml": "- {id: boss, title: Boss}\n"}), "risk-matrix")
    assert [[cell.text for cell in row.cells] for row in found.table.rows] == [
        ["R-1", "Fire", "5", "4", "20 high", "Boss"],
        ["R-2", "Flood", "5", "4", "20 high", ""],
        ["R-5", "Rain", "1", "1", "1 low", ""],
    ]
    assert found.description == "3 open risks: 2 high, 0 medium, 1 low."


# ------------------------------------------------------------------ timeline

PROGRAMME = """
    - id: foundation
      number: 1
      title: Foundation
      start: 2026-10-05
      end: 2026-11-27
      milestones:
        - {id: M-1.1, title: Scope, due: 2026-10-30, done_on: 2026-10-29}
        - {id: M-1.2, title: Plan, due: 2026-11-24}
        - {id: M-1.3, title: No day}
      gate: {id: GATE-1, title: Gate 1, planned: 2026-11-27, decision: go, decided_on: 2026-11-28}
    - {id: design, title: Design, start: 2026-11-30, end: 2027-03-26, gate: {title: Gate 2, planned: 2027-01-10}}
    - {id: third, title: Third, start: 2027-04-01, end: 2027-05-01,
       gate: {title: Gate 3, planned: 2027-05-01, decision: no-go, decided_on: 2027-01-19}}
    - {id: backwards, title: Backwards, start: 2027-12-01, end: 2027-04-01}
    - {id: dateless, title: Dateless}
    """


def timeline() -> Timeline:
    drawing = figure(load({"data/programme.yml": PROGRAMME}), "programme-timeline").drawing
    assert isinstance(drawing, Timeline)
    return drawing


def test_phases_with_dates_are_bars() -> None:
    found = timeline()
    assert [(bar.label, bar.state) for bar in found.bars] == [
        ("1 Foundation", "done"), ("Design", "running"), ("Third", "planned"),
    ]  # fmt: skip
    assert found.today == date(2027, 1, 20)


def test_milestones_and_gates_stand_in_the_row_of_their_phase() -> None:
    assert [(each.label, each.day.isoformat(), each.row, each.state) for each in timeline().markers] == [
        ("M-1.1 Scope", "2026-10-29", 0, "milestone-done"),
        ("M-1.2 Plan", "2026-11-24", 0, "milestone-overdue"),
        ("Gate 1", "2026-11-28", 0, "gate-done"),
        ("Gate 2", "2027-01-10", 1, "gate-overdue"),
        ("Gate 3", "2027-01-19", 2, "gate-failed"),
    ]


def test_the_timeline_carries_its_data_in_order() -> None:
    found = figure(load({"data/programme.yml": PROGRAMME}), "programme-timeline")
    assert [[cell.text for cell in row.cells] for row in found.table.rows][:3] == [
        ["Phase", "1 Foundation", "2026-10-05", "2026-11-27", "done"],
        ["Milestone", "M-1.1 Scope", "2026-10-29", "2026-10-29", "done"],
        ["Milestone", "M-1.2 Plan", "2026-11-24", "2026-11-24", "overdue"],
    ]
    assert found.description.startswith("From 2026-10-05 to 2027-05-01, read for 2027-01-20. 1 Foundation: ")
