"""A site takes the place of the previous one only when it is whole."""

import logging
from pathlib import Path

import pytest

from sms_docs.publish.staging import Staging


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "index.html").write_text("old", "utf-8")
    (folder / "gone.html").write_text("old", "utf-8")
    return folder


def write(staging: Staging) -> None:
    staging.folder.mkdir()
    (staging.folder / "index.html").write_text("new", "utf-8")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_whole_site_replaces_the_previous_one_and_leaves_nothing_behind(site: Path) -> None:
    staging = Staging(site, watch_warnings=True)
    write(staging)
    assert (site / "index.html").read_text("utf-8") == "old"
    staging.finish()
    assert (site / "index.html").read_text("utf-8") == "new"
    assert names(site) == ["index.html"]
    assert names(site.parent) == ["site"]


def test_the_first_site_needs_no_previous_one(tmp_path: Path) -> None:
    staging = Staging(tmp_path / "site", watch_warnings=False)
    write(staging)
    staging.finish()
    assert names(tmp_path) == ["site"]


def test_a_discarded_site_leaves_the_previous_one(site: Path) -> None:
    staging = Staging(site, watch_warnings=True)
    write(staging)
    staging.discard()
    assert names(site) == ["gone.html", "index.html"]
    assert names(site.parent) == ["site"]


@pytest.mark.parametrize(("watch", "content"), [(True, "old"), (False, "new")])
def test_a_warning_of_mkdocs_throws_a_strict_build_away(site: Path, watch: bool, content: str) -> None:
    staging = Staging(site, watch_warnings=watch)
    write(staging)
    logging.getLogger("mkdocs.structure").warning("A link leads nowhere.")
    staging.finish()
    assert (site / "index.html").read_text("utf-8") == content


def test_what_was_left_by_a_killed_build_does_no_harm(site: Path) -> None:
    stale = site.parent / ".site.previous"
    stale.mkdir()
    (stale / "index.html").write_text("older", "utf-8")
    staging = Staging(site, watch_warnings=True)
    write(staging)
    staging.finish()
    assert names(site.parent) == ["site"]
    assert (site / "index.html").read_text("utf-8") == "new"


def test_nothing_keeps_listening_after_the_end(site: Path) -> None:
    before = list(logging.getLogger("mkdocs").handlers)
    Staging(site, watch_warnings=True).discard()
    assert logging.getLogger("mkdocs").handlers == before
