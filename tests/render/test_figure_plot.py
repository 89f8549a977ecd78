"""Numbers over days as SVG: axes, areas, lines that break at gaps, and numbers that can be read."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs.model.figure import Plot
from sms_docs.model.mark import Area, Line, Point, Rule
from sms_docs.model.scale import Days, Numbers
from sms_docs.render.figure_plot import HEIGHT, plot_svg, spark_svg
from sms_docs.render.figure_svg import WIDTH
from tests.render.figure_samples import PLOT, figure

SVG = "{http://www.w3.org/2000/svg}"


def svg(plot: Plot) -> ET.Element:
    return ET.fromstring(plot_svg(plot, figure(plot)))  # noqa: S314  our own text


def spark(plot: Plot) -> ET.Element:
    return ET.fromstring(spark_svg(plot))  # noqa: S314  our own text


def texts(plot: Plot) -> list[str]:
    return ["".join(each.itertext()) for each in svg(plot).iter(f"{SVG}text")]


def many(count: int) -> Plot:
    """Values of so many months."""
    days = [date(2000 + each // 12, each % 12 + 1, 15) for each in range(count)]
    points = tuple(Point(day, "done", "circle", "100 %", "x", 50) for day in days)
    return Plot(Days.over(days), Numbers(0, 100, 50), (Line(tuple((day, 50.0) for day in days)), *points))


def test_a_plot_is_one_image_with_title_and_description() -> None:
    root = svg(PLOT)
    assert root.get("role") == "img"
    assert [child.text for child in root][:2] == ["A title", "What it shows."]


def test_both_axes_have_their_names() -> None:
    found = texts(PLOT)
    assert found[:6] == ["0", "20", "40", "60", "80", "100"]
    assert found[6:9] == ["Nov", "2026", "Dec"]


def test_the_target_is_a_line_with_its_name_at_its_end() -> None:
    assert {"target", "at least 60 %"} <= set(texts(PLOT))
    [line] = [each for each in svg(PLOT).iter(f"{SVG}line") if each.get("class") == "sms-target"]
    assert line.get("y1") == line.get("y2")


def test_areas_lie_where_their_numbers_are_and_below_the_line() -> None:
    good, near = svg(PLOT).iter(f"{SVG}rect")
    assert (good.get("class"), near.get("class")) == ("sms-area sms-good", "sms-area sms-near")
    assert float(good.get("y", "0")) + float(good.get("height", "0")) == pytest.approx(
        float(near.get("y", "0")), abs=0.2
    )
    written = plot_svg(PLOT, figure(PLOT))
    assert written.index("sms-near") < written.index("sms-trend") < written.index("sms-glyph")


def test_an_area_that_could_not_be_seen_is_left_out() -> None:
    plot = Plot(PLOT.days, PLOT.numbers, (Area(50, 50.1, "near"),))
    assert list(svg(plot).iter(f"{SVG}rect")) == []


def test_a_line_of_one_place_is_none_and_its_point_stays() -> None:
    day = date(2026, 12, 1)
    plot = Plot(PLOT.days, PLOT.numbers, (Line(((day, 5.0),)), Point(day, "late", "diamond", "5 %", "x", 5)))
    assert list(svg(plot).iter(f"{SVG}polyline")) == []
    assert "5 %" in texts(plot)


def test_each_point_says_its_period_and_value() -> None:
    titles = [each.text for each in svg(PLOT).iter(f"{SVG}title")]
    assert titles[1:] == ["2026-12-16: 80 %", "2026-11-16: 20 %"]


def test_a_number_near_the_top_stands_below_its_point() -> None:
    day = date(2026, 12, 1)
    plot = Plot(PLOT.days, PLOT.numbers, (Point(day, "done", "circle", "100 %", "x", 100),))
    [name] = [each for each in svg(plot).iter(f"{SVG}text") if each.get("class") == "sms-value"]
    assert float(name.get("y", "0")) > 24


def test_of_many_points_as_many_have_their_number_as_there_is_room_for_the_last_one_always() -> None:
    few, hundred = texts(many(3)).count("100 %"), texts(many(100)).count("100 %")
    assert few == 3
    assert 1 <= hundred <= 15


def test_everything_lies_inside_the_drawing() -> None:
    for each in svg(many(100)).iter(f"{SVG}text"):
        assert 0 <= float(each.get("x", "0")) <= WIDTH
        assert 0 <= float(each.get("y", "0")) <= HEIGHT


# ------------------------------------------------------------------ small plots


def test_a_small_plot_has_no_words_and_is_hidden_from_screen_readers() -> None:
    root = spark(PLOT)
    assert root.get("aria-hidden") == "true"
    assert list(root.iter("text")) == []
    assert [each.get("class") for each in root.iter("g")] == ["sms-glyph sms-is-done"]


def test_a_small_plot_has_the_last_point_only_with_its_shape() -> None:
    last = Point(date(2026, 12, 16), "late", "diamond", "x", "x", 10)
    root = spark(Plot(PLOT.days, PLOT.numbers, (*PLOT.marks, last)))
    assert [each.get("class") for each in root.iter("g")] == ["sms-glyph sms-is-late"]
    assert any(each.get("class") == "sms-cross" for each in root.iter("path"))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=6), st.text(max_size=600))
def test_whatever_the_numbers_the_drawing_is_whole(values: list[float], name: str) -> None:
    days = [date(2026, 1 + each, 15) for each in range(len(values))]
    points = tuple(Point(day, "done", "circle", name, name, value) for day, value in zip(days, values, strict=True))
    line = Line(tuple(zip(days, values, strict=True)))
    plot = Plot(Days.over(days), Numbers.over(values), (Rule(values[0], name), line, *points))
    assert "nan" not in plot_svg(plot, figure(plot)).replace(name, "")
    assert spark_svg(plot).startswith("<svg")
    assert "{" not in plot_svg(plot, figure(plot))
