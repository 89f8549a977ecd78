"""What a reader on a slow line gets: small pages that stand still and need no script."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

pytestmark = [pytest.mark.slow, pytest.mark.browser]

LIMIT = 150_000
"""Bytes of a page's HTML with our own styles."""
PAGES = (
    "",
    "plans/implementation-plan/",
    "registers/task-manager/",
    "registers/risk-register/",
    "audit/",
    "audit/documents/",
)
SHIFT = """new Promise(done => {
  let total = 0;
  new PerformanceObserver(list => list.getEntries().forEach(each => { if (!each.hadRecentInput) total += each.value; }))
    .observe({type: "layout-shift", buffered: true});
  setTimeout(() => done(total), 800);
})"""


def sent(file: Path) -> int:
    """Bytes that go over the line; every server compresses text."""
    return len(gzip.compress(file.read_bytes(), 6, mtime=0))


def own(file: Path) -> int:
    """Bytes of a page's article."""
    article = re.search(r"<article.*?</article>", file.read_text("utf-8"), re.DOTALL)
    return len(article.group().encode()) if article else 0


def test_every_page_with_our_styles_stays_below_the_limit(reference_site: Path) -> None:
    styles = reference_site / "assets/sms.css"
    pages = sorted(reference_site.rglob("*.html"))
    sizes = {page.relative_to(reference_site).as_posix(): sent(page) + sent(styles) for page in pages}
    assert {page: size for page, size in sizes.items() if size > LIMIT} == {}


def test_what_we_put_into_a_page_stays_below_the_limit_on_the_disk_too(reference_site: Path) -> None:
    """The article is ours; navigation and search around it are the theme's, the same on every page."""
    styles = (reference_site / "assets/sms.css").stat().st_size
    sizes = {page.relative_to(reference_site).as_posix(): own(page) + styles for page in reference_site.rglob("*.html")}
    assert max(sizes.values()) > styles
    assert {page: size for page, size in sizes.items() if size > LIMIT} == {}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_moves_while_a_page_is_read(chromium: Browser, reference: str, path: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(reference + path, wait_until="networkidle")
    assert page.evaluate(SHIFT) < 0.01
    page.close()


@pytest.mark.parametrize("path", ["plans/implementation-plan/", "audit/documents/"])
def test_without_script_everything_is_there(chromium: Browser, reference: str, path: str) -> None:
    rows = {}
    for script in (False, True):
        context = chromium.new_context(java_script_enabled=script)
        page = context.new_page()
        page.goto(reference + path)
        assert len(page.locator("main article").inner_text()) > 2000
        rows[script] = page.locator("main tbody tr").count()
        context.close()
    assert rows[False] == rows[True] > 10


def test_our_script_is_small_and_waits_for_the_page(reference_site: Path) -> None:
    assert (reference_site / "assets/sms.js").stat().st_size < 30_000
    html = (reference_site / "index.html").read_text("utf-8")
    assert re.search(r'<script src="assets/sms\.js" defer', html)
