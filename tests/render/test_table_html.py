"""A table as HTML: one block, everything in it text."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.additions import Additions
from sms_docs.render.escape import clean
from sms_docs.render.table_html import table_html
from sms_docs.views.cell import several

MANY = 10_000
COLUMNS = (Column("id", "Number"), Column("count", "How many", "right"))


def nowhere(_target: str) -> None:
    return None


def table(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS, caption: str = "Things") -> Table:
    return Table("things", caption, columns, tuple(Row(cells) for cells in rows), "Nothing is here.")


def numbered(count: int, caption: str = "Things", name: str = "things") -> Table:
    rows = tuple(Row((Cell(f"T-{number}"), Cell(str(number), sort=number))) for number in range(1, count + 1))
    return Table(name, caption, COLUMNS, rows, "Nothing is here.")


class Shelf:
    """Keeps the files that tables offer."""

    def __init__(self) -> None:
        self.files: dict[str, str] = {}

    def attach(self, name: str, content: str) -> str:
        self.files[name] = content
        return f"../files/{name}"


def number_of(row: Row) -> str:
    return f"entry-{row.cells[0].text}"


class Reader(HTMLParser):
    """Collects tags, attributes and the texts of fields."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.fields: list[str] = []
        self._open = False
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag in ("td", "th", "caption"):
            self.fields.append("")
            self._open = True
        elif tag == "br":
            self.fields[-1] += "\n"

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "caption"):
            self._open = False

    def handle_data(self, data: str) -> None:
        if self._open:
            self.fields[-1] += data


def test_a_table_has_caption_heads_and_row_names() -> None:
    assert table_html(table((Cell("T-001"), Cell("3"))), nowhere) == (
        '<div class="sms-table" role="group" tabindex="0" aria-label="Things"><table class="sms-grid">'
        '<caption>Things</caption><thead><tr><th scope="col">Number</th><th scope="col" class="sms-right">How many</th>'
        '</tr></thead><tbody><tr><th scope="row" class="sms-short">T-001</th><td class="sms-right">3</td></tr></tbody>'
        "</table></div>"
    )


def test_a_table_without_rows_says_so() -> None:
    assert table_html(table(), nowhere) == (
        '<p class="sms-empty"><strong>Things:</strong> Nothing is here.</p>'
    )  # fmt: skip
    assert table_html(table(caption=""), nowhere) == '<p class="sms-empty">Nothing is here.</p>'


def test_cells_lead_to_their_targets() -> None:
    row = (Cell("T-1", "entry:tasks/T-1"), Cell("3", "clause:6.3"))
    written = table_html(table(row), {"entry:tasks/T-1": "a/"}.get)
    assert '<a href="a/">T-1</a>' in written
    assert '<td class="sms-right">3</td>' in written


def test_a_state_is_a_word_with_a_class() -> None:
    written = table_html(table((Cell("done", tone="good"), Cell("", tone="bad"))), nowhere)
    assert '<span class="sms-tone sms-good">done</span>' in written
    assert "sms-bad" not in written


def test_several_values_stand_in_a_row_and_sentences_in_a_list() -> None:
    ids = several([Cell("T-1", "a"), Cell("T-2")])
    texts = several([Cell("One."), Cell("Two.")], block=True)
    written = table_html(table((ids, texts)), lambda target: f"{target}/")
    assert '<span class="sms-short"><a href="a/">T-1</a></span>, <span class="sms-short">T-2</span>' in written
    assert '<ul class="sms-list"><li>One.</li><li>Two.</li></ul>' in written


def test_rows_get_ids_where_asked_for() -> None:
    written = table_html(table((Cell("T-1"), Cell("3"))), nowhere, lambda row: f"entry-{row.cells[0].text}")
    assert '<tr id="entry-T-1">' in written
    assert "<tr>" in table_html(table((Cell("T-1"), Cell("3"))), nowhere, lambda _row: "")


def test_an_address_that_runs_something_is_no_link() -> None:
    written = table_html(table((Cell("x", "evil"), Cell(""))), lambda _target: "javascript:alert(1)")
    assert "href" not in written


CELLS = st.builds(
    Cell, st.text(st.characters(codec=None)), st.text(max_size=5), st.sampled_from(["", "good", "warn", "bad", "muted"])
)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=4), st.text(), st.text())
def test_whatever_the_data_hold_the_table_is_whole(rows: list[tuple[Cell, Cell]], caption: str, url: str) -> None:
    written = table_html(table(*rows, caption=caption), lambda _target: url)
    assert "\n" not in written
    assert "<script" not in written.lower()
    assert not re.search(r"[{}|]", written)
    read = Reader(written)
    assert set(read.tags) <= {"div", "table", "caption", "thead", "tbody", "tr", "th", "td", "span", "a", "br"}
    assert {name for name, _ in read.attributes} <= {
        "class", "role", "tabindex", "aria-label", "scope", "href",
    }  # fmt: skip
    shown = [clean(caption)] if caption else []
    assert read.fields == [*shown, "Number", "How many", *(clean(cell.text) for row in rows for cell in row)]


