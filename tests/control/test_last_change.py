"""When each of many files was changed last, asked of git once."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sms_docs.control.last_change import Change, last_changes
from tests.commits import PLAIN, write

FIRST, ODD, ACCENT = "content/first.md", "content/[a] *.md", "content/Übersicht é.md"


def git(root: Path, *arguments: str, day: str = "2027-01-01") -> None:
    dated = {"GIT_AUTHOR_DATE": "2020-01-01T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00+00:00"}
    own = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", *identity, *arguments], cwd=root, env={**own, **PLAIN, **dated}, check=True)


def commit(root: Path, day: str, **files: str) -> None:
    write(root, {f"content/{name}.md": text for name, text in files.items()})
    git(root, "add", ".", day=day)
    git(root, "commit", "-q", "-m", day, day=day)


@pytest.fixture
def root(tmp_path):
    """A system in a folder of a repository."""
    folder = tmp_path / "sms"
    write(folder, {FIRST: "1", ODD: "1", ACCENT: "1"})
    git(tmp_path, "init", "-q", "--initial-branch", "main")
    commit(folder, "2027-01-01")
    return folder


def days(root, *paths):
    return {path: str(change.on) for path, change in last_changes(root, paths).items()}


def test_each_file_has_the_day_of_its_own_last_commit(root):
    commit(root, "2027-01-05", first="2", other="1")
    commit(root, "2027-01-09", other="2")
    assert days(root, FIRST, ODD, ACCENT, "content/other.md") == {
        FIRST: "2027-01-05", ODD: "2027-01-01", ACCENT: "2027-01-01", "content/other.md": "2027-01-09",
    }  # fmt: skip


def test_a_file_that_is_in_no_commit_has_no_day(root):
    write(root, {"content/new.md": "1"})
    assert last_changes(root, [FIRST, "content/new.md"])["content/new.md"] == Change()


def test_a_renamed_file_was_changed_on_the_day_of_its_new_name(root):
    git(root, "mv", FIRST, "content/second.md")
    commit(root, "2027-01-05")
    assert days(root, "content/second.md") == {"content/second.md": "2027-01-05"}


def test_a_merge_counts_for_the_files_that_it_changed_itself(root):
    git(root, "checkout", "-q", "-b", "side")
    commit(root, "2027-01-05", first="side", side="1")
    git(root, "checkout", "-q", "main")
    commit(root, "2027-01-06", main="1")
    git(root, "merge", "-q", "--no-commit", "side")
    commit(root, "2027-01-08", first="both")
    assert days(root, FIRST, "content/side.md", "content/main.md") == {
        FIRST: "2027-01-08", "content/side.md": "2027-01-05", "content/main.md": "2027-01-06",
    }  # fmt: skip


def test_where_there_is_no_repository_nothing_is_known(tmp_path):
    assert last_changes(tmp_path, [FIRST, ODD]) == {FIRST: Change(), ODD: Change()}


def test_a_cut_history_knows_of_no_file(root, tmp_path):
    commit(root, "2027-01-05", first="2")
    git(tmp_path, "clone", "-q", "--depth", "1", tmp_path.as_uri(), "cut")
    assert last_changes(tmp_path / "cut/sms", [FIRST]) == {FIRST: Change(shallow=True)}


def test_the_day_is_that_of_whoever_committed(root):
    commit(root, "2027-01-05", first="2")
    assert last_changes(root, [FIRST])[FIRST].on == date(2027, 1, 5)


def test_however_many_files_git_is_started_as_often(root, tmp_path):
    """Starting a program costs more than most histories do."""
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout.strip()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/git").write_text(f'#!/bin/sh\necho started >> "{tmp_path}/started"\nexec "{real}" "$@"\n')
    (tmp_path / "bin/git").chmod(0o755)
    code = (
        "import sys\nfrom pathlib import Path\nfrom sms_docs.control.last_change import last_changes\n"
        "print(len({each.commit for each in last_changes(Path(sys.argv[1]), sys.argv[2:]).values()}))"
    )
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        [sys.executable, "-c", code, root, FIRST, ODD, ACCENT], env={**os.environ, "PATH": path}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert done.stdout == "1\n"
    assert (tmp_path / "started").read_text() == "started\n" * 2
