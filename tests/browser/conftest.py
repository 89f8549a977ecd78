"""A real Chromium and one built site for all that look at pages.

A test that needs the browser fails with an instruction where there is none.
"""

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import Shared
from tests.sites import ROOT, build, copy_reference, edit
from tests.web import served

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


def _plant(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """A second incident process, in another state than the first."""
    text = (folder / "content/processes/incident-management.md").read_text("utf-8")
    for pattern, value in changes:
        text, times = re.subn(pattern, value, text, count=1, flags=re.MULTILINE)
        assert times == 1, f"{pattern} does not stand in the process"
    (folder / f"content/processes/{name}.md").write_text(text, "utf-8")
    entry = "      - processes/incident-management.md\n"
    edit(folder, "mkdocs.yml", entry, f"{entry}      - processes/{name}.md\n")


def _make(folder: Path) -> None:
    """The reference SMS with a draft, a document in review and an obsolete one besides."""
    copy_reference(folder, sealed=True)
    draft = (("^version:.*", 'version: "0.1"'), ("^status:.*", "status: draft"), ("^effective_from:.*\n", ""))
    _plant(folder, "planted-draft", ("^id:.*", "id: SMS-PRO-091"), ("^title:.*", "title: Planted draft"), *draft)
    review = (("^version:.*", 'version: "0.9"'), ("^status:.*", "status: review"), ("^effective_from:.*\n", ""))
    _plant(folder, "planted-review", ("^id:.*", "id: SMS-PRO-093"), ("^title:.*", "title: Planted review"), *review)
    obsolete = ("^status:.*", "status: obsolete\nsuperseded_by: SMS-PRO-001")
    _plant(folder, "planted-obsolete", ("^id:.*", "id: SMS-PRO-092"), ("^title:.*", "title: Planted old one"), obsolete)
    done = build(folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="session")
def reference_site(shared: Shared) -> Path:
    """The folder of the built site."""
    return shared("reference", _make) / "site"


@pytest.fixture(scope="session")
def reference(reference_site: Path) -> Iterator[str]:
    """The address of the built site, ending in a slash."""
    with served(reference_site) as address:
        yield address
