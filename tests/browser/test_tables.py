"""Tables in a real browser: search, filters, order, links to rows, paper, hostile data, ten thousand rows."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser, Page

from benchmarks.system import Sample
from sms_docs.model.table import Align, Cell, Column, Row, Table
from sms_docs.publish.theme import SCRIPT, STYLES, assets
from sms_docs.render.additions import Additions
from sms_docs.render.table_html import table_html
from sms_docs.views.cell import number, state
from tests.sites import build

pytestmark = [pytest.mark.slow, pytest.mark.browser]

Show = Callable[..., Page]
STATES = ("open", "in-progress", "done")
HOSTILE = (
    "a | b",
    "one\ntwo",
    "</script><script>document.title='run'</script>",
    "<img src=x onerror=\"document.title='run'\">",
    "W" * 500,
    "שלום עולם T-10",
    "🚒 fire 👩‍👩‍👧",
    '=HYPERLINK("x")',
)
SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(sum), 300);
})"""


def sample(count: int = 24, name: str = "tasks") -> Table:
    """Tasks with numbers that sort badly as text, a cost, a state and a day."""
    columns: tuple[tuple[str, Align], ...] = (
        ("Number", "left"),
        ("Task", "left"),
        ("Cost", "right"),
        ("Status", "left"),
    )
    rows = []
    for index in range(1, count + 1):
        day = f"2027-02-{index % 28 + 1:02}"
        cost = number(None if index == 3 else 25_000 - 1_000 * index + 0.5, "EUR")
        cells = (Cell(f"T-{index}"), Cell(f"Müller writes part{index}."), cost, state(STATES[index % 3]))
        rows.append(Row((*cells, Cell(day, due=True))))
    heads = (*(Column(label.lower(), label, align) for label, align in columns), Column("due", "Due"))
    return Table(name, "Open tasks", heads, tuple(rows))


def named(row: Row) -> str:
    return f"entry-{row.cells[0].text}"


def flagged(row: Row) -> str:
    return '<p class="sms-flags">Late</p>' if row.cells[0].text == "T-2" else ""


@pytest.fixture
def show(chromium: Browser) -> Iterator[Show]:
    """Shows tables with our style and script, under the title "whole"."""
    pages = []

    def shown(*tables: Table, script: bool = True, width: int = 1280) -> Page:
        page = chromium.new_page(viewport={"width": width, "height": 900}, java_script_enabled=script)
        pages.append(page)
        additions = Additions(lambda name, _text: f"files/{name}", flagged)
        body = "".join(table_html(each, lambda _target: None, named, additions) for each in tables)
        files = assets()
        page.set_content(
            f"<!doctype html><html lang=en><title>whole</title><style>{files[STYLES]}</style>"
            f'<body data-md-color-scheme="default"><div class="md-typeset">{body}</div><script>{files[SCRIPT]}</script>'
        )
        return page

    yield shown
    for page in pages:
        page.close()


def rows(page: Page, column: int = 0) -> list[str]:
    """Texts of a column in the rows that are seen, without the days that are left."""
    fields = page.locator(f"tbody tr:not(.sms-flagged):visible > :nth-child({column + 1})").all_inner_texts()
    return [text.split("\n")[0].strip() for text in fields]


def status(page: Page) -> str:
    return page.locator(".sms-count").inner_text()


