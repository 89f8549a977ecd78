"""Templates of the theme that ours take the place of: whoever updates the theme looks at them again."""

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.sites import ROOT

ORIGINALS = {
    "partials/javascripts/outdated.html": "13165dec361fce13130f73f747aab982f7e1979608c061e5953b10286abc7447",
}
"""Template to the digest of the theme's own one, as it was when ours was written."""


def _theme() -> Path:
    found = find_spec("material")
    assert found is not None
    assert found.origin
    return Path(found.origin).parent / "templates"


@pytest.mark.parametrize("name", ORIGINALS)
def test_the_original_is_the_one_that_ours_was_made_from(name: str) -> None:
    digest = sha256((_theme() / name).read_bytes()).hexdigest()
    advice = f"The theme has changed {name}: compare overrides/{name} with it, then put {digest} here."
    assert digest == ORIGINALS[name], advice


def test_every_template_of_ours_is_watched_or_extends_the_original() -> None:
    ours = {path.relative_to(ROOT / "overrides").as_posix() for path in (ROOT / "overrides").rglob("*.html")}
    extending = {name for name in ours if '{% extends "base.html" %}' in (ROOT / "overrides" / name).read_text("utf-8")}
    assert ours - extending == set(ORIGINALS)
