"""A real Chromium; a test that needs it fails with an instruction where there is none."""

import os
import subprocess
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.sites import ROOT

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that ``scripts/browser`` finds."""
    path = os.environ.get("SMS_CHROMIUM", "")
    if not path:
        found = subprocess.run([ROOT / "scripts/browser", "--find"], capture_output=True, text=True, check=False)
        if found.returncode:
            pytest.fail(f"no browser for this test: {found.stderr}")
        path = found.stdout.strip()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()
