"""The copy that an auditor gets as a folder: it opens without a server, and search works."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.sites import copy_reference, edit, run

pytestmark = [pytest.mark.slow, pytest.mark.browser]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_reference(tmp_path_factory.mktemp("offline") / "sms")


@pytest.fixture(scope="module")
def offline(source: Path) -> Path:
    done = run(source, "sms_docs", "site", "--offline", SMS_PAGES="lean")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "open offline/index.html in a browser" in done.stdout
    return source / "offline"


def test_search_finds_and_leads_to_a_page(chromium: Browser, offline: Path) -> None:
    page, asked = chromium.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((offline / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("incident management")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/*.html*")
    page.get_by_role("heading", level=1, name="Incident management").wait_for()
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    page.close()


def test_every_link_leads_to_a_file(chromium: Browser, offline: Path) -> None:
    page = chromium.new_page()
    for path in ("index.html", "audit/documents.html", "registers/task-manager.html"):
        page.goto((offline / path).as_uri())
        links = page.eval_on_selector_all("main a[href]", "all => all.map(each => each.href.split('#')[0])")
        files = {link for link in links if link.startswith("file:")}
        assert len(files) > 5
        assert [link for link in files if not Path(link.removeprefix("file://")).is_file()] == []
    page.close()


def test_the_usual_site_is_left_alone(offline: Path, source: Path) -> None:
    assert offline.is_dir()
    assert not (source / "site").exists()


def test_a_configuration_without_the_plugin_is_told_what_to_add(tmp_path: Path) -> None:
    folder = copy_reference(tmp_path / "sms")
    edit(folder, "mkdocs.yml", "enabled: !ENV [SMS_OFFLINE, false]", "enabled: false")
    done = run(folder, "sms_docs", "site", "--offline")
    assert done.returncode == 1
    assert "`- offline: {enabled: !ENV [SMS_OFFLINE, false]}`" in done.stdout + done.stderr
    assert not (folder / "offline").exists()