class TestSearch:
    def test_it_shows_the_rows_that_hold_every_word_and_says_how_many(self, show: Show) -> None:
        page = show(sample())
        assert status(page) == "24 rows"
        page.get_by_label("Find rows").fill("part7. writes")
        assert rows(page) == ["T-7"]
        assert status(page) == "1 of 24 rows"
        assert page.locator(".sms-count").get_attribute("role") == "status"  # read out as it changes

    def test_accents_and_capitals_do_not_matter(self, show: Show) -> None:
        page = show(sample())
        page.get_by_label("Find rows").fill("MULLER writes part24")
        assert rows(page) == ["T-24"]

    def test_all_rows_come_back(self, show: Show) -> None:
        page = show(sample())
        page.get_by_label("Find rows").fill("nothing of this")
        assert rows(page) == []
        assert status(page) == "0 of 24 rows"
        page.get_by_role("button", name="Show all").click()
        assert len(rows(page)) == 24
        assert page.get_by_label("Find rows").evaluate("each => each === document.activeElement")

    def test_what_is_typed_is_text(self, show: Show) -> None:
        page = show(sample())
        page.get_by_label("Find rows").fill("<img src=x onerror=\"document.title='run'\"> .* (")
        assert rows(page) == []
        assert page.title() == "whole"

    def test_two_tables_do_not_disturb_each_other(self, show: Show) -> None:
        page = show(sample(), sample(20, "others"))
        page.get_by_label("Find rows").first.fill("part24")
        assert page.locator(".sms-count").all_inner_texts() == ["1 of 24 rows", "20 rows"]
        panels = [each.get_attribute("aria-controls") for each in page.get_by_role("button", name="Filter").all()]
        assert len(set(panels)) == 2


class TestFilter:
    def test_columns_with_few_values_can_be_chosen_from(self, show: Show) -> None:
        page = show(sample())
        assert not page.get_by_label("Status").is_visible()
        page.get_by_role("button", name="Filter").click()
        assert page.locator(".sms-filters label").count() == 1  # neither numbers, names, amounts nor days
        assert page.locator(".sms-filters option").all_inner_texts() == ["All", "done", "in progress", "open"]
        page.get_by_label("Status").select_option("in progress")
        assert set(rows(page, 3)) == {"in progress"}
        assert status(page) == "8 of 24 rows"
        assert page.get_by_role("button", name="Filter (1)").get_attribute("aria-expanded") == "true"

    def test_search_and_filter_both_have_to_fit(self, show: Show) -> None:
        page = show(sample())
        page.get_by_role("button", name="Filter").click()
        page.get_by_label("Status").select_option("open")
        page.get_by_label("Find rows").fill("part1")
        assert rows(page) == ["T-12", "T-15", "T-18"]

    def test_a_table_without_such_a_column_has_no_filter(self, show: Show) -> None:
        whole = sample()
        columns = whole.columns[:2]
        page = show(Table("x", "x", columns, tuple(Row(row.cells[:2]) for row in whole.rows)))
        assert page.get_by_label("Find rows").is_visible()
        assert page.get_by_role("button", name="Filter").count() == 0


