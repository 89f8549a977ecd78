"""The style sheet of findings: every class has its style, nothing is fetched, a sign stands beside the colour."""

import re
from pathlib import Path

import pytest

from sms_docs import render

PACKAGE = Path(render.__file__).parent.parent
STYLES = (PACKAGE / "theme" / "css" / "findings.css").read_text("utf-8")
OTHERS = "".join(path.read_text("utf-8") for path in (PACKAGE / "theme" / "css").glob("*.css"))
SOURCES = [PACKAGE / "render" / "flags.py", PACKAGE / "render" / "page_markdown.py", *(PACKAGE / "pages").glob("*.py")]


def test_every_class_of_findings_and_generated_pages_has_a_style() -> None:
    source = "".join(path.read_text("utf-8") for path in SOURCES)
    used = set(re.findall(r"class=\"([\w -]+?)[\"{]", source))
    names = {name.removesuffix("--") for each in used for name in each.split()} - {"sms-"}
    assert {"sms-flags", "sms-flag", "sms-flag-place", "sms-trail", "sms-pager", "sms-tree", "sms-manual"} <= names
    assert {name for name in names if f".{name}" not in OTHERS} == set()


@pytest.mark.parametrize("severity", ["error", "warning", "note"])
def test_a_sign_stands_beside_the_word(severity: str) -> None:
    assert re.search(rf'\.sms-flag--{severity} strong::before {{ content: "\S', STYLES)


def test_colours_come_from_the_palette_that_is_tested_for_contrast() -> None:
    assert not re.search(r"#[0-9a-fA-F]{3,8}\b|rgb\(|hsl\(", STYLES)


def test_nothing_is_fetched() -> None:
    assert not re.search(r"url\(|@import|https?:", STYLES)


def test_paper_shows_findings_and_leaves_out_ways_to_other_pages() -> None:
    paper = STYLES[STYLES.index("@media print") :]
    assert ".sms-flags {" in paper
    assert re.search(r"\.sms-trail,\s*\.sms-pager { display: none; }", paper)
