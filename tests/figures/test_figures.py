"""What figures say, before anybody draws them: the figures by name and their arguments, grids of gaps and risks."""

import pytest

from sms_docs.figures import FIGURES, FigureError, argument_error, figure
from sms_docs.model.figure import Grid
from tests.support import load

EMPTY = load({})
MEASURES = {"data/measures.yml": "- id: ME-001\n  title: One\n- id: ME-002\n  title: Two\n"}
ALWAYS = {"coverage-bar", "coverage-depth"}
"""Figures that have something to show of a repository without any file: the clauses of the standard."""


def test_figures_are_listed_by_name() -> None:
    assert list(FIGURES) == sorted(FIGURES)
    assert set(FIGURES) >= {
        "calendar-strip", "coverage-bar", "heat-map", "maturity-grid", "measure-trend", "measures",
        "programme-timeline", "risk-matrix", "task-progress",
    }  # fmt: skip


@pytest.mark.parametrize("name", sorted(set(FIGURES) - ALWAYS))
def test_a_figure_of_nothing_says_so(name: str) -> None:
    found = FIGURES[name](EMPTY)
    assert (found.name, found.drawing, found.description) == (name, None, "")
    assert found.title
    assert found.table.rows == ()
    assert found.table.empty.endswith(".")


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_registers_that_cannot_be_read_is_none(name: str) -> None:
    broken = load({f"data/{key}.yml": "- [" for key in ("tasks", "programme", "gaps", "risks", "measures", "budget")})
    assert FIGURES[name](broken).title


def test_an_unknown_figure_is_answered_with_the_nearest() -> None:
    with pytest.raises(FigureError, match='There is no figure called "heatmap"') as raised:
        figure(EMPTY, "heatmap")
    assert raised.value.hint == 'Did you mean "heat-map"?'


@pytest.mark.parametrize(
    ("name", "args", "kwargs", "message", "hint"),
    [
        (None, (), {}, "The first argument must be the name of a figure.", "There are: budget, "),
        ("zzz", (), {}, 'There is no figure called "zzz".', "There are: budget, "),
        ("heat-map", ("x",), {}, "A figure takes its name and nothing else.", 'Write sms_figure("heat-map").'),
        ("heat-map", (), {"limit": 3}, "A figure takes its name and nothing else.", 'Write sms_figure("heat-map").'),
        ("measure-trend", (), {}, 'The figure "measure-trend" needs a measure.',
         'Write for example sms_figure("measure-trend", measure="ME-001").'),
        ("measure-trend", ("ME-001",), {}, "Only the name of the figure stands without a keyword.",
         'Write for example sms_figure("measure-trend", measure="ME-001").'),
        ("measure-trend", (), {"mesure": "ME-001"}, 'The figure "measure-trend" has no argument "mesure".',
         'Did you mean "measure"?'),
        ("measure-trend", (), {"measure": "ME-01"}, 'There is no measure "ME-01".', 'Did you mean "ME-001"?'),
        ("measure-trend", (), {"measure": "x"}, 'There is no measure "x".', "Use a number of data/measures.yml."),
        ("measure-trend", (), {"measure": 7}, "measure must be a text.", 'Put it in quotation marks: measure="…".'),
        ("measures", (), {"limit": 3}, 'The figure "measures" has no argument "limit".', "It has: process."),
    ],
)  # fmt: skip
def test_arguments_are_judged(
    name: object, args: tuple[str, ...], kwargs: dict[str, object], message: str, hint: str
) -> None:
    bad = argument_error(load(MEASURES), name, args, kwargs)
    assert bad is not None
    assert bad.message == message
    assert bad.hint.startswith(hint)


def test_a_wrong_argument_is_refused_by_the_figure_too() -> None:
    with pytest.raises(FigureError, match='There is no measure "ME-009"'):
        figure(load(MEASURES), "measure-trend", measure="ME-009")


def test_what_a_register_that_cannot_be_read_holds_nobody_knows() -> None:
    system = load({"data/measures.yml": "- ["})
    assert argument_error(system, "measure-trend", (), {"measure": "ME-001"}) is None
    assert figure(system, "measure-trend", measure="ME-001").drawing is None


@pytest.mark.parametrize("register", ["measures", "measurements"])
def test_of_measures_that_cannot_be_read_nothing_is_said_but_that(register: str) -> None:
    system = load(MEASURES | {f"data/{register}.yml": "- ["})
    for found in (figure(system, "measures"), figure(system, "measure-trend", measure="ME-001")):
        assert found.table.rows == ()
        assert found.table.empty == f"Not known: data/{register}.yml cannot be read."


def test_the_example_of_an_empty_register_is_a_pattern() -> None:
    bad = argument_error(EMPTY, "measure-trend", (), {})
    assert bad is not None
    assert bad.hint == 'Write for example sms_figure("measure-trend", measure="…").'


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
