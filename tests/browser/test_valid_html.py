"""Every page is valid HTML, but for faults of the theme that are out of our reach."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.page_kinds import addresses
from tests.validator import Fault, validate

pytestmark = pytest.mark.slow


@dataclass(frozen=True, slots=True)
class Known:
    """A fault of the theme that stays.

    Attributes:
        extract: the theme's own text that it is about; the same message about any other text is ours to mend.
        reason: why it is out of reach, and why it does no harm.
    """

    message: str
    extract: str
    reason: str


THEME = (
    Known(
        "Attribute “autocomplete” is only allowed when the input type is",
        '<input class="md-toggle" data-md-toggle=',
        "base.html, in no block that we could replace; keeps Firefox from leaving the navigation open after a reload",
    ),
    Known(
        "Bad value “” for attribute “tabindex” on element “label”",
        '_label" tabindex="">',
        "nav-item.html, 190 lines that change with every release; browsers ignore it, js/keyboard.js removes it",
    ),
    Known(
        "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.",
        '<label class="md-nav__title" for="__toc">',
        "toc.html on pages that the navigation does not name: no such box is there, and the label is but a heading",
    ),
    Known(
        "Attribute “autocorrect” not allowed on element “input”",
        '<input type="text" class="md-search__input"',
        "valid since 2024, but the checker that comes with the Python package is older",
    ),
)
PLANTED = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Planted</title></head>
<body><p id="twice">One <p id="twice">Two</p><label class="ours" tabindex="">Ours</label><img src="a.png"></body></html>
"""


def known(fault: Fault) -> Known | None:
    return next(
        (each for each in THEME if fault.message.startswith(each.message) and each.extract in fault.extract), None
    )


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("planted") / "planted.html"
    page.write_text(PLANTED, "utf-8")
    return page


@pytest.fixture(scope="module")
def faults(reference_site: Path, planted: Path) -> list[Fault]:
    return validate(reference_site, planted)


def test_our_html_is_valid(faults: list[Fault], reference_site: Path) -> None:
    assert len(addresses(reference_site)) > 25
    ours = [each for each in faults if "planted.html" not in each.page and known(each) is None]
    assert ours == []


def test_planted_faults_are_found(faults: list[Fault]) -> None:
    found = [each.message for each in faults if "planted.html" in each.page and known(each) is None]
    for start in ("Duplicate ID", "Bad value “” for attribute “tabindex”", "An “img” element must have an “alt”"):
        assert any(each.startswith(start) for each in found), start


def test_a_fault_of_the_theme_that_is_gone_leaves_the_list(faults: list[Fault]) -> None:
    found = {known(each) for each in faults}
    assert [each for each in THEME if each not in found and "older" not in each.reason] == []
