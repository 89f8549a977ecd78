"""No page of any kind violates WCAG 2.2 AA: light and dark, wide, narrow and zoomed to 400 %."""

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, ViewportSize

from tests.axe import GOOD_PRACTICE, WCAG, colour_faults, faults, prepare
from tests.page_kinds import KINDS, Kind, addresses, kind_of

pytestmark = [pytest.mark.slow, pytest.mark.browser]

WIDE = ViewportSize(width=1280, height=900)
NARROW = ViewportSize(width=320, height=640)
Scheme = Literal["light", "dark"]
PLAIN = "registers/risk-register/"
"""A page with tables, a figure, and headings."""


@pytest.fixture
def context(chromium: Browser) -> Iterator[BrowserContext]:
    found = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    # The theme remembers the colours of the first visit.
    found.add_init_script("localStorage.clear()")
    yield found
    found.close()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def look(page: Page, address: str, scheme: Scheme, size: ViewportSize) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.goto(address, wait_until="load")
    assert page.evaluate("document.body.dataset.mdColorScheme") == {"light": "default", "dark": "slate"}[scheme]
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")
    prepare(page)


def resize(page: Page, size: ViewportSize) -> None:
    page.set_viewport_size(size)
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_kind_of_page_has_no_fault(page: Page, reference: str, reference_site: Path, kind: Kind) -> None:
    assert kind.page in addresses(reference_site)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    look(page, reference + kind.page, "light", WIDE)
    found = {"light, wide": faults(page, *WCAG, GOOD_PRACTICE)}
    resize(page, NARROW)
    found["light, narrow"] = faults(page, *WCAG)
    look(page, reference + kind.page, "dark", WIDE)
    found["dark, wide"] = colour_faults(page)
    resize(page, NARROW)
    found["dark, narrow"] = colour_faults(page)
    assert {state: each for state, each in found.items() if each} == {}
    assert errors == []


def test_every_page_is_of_some_kind(reference_site: Path) -> None:
    assert [page for page in addresses(reference_site) if kind_of(page) is None] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_search_has_no_fault(page: Page, reference: str, scheme: Scheme) -> None:
    for size in (WIDE, NARROW):
        look(page, reference + "guide/", scheme, size)
        page.keyboard.press("/")
        page.keyboard.type("incident")
        page.locator(".md-search-result__link").first.wait_for()
        page.keyboard.press("ArrowDown")
        assert faults(page, *WCAG) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_navigation_has_no_fault(page: Page, reference: str, scheme: Scheme) -> None:
    look(page, reference + PLAIN, scheme, NARROW)
    page.get_by_role("button", name="Navigation", exact=True).click()
    assert faults(page, *WCAG) == []
    page.get_by_role("button", name="Back from Registers").click()
    assert faults(page, *WCAG) == []


def list_versions(route: Route) -> None:
    names = ("2.0", "1.0")
    route.fulfill(json=[{"version": each, "title": each, "aliases": ["latest"] * (each == "2.0")} for each in names])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_open_list_of_versions_has_no_fault(page: Page, reference: str, scheme: Scheme) -> None:
    page.route("**/versions.json", list_versions)
    look(page, reference + "guide/", scheme, WIDE)
    # The open list lies over a tab, as any menu does; it closes when the focus leaves it, so that no tab is lost.
    page.add_style_tag(content=".md-tabs { visibility: hidden }")
    selector = page.get_by_role("button", name="select version")
    selector.focus()
    assert page.locator(".md-version__link").first.is_visible()
    assert faults(page, *WCAG, "experimental") == []


def test_a_planted_fault_is_found(page: Page, reference: str) -> None:
    look(page, reference + "guide/", "light", WIDE)
    page.evaluate("document.querySelector('main p').insertAdjacentHTML('beforeend', '<button></button>')")
    page.add_style_tag(content="main p { color: #aaa !important }")
    assert {each.split(" ")[0] for each in faults(page, *WCAG)} >= {"button-name", "color-contrast"}
    assert colour_faults(page) != []