class TestOrder:
    def test_numbers_in_names_count_by_their_size(self, show: Show) -> None:
        page = show(sample())
        head = page.get_by_role("columnheader", name="Number")
        button = page.get_by_role("button", name="Number", exact=True)
        for order, first, last in (("ascending", "T-1", "T-24"), ("descending", "T-24", "T-1"), (None, "T-1", "T-24")):
            button.focus()
            page.keyboard.press("Enter")
            assert (rows(page)[0], rows(page)[-1]) == (first, last)
            assert head.get_attribute("aria-sort") == order
        assert page.locator('tbody th[scope="row"]').count() == 24

    def test_amounts_count_by_their_size_and_what_has_none_stands_last(self, show: Show) -> None:
        page = show(sample())
        button = page.get_by_role("button", name="Cost", exact=True)
        button.click()
        assert rows(page, 2)[:2] == ["1,000.5 EUR", "2,000.5 EUR"]
        assert rows(page, 2)[-2:] == ["24,000.5 EUR", ""]
        button.click()
        assert rows(page, 2)[0] == "24,000.5 EUR"
        assert rows(page, 2)[-1] == ""

    @pytest.mark.parametrize("align", ["left", "right"])
    def test_a_size_that_stands_behind_words_counts(self, show: Show, align: Align) -> None:
        goals = tuple(Row((Cell(f"G-{size}"), Cell(f"at most {size:,}", sort=size))) for size in (1000, 20, 300))
        other = tuple(Row((Cell(f"G-{size}"), Cell(f"exactly {size:,}", sort=size))) for size in (5, 4000, 6, 7, 8))
        page = show(Table("goals", "Goals", (Column("id", "Number"), Column("goal", "Goal", align)), goals + other))
        page.get_by_role("button", name="Goal", exact=True).click()
        assert rows(page) == ["G-5", "G-6", "G-7", "G-8", "G-20", "G-300", "G-1000", "G-4000"]

    def test_words_stand_as_the_language_orders_them(self, show: Show) -> None:
        words = ("Zebra", "apple", "Äpfel", "eel", "Eagle", "öl", "zoo", "B")
        page = show(Table("x", "x", (Column("w", "Word"),), tuple(Row((Cell(word),)) for word in words)))
        page.get_by_role("button", name="Word", exact=True).click()
        assert rows(page) == ["Äpfel", "apple", "B", "Eagle", "eel", "öl", "Zebra", "zoo"]

    def test_findings_follow_their_row(self, show: Show) -> None:
        page = show(sample())
        below = '() => document.querySelector(".sms-flagged").previousElementSibling.id'
        for _ in range(2):
            page.get_by_role("button", name="Number", exact=True).click()
            assert page.evaluate(below) == "entry-T-2"
        page.get_by_label("Find rows").fill("part24")
        assert not page.get_by_text("Late").is_visible()
        page.get_by_label("Find rows").fill("T-2 part")
        assert page.get_by_text("Late").is_visible()
        assert status(page) == "6 of 24 rows"  # findings are no rows


class TestLinks:
    def test_a_link_to_a_row_works_whatever_is_filtered(self, show: Show) -> None:
        page = show(sample())
        for _ in range(2):  # the second time the address does not change
            page.get_by_label("Find rows").fill("part7")
            page.evaluate("""() => {
                const link = Object.assign(document.createElement("a"), {href: "#entry-T-3"});
                document.body.append(link);
                link.click();
            }""")
            page.wait_for_function('() => !document.getElementById("entry-T-3").hidden')
            assert page.get_by_label("Find rows").input_value() == ""
            assert page.locator("#entry-T-3").is_visible()

    def test_a_row_that_is_not_on_the_page_is_said_to_be_in_the_file(self, show: Show) -> None:
        page = show(sample(300))
        page.evaluate('() => { location.hash = "#entry-T-299"; }')
        page.wait_for_function('() => document.querySelector(".sms-count").textContent.includes("T-299")')
        assert status(page) == "T-299 is not among the rows shown here; it is in the file with all rows."

    @pytest.mark.parametrize("hash_", ["#%E0%A4%A", "#nowhere", '#"><img src=x onerror=alert(1)>', "#"])
    def test_an_odd_address_disturbs_nothing(self, show: Show, hash_: str) -> None:
        page = show(sample())
        faults: list[str] = []
        page.on("pageerror", lambda fault: faults.append(str(fault)))
        page.evaluate("hash => { location.hash = hash; }", hash_)
        page.get_by_label("Find rows").fill("part7")
        assert (status(page), faults) == ("1 of 24 rows", [])


class TestCut:
    def test_what_is_counted_is_what_the_page_has(self, show: Show) -> None:
        page = show(sample(10_000))
        assert page.get_by_text("The first 200 of 10,000 rows. All rows: tasks.csv").is_visible()
        assert status(page) == ""
        page.get_by_label("Find rows").fill("part77.")
        assert status(page) == "1 of the 200 rows shown here"


class TestWithoutScript:
    def test_the_table_is_whole_and_nothing_is_empty(self, show: Show) -> None:
        page = show(sample(), script=False)
        assert page.locator("tbody tr:not(.sms-flagged)").count() == 24
        assert page.get_by_role("link", name="CSV").is_visible()
        assert page.locator("input, button, select").count() == 0
        box = page.locator(".sms-tools").bounding_box()
        assert box is None or box["height"] == 0


