"""Figures as HTML: whole, with title, legend and data, and no colour of their own."""

import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sms_docs.model.figure import Bars, Drawing, Figure, Grid, GridCell, Plot, Spark, Sparks, Timeline
from sms_docs.model.mark import Bar, Key, Lane, Point
from sms_docs.model.scale import Numbers
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.figure_html import figure_html
from sms_docs.render.figure_markdown import figure_markdown
from tests.render.figure_samples import DATA, FIELDS, PLOT, TIMELINE, nowhere

GRID = Grid("Corner", ("Low", "High"), ("Row",), (FIELDS,))
BARS = Bars(
    Numbers(0, 10, 5),
    (
        Lane("Design", "2 of 8 done", (Bar(0.0, 2.0, "done", "2 done"), Bar(2.0, 8.0, "running")), "t"),
        Lane("Nothing", "none", ()),
    ),
)
MEASURES = (Column("m", "Measure"), Column("v", "Last", "right"))
SPARKS = Sparks(MEASURES, (Spark((Cell("One"), Cell("5 %")), PLOT, "up"),), "Trend")
DRAWINGS: dict[str, Drawing] = {"grid": GRID, "bars": BARS, "plot": PLOT, "timeline": TIMELINE, "sparks": SPARKS}


def drawn(drawing: Drawing | None, legend: tuple[Key, ...] = ()) -> Figure:
    return Figure("risk-matrix", "A title", "What it shows.", drawing, DATA, legend)


def test_a_figure_without_data_says_so() -> None:
    assert figure_html(Figure("x", "T", "", None, Table("x", "T", (), (), "Nothing yet.")), nowhere) == (
        '<p class="sms-empty"><strong>T:</strong> Nothing yet.</p>'
    )


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_figure_has_title_description_drawing_and_data(name: str) -> None:
    written = figure_html(drawn(DRAWINGS[name]), nowhere)
    assert written.startswith('<figure class="sms-figure sms-risk-matrix"><figcaption>A title')
    assert '<span class="sms-description">What it shows.</span>' in written
    assert "<details><summary>Data of this figure</summary><div" in written
    assert written.endswith("</details></figure>")
    assert "\n" not in written


@pytest.mark.parametrize("name", sorted(set(DRAWINGS) - {"bars"}))
def test_what_may_be_wider_than_the_page_scrolls_in_a_region_with_a_name(name: str) -> None:
    written = figure_html(drawn(DRAWINGS[name]), nowhere)
    assert '<div class="sms-drawing" role="region" tabindex="0" aria-label="A title">' in written


def test_bars_fit_any_page_and_need_no_region() -> None:
    before, _, _ = figure_html(drawn(BARS), nowhere).partition("<details>")
    assert "tabindex" not in before


@pytest.mark.parametrize("name", DRAWINGS)
def test_no_mark_has_a_colour_of_its_own_and_nothing_has_an_id_or_style(name: str) -> None:
    written = figure_html(drawn(DRAWINGS[name], (Key("done", "done"), Key("gate", "late", "diamond"))), nowhere)
    assert not re.search(r'\b(?:fill|stroke|style|id|on\w+)="', written)
    assert not re.search(r"#[0-9a-f]{3}", written.replace("&#", ""))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_figure_is_the_same_each_time(name: str) -> None:
    assert figure_html(drawn(DRAWINGS[name]), nowhere) == figure_html(drawn(DRAWINGS[name]), nowhere)


# ------------------------------------------------------------------ grids


def test_a_field_has_class_word_and_a_sentence_for_those_who_cannot_see_it() -> None:
    written = figure_html(drawn(GRID), {"t": "there/"}.get)
    assert (
        '<td class="sms-field sms-bad"><span class="sms-hidden">Two risks</span><span aria-hidden="true">'
        '<a href="there/"><b>2 high</b><small><span>R-1</span>, <span>R-2</span></small></a></span></td>'
    ) in written
    assert '<td class="sms-field"><span class="sms-hidden">None</span><span aria-hidden="true"></span></td>' in written
    assert '<th scope="row">Row</th>' in written


# ------------------------------------------------------------------ bars


def test_bars_are_a_list_of_names_bars_and_words() -> None:
    written = figure_html(drawn(BARS), {"t": "there/"}.get)
    assert '<li><span class="sms-bar-name"><a href="there/">Design</a></span><svg class="sms-strip"' in written
    assert '<span class="sms-bar-note">2 of 8 done</span></li>' in written
    assert '<rect x="0%" y="1" width="20%" height="18"/>' in written
    assert '<g class="sms-span sms-is-running"><rect x="20%" y="1" width="60%" height="18"/>' in written


def test_what_a_bar_shows_is_said_beside_it_so_it_is_not_read() -> None:
    written = figure_html(drawn(BARS), nowhere)
    assert written.count('<svg class="sms-strip" aria-hidden="true"') == 2


# ------------------------------------------------------------------ small plots


