"""What git knows, asked of real repositories."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.load.git_history import read_history
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import History

DAY = "2027-01-22T23:30:00+13:00"


def git(folder: Path, *arguments: str) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | {
        "GIT_AUTHOR_DATE": DAY,
        "GIT_COMMITTER_DATE": DAY,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "data").mkdir(parents=True)
    (root / "data" / "settings.yml").write_text("as_of: 2027-01-20\n")
    git(root, "init", "-q")
    git(root, "add", ".")
    git(root, "commit", "-q", "-m", "one")
    git(root, "commit", "-q", "--allow-empty", "-m", "two")
    return root


def test_the_newest_commit_has_its_committers_day(repository) -> None:
    # 10:30 in the afternoon before, in UTC: the day is the one that the committer's wall showed.
    assert read_history(repository) == History(date(2027, 1, 22), shallow=False)


def test_a_shallow_clone_is_known_as_one(repository, tmp_path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", repository.as_uri(), "clone")
    assert read_history(tmp_path / "clone") == History(date(2027, 1, 22), shallow=True)


def test_without_a_repository_nothing_is_known(tmp_path) -> None:
    assert read_history(tmp_path) == History()


def test_a_repository_without_commits_has_no_newest_one(tmp_path) -> None:
    git(tmp_path, "init", "-q")
    assert read_history(tmp_path) == History()


def test_a_broken_repository_and_a_missing_git_are_no_errors(tmp_path, monkeypatch) -> None:
    (tmp_path / ".git").write_text("gitdir: nowhere")
    assert read_history(tmp_path) == History()
    monkeypatch.setenv("PATH", str(tmp_path))
    assert read_history(tmp_path) == History()


def test_a_worktree_is_a_repository_too(repository, tmp_path) -> None:
    git(repository, "worktree", "add", "-q", "--detach", str(tmp_path / "tree"))
    assert read_history(tmp_path / "tree").newest_commit == date(2027, 1, 22)


def test_in_a_folder_of_a_larger_repository_its_own_commits_count(repository) -> None:
    (repository / "else").mkdir()
    assert read_history(repository / "data").newest_commit == date(2027, 1, 22)
    assert read_history(repository / "else") == History()


def test_nothing_of_the_repository_is_run(repository, tmp_path) -> None:
    trap = tmp_path / "trap"
    script = tmp_path / "script"
    script.write_text(f"#!/bin/sh\ntouch {trap}\n")
    script.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "alias.log", "core.sshCommand", "diff.external", "gpg.program"):
        git(repository, "config", key, f"!{script}" if key.startswith("alias") else str(script))
    git(repository, "config", "log.showSignature", "true")
    read_history(repository)
    assert not trap.exists()


def test_history_is_only_read_when_the_settings_fix_the_day(repository) -> None:
    assert engine.load(FolderTree(repository)).history.newest_commit == date(2027, 1, 22)
    assert engine.load(FolderTree(repository), date(2027, 1, 20)).history == History()
