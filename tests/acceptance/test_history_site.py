"""A real site with editions: history, editions and what is in force, as a browser gets them."""

import re
from pathlib import Path

import pytest

from tests.conftest import Shared
from tests.editions import approve_in
from tests.made_pages import plain
from tests.sites import build, copy_example, edit, run

pytestmark = pytest.mark.slow

ID, PAGE = "WF-14", "content/changes.md"
HOSTILE = "Customers are told: <script>alert(1)</script> <textarea> [x](javascript:alert(1)){ onclick=x }"
HEAVIEST = 150_000
"""Bytes of a page."""


def prepare(folder: Path) -> None:
    """Three editions of one document, the third a large rewrite, and a draft beside them."""
    copy_example(folder)
    (folder / f"data/decisions/{ID}.yml").unlink()
    facts = {"by": "PER-01", "role": "managing-director"}
    approve_in(folder, ID, on="2026-12-16", **facts)
    edit(folder, PAGE, 'version: "1.0"', 'version: "1.1"')
    edit(folder, PAGE, "effective_from: 2026-12-17", "effective_from: 2027-03-02")
    edit(folder, PAGE, "five times without harm", "ten times without harm")
    edit(folder, PAGE, "## Change management\n", f"## Who is told\n\n{HOSTILE}\n\n## Change management\n")
    approve_in(folder, ID, on="2027-03-01", change="minor", **facts)
    edit(folder, PAGE, 'version: "1.1"', 'version: "2.0"')
    edit(folder, PAGE, "effective_from: 2027-03-02", "effective_from: 2027-05-02")
    rules = "\n\n".join(f"Rule {n}: whoever is on duty answers within {n} hours and says so." for n in range(2_000))
    edit(folder, PAGE, HOSTILE, rules)
    approve_in(folder, ID, on="2027-05-01", **facts)
    edit(folder, PAGE, 'version: "2.0"\nstatus: approved', 'version: "2.1"\nstatus: draft')
    edit(folder, PAGE, "effective_from: 2027-05-02\n", "")
    edit(folder, PAGE, "ten times without harm", "twelve times without harm")


@pytest.fixture(scope="module")
def folder(shared: Shared) -> Path:
    def make(folder: Path) -> None:
        prepare(folder)
        done = build(folder, "--strict")
        assert done.returncode == 0, done.stderr

    return shared("with-editions", make)


def page(folder: Path, address: str) -> str:
    return (folder / "site" / address / "index.html").read_text("utf-8")


def test_the_draft_leads_to_the_edition_in_force_and_to_its_history(folder: Path) -> None:
    text = page(folder, "changes")
    assert "Version 2.1 is being written; " in plain(text)
    assert 'href="../audit/editions/WF-14/2.0/"' in text
    assert 'href="../audit/history/WF-14/"' in text


def test_the_history_shows_each_step(folder: Path) -> None:
    text = page(folder, "audit/history/WF-14")
    said = plain(text)
    assert "at least [removed: ten ] [added: twelve ] times" in said
    assert 'href="../../editions/WF-14/1.0/"' in text
    assert "more changes: too much for a page" in said
    assert "sms diff WF-14 1.1 2.0" in said


def test_each_edition_is_a_page_with_its_own_text(folder: Path) -> None:
    assert "five times without harm" in page(folder, "audit/editions/WF-14/1.0")
    second = page(folder, "audit/editions/WF-14/1.1")
    assert "ten times without harm" in second
    assert "superseded by 2.0" in plain(second)
    assert "Here the page ends, not the edition." in page(folder, "audit/editions/WF-14/2.0")


def test_hostile_text_runs_nothing(folder: Path) -> None:
    for address in ("audit/editions/WF-14/1.1", "audit/history/WF-14"):
        text = page(folder, address)
        assert "<script>alert" not in text
        assert "<textarea" not in text.partition('class="md-content"')[2]
        assert not re.search(r"<[^>]*(?:\sonclick=|javascript:)", text)
        assert "alert(1)" in text  # it is shown


def test_no_page_is_heavy(folder: Path) -> None:
    made = [*(folder / "site/audit").rglob("*.html")]
    assert len(made) > 20
    assert [path.name for path in made if path.stat().st_size > HEAVIEST] == []


def test_what_is_in_force_names_the_edition(folder: Path) -> None:
    text = page(folder, "audit/in-force")
    assert 'href="../editions/WF-14/2.0/"' in text
    assert "2.1: Draft" in plain(text)


def test_the_search_finds_none_of_it_twice(folder: Path) -> None:
    index = (folder / "site/search/search_index.json").read_text("utf-8")
    assert "audit/editions/" not in index
    assert "audit/history/" not in index
    assert "audit/in-force/" in index


def test_the_site_as_markdown_has_them_too(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run(folder, "sms_docs", "render", "--out", str(out))
    assert done.returncode == 0, done.stderr
    history = (out / "content/audit/history/WF-14.md").read_text("utf-8")
    assert "<del>ten</del><ins>twelve</ins>" in history
    assert "five times without harm" in (out / "content/audit/editions/WF-14/1.0.md").read_text("utf-8")
    assert "[1.0](../editions/WF-14/1.0.md)" in history


def test_while_somebody_edits_they_are_left_out(folder: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    done = run(folder, "mkdocs", "build", "--strict", "--site-dir", str(site), SMS_PAGES="lean")
    assert done.returncode == 0, done.stderr
    assert not (site / "audit/editions").exists()
    said = plain((site / "audit/history/WF-14/index.html").read_text("utf-8"))
    assert "sms diff WF-14" in said
    assert "[removed:" not in said
