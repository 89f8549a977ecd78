"""A table as HTML: one block, everything in it text."""

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.render.escape import clean
from sms_docs.render.table_html import table_html
from sms_docs.views.cell import several

COLUMNS = (Column("id", "Number"), Column("count", "How many", "right"))


def nowhere(_target: str) -> None:
    return None


def table(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS, caption: str = "Things") -> Table:
    return Table("things", caption, columns, tuple(Row(cells) for cells in rows), "Nothing is here.")


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
        '<div class="sms-table" role="region" tabindex="0" aria-label="Things"><table class="sms-grid">'
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
    assert read.fields == [clean(caption), "Number", "How many", *(clean(cell.text) for row in rows for cell in row)]
