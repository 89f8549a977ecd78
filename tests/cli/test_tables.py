"""Tables in a terminal."""

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.cli import table_text
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.report_cells import width


def table(*rows: tuple[str, ...], labels: tuple[str, ...] = ("Id", "Title"), right: str = "") -> Table:
    """A table of texts; the column labelled ``right`` is aligned to the right."""
    columns = tuple(Column(label.lower(), label, "right" if label == right else "left") for label in labels)
    return Table("sample", "A sample", columns, tuple(Row(tuple(map(Cell, row))) for row in rows), "Nothing here.")


def text(*args, **options):
    return table_text.render(*args, **options).splitlines()


class TestText:
    def test_columns_are_aligned(self):
        assert text(table(("T-1", "One"), ("T-200", "Two"))) == [
            "Id     Title",
            "-----  -----",
            "T-1    One",
            "T-200  Two",
        ]

    def test_numbers_stand_on_the_right(self):
        assert text(table(("a", "5"), ("b", "120"), right="Title"))[2:] == ["a       5", "b     120"]

    def test_wide_characters_keep_the_columns(self):
        assert text(table(("名前", "x"), ("ab", "y")))[2:] == ["名前  x", "ab    y"]

    def test_a_table_without_rows_is_its_sentence(self):
        assert table_text.render(table()) == "Nothing here.\n"

    def test_without_a_limit_nothing_is_wrapped(self):
        assert len(text(table(("a", "word " * 100)))) == 3

    def test_long_texts_are_wrapped_between_words(self):
        assert text(table(("T-1", "one two three four"), ("T-2", "x")), 18)[2:] == [
            "T-1  one two three",
            "     four",
            "T-2  x",
        ]

    def test_a_word_longer_than_its_column_is_broken(self):
        assert text(table(("T-1", "abcdefghijklmno")), 15)[2:] == ["T-1  abcdefghij", "     klmno"]

    def test_a_table_that_no_terminal_holds_becomes_cards(self):
        rows = (("1", "2", "3"), ("4", "5", "a long text indeed"))
        assert text(table(*rows, labels=("First label", "Second label", "Third label")), 24) == [
            "First label   1",
            "Second label  2",
            "Third label   3",
            "",
            "First label   4",
            "Second label  5",
            "Third label   a long",
            "              text",
            "              indeed",
        ]

    def test_control_characters_never_reach_the_terminal(self):
        shown = table_text.render(table(("a", "x\x1b[2J\ny\tz")))
        assert "x␛[2J y z" in shown

    def test_tones_are_colours_only_when_asked_for(self):
        toned = Table("x", "x", (Column("a", "A"),), (Row((Cell("late", tone="bad"),)), Row((Cell("", tone="bad"),))))
        assert text(toned)[2] == "late"
        assert text(toned, colour=True)[2] == "\x1b[31mlate\x1b[0m"
        assert text(toned, colour=True)[3:] == [""]

    @given(st.lists(st.tuples(st.text(max_size=40), st.text(max_size=40)), max_size=5), st.integers(20, 60))
    def test_any_text_fits(self, rows, limit):
        shown = table_text.render(table(*rows), limit)
        assert all(width(line) <= limit for line in shown.rstrip("\n").split("\n"))
