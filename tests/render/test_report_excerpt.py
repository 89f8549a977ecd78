"""Source lines and carets: the caret stands under the character that is meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.render.report_cells import cells, visible, width
from sms_docs.render.report_excerpt import LONGEST, excerpt


def under(line: str, column: int) -> str:
    """The part of the shown line that stands above the caret, on a terminal that turns nothing around."""
    shown = excerpt(line, column)
    position, marked = 0, ""
    for char in shown.text:
        if shown.before <= position < shown.before + shown.marked:
            marked += char
        position += width(char)
    return marked


def test_plain_text_is_counted_in_characters():
    assert under("owner: nobody", 8) == "n"


def test_a_column_behind_the_end_points_behind_the_end():
    assert excerpt("abc", 4) == ("abc", 3, 1)
    assert excerpt("abc", 99) == ("abc", 3, 1)


@pytest.mark.parametrize("column", [0, 1, -5])
def test_the_first_column_is_the_least(column):
    assert excerpt("abc", column).before == 0


def test_tabs_become_spaces_up_to_the_next_stop():
    assert excerpt("\tx\ty", 4) == ("    x   y", 8, 1)
    assert under("\tx\ty", 2) == "x"


def test_a_tab_itself_is_marked_over_its_whole_width():
    assert excerpt("a\tb", 2) == ("a   b", 1, 3)


def test_wide_characters_count_twice():
    assert excerpt("名前: x", 5) == ("名前: x", 6, 1)
    assert under("名前: x", 5) == "x"
    assert excerpt("名前", 2) == ("名前", 2, 2)


def test_combining_characters_count_nothing():
    line = "cafe\u0301: x"
    assert under(line, 8) == "x"
    assert excerpt(line, 8).before == 6


def test_a_place_on_a_combining_character_points_at_the_letter_below_it():
    assert excerpt("cafe\u0301", 5) == ("cafe\u0301", 3, 1)


def test_control_characters_take_the_one_cell_of_their_symbol():
    assert excerpt("\x1b\x1b: x", 5) == ("␛␛: x", 4, 1)


def test_a_run_from_right_to_left_is_marked_as_a_whole():
    line = "title: שלום עולם 12 end"
    assert under(line, 9) == "שלום עולם 12"
    assert under(line, 12) == "שלום עולם 12"
    assert under(line, 21) == "e"
    assert under(line, 1) == "t"


def test_what_stands_beside_a_run_from_right_to_left_is_marked_alone():
    assert under("12 שלום", 1) == "1"
    assert under("שלום!", 5) == "!"


@pytest.mark.parametrize("column", [1, 2, 60, 61, 100, 199, 300, 399, 400])
def test_a_long_line_is_cut_around_the_place(column):
    line = "".join(chr(ord("a") + number % 26) for number in range(400))
    shown = excerpt(line, column)
    assert under(line, column) == line[column - 1]
    assert len(shown.text) <= LONGEST + 2
    assert shown.text.startswith("…") == (column > 61)
    assert shown.text.endswith("…") == (column <= 300)


def test_a_line_of_160_characters_is_not_cut():
    assert excerpt("x" * 160, 160).text == "x" * 160
    assert excerpt("x" * 161, 1).text == "x" * 160 + "…"


def test_a_cut_never_begins_with_a_mark_that_belongs_to_a_letter_left_out():
    line = "e\u0301" * 150 + "y" + "e\u0301" * 150
    shown = excerpt(line, 322)
    assert shown.text[:2] == "…e"
    assert under(line, 322).strip("\u0301") == "e"


@given(st.text(max_size=400), st.integers(min_value=-3, max_value=500))
def test_any_line_gives_a_caret_within_reach_and_nothing_that_steers_a_terminal(line, column):
    shown = excerpt(line, column)
    assert 0 <= shown.before <= (LONGEST + 2) * 4
    assert shown.marked >= 1
    assert not any(char < " " or "\x7f" <= char <= "\x9f" for char in shown.text)
    assert visible(shown.text) == shown.text


def test_marks_of_direction_and_half_characters_are_shown_as_replaced():
    assert visible("a\u202eb\u2066\u200f\ud800\u2028") == "a\ufffdb\ufffd\ufffd\ufffd\ufffd"


@pytest.mark.parametrize(("char", "size"), [("a", 1), ("名", 2), ("\u0301", 0), ("\u200d", 0), ("ﾊ", 1), ("Ａ", 2)])
def test_cells_of_a_character(char, size):
    assert cells(char) == size
