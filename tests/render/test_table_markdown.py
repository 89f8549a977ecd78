"""A table as Markdown: a pipe table that no value can break."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.escape import clean
from sms_docs.render.table_markdown import table_markdown
from sms_docs.views.cell import several

COLUMNS = (Column("id", "Number"), Column("count", "How many", "right"))


def nowhere(_target: str) -> None:
    return None


def table(*rows: tuple[Cell, ...]) -> Table:
    return Table("things", "Things", COLUMNS, tuple(Row(cells) for cells in rows), "Nothing is here.")


def test_a_table_is_written_for_readers() -> None:
    cells = (Cell("T-001", "a"), Cell("3"))
    assert table_markdown(table(cells, (Cell(""), Cell("a|b"))), {"a": "../x.md#t"}.get) == (
        "**Things**\n\n| Number | How many |\n| --- | --: |\n| [T-001](../x.md#t) | 3 |\n|   | a&#124;b |\n"
    )


def test_an_empty_table_says_so() -> None:
    assert table_markdown(table(), nowhere) == "**Things**: Nothing is here.\n"


def test_lists_rows_and_odd_addresses() -> None:
    several_ids = several([Cell("T-1", "a b"), Cell("T-2", "js")])
    several_texts = several([Cell("One."), Cell("Two.")], block=True)
    hrefs = {"a b": "x (1).md", "js": "javascript:alert(1)"}
    written = table_markdown(table((several_ids, several_texts)), hrefs.get, lambda _row: "entry-T-1")
    assert written.splitlines()[-1] == '| <a id="entry-T-1"></a><a href="x (1).md">T-1</a>, T-2 | One.<br>Two. |'


@given(st.lists(st.tuples(*[st.builds(Cell, st.text(st.characters(codec=None)), st.text(max_size=3))] * 2), min_size=1))
def test_every_value_stays_in_its_field(rows: list[tuple[Cell, Cell]]) -> None:
    lines = table_markdown(table(*rows), nowhere).splitlines()[4:]
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        fields = re.fullmatch(r"\| ([^|]*) \| ([^|]*) \|", line)
        assert fields
        for field, cell in zip(fields.groups(), row, strict=True):
            assert html.unescape(field.replace("<br>", "\n")) == (clean(cell.text) or " ")
