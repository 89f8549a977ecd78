"""The style sheet of tables and figures: readable in light and dark, nothing fetched, every class known to it."""

import re
from pathlib import Path
from typing import get_args

import pytest

from sms_docs import render
from sms_docs.model.mark import Look
from sms_docs.render.figure_svg import WIDTH

PACKAGE = Path(render.__file__).parent.parent
SHEETS = sorted((PACKAGE / "theme" / "css").glob("*.css"))
COLOURS = (PACKAGE / "theme" / "css" / "sms.css").read_text("utf-8")
STYLES = "".join(sheet.read_text("utf-8") for sheet in SHEETS)
PAGES = {"default": "#ffffff", "slate": "#1e2129"}
"""Background of the theme's pages."""


def colours(scheme: str) -> dict[str, str]:
    """The custom properties of a colour scheme that are colours."""
    body = re.search(rf'\[data-md-color-scheme="{scheme}"\] \{{(.*?)\}}', COLOURS, re.DOTALL)
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
    sources = [PACKAGE / "render" / f"{name}.py" for name in ("table_html", "placeholder")]
    sources += sorted((PACKAGE / "render").glob("figure_*.py"))
    used = set(re.findall(r"\bsms-[a-z]+(?:-[a-z]+)*(?=[\" '])", "".join(path.read_text("utf-8") for path in sources)))
    without = {"sms-figure", "sms-point", "sms-timeline", "sms-plot"}  # named with others, or for the reader's own use
    assert used - without <= set(re.findall(r"\.(sms-[a-z]+(?:-[a-z]+)*)", STYLES))


@pytest.mark.parametrize("look", get_args(Look))
def test_every_look_of_a_bar_has_a_style_and_differs_from_the_others_without_its_colour(look: str) -> None:
    rules = dict(re.findall(r"\.sms-span(?:\.sms-is-(\w+))? (?:rect|line) \{([^}]*)\}", STYLES))
    assert look in rules or look == "planned"  # what is planned is a bar without anything else
    shown = [re.sub(r"var\(--sms-(?!\w+-bg)\w+\)", "colour", text) for text in rules.values()]
    assert len(set(shown)) == len(shown)


@pytest.mark.parametrize("scheme", PAGES)
def test_words_in_a_drawing_are_readable_on_its_areas(scheme: str) -> None:
    found, text = colours(scheme), {"default": "#1f2328", "slate": "#e2e4e9"}[scheme]
    for ground in ("good-bg", "warn-bg"):
        assert contrast(text, found[ground]) >= 4.5
        assert contrast(found["accent"], found[ground]) >= 3
        assert contrast(found["bad"], found[ground]) >= 3


def test_no_letter_of_a_drawing_is_smaller_than_eleven_pixels_however_narrow_the_page() -> None:
    sizes = [int(size) for size in re.findall(r"\.sms-image[^{]*\{[^}]*font-size: (\d+)px", STYLES)]
    [narrowest] = re.findall(r"\.sms-image \{[^}]*min-width: (\d+)px", STYLES)
    assert min(sizes) * int(narrowest) / WIDTH >= 11
