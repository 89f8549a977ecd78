"""What a page says of itself is what the build says, whatever stands in its front matter and in mkdocs.yml."""

import re
from pathlib import Path

import pytest

from tests.sites import add_draft, copy_reference, edit, run

pytestmark = pytest.mark.slow

FORGED = """---
title: ["<script>alert(1)</script>"]
sms_build: Release 9.9, nothing found
sms_as_of: 2020-01-01
sms_release: "9.9"
---

# Forged

Text.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_reference(tmp_path_factory.mktemp("honest") / "sms")
    (folder / "content/guide/forged.md").write_text(FORGED, "utf-8")
    edit(folder, "mkdocs.yml", "      - guide/index.md\n", "      - guide/index.md\n      - guide/forged.md\n")
    # Macros above us, in the order that breaks a plugin which relies on another one.
    edit(folder, "mkdocs.yml", "  - sms # first: the tables of the macros come from the system that it loads\n", "")
    edit(folder, "mkdocs.yml", "      on_undefined: strict\n", "      on_undefined: strict\n  - sms\n")
    add_draft(folder, "\n## Planted\n\nTODO: name the source.\n")
    done = run(folder, "mkdocs", "build", SMS_PAGES="lean")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def test_a_page_cannot_forge_what_it_was_built_from(site: Path) -> None:
    html = (site / "guide/forged/index.html").read_text("utf-8")
    assert "Release 9.9" not in html
    assert "All releases" not in html
    assert '<meta name="sms-as-of" content="2027-08-11">' in html


def test_a_title_that_is_no_text_runs_nothing(site: Path) -> None:
    assert "<script>alert(1)" not in (site / "guide/forged/index.html").read_text("utf-8")


def test_the_order_of_the_plugins_leaves_no_macro_standing(site: Path) -> None:
    assert "sms-flag--warning" in (site / "registers/measurement-matrix/index.html").read_text("utf-8")
    for page in site.rglob("*.html"):
        if "guide" not in page.parts and "rules" not in page.parts:
            assert not re.search(r"\{\{ *sms_", page.read_text("utf-8")), page


def test_the_page_for_wrong_addresses_says_what_the_site_was_built_from(site: Path) -> None:
    html = (site / "404.html").read_text("utf-8")
    assert "Not checked" not in html
    assert "Draft of the site · sources " in html
    assert 'href="/audit/documents/"' in html
