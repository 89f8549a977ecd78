"""A release is one commit: all of it or nothing, and older releases keep every byte."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from sms_docs.publish import release as publishing
from sms_docs.publish.release_git import GitError
from tests.releases import MOMENT, commit, git, plan, release, shown, tree, write


def test_a_release_is_one_commit_with_all_that_belongs_to_it(repository: Path) -> None:
    release(repository, "1.0")
    assert git(repository, "ls-tree", "--name-only", "gh-pages").splitlines() == [
        ".nojekyll",
        "1.0",
        "index.html",
        "latest",
        "releases.css",
        "releases.json",
        "versions.json",
    ]
    assert git(repository, "rev-list", "--count", "gh-pages") == "1"
    release(repository, "1.1")
    assert git(repository, "rev-list", "--count", "gh-pages") == "2"


def test_older_releases_stay_byte_identical(repository: Path) -> None:
    release(repository, "1.0")
    before = tree(repository, "1.0")
    release(repository, "1.1")
    release(repository, "2.0")
    assert tree(repository, "1.0") == before
    assert tree(repository, "1.1") != before
    assert shown(repository, "1.0/index.html") == "<p>1.0</p>"


def test_latest_is_the_newest_release_and_nothing_remains_of_the_one_before(repository: Path) -> None:
    release(repository, "1.0", {"index.html": "1", "gone.html": "1"})
    release(repository, "1.1", {"index.html": "2"})
    assert tree(repository, "latest") == tree(repository, "1.1")
    assert git(repository, "ls-tree", "--name-only", "gh-pages:latest") == "index.html"


def test_the_files_are_those_that_were_built_whatever_the_repository_says_about_line_ends(repository: Path) -> None:
    write(repository, {".gitattributes": "* text=auto eol=lf\n*.css filter=none\n", ".gitignore": "*.css\n"})
    commit(repository)
    git(repository, "config", "core.autocrlf", "true")
    release(repository, "1.0", {"a.css": "p{}\r\n"})
    done = subprocess.run(["git", "show", "gh-pages:1.0/a.css"], cwd=repository, check=True, capture_output=True)
    assert done.stdout == b"p{}\r\n"


def test_the_record_tells_version_day_person_commit_and_digest(repository: Path) -> None:
    made = release(repository, "1.0")
    assert (made.version, made.date, made.by) == ("1.0", "2027-01-20", "A. Author")
    assert made.commit == git(repository, "rev-parse", "main")
    assert made.tree == tree(repository, "1.0")
    message = git(repository, "log", "-1", "--format=%an|%cn|%cI|%B", "gh-pages")
    assert message.startswith("A. Author|A. Author|2027-01-20T23:30:00")
    assert made.commit in message
    assert made.sha256 in message


def test_the_same_release_is_the_same_commit(repository: Path) -> None:
    release(repository, "1.0", branch="one")
    release(repository, "1.0", branch="two")
    assert git(repository, "rev-parse", "one") == git(repository, "rev-parse", "two")


def test_neither_the_working_tree_nor_the_index_is_touched(repository: Path) -> None:
    index = (repository / ".git/index").read_bytes()
    release(repository, "1.0")
    assert (repository / ".git/index").read_bytes() == index
    assert git(repository, "status", "--porcelain") == ""
    assert git(repository, "branch", "--show-current") == "main"


def test_hooks_of_the_repository_do_not_run(repository: Path) -> None:
    hook = repository / ".git/hooks/reference-transaction"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n", "utf-8")
    hook.chmod(0o755)
    release(repository, "1.0")
    assert tree(repository, "1.0")


def test_what_mike_published_stays(repository: Path) -> None:
    release(repository, "1.0")
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    pages = repository.parent / "pages"
    write(pages, {"gate-1/index.html": "gate"})
    listed = (pages / "versions.json").read_text("utf-8")
    write(pages, {"versions.json": listed.replace("[\n  {", '[{"version": "gate-1", "aliases": []}, {', 1)})
    commit(pages)
    git(repository, "worktree", "remove", "../pages")
    release(repository, "1.1")
    assert shown(repository, "gate-1/index.html") == "gate"
    assert '"gate-1"' in shown(repository, "versions.json")
    assert "no record" in shown(repository, "index.html")


def test_it_goes_on_from_the_remote_where_there_is_no_local_branch(repository: Path) -> None:
    release(repository, "1.0")
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", "sms", "clone")
    git(clone, "config", "user.name", "B. Author")
    git(clone, "config", "user.email", "b@example.org")
    release(clone, "1.1")
    assert tree(clone, "1.0") == tree(repository, "1.0")
    assert git(clone, "rev-list", "--count", "origin/gh-pages..gh-pages") == "1"


def test_a_branch_that_moved_while_the_site_was_built_is_left_alone(repository: Path) -> None:
    release(repository, "1.0")
    slow = plan(repository, "1.1")
    release(repository, "1.1")
    before = git(repository, "rev-parse", "gh-pages")
    site = repository.parent / "site-slow"
    write(site, {"index.html": "slow"})
    with pytest.raises(GitError, match="gh-pages"):
        publishing.publish(slow, site, "A")
    assert git(repository, "rev-parse", "gh-pages") == before


def test_a_branch_that_came_into_being_meanwhile_is_left_alone(repository: Path) -> None:
    slow = plan(repository, "1.0")
    release(repository, "1.0")
    site = repository.parent / "site-slow"
    write(site, {"index.html": "slow"})
    with pytest.raises(GitError, match="gh-pages"):
        publishing.publish(slow, site, "A")
    assert shown(repository, "1.0/index.html") == "<p>1.0</p>"


STEPS = ["hash-object", "update-index", "write-tree", "mktree", "commit-tree", "update-ref"]


@pytest.fixture
def deadly_git(tmp_path: Path) -> Path:
    """A folder with a git that kills whoever calls it, at the step that ``DEADLY`` names."""
    real = shutil.which("git")
    wrapper = tmp_path / "bin/git"
    write(
        tmp_path,
        {"bin/git": f'#!/bin/sh\ncase " $* " in *" $DEADLY "*) kill -9 $PPID; exit 1;; esac\nexec {real} "$@"\n'},
    )
    wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)
    return wrapper.parent


@pytest.mark.parametrize("step", STEPS)
def test_a_release_that_is_killed_leaves_the_branch_and_can_be_made_again(
    repository: Path, deadly_git: Path, step: str
) -> None:
    release(repository, "1.0")
    before = git(repository, "rev-parse", "gh-pages")
    code = (
        "from pathlib import Path; from tests.releases import release; "
        f"release(Path({str(repository)!r}), '1.1'); print('done')"
    )
    path = f"{deadly_git}{os.pathsep}{os.environ['PATH']}"
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=root,
        env={**os.environ, "PATH": path, "DEADLY": step},
        capture_output=True,
        check=False,
    )
    assert done.returncode == -9, done.stderr
    assert git(repository, "rev-parse", "gh-pages") == before
    assert release(repository, "1.1").date == MOMENT.date().isoformat()
    assert git(repository, "rev-parse", "gh-pages^") == before
