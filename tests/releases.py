"""Real git repositories with a published branch, for the tests of releases."""

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sms_docs.publish import release as publishing
from sms_docs.publish.release_record import Release

MOMENT = datetime(2027, 1, 20, 23, 30, tzinfo=UTC)
"""When small releases are made; late in the evening, so that a wrong time zone shows."""


def plain_git(patch: pytest.MonkeyPatch) -> None:
    """Nothing of the tester's own git plays a part."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        patch.delenv(name)
    patch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    patch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


def git(folder: Path, *arguments: str) -> str:
    """What git prints."""
    done = subprocess.run(["git", *arguments], cwd=folder, check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    """Write texts below a folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())


def commit(folder: Path, message: str = "Change") -> str:
    """Commit whatever is there; the commit's name."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")


def new_repository(folder: Path) -> Path:
    """A repository with all files of a folder in its first commit."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "user.name", "A. Author")
    git(folder, "config", "user.email", "author@example.org")
    commit(folder, "First")
    return folder


def plan(repository: Path, version: str, branch: str = "gh-pages", note: str = "") -> publishing.Plan:
    """What a release would do. Raises what a release raises."""
    return publishing.plan(repository, branch, version, MOMENT, note)


def release(repository: Path, version: str, files: dict[str, str] | None = None, branch: str = "gh-pages") -> Release:
    """Release some files as if they were the built site."""
    site = repository.parent / f"site-{version}"
    write(site, files or {"index.html": f"<p>{version}</p>", "assets/a b.css": "p{}\r\n"})
    return publishing.publish(plan(repository, version, branch), site, "A <b>system</b> & more")


def tree(repository: Path, path: str, branch: str = "gh-pages") -> str:
    """git's name of a folder in the published branch."""
    return git(repository, "rev-parse", f"{branch}:{path}")


def shown(repository: Path, path: str, branch: str = "gh-pages") -> str:
    """A file of the published branch."""
    return git(repository, "show", f"{branch}:{path}")