def test_a_table_of_ten_thousand_rows_shows_the_first_and_leads_to_all() -> None:
    shelf = Shelf()
    written = table_html(numbered(MANY), nowhere, additions=Additions(shelf.attach))
    assert written.count("<tr>") == 1 + 200
    assert "T-200<" in written
    assert "T-201<" not in written
    link = '<a class="sms-csv" href="../files/things.csv" download>things.csv</a>'
    assert f'<p class="sms-cut">The first 200 of 10,000 rows. All rows: {link}</p>' in written
    assert shelf.files["things.csv"].count("\r\n") == 1 + MANY
    assert len(written) < 150_000


def test_a_cut_table_says_so_where_no_file_can_be_kept() -> None:
    written = table_html(numbered(MANY), nowhere)
    assert '<p class="sms-cut">The first 200 of 10,000 rows.</p>' in written
    assert "href" not in written
    assert table_html(numbered(MANY), nowhere, additions=Additions(lambda _name, _text: None)) == written


def test_two_hundred_rows_are_no_more_than_a_page_shows() -> None:
    assert "sms-cut" not in table_html(numbered(200), nowhere)
    assert "The first 200 of 201 rows." in table_html(numbered(201), nowhere)


def test_whoever_asks_for_all_rows_gets_them() -> None:
    written = table_html(numbered(300), nowhere, most=None)
    assert written.count("<tr>") == 1 + 300
    assert "sms-cut" not in written


def test_a_long_table_offers_its_file_and_has_room_for_tools() -> None:
    shelf = Shelf()
    written = table_html(numbered(20, caption="A & B"), nowhere, additions=Additions(shelf.attach))
    assert written.startswith(
        '<div class="sms-bar"><div class="sms-title"><span aria-hidden="true">A &#38; B</span>'
        '<a class="sms-csv" href="../files/things.csv" download aria-label="CSV: A &#38; B">CSV</a></div>'
        '<div class="sms-tools"></div></div><div class="sms-table" role="group" tabindex="0" aria-label="A &#38; B">'
        '<table class="sms-grid"><caption class="sms-hidden">A &#38; B</caption>'
    )
    assert list(shelf.files) == ["things.csv"]


def test_an_excerpt_in_a_plan_stays_calm_and_a_register_has_tools_earlier() -> None:
    shelf = Shelf()
    assert "sms-bar" not in table_html(numbered(19), nowhere, additions=Additions(shelf.attach))
    assert "sms-bar" not in table_html(numbered(7), nowhere, number_of, Additions(shelf.attach))
    assert shelf.files == {}
    assert "sms-tools" in table_html(numbered(8), nowhere, number_of, Additions(shelf.attach))


def test_the_document_register_can_always_be_taken_along() -> None:
    shelf = Shelf()
    few = table_html(numbered(2, name="documents"), nowhere, additions=Additions(shelf.attach))
    assert "documents.csv" in few
    assert "sms-tools" not in few
    assert "sms-tools" in table_html(numbered(8, name="documents"), nowhere)
    assert "sms-bar" not in table_html(numbered(0, name="documents"), nowhere, additions=Additions(shelf.attach))


def test_a_file_is_written_only_where_somebody_keeps_it() -> None:
    written = table_html(numbered(30), nowhere)
    assert "sms-tools" in written
    assert "sms-csv" not in written


def test_keys_for_sorting_stand_only_where_a_text_would_sort_wrongly() -> None:
    columns = (Column("id", "Number"), Column("goal", "Goal"))
    rows = tuple(Row((Cell(f"T-{number}"), Cell(f"at most {number}", sort=number))) for number in range(20))
    assert '<td data-sort="4">at most 4</td>' in table_html(Table("x", "x", columns, rows), nowhere)
    assert "data-sort" not in table_html(Table("x", "x", columns, rows[:5]), nowhere)
    assert "data-sort" not in table_html(numbered(20), nowhere)


def test_findings_stand_below_their_row() -> None:
    def flags(row: Row) -> str:
        return "<p>Late</p>" if row.cells[0].text == "T-1" else ""

    written = table_html(
        table((Cell("T-1"), Cell("3")), (Cell("T-2"), Cell("4"))), nowhere, None, Additions(flags=flags)
    )
    assert '</tr><tr class="sms-flagged"><td colspan="2"><p>Late</p></td></tr><tr><th' in written
    assert written.count("sms-flagged") == 1


def test_a_table_without_caption_has_a_name_all_the_same() -> None:
    written = table_html(table((Cell("T-1"), Cell("3")), caption=""), nowhere)
    assert 'aria-label="Table"' in written
    assert "<caption" not in written


def test_a_row_with_a_finding_is_shown_however_long_the_table_is() -> None:
    long = table(*((Cell(f"T-{number}"), Cell("x")) for number in range(300)))
    found = Additions(flags=lambda row: "<p>late</p>" if row.cells[0].text == "T-250" else "")
    written = table_html(long, nowhere, additions=found)
    assert written.count("<tr>") - 1 == 201
    assert "T-250" in written
    assert "<p>late</p>" in written
