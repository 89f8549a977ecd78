"""What git knows, asked of real repositories."""

import os
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sms_docs import engine
from sms_docs.load.git_history import CHANGED, read_commit, read_history
from sms_docs.load.repository import FolderTree
from sms_docs.model.system import History

DAY = "2027-01-22T23:30:00+13:00"


def git(folder: Path, *arguments: str) -> str:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")} | {
        "GIT_AUTHOR_DATE": DAY,
        "GIT_COMMITTER_DATE": DAY,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    done = subprocess.run(
        ["git", *identity, *arguments], cwd=folder, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


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
    read_commit(repository)
    assert not trap.exists()


def test_history_is_only_read_when_the_settings_fix_the_day(repository) -> None:
    assert engine.load(FolderTree(repository)).history.newest_commit == date(2027, 1, 22)
    assert engine.load(FolderTree(repository), date(2027, 1, 20)).history == History()


# ------------------------------------------------------------------ the commit of the sources


def head(repository: Path) -> str:
    return git(repository, "rev-parse", "HEAD")


def put(folder: Path, path: str, text: str = "x: 1\n") -> None:
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, "utf-8")


def test_the_commit_is_named_alone_when_it_holds_the_sources(repository) -> None:
    assert read_commit(repository) == head(repository)


@pytest.mark.parametrize(
    "path", ["data/settings.yml", "data/new.yml", "content/deep/new.md", "content/a b.md", "data/ignored.yml"]
)
def test_what_is_edited_added_or_ignored_is_said(repository, path) -> None:
    put(repository, ".gitignore", "ignored.yml\n")
    git(repository, "config", "status.showUntrackedFiles", "no")
    put(repository, path)
    assert read_commit(repository) == head(repository) + CHANGED


def test_a_removed_and_a_staged_file_are_said(repository) -> None:
    (repository / "data/settings.yml").unlink()
    assert read_commit(repository).endswith(", with uncommitted changes")
    git(repository, "rm", "-q", "data/settings.yml")
    assert read_commit(repository).endswith(", with uncommitted changes")


@pytest.mark.parametrize("path", ["README.md", "site/index.html", "content/.cache/x", "data/__pycache__/x"])
def test_what_the_digest_does_not_cover_is_no_change(repository, path) -> None:
    put(repository, path)
    assert read_commit(repository) == head(repository)


def test_what_a_hook_hands_down_does_not_lead_astray(repository, tmp_path, monkeypatch) -> None:
    other = tmp_path / "other"
    put(other, "data/x.yml")
    git(other, "init", "-q")
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git/index"))
    assert read_commit(repository) == head(repository)
    assert read_history(repository).newest_commit == date(2027, 1, 22)


def test_a_folder_that_a_larger_repository_does_not_hold_has_no_commit(repository) -> None:
    put(repository, "else/data/x.yml")
    assert read_commit(repository / "else") == ""
    git(repository, "add", "else")
    git(repository, "commit", "-q", "-m", "three")
    assert read_commit(repository / "else") == head(repository)
    put(repository, "data/new.yml")  # of the other system
    assert read_commit(repository / "else") == head(repository)
    put(repository, "else/content/new.md")
    assert read_commit(repository / "else") == head(repository) + CHANGED


def test_without_a_repository_or_a_commit_there_is_no_commit(tmp_path) -> None:
    assert read_commit(tmp_path) == ""
    git(tmp_path, "init", "-q")
    assert read_commit(tmp_path) == ""
