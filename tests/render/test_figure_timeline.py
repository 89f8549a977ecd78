"""Lanes on a scale of days as SVG: names that can be read, whatever the days."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs.model.figure import Timeline
from sms_docs.model.mark import Bar, Lane, Point, Rule
from sms_docs.model.scale import Days
from sms_docs.render.figure_svg import LETTER, WIDTH, short, width
from sms_docs.render.figure_timeline import LABELS, place, timeline_svg
from tests.render.figure_samples import BAR, DAYS, TIMELINE, TODAY, figure

SVG = "{http://www.w3.org/2000/svg}"


def timeline(*points: Point, bars: tuple[Bar, ...] = (BAR,), scale: Days = DAYS, today: Rule = TODAY) -> Timeline:
    return Timeline(scale, (Lane("1 Design", "running", (*bars, *points)),), (today,))


def svg(drawing: Timeline) -> ET.Element:
    return ET.fromstring(timeline_svg(drawing, figure(drawing)))  # noqa: S314  our own text


def written(drawing: Timeline) -> str:
    return timeline_svg(drawing, figure(drawing))


def texts(drawing: Timeline) -> list[str]:
    return ["".join(each.itertext()) for each in svg(drawing).iter(f"{SVG}text")]


def point(name: str, day: date, shape: str = "circle") -> Point:
    assert shape in ("circle", "diamond")
    return Point(day, "planned", "diamond" if shape == "diamond" else "circle", name, f"{name}, {day}, planned")


def test_a_timeline_is_one_image_with_title_and_description() -> None:
    root = svg(TIMELINE)
    assert root.get("role") == "img"
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert [child.text for child in root][:2] == ["A title", "What it shows."]


def test_months_and_years_stand_above_and_the_day_below() -> None:
    found = texts(TIMELINE)
    assert found[0] == "as of 2027-01-20"
    assert found[1:8] == ["Nov", "2026", "Dec", "Jan", "2027", "Feb", "Mar"]
    places = {each.text: float(each.get("y", "0")) for each in svg(TIMELINE).iter(f"{SVG}text")}
    assert places["2026"] < places["Nov"] < places["1 Design"] < places["as of 2027-01-20"]


def test_a_day_beyond_the_axis_is_not_drawn() -> None:
    assert "as of 2028-01-20" not in texts(timeline(today=Rule(date(2028, 1, 20), "as of 2028-01-20")))


def test_the_name_of_the_day_stays_inside_at_the_right_edge() -> None:
    drawing = timeline(today=Rule(date(2027, 3, 30), "as of 2027-03-30"))
    [name] = [each for each in svg(drawing).iter(f"{SVG}text") if each.text == "as of 2027-03-30"]
    assert name.get("text-anchor") == "end"


def test_lane_and_state_stand_beside_the_bar() -> None:
    assert {"1 Design", "running"} <= set(texts(TIMELINE))
    [bar] = svg(TIMELINE).iter(f"{SVG}rect")
    assert float(bar.get("x", "0")) == pytest.approx(LABELS + (WIDTH - LABELS - 12) * 29 / 151, abs=0.1)


def test_state_is_a_class_and_every_mark_says_what_it_is() -> None:
    drawing = timeline(point("Gate 1", date(2026, 12, 1), "diamond"))
    assert '<g class="sms-span sms-is-running"><title>1 Design, running</title>' in written(drawing)
    assert "<title>Gate 1, 2026-12-01, planned</title>" in written(drawing)
    assert "Gate 1" in texts(drawing)


def test_what_is_late_has_a_cross_for_those_who_cannot_tell_colours() -> None:
    late = Point(date(2026, 12, 1), "late", "circle", "M-1", "M-1, late")
    assert 'class="sms-cross"' in written(timeline(late))
    assert 'class="sms-cross"' not in written(timeline(point("M-1", date(2026, 12, 1))))


def test_a_bar_of_one_day_can_be_seen() -> None:
    drawing = timeline(bars=(Bar(date(2026, 12, 1), date(2026, 12, 1), "done"),))
    [bar] = svg(drawing).iter(f"{SVG}rect")
    assert float(bar.get("width", "0")) >= 2


def test_names_that_would_run_into_each_other_stand_in_rows_of_their_own() -> None:
    near = [point(f"M-{day}", date(2026, 12, day)) for day in (1, 2, 3)]
    placed = place([*near, point("M-9", date(2027, 3, 1))], DAYS)
    assert [(each.point.name, each.row) for each in placed] == [("M-1", 0), ("M-2", 1), ("M-3", 2), ("M-9", 0)]


def test_a_name_at_the_right_edge_stands_left_of_its_mark() -> None:
    [placed] = place([point("Certificate expires", date(2027, 3, 25))], DAYS)
    assert placed.on_left
    [placed] = place([point("M-1", date(2026, 12, 1))], DAYS)
    assert not placed.on_left


def test_a_lane_is_as_high_as_its_names_need() -> None:
    few = svg(timeline(point("M-1", date(2026, 12, 1))))
    many = svg(timeline(*(point(f"M-{day}", date(2026, 12, day)) for day in range(1, 11))))
    heights = [float(root.get("viewBox", "").split()[3]) for root in (few, many)]
    assert heights[1] > heights[0] + 100


def test_a_long_programme_has_fewer_names_on_its_axis() -> None:
    assert len(texts(timeline(scale=Days(date(2026, 1, 1), date(2040, 1, 1))))) < 30


def test_the_calendars_last_days_are_no_trap() -> None:
    scale = Days.over((date.min, date.max))
    bars = (Bar(date.min, date(1, 2, 3), "done"), Bar(date(9999, 1, 1), date.max, "planned"))
    assert texts(timeline(point("M", date.max), bars=bars, scale=scale))


# ------------------------------------------------------------------ texts


def test_a_wide_letter_needs_twice_the_room() -> None:
    assert (width("ab"), width("漢字")) == (2 * LETTER, 4 * LETTER)


@pytest.mark.parametrize(
    ("words", "room", "expected"),
    [("Gate 1", 150, "Gate 1"), ("x" * 500, 35, "xxxx…"), ("漢" * 50, 56, "漢漢漢…"), ("long", 1, "l…"), ("", 10, "")],
)
def test_a_text_that_is_too_long_is_cut_and_says_so(words: str, room: float, expected: str) -> None:
    assert short(words, room) == expected


LABEL = st.text(st.characters(codec=None, exclude_characters="\ufffe\uffff"), max_size=40)  # no XML, but sound HTML
DAY = st.dates(date(1990, 1, 1), date(2060, 1, 1))
BARS = st.tuples(DAY, DAY, LABEL).map(lambda each: Bar(min(each[:2]), max(each[:2]), "done", each[2]))
POINTS = st.builds(Point, DAY, st.just("late"), st.just("diamond"), LABEL, LABEL)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(BARS, POINTS), max_size=6), LABEL, DAY)
def test_whatever_the_data_hold_the_drawing_is_whole(marks: list[Bar | Point], label: str, today: date) -> None:
    drawing = Timeline(DAYS, (Lane(label, label, tuple(marks)),), (Rule(today, label),))
    assert "<script" not in written(drawing).lower()
    assert not re.search(r"[{}|\n]", written(drawing))
    for bar in svg(drawing).iter(f"{SVG}rect"):
        assert LABELS <= float(bar.get("x", "0")) <= WIDTH