class TestShape:
    @pytest.mark.parametrize("width", [320, 1280])
    def test_targets_are_large_enough(self, show: Show, width: int) -> None:
        page = show(sample(), width=width)
        page.get_by_role("button", name="Filter").click()
        for each in page.locator(".sms-bar :is(a, input, select, button):visible").all():
            box = each.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24, each.inner_text()
        heads = page.locator("thead th").all()
        assert all((each.bounding_box() or {"height": 0})["height"] >= 24 for each in heads)

    def test_the_first_column_stays_in_sight_and_leaves_room(self, show: Show) -> None:
        page = show(sample(), width=320)
        page.locator(".sms-table").evaluate("each => each.scrollTo(200, 0)")
        left = page.locator(".sms-table").bounding_box()
        first = page.locator("#entry-T-1 th").bounding_box()
        assert left
        assert first
        assert first["x"] == left["x"]
        assert first["width"] <= 0.4 * 320 + 1

    def test_only_a_table_that_scrolls_stops_the_keyboard(self, show: Show) -> None:
        tabbed = '() => document.querySelector(".sms-table").hasAttribute("tabindex")'
        page = show(sample(), width=1280)
        page.wait_for_function(f"() => !({tabbed})()")
        page.set_viewport_size({"width": 320, "height": 700})
        page.wait_for_function(tabbed)

    def test_each_text_runs_in_its_own_direction(self, show: Show) -> None:
        texts = ("שלום עולם", "Hello", *"abcdef")
        page = show(
            Table("x", "x", (Column("n", "N"), Column("t", "T")), tuple(Row((Cell("1"), Cell(t))) for t in texts))
        )
        starts = """() => [...document.querySelectorAll("td")].slice(0, 2).map(cell => {
            const range = document.createRange();
            range.selectNodeContents(cell);
            const text = range.getBoundingClientRect(), box = cell.getBoundingClientRect();
            return text.left - box.left > box.right - text.right;
        })"""
        assert page.evaluate(starts) == [True, False]


class TestPaper:
    def test_a_part_of_the_rows_is_printed_as_a_part(self, show: Show) -> None:
        page = show(sample())
        page.emulate_media(media="print")
        assert not page.locator(".sms-filtered").is_visible()
        page.emulate_media(media="screen")
        page.get_by_role("button", name="Filter").click()
        page.get_by_label("Status").select_option("open")
        page.get_by_label("Find rows").fill("part1")
        page.emulate_media(media="print")
        note = "Filtered: 3 of 24 rows (search for “part1”; Status: open)."
        assert page.locator(".sms-filtered").inner_text() == note
        assert rows(page) == ["T-12", "T-15", "T-18"]

    def test_tools_are_not_printed_and_heads_are(self, show: Show) -> None:
        page = show(sample())
        page.emulate_media(media="print")
        assert not page.get_by_label("Find rows").is_visible()
        assert not page.get_by_role("link", name="CSV").is_visible()
        assert page.get_by_text("Open tasks").first.is_visible()
        assert page.get_by_role("button", name="Number", exact=True).is_visible()


CONFIG = """\
site_name: Sample
docs_dir: content
theme: {name: material, font: false, features: [navigation.prune]}
plugins: [search, sms, {macros: {modules: [sms_docs.macros]}}]
markdown_extensions: [attr_list, md_in_html, tables, toc]
"""


def _dump(folder: Path, register: str, entries: list[dict[str, object]]) -> None:
    (folder / "data" / f"{register}.yml").write_text(yaml.safe_dump(entries, allow_unicode=True, width=10_000), "utf-8")


