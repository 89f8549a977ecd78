"""Nothing is lost at 320 pixels, at 400 % zoom, with wider text spacing, or in colours of the reader."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.page_kinds import KINDS, Kind

pytestmark = [pytest.mark.slow, pytest.mark.browser]

NARROW, ZOOMED = (320, 640), (320, 256)
SPACING = """
* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-bottom: 2em !important; }
"""
"""What WCAG 1.4.12 lets a reader set."""
OVERFLOW = """() => {
  const scrolls = (each) => ["auto", "scroll", "hidden", "clip"].includes(getComputedStyle(each).overflowX);
  const held = (each) => {
    for (let above = each.parentElement; above && above !== document.body; above = above.parentElement) {
      if (scrolls(above)) return true;
    }
    return false;
  };
  const wide = (each) => each.getBoundingClientRect().right > innerWidth + 1 && each.checkVisibility();
  const name = (each) => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 40)}`;
  const found = [...document.querySelectorAll("main *, footer *")].filter((each) => wide(each) && !held(each));
  return {width: document.scrollingElement.scrollWidth, found: found.slice(0, 5).map(name)};
}"""
# The title in the header repeats the page's heading and the title of the navigation.
CLIPPED = """() => {
  const cut = (each) => {
    const style = getComputedStyle(each);
    if (each.clientWidth <= 1) return false;
    const hides = (overflow) => overflow === "hidden" || overflow === "clip";
    const across = hides(style.overflowX) && each.scrollWidth > each.clientWidth + 2;
    const down = hides(style.overflowY) && each.scrollHeight > each.clientHeight + 2;
    return (across || down) && each.checkVisibility({opacityProperty: true, visibilityProperty: true});
  };
  const repeats = ".md-header__title *, .sms-hidden, .md-search *, .md-sidebar__inner, .md-container, .md-main";
  const says = (each) => each.textContent.trim() && !each.matches(repeats);
  const name = (each) => `${each.tagName}.${each.className}: ${each.textContent.trim().slice(0, 60)}`;
  return [...document.querySelectorAll("body *")].filter((each) => says(each) && cut(each)).map(name);
}"""
SMALL = """async () => {
  const found = [];
  for (const each of document.querySelectorAll("button, summary, input:not(.md-toggle, .md-option), select")) {
    if (each.disabled || !each.checkVisibility({opacityProperty: true, visibilityProperty: true})) continue;
    each.scrollIntoView({block: "center", inline: "center"});
    const box = each.getBoundingClientRect();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    const corners = [[-11.5, -11.5], [11.5, -11.5], [-11.5, 11.5], [11.5, 11.5]];
    const hits = corners.map(([right, down]) => document.elementFromPoint(x + right, y + down));
    if (!hits.every((hit) => each.contains(hit))) found.push(`${each.tagName}.${each.className} ${each.textContent}`);
  }
  return found;
}"""
"""Controls of which a square of 24 pixels around the middle is not theirs."""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    found = chromium.new_page(reduced_motion="reduce", color_scheme="light")
    yield found
    found.close()


def visit(page: Page, address: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(each => each.open = true)")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_page_scrolls_sideways(page: Page, reference: str, kind: Kind) -> None:
    visit(page, reference + kind.page, NARROW)
    assert page.evaluate(OVERFLOW) == {"width": 320, "found": []}
    page.set_viewport_size({"width": ZOOMED[0], "height": ZOOMED[1]})
    assert page.evaluate(OVERFLOW) == {"width": 320, "found": []}
    page.add_style_tag(content=SPACING)
    assert page.evaluate(OVERFLOW) == {"width": 320, "found": []}
    assert page.evaluate(CLIPPED) == []


@pytest.mark.parametrize("path", ["guide/macros/", "registers/task-manager/", "audit/"])
@pytest.mark.parametrize("size", [(1280, 900), NARROW], ids=str)
def test_controls_are_at_least_24_pixels(page: Page, reference: str, path: str, size: tuple[int, int]) -> None:
    visit(page, reference + path, size)
    assert page.evaluate(SMALL) == []


def test_zoomed_the_header_leaves_the_page_to_its_text(page: Page, reference: str) -> None:
    visit(page, reference + "guide/", ZOOMED)
    page.mouse.wheel(0, 600)
    page.wait_for_function("scrollY > 300")
    assert page.locator(".md-header").bounding_box()["y"] < -40  # type: ignore[index]


def test_whoever_asks_for_less_movement_gets_it(page: Page, reference: str) -> None:
    visit(page, reference + "guide/", NARROW)
    slow = """[...document.querySelectorAll("*")].filter((each) => {
      const style = getComputedStyle(each);
      return [style.transitionDuration, style.animationDuration].some((time) => parseFloat(time) > 0.01);
    }).length"""
    assert page.evaluate(slow) == 0


def test_signs_survive_the_colours_of_the_reader(page: Page, reference: str) -> None:
    page.emulate_media(forced_colors="active")
    visit(page, reference + "guide/macros/", (1280, 900))
    button = page.locator(".md-code__button").first
    assert button.evaluate("e => getComputedStyle(e, '::after').backgroundColor") != "rgba(0, 0, 0, 0)"
    colours = "e => [getComputedStyle(e, '::after').backgroundColor, getComputedStyle(document.body).backgroundColor]"
    sign, ground = button.evaluate(colours)
    assert sign != ground


def test_planted_faults_are_found(page: Page, reference: str) -> None:
    visit(page, reference + "guide/", NARROW)
    page.evaluate(
        "document.querySelector('main p').insertAdjacentHTML('afterend', '<p class=wide>Wide</p><p class=cut>Cut</p>')"
    )
    page.add_style_tag(content=".wide { width: 400px } .cut { width: 9px; height: 9px; overflow: hidden }")
    found = page.evaluate(OVERFLOW)
    assert found["width"] > 320
    assert any("Wide" in each for each in found["found"])
    assert [each for each in page.evaluate(CLIPPED) if "Cut" in each]
