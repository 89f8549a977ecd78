"""Two versions in a local branch, published with mike: the selector and the banner of the older one."""

import io
import subprocess
import tarfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser

from tests.sites import copy_reference, edit, run_script

pytestmark = [pytest.mark.slow, pytest.mark.browser]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published branch, laid out as a folder."""
    folder = copy_reference(tmp_path_factory.mktemp("versions") / "sms")
    _git(folder, "init", "--initial-branch", "main")
    _git(folder, "config", "user.name", "A team")
    _git(folder, "config", "user.email", "team@example.org")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--message", "First")
    for version, name in (("1.0", "First Workplace"), ("2.0", "Second Workplace")):
        edit(folder, "data/services.yml", "Managed Workplace" if version == "1.0" else "First Workplace", name)
        done = run_script(folder, "mike", "deploy", "--branch", "published", "--update-aliases", version, "latest")
        assert done.returncode == 0, done.stderr
    assert run_script(folder, "mike", "set-default", "--branch", "published", "latest").returncode == 0
    packed = subprocess.run(["git", "archive", "published"], cwd=folder, check=True, capture_output=True).stdout
    target = tmp_path_factory.mktemp("published")
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        archive.extractall(target, filter="data")
    return target


@pytest.fixture
def address(published: Path):
    """The published folder on a local port."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(published)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_selector_lists_both_versions(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address + "2.0/")
    page.locator(".md-version__current").wait_for()
    assert page.locator(".md-version__link").all_text_contents() == ["2.0", "1.0"]
    page.close()


def test_only_the_older_version_warns_its_reader(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address + "1.0/")
    banner = page.get_by_text("You are reading an earlier version of this system.")
    banner.wait_for()
    page.get_by_text("Go to the version in force.").click()
    page.wait_for_url("**/latest/**")
    page.wait_for_load_state("networkidle")
    assert not page.get_by_text("You are reading an earlier version of this system.").is_visible()
    page.close()


def test_the_older_version_still_shows_what_it_said(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address + "1.0/registers/service-catalogue/")
    assert page.get_by_text("First Workplace").first.is_visible()
    assert page.get_by_text("Second Workplace").count() == 0
    page.close()
