"""The programme on a time axis."""

from datetime import date

from sms_docs.figures import figure
from sms_docs.model.figure import Figure, Timeline
from sms_docs.model.mark import Bar, Point
from tests.support import DAY, load

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


def drawn(day: date = DAY) -> Figure:
    return figure(load({"data/programme.yml": PROGRAMME}, day), "programme-timeline")


def timeline(day: date = DAY) -> Timeline:
    drawing = drawn(day).drawing
    assert isinstance(drawing, Timeline)
    return drawing


def points(day: date = DAY) -> list[tuple[str, str, str, str]]:
    marks = (mark for lane in timeline(day).lanes for mark in lane.marks if isinstance(mark, Point))
    return [(mark.name, str(mark.at), mark.shape, mark.look) for mark in marks]


def test_phases_with_dates_are_lanes_with_a_bar() -> None:
    lanes = timeline().lanes
    assert [(lane.label, lane.note, lane.target) for lane in lanes] == [
        ("1 Foundation", "done", "entry:programme/foundation"),
        ("Design", "running", "entry:programme/design"),
        ("Third", "planned", "entry:programme/third"),
    ]
    bar = lanes[0].marks[0]
    assert isinstance(bar, Bar)
    assert (str(bar.start), str(bar.end), bar.look) == ("2026-10-05", "2026-11-27", "done")
    assert bar.text == "1 Foundation, 2026-10-05 to 2026-11-27, done"


def test_the_day_is_a_line() -> None:
    [rule] = timeline().rules
    assert (rule.at, rule.text) == (date(2027, 1, 20), "as of 2027-01-20")


def test_the_axis_holds_every_phase_and_event() -> None:
    assert (str(timeline().scale.first), str(timeline().scale.last)) == ("2026-10-01", "2027-06-01")


def test_milestones_are_circles_and_gates_diamonds_in_the_lane_of_their_phase() -> None:
    assert points() == [
        ("M-1.1", "2026-10-29", "circle", "done"),
        ("M-1.2", "2026-11-24", "circle", "late"),
        ("Gate 1", "2026-11-28", "diamond", "done"),
        ("Gate 2", "2027-01-10", "diamond", "late"),
        ("Gate 3", "2027-01-19", "diamond", "late"),
    ]


def test_what_is_done_after_the_day_stands_where_it_was_planned() -> None:
    assert points(date(2026, 10, 10)) == [
        ("M-1.1", "2026-10-30", "circle", "planned"),
        ("M-1.2", "2026-11-24", "circle", "planned"),
        ("Gate 1", "2026-11-27", "diamond", "planned"),
        ("Gate 2", "2027-01-10", "diamond", "planned"),
        ("Gate 3", "2027-05-01", "diamond", "planned"),
    ]


def test_the_timeline_says_how_far_it_is_what_is_late_and_what_comes() -> None:
    assert drawn().description == (
        "As of 2027-01-20: 1 of 3 phases done; Design runs until 2027-03-26; 2 milestones or gates overdue."
    )
    assert drawn(date(2026, 10, 10)).description == (
        "As of 2026-10-10: 0 of 3 phases done; 1 Foundation runs until 2026-11-27; next gate: Gate 1 on 2026-11-27."
    )


def test_a_phase_beyond_its_end_is_said_to_be_overdue() -> None:
    said = drawn(date(2027, 4, 1)).description
    assert "Design was to end on 2027-03-26 and is overdue" in said


def test_the_timeline_carries_its_data_in_order() -> None:
    rows = drawn().table.rows
    assert [[cell.text for cell in row.cells] for row in rows][:4] == [
        ["Phase", "1 Foundation", "2026-10-05", "2026-11-27", "done"],
        ["Milestone", "M-1.1 Scope", "2026-10-29", "2026-10-29", "done"],
        ["Milestone", "M-1.2 Plan", "2026-11-24", "2026-11-24", "overdue"],
        ["Gate", "Gate 1", "2026-11-28", "2026-11-28", "done"],
    ]
    assert [cell.text for cell in rows[-1].cells] == ["Gate", "Gate 3", "2027-01-19", "2027-01-19", "failed"]


def test_of_many_phases_and_long_names_the_sentence_tells_a_part() -> None:
    many = "".join(f"- {{id: p{n}, title: {'Wort' * 100}, start: 2027-01-01, end: 2027-12-01}}\n" for n in range(100))
    said = figure(load({"data/programme.yml": many}), "programme-timeline").description
    assert said.endswith("; 97 more run or are overdue.")
    assert len(said) < 500
    assert said.count("…") == 3
