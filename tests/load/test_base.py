"""What an earlier revision had recorded, from real repositories: whole, shallow, and none at all."""

import os
import subprocess
from pathlib import Path

from sms_docs.load.base import find_base
from tests.approvals import approve
from tests.support import document

PAGE = "content/plans/plan.md"
LOG = "data/decisions/SMS-PLN-001.yml"
EDITION = "editions/SMS-PLN-001/1.0.md"
WHO = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "A"), ("EMAIL", "a@example"), ("DATE", "2027-01-19T12:00:00+00:00"))
}


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "init.defaultBranch=main", "-c", "commit.gpgsign=false", *arguments]
    done = subprocess.run(command, cwd=folder, env={**os.environ, **WHO}, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(str(text), "utf-8")


def commit(folder: Path, files: dict[str, str]) -> str:
    write(folder, files)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--allow-empty", "-m", "More")
    return git(folder, "rev-parse", "HEAD")


def repository(folder: Path) -> Path:
    """A plan that was approved, in one commit on main."""
    folder.mkdir()
    git(folder, "init", "-q")
    page = document("\n# Plan\n\nFour phases.\n", status="approved", effective_from="2027-01-12")
    commit(folder, approve({PAGE: page}))
    return folder


def test_logs_editions_and_files_of_a_revision_are_read(tmp_path: Path) -> None:
    base = find_base(repository(tmp_path / "sms"), "main")
    assert base.revision == "main"
    assert base.commit == git(tmp_path / "sms", "rev-parse", "HEAD")
    assert base.missing == base.fetch == ""
    assert [each["decision"] for each in base.logs["SMS-PLN-001"]] == ["approved"]
    assert base.editions == {EDITION: base.logs["SMS-PLN-001"][0]["edition"]}
    assert base.files == {PAGE, LOG, EDITION}


def test_compared_is_where_the_branch_left_the_other(tmp_path: Path) -> None:
    folder = repository(tmp_path / "sms")
    left = git(folder, "rev-parse", "HEAD")
    git(folder, "branch", "mine")
    commit(folder, {"data/decisions/SMS-PLN-002.yml": "- version: '1.0'\n"})
    git(folder, "checkout", "-q", "mine")
    assert find_base(folder, "main").commit == left
    assert list(find_base(folder, "main").logs) == ["SMS-PLN-001"]


def test_a_revision_that_is_not_here_is_said_with_the_command_that_brings_it(tmp_path: Path) -> None:
    base = find_base(repository(tmp_path / "sms"), "origin/main")
    assert base.missing == 'There is no commit "origin/main" here.'
    assert base.fetch == "git fetch origin main:refs/remotes/origin/main"
    assert find_base(tmp_path / "sms", "v1.0").fetch == "git fetch origin v1.0:v1.0"
    assert find_base(tmp_path / "sms", "a" * 40).fetch == f"git fetch origin {'a' * 40}"
    assert find_base(tmp_path, "main").missing


def test_an_option_in_place_of_a_revision_is_a_revision_that_is_not_here(tmp_path: Path) -> None:
    folder = repository(tmp_path / "sms")
    for revision in ("--output=/tmp/x", "-h", "HEAD:content", "no such thing", "\n", "@{99}"):
        assert find_base(folder, revision).missing, revision


def test_a_shallow_clone_compares_with_the_revision_itself(tmp_path: Path) -> None:
    origin = repository(tmp_path / "sms")
    git(origin, "checkout", "-q", "-b", "mine")
    commit(origin, {"content/index.md": "# Home\n"})
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=mine", origin.as_uri(), "shallow")
    shallow = tmp_path / "shallow"
    assert find_base(shallow, "origin/main").missing
    git(shallow, *find_base(shallow, "origin/main").fetch.split()[1:], "--depth=1")
    base = find_base(shallow, "origin/main")
    assert base.missing == ""
    assert base.commit == git(origin, "rev-parse", "main")
    assert list(base.logs) == ["SMS-PLN-001"]


def test_a_folder_of_a_larger_repository_is_compared_with_itself(tmp_path: Path) -> None:
    folder = repository(tmp_path / "sms")
    inner = folder / "part"
    inner.mkdir()
    commit(folder, {"part/data/decisions/X.yml": "- version: '1.0'\n"})
    assert list(find_base(inner, "HEAD").logs) == ["X"]
