"""The style sheet of tables and figures: readable in light and dark, nothing fetched, every class known to it."""

import re
from pathlib import Path

import pytest

from sms_docs import render

PACKAGE = Path(render.__file__).parent.parent
STYLES = (PACKAGE / "theme" / "css" / "sms.css").read_text("utf-8")
PAGES = {"default": "#ffffff", "slate": "#1e2129"}
"""Background of the theme's pages."""


def colours(scheme: str) -> dict[str, str]:
    """The custom properties of a colour scheme that are colours."""
    body = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', STYLES, re.DOTALL)
    assert body
    return dict(re.findall(r"--sms-([\w-]+): (#[0-9a-f]{6});", body.group(1)))


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", PAGES)
@pytest.mark.parametrize("tone", ["good", "warn", "bad", "muted"])
def test_states_are_readable_on_the_page_and_on_their_own_ground(scheme: str, tone: str) -> None:
    found = colours(scheme)
    assert contrast(found[tone], PAGES[scheme]) >= 4.5
    assert contrast(found[tone], found[f"{tone}-bg"]) >= 4.5
    assert contrast(found[tone], found["head"]) >= 4.5  # a row that is pointed at


@pytest.mark.parametrize("scheme", PAGES)
def test_lines_that_carry_meaning_stand_out(scheme: str) -> None:
    found = colours(scheme)
    for line in ("line", "accent", "bad", "warn"):
        assert contrast(found[line], PAGES[scheme]) >= 3


def test_light_and_dark_name_the_same_colours() -> None:
    assert colours("default").keys() == colours("slate").keys()


def test_nothing_is_fetched() -> None:
    assert not re.search(r"url\(|@import|https?:", STYLES)


def test_every_class_of_tables_and_figures_has_a_style() -> None:
    names = ("table_html", "figure_html", "figure_svg", "placeholder")
    source = "".join((PACKAGE / "render" / f"{name}.py").read_text("utf-8") for name in names)
    used = set(re.findall(r"\bsms-[a-z]+(?=[\" ])", source))
    without = {"sms-figure", "sms-phase", "sms-marker", "sms-gate"}  # named with others, or for the reader's own use
    assert used - without <= set(re.findall(r"\.(sms-[a-z]+)", STYLES))
