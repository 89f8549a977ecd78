"""A table as comma-separated values: what a spreadsheet opens, and that it runs nothing of it."""

import csv
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.table_csv import csv_file, csv_name, table_csv
from sms_docs.views.cell import several


def table(*rows: tuple[str, ...], name: str = "sample") -> Table:
    columns = (Column("id", "Id"), Column("title", "Title"))
    return Table(name, "A sample", columns, tuple(Row(tuple(map(Cell, row))) for row in rows), "Nothing here.")


def read(text: str, separator: str = ",") -> list[list[str]]:
    return list(csv.reader(text.splitlines(keepends=True), delimiter=separator))


@pytest.mark.parametrize("value", ["=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", " =1", "-", "＝1", "=HYPERLINK()"])
def test_what_a_spreadsheet_would_run_is_text(value: str) -> None:
    assert read(table_csv(table(("a", value))))[1][1] == f"'{value}" if "\t" not in value else f"'\t'{value[1:]}"


@pytest.mark.parametrize(
    "value",
    ["-5", "-1,200.50", "5", "a=b", "", "x@y", "2027-01-20", "'x", "a; b", "one; - two", "a\n- b\n- c", "5; -3"],
)
def test_what_is_harmless_is_left_as_it_is(value: str) -> None:
    assert read(table_csv(table(("a", value))))[1][1] == value


@pytest.mark.parametrize("value", ["x;=1+1", "x; @SUM(A1)", "x\n=1+1", "x;-cmd|' /C calc'!A0", "x\t=1", "x\r\n+1"])
def test_a_spreadsheet_with_semicolons_runs_nothing_either(value: str) -> None:
    written = table_csv(table(("T-1", value)))
    fields = re.split(r"[;\t\n]", written)
    assert not [field for field in fields if field.lstrip(' "').startswith(("=", "+", "@", "-"))]


def test_every_line_end_inside_a_field_is_the_same() -> None:
    assert table_csv(table(("a", "one\r\ntwo\rthree\u2028four"))) == 'Id,Title\na,"one\ntwo\nthree\nfour"\n'


def test_commas_quotes_and_line_ends_are_kept() -> None:
    assert read(table_csv(table(('a,"b"', "one\ntwo")))) == [["Id", "Title"], ['a,"b"', "one\ntwo"]]


def test_a_table_without_rows_has_its_labels() -> None:
    assert table_csv(table()) == "Id,Title\n"


def test_a_file_says_that_it_is_unicode_and_ends_lines_as_the_format_asks() -> None:
    written = csv_file(table(("T-1", "Zürich 🚒"), ("T-2", "שלום")))
    assert written == "\ufeffId,Title\r\nT-1,Zürich 🚒\r\nT-2,שלום\r\n"
    assert written.encode().decode("utf-8-sig").startswith("Id,Title")


def test_values_are_the_words_of_the_links() -> None:
    cells = (Cell("T-1", "entry:tasks/T-1"), several([Cell("One", "document:A"), Cell("Two")]))
    linked = Table("x", "x", (Column("a", "A"), Column("b", "B")), (Row(cells),))
    assert table_csv(linked) == 'A,B\nT-1,"One, Two"\n'


def test_control_characters_and_halves_of_characters_are_marked() -> None:
    written = csv_file(table(("a\x00b", "c\x1b[2Jd\ud800")))
    assert written.endswith("a\ufffdb,c\ufffd[2Jd\ufffd\r\n")
    assert written.encode()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("tasks", "tasks.csv"),
        ("processes.interfaces", "processes.interfaces.csv"),
        ("../../etc/x y", "etc-x-y.csv"),
        ("שלום", "table.csv"),
        ("", "table.csv"),
    ],
)
def test_a_file_is_named_after_its_table_and_stays_in_its_folder(name: str, file: str) -> None:
    assert csv_name(table(name=name)) == file


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_no_field_ever_begins_like_a_formula(rows: list[tuple[str, str]]) -> None:
    for row in read(table_csv(table(*rows))):
        assert all(not cell.lstrip(" \n").startswith(("=", "+", "@", "\t")) for cell in row)


@given(st.lists(st.tuples(st.text(st.characters(codec=None)), st.text()), max_size=5))
def test_every_row_has_its_fields_whatever_they_hold(rows: list[tuple[str, str]]) -> None:
    found = list(csv.reader(csv_file(table(*rows)).encode().decode("utf-8-sig").splitlines(keepends=True)))
    assert all(len(row) in (0, 2) for row in found)
