"""``sms site`` for real, on a copy of the small organization."""

import re
from pathlib import Path

import pytest

from tests import sites

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small SMS with its site built once."""
    folder = sites.copy_example(tmp_path_factory.mktemp("reference"))
    done = sites.run(folder, "sms_docs", "site")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(
        r"^The site is built \(\d+\.\d s\): open site/index.html in a browser\.$", done.stdout, re.MULTILINE
    )
    assert re.search(
        r"^  read     \d+ documents, \d+ registers with \d+ records, \d+ other pages?$", done.stdout, re.MULTILINE
    )
    assert done.stderr == ""
    return folder


def pages(folder: Path) -> dict[str, bytes]:
    """Every file of the site."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in (folder / "site").rglob("*") if path.is_file()}


def test_the_page_that_the_summary_names_exists(built):
    assert "<html" in (built / "site" / "index.html").read_text("utf-8")


def test_with_an_error_the_previous_site_stays_as_it_is(built):
    before = pages(built)
    page = built / "content" / "planted.md"
    page.write_text("# Planted\n\n<<<<<<< a\nx\n>>>>>>> b\n", "utf-8")
    done = sites.run(built, "sms_docs", "site")
    page.unlink()
    assert done.returncode == 1
    assert "--> content/planted.md:3:1" in done.stdout
    assert (
        done.stderr == "The site was not built; the previous one is unchanged. Mend the errors above and try again.\n"
    )
    assert pages(built) == before


def test_what_only_mkdocs_finds_fails_the_build_and_leaves_the_previous_site(built):
    before = pages(built)
    config = (built / "mkdocs.yml").read_text("utf-8")
    (built / "mkdocs.yml").write_text(config + "\nnot_in_nav: |\n  /gone.md\nexclude_docs: [\n", "utf-8")
    done = sites.run(built, "sms_docs", "site")
    (built / "mkdocs.yml").write_text(config, "utf-8")
    assert done.returncode == 1
    assert "The site was not built; the previous one is unchanged.\n" in done.stderr
    assert "INFO" not in done.stdout
    assert pages(built) == before


def test_without_a_repository_s_settings_nothing_is_fetched_and_no_advertising_is_shown(built):
    done = sites.run(built, "sms_docs", "site", NO_MKDOCS_2_WARNING="")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) <= 6
