"""A small system on disk, and the commands run on it."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from sms_docs.cli import main
from tests.deciding import CHANGED, Desk

FILES: Mapping[str, bytes] = {
    "content/index.md": b"# Home\n",
    "content/guide/merge.md": b"# Merge\n\n<<<<<<< ours\nOne.\n=======\nTwo.\n>>>>>>> theirs\n",
    "content/guide/mark.md": b"\xef\xbb\xbf# Mark\n",
    "content/guide/windows.md": b"# Windows\r\n",
    "data/risks.yml": b'- {id: R-001, title: "=1+1", owner: sms-manager}\n- {id: R-002, title: Second}\n',
}
"""An error, a warning and a note, each in a page that no other check looks at; a page without a finding."""

Run = Callable[..., Result]
Start = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the tester's own terminal or clock plays a part."""
    for name in ("NO_COLOR", "SMS_DEBUG", "COLUMNS", "PYTHONIOENCODING"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")  # 2027-01-15


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of the small system, which is also the current folder."""
    root = tmp_path / "system"
    for name, content in FILES.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def sms(folder: Path) -> Run:  # noqa: ARG001 - the current folder
    """Run a command in this process."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, prog_name="sms")

    return run


@pytest.fixture
def start(folder: Path) -> Start:
    """Run a command in a process of its own; ``before`` is Python that runs first in it."""

    def run(*arguments: str, before: str = "", **environment: str) -> subprocess.CompletedProcess[bytes]:
        code = f"{before}\nfrom sms_docs.cli import main\nmain({list(arguments)!r}, prog_name='sms')"
        return subprocess.run(
            [sys.executable, "-c", code],
            cwd=folder,
            env={**os.environ, **environment},
            capture_output=True,
            timeout=120,
            check=False,
        )

    return run


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A system in which somebody decides."""
    return Desk(tmp_path / "system")


@pytest.fixture
def changed(desk: Desk) -> Desk:
    """Version 1.1 with a changed sentence, in review."""
    desk.raised("1.1", CHANGED)
    return desk
