"""Pages on paper, sheet by sheet: each is a controlled copy that says what it is a copy of."""

import io
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PLAN = "plans/implementation-plan/"
TASKS = "registers/task-manager/"
COVERAGE = "audit/coverage/"
DRAFT = "processes/planted-draft/"
SCREEN_ONLY = ("Table of contents", "Back to top", "Skip to content", "CSV", "Show all", "¶", "Previous", "Next")
MARK_ROWS = """
document.querySelectorAll('article table').forEach((table, t) => {
  const note = (cell, text) => {
    const mark = document.createElement('span');
    mark.style.cssText = 'font-size:5px;white-space:nowrap';
    mark.textContent = text;
    cell.append(' ', mark);
  };
  const head = table.tHead?.rows[0].cells[0];
  if (head) note(head.querySelector('button') ?? head, `h${t}x`);
  [...table.tBodies].flatMap(body => [...body.rows]).forEach((row, r) => [...row.cells].forEach(cell => {
    const first = document.createElement('span');
    first.style.cssText = 'font-size:5px;white-space:nowrap';
    first.textContent = `r${t}y${r}x`;
    cell.prepend(first, ' ');
    note(cell, `r${t}y${r}x`);
  }));
});
"""
"""Writes a mark at the beginning and the end of every field, and into the head of every table."""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    opened = chromium.new_page(color_scheme="dark")
    opened.clock.set_fixed_time("2027-08-25T12:00:00Z")
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def printed(chromium: Browser, reference: str) -> Callable[[str], list[str]]:
    """The text of each sheet of a page, printed once on 2027-08-25 by somebody who reads in dark mode."""
    done: dict[str, list[str]] = {}

    def sheets_of(path: str) -> list[str]:
        if path not in done:
            page = chromium.new_page(color_scheme="dark")
            page.clock.set_fixed_time("2027-08-25T12:00:00Z")
            page.goto(reference + path)
            page.evaluate(MARK_ROWS)
            done[path] = sheets(page)
            page.close()
        return done[path]

    return sheets_of


def sheets(page: Page) -> list[str]:
    """The text of each sheet."""
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    return [sheet.extract_text() for sheet in PdfReader(io.BytesIO(pdf)).pages]


def cut_rows(found: list[str]) -> set[str]:
    """Marks of rows that stand on more than one sheet."""
    places: dict[str, set[int]] = {}
    for number, text in enumerate(found):
        for mark in re.findall(r"r\d+y\d+x", text):
            places.setdefault(mark, set()).add(number)
    assert places, "no row was printed"
    return {mark for mark, where in places.items() if len(where) > 1}


@pytest.mark.parametrize(
    ("path", "state"),
    [
        (PLAN, "SMS-PLN-001 · Version 1.2 · Approved"),
        (TASKS, "SMS-REG-001 · Version 1.0 · Approved"),
        (DRAFT, "SMS-PRO-091 · Version 0.1 · Draft: not in force"),
    ],
)
def test_every_sheet_says_what_it_is_a_copy_of(printed: Callable[[str], list[str]], path: str, state: str) -> None:
    found = printed(path)
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        assert state in text
        assert "Uncontrolled when printed. Printed on: 2027-08-25" in text
        assert f"Page {number} of {len(found)}" in text
        assert "as of 2027-08-11" in text


def test_a_page_that_is_no_controlled_document_says_so(printed: Callable[[str], list[str]]) -> None:
    for text in printed(COVERAGE):
        assert "Clause coverage" in text
        assert "Merrowdale Shared Services" in text
        assert "Not a controlled document. Printed on: 2027-08-25" in text
        assert "as of 2027-08-11" in text


@pytest.mark.parametrize("path", [PLAN, TASKS, COVERAGE])
def test_no_row_is_cut_and_each_head_is_repeated(printed: Callable[[str], list[str]], path: str) -> None:
    found = printed(path)
    assert cut_rows(found) == set()
    for text in found:
        tables = set(re.findall(r"r(\d+)y\d+x", text))
        heads = set(re.findall(r"h(\d+)x", text))
        assert tables <= heads


def test_a_cut_row_would_be_noticed(page: Page, reference: str) -> None:
    page.goto(reference + COVERAGE)
    page.evaluate(MARK_ROWS)
    page.add_style_tag(content="tr, td, th { break-inside: auto !important } td { padding-block: 40mm !important }")
    page.evaluate("document.querySelectorAll('td').forEach(each => each.insertAdjacentHTML('afterbegin', '<p>a</p>'))")
    assert cut_rows(sheets(page)) != set()


@pytest.mark.parametrize("path", [PLAN, TASKS, COVERAGE, DRAFT])
def test_nothing_that_only_works_on_a_screen_is_printed(printed: Callable[[str], list[str]], path: str) -> None:
    for text in printed(path):
        assert [each for each in SCREEN_ONLY if each in text] == []
        assert "http://" not in text


def test_the_mark_of_a_draft_lies_below_the_text_of_every_sheet(printed: Callable[[str], list[str]]) -> None:
    for text in printed(DRAFT):
        _, found, after = text.partition("DRAFT")
        assert found  # what is drawn first lies below
        assert len(after.split()) > 3


@pytest.mark.parametrize(("path", "word"), [("processes/planted-obsolete/", "OBSOLETE"), (PLAN, "")])
def test_a_mark_is_on_paper_where_it_belongs(printed: Callable[[str], list[str]], path: str, word: str) -> None:
    for text in printed(path):
        assert bool(re.search("DRAFT|OBSOLETE|IN REVIEW|WITHDRAWN", text)) == bool(word)
        assert word in text


def test_a_wide_table_turns_the_sheet_and_the_text_does_not(page: Page, reference: str) -> None:
    page.goto(reference + TASKS)
    pdf = PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    turned = [sheet.mediabox.width > sheet.mediabox.height for sheet in pdf.pages]
    assert not turned[0]
    assert turned[1]


def test_without_a_script_a_line_is_left_for_the_day(chromium: Browser, reference: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(reference + PLAN)
    first = sheets(page)[0]
    assert "SMS-PLN-001 · Version 1.2 · Approved" in first
    assert "Uncontrolled when printed. Printed on: ____________" in first
    context.close()


def test_the_header_is_whole_on_the_first_sheet(printed: Callable[[str], list[str]]) -> None:
    first = printed(PLAN)[0]
    for label in ("Document", "Version", "Status", "Owner", "Approver", "Approved on", "Review by", "Last change"):
        assert label in first
    assert "As of 2027-08-11" in first


def test_what_is_folded_up_is_printed(page: Page, reference: str) -> None:
    page.goto(reference + "guide/")
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend',"
        " '<details><summary>More</summary><p>Folded text</p></details>')"
    )
    assert "Folded text" in "".join(sheets(page))
