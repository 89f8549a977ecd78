"""A redline as HTML, Markdown, text and JSON: readable without colour, and harmless whatever stands in it."""

import json

import pytest

from sms_docs.model.redline import FieldLine, Passage, Piece, Redline, RowLine, TableLines, Unchanged
from sms_docs.render.redline_html import redline_html
from sms_docs.render.redline_json import redline_json
from sms_docs.render.redline_markdown import redline_markdown
from sms_docs.render.redline_text import redline_text

HOSTILE = '</ins></div><script>x</script> | {{ sms_value("a") }} ![x](javascript:y) <!-- \x1b[31m `a` " \''


def redline(text: str = "two", **more: object) -> Redline:
    changed = (Piece("same", "within "), Piece("removed", text), Piece("added", f"{text}!"), Piece("same", " days"))
    fields = (FieldLine("owner", (Piece("removed", "Ada"), Piece("added", text))),)
    rows = (RowLine(text, "added", (FieldLine(text, (Piece("added", text),)),)), RowLine("R-2", "removed", ()))
    parts = (Unchanged(1), Passage(text, changed), Passage(text, changed), Unchanged(3))
    return Redline("SMS-PLN-001", "1.0", "1.1", fields, parts, (TableLines(text, rows),), **more)  # type: ignore[arg-type]


def test_what_came_and_went_is_marked_by_elements_and_by_words() -> None:
    html = redline_html(redline())
    assert '<del><span class="sms-hidden">[removed: </span>two<span class="sms-hidden">]</span></del>' in html
    assert '<ins><span class="sms-hidden">[added: </span>two!<span class="sms-hidden">]</span></ins>' in html
    assert 'aria-label="Changes from 1.0 to 1.1"' in html


def test_the_heading_is_said_once_for_all_that_changed_below_it() -> None:
    assert redline_html(redline()).count("In “two”") == 1
    assert (
        redline_html(Redline("A", "1", "2", text=(Passage("", (Piece("added", "x"),)),))).count("Above the first") == 1
    )


def test_unchanged_paragraphs_are_counted() -> None:
    html = redline_html(redline())
    assert "1 paragraph unchanged" in html
    assert "3 paragraphs unchanged" in html


def test_rows_say_whether_they_are_new_or_gone() -> None:
    html = redline_html(redline())
    assert "(new row)" in html
    assert "(row taken out)" in html
    assert '<th scope="row">' in html


def test_two_equal_texts_are_said_to_be_equal() -> None:
    empty = Redline("A", "1.0", "1.1")
    for render in (redline_html, redline_markdown, redline_text):
        assert "Nothing that an approval covers changed." in render(empty)


def test_what_is_left_out_can_be_had_by_a_command() -> None:
    for render in (redline_html, redline_markdown):
        assert "7 more changes" in render(redline(left_out=7))
        assert "sms diff SMS-PLN-001 1.0 1.1" in render(redline(left_out=7))
    beside = Redline("A-1", "1.0", "the page as it is now", left_out=1)
    assert "<code>sms diff A-1 1.0</code>" in redline_html(beside)


def test_hostile_text_stays_text_in_html() -> None:
    html = redline_html(redline(HOSTILE))
    assert "<script" not in html
    assert "{{" not in html
    assert "<!--" not in html
    assert "\x1b" not in html
    assert html.count("<div") == html.count("</div")
    assert html.count("<ins>") == html.count("</ins>")


def test_hostile_text_stays_text_in_markdown() -> None:
    text = redline_markdown(redline(HOSTILE))
    assert "<script" not in text
    assert "{{" not in text
    assert "](" not in text
    rows = [line for line in text.splitlines() if line.startswith("|")]
    assert all(row.count("|") == 3 for row in rows)


def test_hostile_text_cannot_steer_a_terminal() -> None:
    assert "\x1b" not in redline_text(redline(HOSTILE))


def test_a_terminal_gets_the_signs_of_a_word_diff() -> None:
    text = redline_text(redline())
    assert "within [-two-]{+two!+} days" in text
    assert "  owner: [-Ada-]{+two+}" in text
    assert "two (new row)" in text


def test_colour_only_repeats_the_signs() -> None:
    text = redline_text(redline(), colour=True)
    assert "\x1b[31m[-two-]\x1b[0m" in text
    assert "\x1b[32m{+two!+}\x1b[0m" in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_fit_the_terminal(width: int) -> None:
    long = Redline("A", "1", "2", text=(Passage("", (Piece("same", "word " * 100),)),))
    assert max(map(len, redline_text(long, width=width).splitlines())) <= min(width, 100)


def test_markdown_marks_words_as_html_marks_them() -> None:
    text = redline_markdown(redline())
    assert "> within <del>two</del><ins>two!</ins> days" in text
    assert "- owner: <del>Ada</del> <ins>two</ins>" in text


def test_programs_get_every_word_with_its_mark() -> None:
    plain = json.loads(json.dumps(redline_json(redline())))
    assert plain["text"][0] == {"unchanged": 1}
    assert plain["text"][1]["words"] == [["same", "within "], ["removed", "two"], ["added", "two!"], ["same", " days"]]
    assert plain["tables"][0]["rows"][0]["change"] == "added"
