"""Figures as HTML and SVG: whole, without colours of their own, with their data beside them."""

import re
from datetime import date
from xml.etree import ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs.model.figure import Bar, Figure, Grid, GridCell, Marker, Timeline
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.figure_html import figure_html
from sms_docs.render.figure_markdown import figure_markdown
from sms_docs.render.figure_svg import LABELS, WIDTH, timeline_svg

DATA = Table("x", "The data", (Column("a", "A"),), (Row((Cell("one"),)),), "Nothing yet.")
FIELDS = (GridCell("2 high\nR-1, R-2", "bad", "Two risks", "t"), GridCell("", "", "None"))
GRID = Grid("Corner", ("Low", "High"), ("Row",), (FIELDS,))


def nowhere(_target: str) -> None:
    return None


def drawn(drawing: Grid | Timeline | None) -> Figure:
    return Figure("risk-matrix", "A title", "What it shows.", drawing, DATA)


def timeline(*markers: Marker, bars: tuple[Bar, ...] = (), today: date = date(2027, 1, 20)) -> Timeline:
    bars = bars or (Bar("1 Design", date(2026, 11, 30), date(2027, 3, 26), "running"),)
    return Timeline(bars, markers, today)


def svg(drawing: Timeline) -> ET.Element:
    return ET.fromstring(timeline_svg(drawing, drawn(drawing)))  # noqa: S314  our own text


def texts(drawing: Timeline) -> list[str]:
    return ["".join(each.itertext()) for each in svg(drawing).iter("{http://www.w3.org/2000/svg}text")]


def test_a_figure_without_data_says_so() -> None:
    assert figure_html(Figure("x", "T", "", None, Table("x", "T", (), (), "Nothing yet.")), nowhere) == (
        '<p class="sms-empty"><strong>T:</strong> Nothing yet.</p>'
    )


def test_a_figure_has_title_description_drawing_and_data() -> None:
    written = figure_html(drawn(GRID), nowhere)
    assert written.startswith('<figure class="sms-figure sms-risk-matrix"><figcaption>A title')
    assert '<span class="sms-description">What it shows.</span>' in written
    assert "<details><summary>Data of this figure</summary><div" in written
    assert written.endswith("</details></figure>")
    assert "\n" not in written


def test_a_field_has_class_word_and_a_sentence_for_those_who_cannot_see_it() -> None:
    written = figure_html(drawn(GRID), {"t": "there/"}.get)
    assert (
        '<td class="sms-field sms-bad"><span class="sms-hidden">Two risks</span><span aria-hidden="true">'
        '<a href="there/"><b>2 high</b><small><span>R-1</span>, <span>R-2</span></small></a></span></td>'
    ) in written
    assert '<td class="sms-field"><span class="sms-hidden">None</span><span aria-hidden="true"></span></td>' in written
    assert '<th scope="row">Row</th>' in written


def test_a_figure_in_markdown_is_its_data() -> None:
    assert figure_markdown(drawn(GRID), nowhere) == "**The data**\n\n| A |\n| --- |\n| one |\n"


def test_a_timeline_is_one_image_with_title_and_description() -> None:
    root = svg(timeline())
    assert root.get("role") == "img"
    assert [child.tag.rpartition("}")[2] for child in root][:2] == ["title", "desc"]
    assert [child.text for child in root][:2] == ["A title", "What it shows."]


def test_months_years_and_the_day_stand_above() -> None:
    found = texts(timeline())
    assert found[:6] == ["11", "2026", "12", "01", "2027", "02"]
    assert found[-1] == "2027-01-20"
    assert "2028-01-20" not in texts(timeline(today=date(2028, 1, 20)))


def test_a_long_programme_has_fewer_lines() -> None:
    bars = (Bar("Long", date(2026, 1, 1), date(2040, 1, 1), "running"),)
    assert len(texts(timeline(bars=bars))) < 40


def test_the_calendars_last_days_are_no_trap() -> None:
    bars = (Bar("First", date.min, date(1, 2, 3), "done"), Bar("Last", date(9999, 1, 1), date.max, "planned"))
    assert texts(timeline(Marker("M", date.max, 1, "milestone-planned"), bars=bars))


def test_state_is_a_class_and_a_word_and_never_a_colour() -> None:
    drawing = timeline(Marker("Gate 1 - ready", date(2026, 12, 1), 0, "gate-done"))
    written = timeline_svg(drawing, drawn(drawing))
    assert 'class="sms-phase sms-is-running"' in written
    assert 'class="sms-marker sms-gate sms-is-done"' in written
    assert "<title>Gate 1 - ready, 2026-12-01, done</title>" in written
    assert not re.search(r"(?:fill|stroke|style)=|#[0-9a-f]{3}", written.replace("&#", ""))
    assert {"Gate 1", "running"} <= set(texts(drawing))


def test_names_that_would_run_into_each_other_stand_in_lanes_of_their_own() -> None:
    near = [Marker(f"M-{day} x", date(2026, 12, day), 0, "milestone-planned") for day in (1, 2, 3)]
    far = Marker("M-9 x", date(2027, 3, 1), 0, "milestone-planned")
    places = {
        each.text: each.get("y") for each in svg(timeline(*near, far)).iter("{http://www.w3.org/2000/svg}text")
    }  # fmt: skip
    assert len({places[f"M-{day}"] for day in (1, 2, 3)}) == 3
    assert places["M-9"] == places["M-1"]


LABEL = st.text(st.characters(codec=None, exclude_characters="\ufffe\uffff"), max_size=40)  # no XML, but sound HTML
DAY = st.dates(date(1990, 1, 1), date(2060, 1, 1))
BARS = st.tuples(LABEL, DAY, DAY, LABEL).map(lambda each: Bar(each[0], min(each[1:3]), max(each[1:3]), each[3]))
MARKERS = st.builds(Marker, LABEL, DAY, st.integers(0, 2), LABEL)


@settings(max_examples=60)
@given(st.lists(BARS, min_size=1, max_size=3), st.lists(MARKERS, max_size=4), DAY)
def test_whatever_the_data_hold_the_drawing_is_whole(bars: list[Bar], markers: list[Marker], today: date) -> None:
    drawing = timeline(*markers, bars=tuple(bars), today=today)
    written = timeline_svg(drawing, drawn(drawing))
    assert "<script" not in written.lower()
    assert not re.search(r"[{}|\n]", written)
    for line in svg(drawing).iter("{http://www.w3.org/2000/svg}rect"):
        assert LABELS <= float(line.get("x", "0")) <= WIDTH
