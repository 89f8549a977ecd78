"""The reference SMS, built for real: what a team and CI rely on."""

import json
import shutil
from pathlib import Path

import pytest

from tests.sites import build, copy_reference, edit, run

pytestmark = pytest.mark.slow


@pytest.fixture
def site(plain: Path, tmp_path: Path) -> Path:
    """A copy of the built reference SMS, to be damaged."""
    return Path(shutil.copytree(plain, tmp_path / "copy"))


def _pages(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}


def test_every_page_of_the_content_is_in_the_site(plain: Path) -> None:
    pages = {path.relative_to(plain / "content").with_suffix("") for path in (plain / "content").rglob("*.md")}
    for page in pages:
        folder = page.parent if page.name == "index" else page
        assert (plain / "site" / folder / "index.html").is_file(), page


def test_no_macro_is_left_standing_and_no_placeholder_is_shown(plain: Path) -> None:
    for path in (plain / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        if "guide" not in path.parts:
            assert "{{" not in text, path
        assert "sms-missing" not in text, path
        assert "data-sms-held" not in text, path
        assert "Macro Rendering Error" not in text, path


def test_tables_come_from_the_registers(plain: Path) -> None:
    page = (plain / "site/registers/service-catalogue/index.html").read_text("utf-8")
    assert "Managed Workplace" in page
    assert "Managed Workplace" not in (plain / "content/registers/service-catalogue.md").read_text("utf-8")


def test_links_of_tables_lead_to_pages_of_the_site(plain: Path) -> None:
    page = plain / "site/audit/documents/index.html"
    assert 'href="../../plans/implementation-plan/"' in page.read_text("utf-8")


def test_a_controlled_document_has_its_decisions_below_the_text(plain: Path) -> None:
    page = (plain / "site/plans/implementation-plan/index.html").read_text("utf-8")
    assert page.index("sms-control") < page.index("sms-history")
    assert "2027-01-11" in page[page.index("sms-history") :]
    assert "sms-history" not in (plain / "site/audit/index.html").read_text("utf-8")


def test_no_page_asks_another_host_for_anything(plain: Path) -> None:
    for path in (plain / "site").rglob("*.html"):
        text = path.read_text("utf-8")
        for mark in ('src="http', 'rel="stylesheet" href="http', 'src="//', "fonts.googleapis"):
            assert mark not in text, path


@pytest.mark.parametrize("options", [("-q",), ("--no-strict",)])
def test_an_error_fails_the_build_and_leaves_the_previous_site_whole(site: Path, options: tuple[str, ...]) -> None:
    before = _pages(site)
    edit(site, "content/plans/implementation-plan.md", "owner: sms-manager", "owner: nobody-at-all")
    done = build(site, *options)
    assert done.returncode == 1
    assert "content/plans/implementation-plan.md:7:8" in done.stderr
    assert "responsibility.unknown-owner" in done.stderr
    assert "Traceback" not in done.stderr
    assert _pages(site) == before


def test_a_fault_that_only_mkdocs_finds_leaves_the_previous_site_whole(site: Path) -> None:
    before = _pages(site)
    (site / "content/guide/stray.md").write_text("---\ntitle: Stray\n---\n\nNot in the navigation.\n", "utf-8")
    done = run(site, "mkdocs", "build", SMS_PAGES="lean")
    assert done.returncode == 1
    assert "stray.md" in done.stderr
    assert _pages(site) == before
    assert not (site / ".site.building").exists()


def test_all_errors_are_listed_in_one_build(site: Path) -> None:
    edit(site, "content/plans/implementation-plan.md", "owner: sms-manager", "owner: nobody-at-all")
    edit(site, "data/services.yml", "name: ", "nmae: ")
    done = build(site, "-q")
    assert "responsibility.unknown-owner" in done.stderr
    assert "data.schema-violation" in done.stderr


def test_a_warning_does_not_fail_a_build(site: Path) -> None:
    (site / "data/risk.yml").write_text("- id: R-1\n", "utf-8")
    done = run(site, "mkdocs", "build", SMS_PAGES="lean")
    assert done.returncode == 0, done.stderr
    assert "file.unknown-register" in done.stderr


def test_a_build_and_a_command_say_the_same(site: Path) -> None:
    edit(site, "content/plans/implementation-plan.md", "owner: sms-manager", "owner: nobody-at-all")
    edit(site, "data/services.yml", "name: ", "nmae: ")
    checked = run(site, "sms_docs", "check", "--format", "json")
    said = build(site).stderr
    findings = json.loads(checked.stdout)["findings"]
    assert len(findings) >= 3
    for each in findings:
        assert f"{each['path']}:{each['line']}:{each['column']}: {each['message']}" in said


def test_a_second_build_of_the_same_sources_gives_the_same_pages(plain: Path, tmp_path: Path) -> None:
    again = copy_reference(tmp_path / "again", sealed=True)
    assert build(again, "--strict").returncode == 0
    first, second = _pages(plain), _pages(again)
    assert first.keys() == second.keys()
    assert {name for name in first if first[name] != second[name] and name.endswith(".html")} == set()