def test_a_row_has_its_fields_and_its_plot_in_words_for_those_who_cannot_see_it() -> None:
    written = figure_html(drawn(SPARKS), nowhere)
    assert '<tr><th scope="row">One</th><td class="sms-right">5&#160;%</td><td class="sms-plotted"><svg' in written
    assert '</svg><span class="sms-hidden">up</span></td></tr>' in written
    assert '<th scope="col" class="sms-right">Last</th><th scope="col">Trend</th>' in written


# ------------------------------------------------------------------ legend


def test_the_legend_shows_each_mark_and_says_what_it_means() -> None:
    keys = (Key("done", "done"), Key("off target", "late", "diamond"), Key("tolerance", "near"))
    written = figure_html(drawn(PLOT, keys), nowhere)
    assert re.findall(r"</svg>([a-z ]+)</li>", written) == ["done", "off target", "tolerance"]
    assert 'class="sms-area sms-near"' in written
    assert written.count('<svg class="sms-swatch" aria-hidden="true"') == 3


# ------------------------------------------------------------------ Markdown


def test_a_figure_in_markdown_is_what_it_says_and_its_data() -> None:
    assert figure_markdown(drawn(GRID), nowhere) == (
        "**A title.** What it shows.\n\n**The data**\n\n| A |\n| --- |\n| one |\n"
    )


def test_a_figure_without_data_says_so_in_markdown() -> None:
    empty = Figure("x", "T", "", None, Table("x", "T", (), (), "Nothing yet."))
    assert figure_markdown(empty, nowhere) == "**T**: Nothing yet.\n"


def test_the_data_of_a_figure_are_all_there_however_many() -> None:
    many = Table("x", "The data", (Column("a", "A"),), tuple(Row((Cell(f"row-{each}."),)) for each in range(450)), "")
    figure = Figure("risk-matrix", "T", "D.", BARS, many)
    for written in (figure_html(figure, nowhere), figure_markdown(figure, nowhere)):
        assert all(f"row-{each}." in written.replace("\\", "") for each in range(450))
        assert "sms list" not in written


# ------------------------------------------------------------------ hostile data

HOSTILE = [
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", '"><b onclick="x">', "a | b\nc", "{{ x }}",
    "{% raw %}", "مرحبا بالعالم", "👩‍👩‍👧 emoji", "漢字" * 40, "x" * 500, "\x00\x1b[31m", "&lt;b&gt;", "]]>", "",
]  # fmt: skip


class _Balanced(HTMLParser):
    """Reads HTML and keeps what it is made of; an element that is not closed stays in ``open``."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def hostile(text: str) -> list[Drawing]:
    """Every sort of drawing with a text wherever one can stand."""
    point = Point(TIMELINE.rules[0].at, "late", "diamond", text, text, 1)
    timeline = Timeline(TIMELINE.scale, (Lane(text, text, (point,), text),), TIMELINE.rules)
    return [
        Grid(text, (text,), (text,), ((GridCell(text, "bad", text, text),),)),
        Bars(Numbers(0, 1, 1), (Lane(text, text, (Bar(0.0, 1.0, "done", text),), text),)),
        timeline,
        Plot(PLOT.days, PLOT.numbers, (point,)),
        Sparks((Column("a", text),), (Spark((Cell(text, text, "bad"),), PLOT, text),), text),
    ]


def check(text: str) -> None:
    table = Table("x", text, (Column("a", text),), (Row((Cell(text, text),)),), text)
    for drawing in hostile(text):
        written = figure_html(
            Figure("name", text, text, drawing, table, (Key(text, "done"),)), lambda target: target or None
        )
        parser = _Balanced()
        parser.feed(written)
        assert parser.open == []
        assert not parser.seen & {"script", "img", "iframe"}
        assert not any(name.startswith("on") or name == "style" for name in parser.attributes)
        assert not re.search(r"[{}|\n\x00\x1b]", written)
        assert 'href="javascript' not in written.lower()


@pytest.mark.parametrize("text", [*HOSTILE, "javascript:alert(1)"])
def test_whatever_the_data_hold_the_figure_stays_whole(text: str) -> None:
    check(text)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=30))
def test_any_text_at_all_is_a_text(text: str) -> None:
    check(text)


def test_a_hundred_rows_are_a_hundred_rows() -> None:
    many = Bars(Numbers(0, 1, 1), tuple(Lane(f"Row {each}", "", ()) for each in range(100)))
    assert figure_html(drawn(many), nowhere).count('class="sms-bar-name"') == 100


def test_a_drawing_is_sound_xml_with_its_name_and_description() -> None:
    written = figure_html(drawn(PLOT), nowhere)
    [svg] = re.findall(r'<svg class="sms-image.*?</svg>', written)
    root = ET.fromstring(svg)  # noqa: S314  our own text
    assert root.get("role") == "img"
    assert [child.text for child in root][:2] == ["A title", "What it shows."]
