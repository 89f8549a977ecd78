"""Everything can be reached, seen and used with a keyboard alone."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WIDE, NARROW, ZOOMED = (1280, 900), (320, 640), (320, 256)
LONG = "processes/incident-management/"
TABLE = "registers/corrective-action-register/"
FIGURE = "registers/risk-register/"
"""Holds the data of its figure folded."""
STATE = """() => {
  const active = document.activeElement;
  const ring = (style) => style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 2;
  const corners = [[0.5, 0.5], [0.02, 0.1], [0.98, 0.9], [0.02, 0.9], [0.98, 0.1]];
  const at = (box) => {
    const [left, top] = [Math.max(0, box.left), Math.max(0, box.top)];
    const [right, bottom] = [Math.min(innerWidth, box.right), Math.min(innerHeight, box.bottom)];
    const points = corners.map(([x, y]) => [left + x * (right - left), top + y * (bottom - top)]);
    return right > left && bottom > top ? points.map(([x, y]) => document.elementFromPoint(x, y)) : [];
  };
  return {
    name: (active.getAttribute("aria-label") || active.textContent).trim().slice(0, 60) || active.className,
    tag: active.tagName,
    ring: [null, "::before"].some((part) => ring(getComputedStyle(active, part))),
    shown: active.checkVisibility({opacityProperty: true, visibilityProperty: true}),
    clear: [...active.getClientRects()].flatMap(at).some((each) => active.contains(each)),
    clickable: getComputedStyle(active).pointerEvents !== "none",
  };
}"""


@pytest.fixture
def open_page(chromium: Browser, reference: str) -> Iterator[object]:
    pages = []

    def open_one(path: str, size: tuple[int, int] = WIDE) -> Page:
        viewport: ViewportSize = {"width": size[0], "height": size[1]}
        page = chromium.new_page(viewport=viewport, reduced_motion="reduce", color_scheme="light")
        pages.append(page)
        page.goto(reference + path)
        return page

    yield open_one
    for page in pages:
        page.close()


def press(page: Page, *keys: str) -> None:
    """Keys, each after the page has settled."""
    for key in keys:
        page.keyboard.press(key)
        page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def tab_through(page: Page, key: str = "Tab", limit: int = 400) -> list[dict[str, object]]:
    """What has the focus, one stop after the other, until the page is left."""
    stops: list[dict[str, object]] = []
    for _ in range(limit):
        press(page, key)
        stop = page.evaluate(STATE)
        if stop["tag"] == "BODY":
            return stops
        stops.append(stop)
    raise AssertionError(f"still on the page after {limit} stops, at {stops[-1]}")


def wrong(stops: list[dict[str, object]]) -> list[dict[str, object]]:
    return [stop for stop in stops if not all(stop[each] for each in ("name", "ring", "shown", "clear", "clickable"))]


@pytest.mark.parametrize("size", [WIDE, NARROW, ZOOMED], ids=str)
@pytest.mark.parametrize("path", ["guide/macros/", TABLE])
def test_every_stop_is_seen_and_the_page_can_be_left(open_page, path: str, size: tuple[int, int]) -> None:
    stops = tab_through(open_page(path, size))
    assert len(stops) > 10
    assert wrong(stops) == []


@pytest.mark.parametrize("size", [WIDE, ZOOMED], ids=str)
def test_going_back_nothing_hides_behind_the_header(open_page, size: tuple[int, int]) -> None:
    page = open_page(LONG, size)
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.locator("footer button").last.focus()
    assert wrong(tab_through(page, "Shift+Tab")) == []


def test_the_first_stop_leads_past_the_navigation(open_page) -> None:
    page = open_page(LONG)
    press(page, "Tab")
    assert page.locator(".md-skip").is_visible()
    assert page.locator(".md-skip").inner_text() == "Skip to content"
    press(page, "Enter", "Tab")
    assert page.evaluate("!!document.activeElement.closest('main article')")


def test_search_by_keyboard(open_page) -> None:
    page = open_page("guide/")
    press(page, "/")
    page.keyboard.type("incident")
    page.locator(".md-search-result__link").first.wait_for()
    assert "matching documents" in page.get_by_role("status").first.inner_text()
    press(page, "ArrowDown")
    assert page.evaluate("document.activeElement.className").startswith("md-search-result__link")
    assert wrong([page.evaluate(STATE)]) == []
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/guide/" not in url)


@pytest.mark.parametrize("opening", [("/",), ("Tab", "Tab", "Tab", "Tab", "Enter")], ids=["shortcut", "button"])
def test_search_on_a_narrow_screen_gives_the_focus_back(open_page, opening: tuple[str, ...]) -> None:
    page = open_page("guide/", NARROW)
    press(page, *opening)
    page.locator(".md-search__input:focus").wait_for()
    press(page, "Escape")
    assert page.get_by_role("button", name="Search").evaluate("each => each === document.activeElement")


def test_the_navigation_of_a_narrow_screen(open_page) -> None:
    page = open_page(TABLE, NARROW)
    menu = page.get_by_role("button", name="Navigation", exact=True)
    assert menu.get_attribute("aria-expanded") == "false"
    menu.focus()
    press(page, "Enter")
    page.wait_for_function("document.activeElement.closest('.md-sidebar--primary')")
    inside = page.evaluate(STATE)
    assert inside["name"] == "Back from Registers"
    stops = tab_through(page)
    assert wrong(stops) == []
    press(page, "Escape")
    assert menu.evaluate("each => each === document.activeElement")
    assert menu.get_attribute("aria-expanded") == "false"


def test_from_a_section_of_the_navigation_to_another(open_page) -> None:
    page = open_page(TABLE, NARROW)
    page.get_by_role("button", name="Navigation", exact=True).press("Enter")
    page.get_by_role("button", name="Back from Registers").press("Enter")
    section = page.get_by_role("button", name="Registers", exact=True)
    assert section.evaluate("each => each === document.activeElement")
    assert section.get_attribute("aria-expanded") == "false"
    assert wrong(tab_through(page)) == []
    page.get_by_role("link", name="Reports").press("Enter")
    page.wait_for_url("**/reports/**")


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_the_choice_of_colours_says_what_it_does(open_page, key: str) -> None:
    page = open_page("guide/")
    scheme = "document.body.dataset.mdColorScheme"
    page.get_by_role("button", name="Switch to dark mode").press(key)
    assert page.evaluate(scheme) == "slate"
    light = page.get_by_role("button", name="Switch to light mode")
    assert light.evaluate("each => each === document.activeElement")
    press(page, key)
    assert page.evaluate(scheme) == "default"
    assert page.get_by_role("radio").count() == 0


@pytest.mark.parametrize("path", ["registers/task-manager/", "guide/checks/"])
def test_a_wide_table_scrolls_with_the_arrow_keys(open_page, path: str) -> None:
    page = open_page(path, NARROW)
    regions = page.locator("main :is([role=region], [role=group])[tabindex='0']")
    regions.first.wait_for()
    wide = [each for each in regions.all() if each.is_visible() and each.evaluate("e => e.scrollWidth > e.clientWidth")]
    assert wide
    for region in wide[:3]:
        assert region.get_attribute("aria-label") or region.get_attribute("aria-labelledby")
        region.focus()
        press(page, "ArrowRight", "ArrowRight")
        page.wait_for_timeout(200)
        assert region.evaluate("each => each.scrollLeft") > 0


def test_details_open_and_close(open_page) -> None:
    page = open_page(FIGURE)
    details = page.locator("main details").first
    before = details.evaluate("each => each.open")
    details.locator("summary").first.focus()
    press(page, "Enter")
    assert details.evaluate("each => each.open") is not before


def test_back_to_top_is_a_button_that_gives_way(open_page) -> None:
    page = open_page(LONG)
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(300)
    page.mouse.wheel(0, -300)
    top = page.get_by_role("button", name="Back to top")
    top.wait_for()
    top.press("Enter")
    page.wait_for_function("scrollY === 0")


def test_shortcuts_of_one_letter_can_be_turned_off_and_on(open_page) -> None:
    page = open_page("guide/")
    page.get_by_role("button", name="Turn shortcuts off").press("Enter")
    page.reload()
    press(page, "/")
    assert not page.locator(".md-search__input:focus").count()
    page.get_by_role("button", name="Turn shortcuts on").press("Enter")
    press(page, "/")
    assert page.locator(".md-search__input:focus").count()


def test_the_list_of_versions_opens_on_focus_and_closes_on_escape(open_page) -> None:
    page = open_page("guide/")
    page.route(
        "**/versions.json", lambda route: route.fulfill(json=[{"version": "1.0", "title": "1.0", "aliases": []}])
    )
    page.reload()
    page.get_by_role("button", name="1.0: select version").focus()
    press(page, "Tab")
    assert page.locator(".md-version__link:focus").is_visible()
    press(page, "Escape")
    assert not page.locator(".md-version__link").is_visible()


def test_what_stands_where_is_said(open_page) -> None:
    page = open_page(TABLE)
    title = page.locator("main h1").inner_text().replace("¶", "").strip()
    assert page.locator("a[aria-current=page]").first.inner_text().startswith(title)
    assert page.locator(".md-tabs [aria-current]").inner_text() == "Registers"
    link = page.locator("main h2 .headerlink").first
    heading = page.locator("main h2").first.inner_text().replace("¶", "").strip()
    assert link.get_attribute("aria-label") == f"Permanent link to {heading}"


def test_a_ring_that_is_taken_away_is_noticed(open_page) -> None:
    page = open_page("guide/")
    page.add_style_tag(content=".md-tabs__link:focus-visible { outline: none !important }")
    page.locator(".md-tabs__link").first.focus()
    press(page, "Tab")
    assert not page.evaluate(STATE)["ring"]