def _article(index: int) -> dict[str, object]:
    facts = {"kind": ("article", "instruction")[index % 2], "owner": "role-1", "audience": "All"}
    days = {"reviewed_on": "2027-01-10", "review_due": f"2027-09-{index % 28 + 1:02}"}
    return {"id": f"KB-{index:04}" if index < 10_000 else "KB-00", "title": f"Article {index}", **facts, **days}


def _lesson(index: int) -> dict[str, object]:
    text = HOSTILE[index % len(HOSTILE)]
    told = {"action": "None", "shared_with": "All", "recorded_on": f"2027-01-{index % 20 + 1:02}", "owner": "role-1"}
    return {"id": f"LES-{index + 1:02}", "phase": "foundation", "what": text, "cause": text, **told}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real site: a register of ten thousand entries, one of hostile texts, one of none."""
    folder = tmp_path_factory.mktemp("tables") / "sms"
    Sample(2, 900).write(folder)
    _dump(folder, "knowledge", [_article(index) for index in range(1, 10_001)])
    _dump(folder, "lessons", [_lesson(index) for index in range(24)])
    _dump(folder, "corrective_actions", [])
    (folder / "content/guide").mkdir()
    for register in ("knowledge", "lessons", "corrective_actions"):
        text = f'# Title\n\n{{{{ sms_table("{register}") }}}}\n\nThe text goes on.\n'
        (folder / f"content/guide/{register}.md").write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    done = build(folder, "-q")
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture
def opened(chromium: Browser, site: Path) -> Iterator[Callable[[str, int], Page]]:
    """Opens a page of the site, from disk as an auditor who got a folder does."""
    pages = []

    def page_of(name: str, width: int) -> Page:
        page = chromium.new_page(viewport={"width": width, "height": 800})
        pages.append(page)
        page.goto((site / "guide" / name / "index.html").as_uri())
        return page

    yield page_of
    for page in pages:
        page.close()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("name", ["knowledge", "lessons", "corrective_actions"])
def test_nothing_moves_and_the_page_does_not_scroll_sideways(opened, name: str, width: int) -> None:
    page = opened(name, width)
    if name != "corrective_actions":  # there is no table that could move
        assert page.evaluate(SHIFTS) < 0.001
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")


def test_hostile_data_are_only_letters(opened) -> None:
    page = opened("lessons", 1280)
    assert page.title().startswith("Title")
    shown = page.locator("tbody td:nth-child(3)").all_inner_texts()
    assert shown == [text.strip() for text in HOSTILE] * 3
    assert page.locator("tbody :is(img, script)").count() == 0
    assert page.get_by_text("The text goes on.").is_visible()
    page.get_by_label("Find rows").fill("<img src=x")
    assert status(page) == "3 of 24 rows"


def test_a_register_of_ten_thousand_rows_stays_a_small_page(opened, site: Path) -> None:
    page = opened("knowledge", 1280)
    assert page.locator("tbody tr").count() == 200
    link = page.get_by_role("link", name="knowledge.csv")
    file = (site / "guide/knowledge" / (link.get_attribute("href") or "")).resolve()
    assert file.read_bytes().count(b"\r\n") == 10_001
    assert file.read_text("utf-8-sig").startswith("Number,Article,")
    assert (site / "guide/knowledge/index.html").stat().st_size < 150_000
    page.get_by_label("Find rows").fill("KB-0150")
    assert status(page) == "1 of the 200 rows shown here"


def test_a_register_without_entries_is_a_sentence(opened) -> None:
    page = opened("corrective_actions", 320)
    assert page.locator(".sms-empty").inner_text().endswith("nothing recorded yet.")
    assert page.locator("table, .sms-bar").count() == 0


def test_days_that_are_counted_do_not_disturb_the_order(opened) -> None:
    page = opened("knowledge", 1280)
    page.get_by_role("button", name="Review due", exact=True).click()
    days = [
        re.sub(r"\s.*", "", text, flags=re.DOTALL) for text in page.locator("tbody td:last-child").all_inner_texts()
    ]
    assert days == sorted(days)
