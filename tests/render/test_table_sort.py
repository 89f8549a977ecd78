"""By what the browser sorts a field."""

import pytest

from sms_docs.model.table import Cell
from sms_docs.render.sort_key import sort_key
from sms_docs.views.cell import number, state


@pytest.mark.parametrize(
    "cell", [number(1200, "EUR"), number(-5), number(0), Cell("at most 4", sort=4), Cell("text"), Cell("", sort=None)]
)
def test_an_amount_on_the_right_is_read_from_its_text(cell: Cell) -> None:
    assert sort_key(cell, right=True) == ""


@pytest.mark.parametrize(
    "cell", [state("in-progress"), Cell("2027-01-20 (1.0)", sort="2027-01-20"), Cell("12 high", sort=12)]
)
def test_a_text_that_sorts_as_it_reads_has_no_key(cell: Cell) -> None:
    assert sort_key(cell, right=False) == ""


@pytest.mark.parametrize(
    ("cell", "key"),
    [
        (number(1200, "EUR"), "1200"),  # "1,200" is a one among texts
        (number(0.25), "0.25"),
        (number(-3), "-3"),
        (Cell("at most 4 hours", sort=4), "4"),
        (Cell("January", sort="2027-01"), "2027-01"),
    ],
)
def test_a_text_that_sorts_wrongly_carries_its_key(cell: Cell, key: str) -> None:
    assert sort_key(cell, right=False) == f' data-sort="{key}"'


def test_a_word_on_the_right_has_its_key_too() -> None:
    assert sort_key(Cell("January", sort="2027-01"), right=True) == ' data-sort="2027-01"'


def test_a_key_is_no_way_out_of_its_attribute() -> None:
    assert sort_key(Cell("x", sort='"><script>'), right=False) == ' data-sort="&#34;&#62;&#60;script&#62;"'
