"""The style sheet for paper: nothing is lost in grey, nothing is fetched."""

import re
from pathlib import Path

import pytest

from sms_docs import render

STYLES = (Path(render.__file__).parent.parent / "theme" / "css" / "print.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--sms-([\w-]+): (#[0-9a-f]{3,6});", STYLES))


def grey(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it, which is what a printer without colours shows."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * each for each in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((grey(one), grey(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tone", ["good", "warn", "bad", "muted"])
def test_states_are_readable_in_grey(tone: str) -> None:
    assert contrast(COLOURS[tone], "#ffffff") >= 7
    assert contrast(COLOURS[tone], COLOURS[f"{tone}-bg"]) >= 4.5
    assert contrast(COLOURS[tone], COLOURS["head"]) >= 4.5


def test_text_stays_readable_where_the_mark_lies_behind_it() -> None:
    behind = re.search(r"\.sms-watermark::before \{.*?color: (#[0-9a-f]{6});", STYLES, re.DOTALL)
    assert behind
    assert contrast(COLOURS["fg"], behind.group(1)) >= 12
    assert all(contrast(COLOURS[tone], behind.group(1)) >= 4.5 for tone in ("good", "warn", "bad", "muted"))
    assert contrast(behind.group(1), "#ffffff") >= 1.25  # and it is still seen


def test_dark_mode_prints_dark_on_white() -> None:
    assert re.search(r"@media print \{.*?html \[data-md-color-scheme\] \{\s*--sms-fg: #000;", STYLES, re.DOTALL)


def test_nothing_is_fetched() -> None:
    assert not re.search(r"url\(|@import|https?:", STYLES)
