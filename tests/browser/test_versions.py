"""Two releases of a small SMS: the selector, the banner of the older one, and the list of releases."""

import io
import json
import subprocess
import tarfile
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.releases import commit, new_repository, plain_git
from tests.sites import copy_example, edit, run

pytestmark = [pytest.mark.slow, pytest.mark.browser]

BANNER = "You are reading an earlier version of this system."
CSP = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def end_headers(self) -> None:
        """Send the strictest policy with the list of releases; the pages of a release have one of their own."""
        if self.path == "/":
            self.send_header("Content-Security-Policy", CSP)
        super().end_headers()


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published branch, laid out as a folder."""
    folder = copy_example(tmp_path_factory.mktemp("versions") / "sms")
    edit(folder, "mkdocs.yml", "extra:\n", "extra:\n  version:\n    provider: mike\n")
    with pytest.MonkeyPatch.context() as patch:
        plain_git(patch)
        new_repository(folder)
        for version, old, name in (
            ("1.0", "Web hosting", "First hosting"),
            ("1.1", "First hosting", "Second hosting"),
        ):
            edit(folder, "data/services.yml", old, name)
            commit(folder)
            done = run(folder, "sms_docs", "release", version, "--note", f"With the {name}")
            assert done.returncode == 0, done.stdout + done.stderr
        command = ["git", "archive", "gh-pages"]
        packed = subprocess.run(command, cwd=folder, check=True, capture_output=True).stdout
    target = tmp_path_factory.mktemp("published")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(target, filter="data")
    return target


@pytest.fixture(scope="module")
def address(published: Path) -> Iterator[str]:
    """The published folder on a local port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(published)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A window."""
    with chromium.new_page() as opened:
        yield opened


def test_the_selector_lists_both_releases(page: Page, address: str) -> None:
    page.goto(address + "1.1/")
    page.locator(".md-version__current").wait_for()
    assert page.locator(".md-version__link").all_text_contents() == ["1.1", "1.0"]


def test_the_selector_leads_to_the_other_release_by_keyboard(page: Page, address: str) -> None:
    page.goto(address + "1.1/")
    page.locator(".md-version__current").focus()
    page.locator(".md-version__link", has_text="1.0").press("Enter")
    page.wait_for_url("**/1.0/")
    page.get_by_text(BANNER).wait_for()


def test_only_the_older_release_warns_its_reader(page: Page, address: str) -> None:
    page.goto(address + "1.0/")
    page.get_by_text(BANNER).wait_for()
    page.get_by_text("Go to the version in force.").click()
    page.wait_for_url("**/latest/")
    page.wait_for_load_state("networkidle")
    assert not page.get_by_text(BANNER).is_visible()


def test_the_release_in_force_does_not_warn_under_its_own_address(page: Page, address: str) -> None:
    page.goto(address + "1.1/")
    page.locator(".md-version__current").wait_for()
    page.wait_for_load_state("networkidle")
    assert not page.get_by_text(BANNER).is_visible()


def test_the_older_release_still_shows_what_it_said(page: Page, address: str) -> None:
    page.goto(address + "1.0/services/")
    assert page.get_by_text("First hosting").first.is_visible()
    assert page.get_by_text("Second hosting").count() == 0


def test_latest_shows_the_newest(page: Page, address: str) -> None:
    page.goto(address + "latest/services/")
    assert page.get_by_text("Second hosting").first.is_visible()


def test_the_root_lists_all_releases_with_what_an_auditor_asks(page: Page, address: str, published: Path) -> None:
    page.goto(address)
    assert page.get_by_role("heading", level=1).inner_text() == "Releases"
    assert page.get_by_role("columnheader").all_inner_texts() == [
        *("Release", "State", "Released on", "By", "Commit", "Digest (SHA-256)")
    ]
    records = json.loads((published / "releases.json").read_text("utf-8"))["releases"]
    rows = page.locator("tbody tr").all_inner_texts()
    assert [row.split()[0] for row in rows] == ["1.1", "1.0"]
    for row, record in zip(rows, records, strict=True):
        for fact in ("version", "date", "by", "commit", "sha256", "note"):
            assert record[fact] in row


@pytest.mark.parametrize(
    ("link", "path"), [("Open the release in force", "/latest/"), ("1.1", "/1.1/"), ("1.0", "/1.0/")]
)
def test_the_root_leads_to_each_release(page: Page, address: str, link: str, path: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=link, exact=True).click()
    page.wait_for_url(f"**{path}")
    assert page.locator(".md-header").is_visible()


def test_the_root_needs_no_script_and_nothing_from_elsewhere(chromium: Browser, address: str) -> None:
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        said: list[str] = []
        asked: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: asked.append(request.url))
        page.goto(address)
        assert page.locator("tbody tr").count() == 2
        assert said == []
        assert [urlsplit(url).path for url in asked] == ["/", "/releases.css"]
        assert page.locator("h1").evaluate("e => getComputedStyle(e).fontSize") != "32px"  # the sheet was let through


@pytest.mark.parametrize("width", [320, 640, 1280])
def test_the_root_never_scrolls_sideways(chromium: Browser, address: str, width: int) -> None:
    with chromium.new_page(viewport={"width": width, "height": 700}) as page:
        page.goto(address)
        assert page.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_root_can_be_read_in_every_light(chromium: Browser, address: str, scheme: str) -> None:
    with chromium.new_page(color_scheme=scheme) as page:  # type: ignore[arg-type]
        page.goto(address)
        weakest = page.evaluate(_CONTRAST)
        assert weakest >= 4.5


def test_links_of_the_root_are_reached_by_keyboard_and_large_enough(page: Page, address: str) -> None:
    page.goto(address)
    seen = []
    for _ in range(4):
        page.keyboard.press("Tab")
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
        box = page.locator(":focus").bounding_box()
        assert box is not None
        assert box["height"] >= 24 or seen[-1] == "releases.json"  # in a sentence
    assert seen == ["latest/", "./1.1/", "./1.0/", "releases.json"]


_CONTRAST = """() => {
  const level = rgb => {
    const [r, g, b] = rgb.match(/[\\d.]+/g).map(Number).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = e => {
    for (let at = e; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!colour.startsWith("rgba(0, 0, 0, 0")) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const says = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
  const texts = [...document.body.querySelectorAll("*")].filter(says);
  return Math.min(...texts.map(e => {
    const [a, b] = [level(getComputedStyle(e).color), level(ground(e))];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }));
}"""
"""The weakest contrast of any text on the page against what lies behind it (WCAG 2.2, 1.4.3)."""
