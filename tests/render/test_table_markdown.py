"""A table as Markdown: a pipe table that no value can break."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.location import Location
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.additions import Additions
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


def long(count: int, name: str, location: Location | None = None) -> Table:
    rows = tuple(Row((Cell(f"T-{number}"), Cell("1")), location) for number in range(count))
    return Table(name, "Things", COLUMNS, rows, "Nothing is here.")


@pytest.mark.parametrize(
    ("name", "location", "said"),
    [
        ("tasks", None, "The first 200 of 10,000 rows. `sms show tasks --csv` prints all."),
        (
            "knowledge",
            Location("data/knowledge.yml"),
            "The first 200 of 10,000 rows. `sms show knowledge --csv` prints all.",
        ),
        ("of-a-page", None, "The first 200 of 10,000 rows."),  # nothing that a command could be asked for
    ],
)
def test_a_long_table_is_cut_and_says_where_the_rest_is(name: str, location: Location | None, said: str) -> None:
    lines = table_markdown(long(10_000, name, location), nowhere).splitlines()
    assert lines[:4] == ["**Things**", "", said, ""]
    assert len(lines) == 6 + 200


def test_a_long_table_leads_to_its_file_where_one_is_kept() -> None:
    kept: dict[str, str] = {}

    def attach(file: str, content: str) -> str:
        kept[file] = content
        return f"files/{file}"

    written = table_markdown(long(201, "tasks"), nowhere, additions=Additions(attach))
    assert 'The first 200 of 201 rows. All rows: <a href="files/tasks.csv">tasks.csv</a>' in written
    assert kept["tasks.csv"].count("\r\n") == 202
    assert table_markdown(long(200, "tasks"), nowhere, additions=Additions(attach)).count("All rows") == 0


def test_an_edition_has_every_row() -> None:
    written = table_markdown(long(300, "tasks"), nowhere, most=None)
    assert "The first" not in written
    assert len(written.splitlines()) == 4 + 300
