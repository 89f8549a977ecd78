"""What the published branch says about its releases, changed ones included."""

from pathlib import Path

from sms_docs.publish.release import open_branch, verify
from sms_docs.publish.release_digest import digest, hashes_of
from tests.releases import commit, git, release, write


def states(repository: Path) -> dict[str, str]:
    _, published = open_branch(repository, "gh-pages")
    return {version: published.state(version) for version in published.listed()}


def test_a_branch_that_is_not_there_has_no_releases(repository: Path) -> None:
    _, published = open_branch(repository, "gh-pages")
    assert (published.tip, published.listed(), published.newest) == ("", [], "")


def test_the_newest_is_in_force_and_the_others_are_earlier(repository: Path) -> None:
    for version in ("1.0", "1.0.1", "1.1"):
        release(repository, version)
    assert states(repository) == {"1.1": "in force", "1.0.1": "earlier", "1.0": "earlier"}


def test_the_digest_of_a_folder_in_the_branch_is_that_of_the_files_that_were_built(repository: Path) -> None:
    files = {"index.html": "a\n\nb", "empty.txt": "", "ä/b c.html": "\r\n", "z": "\0binary\n"}
    made = release(repository, "1.0", files)
    again = repository.parent / "again"
    write(again, files)
    git_side, published = open_branch(repository, "gh-pages")
    assert verify(git_side, published, "1.0") == (made, digest(hashes_of(again)))


def test_changed_files_are_seen_by_the_folder_and_by_the_digest(repository: Path) -> None:
    made = release(repository, "1.0")
    release(repository, "1.1")
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    write(repository.parent / "pages", {"1.0/index.html": "nicer"})
    commit(repository.parent / "pages")
    assert states(repository) == {"1.1": "in force", "1.0": "changed"}
    git_side, published = open_branch(repository, "gh-pages")
    assert verify(git_side, published, "1.0")[1] != made.sha256
    assert verify(git_side, published, "1.1")[1] == published.releases[0].sha256


def test_what_is_not_there_has_no_digest(repository: Path) -> None:
    git_side, published = open_branch(repository, "gh-pages")
    assert verify(git_side, published, "1.0") == (None, "")
