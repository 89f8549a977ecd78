"""Why a release is refused, with real repositories."""

from pathlib import Path

import pytest

from sms_docs.publish.release import CannotReleaseError, RefusedError
from tests.releases import commit, git, new_repository, plan, release, write

pytestmark = pytest.mark.usefixtures("own_git")


def reasons(repository: Path, version: str, branch: str = "gh-pages") -> list[str]:
    """What is said against a release, reasons and steps; nothing when nothing is."""
    try:
        plan(repository, version, branch)
    except RefusedError as refused:
        return [f"{each.reason} {each.step}" for each in refused.reasons]
    return []


def on_branch(repository: Path, files: dict[str, str], branch: str = "gh-pages") -> None:
    """Commit files to the published branch, as somebody would who does not use our command."""
    git(repository, "worktree", "add", "--quiet", "../pages", branch)
    write(repository.parent / "pages", files)
    commit(repository.parent / "pages")
    git(repository, "worktree", "remove", "../pages")


def cloned(repository: Path) -> Path:
    """A clone with the published branch."""
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", "sms", "clone")
    git(clone, "config", "user.name", "B. Author")
    git(clone, "config", "user.email", "b@example.org")
    git(clone, "branch", "--quiet", "gh-pages", "origin/gh-pages")
    return clone


@pytest.mark.parametrize("version", ["1.0", "0.1", "3.7.2"])
def test_the_first_release_may_have_any_number(repository: Path, version: str) -> None:
    assert reasons(repository, version) == []


@pytest.mark.parametrize("name", ["content/new page.md", "data/ä.yml", "notes.txt"])
def test_a_new_file_that_is_not_committed_refuses(repository: Path, name: str) -> None:
    write(repository, {name: "new\n"})
    (said,) = reasons(repository, "1.0")
    assert said.startswith(f"1 file is not committed: {name}. ")
    assert "git stash --include-untracked" in said


def test_new_files_count_where_git_is_told_not_to_show_them(repository: Path) -> None:
    git(repository, "config", "status.showUntrackedFiles", "no")
    write(repository, {"content/new/page.md": "new\n"})
    assert "content/new/page.md" in reasons(repository, "1.0")[0]


def test_changed_staged_and_removed_files_refuse(repository: Path) -> None:
    write(repository, {"content/index.md": "# Other\n", "data/staged.yml": "[]\n"})
    git(repository, "add", "data/staged.yml")
    (repository / "data/risks.yml").unlink()
    (said,) = reasons(repository, "1.0")
    assert "3 files are not committed: " in said
    for name in ("content/index.md", "data/staged.yml", "data/risks.yml"):
        assert name in said


def test_many_files_are_counted(repository: Path) -> None:
    write(repository, {f"content/{number}.md": "" for number in range(9)})
    assert "9 files are not committed" in reasons(repository, "1.0")[0]
    assert " and 4 more." in reasons(repository, "1.0")[0]


def test_what_git_ignores_does_not_refuse(repository: Path) -> None:
    write(repository, {".gitignore": "site/\n"})
    commit(repository)
    write(repository, {"site/index.html": ""})
    assert reasons(repository, "1.0") == []


@pytest.mark.parametrize("version", ["1.0", "1.0.0"])
def test_a_release_that_exists_is_never_replaced(repository: Path, version: str) -> None:
    release(repository, "1.0")
    (said,) = reasons(repository, version)
    assert said.startswith(f"Release {version} exists already")
    assert "never replaced" in said
    assert said.endswith("After 1.0 comes 1.0.1 (a correction), 1.1 or 2.0.")


def test_the_one_that_exists_is_told_with_day_person_and_commit(repository: Path) -> None:
    made = release(repository, "1.0")
    assert f"(2027-01-20, by A. Author, commit {made.commit[:10]})" in reasons(repository, "1.0")[0]


def test_a_number_that_was_taken_away_is_not_used_again(repository: Path) -> None:
    release(repository, "1.0")
    release(repository, "1.1")
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    git(repository.parent / "pages", "rm", "-r", "--quiet", "1.1", "latest")
    commit(repository.parent / "pages")
    git(repository, "worktree", "remove", "../pages")
    assert "exists already" in reasons(repository, "1.1")[0]
    assert reasons(repository, "1.2") == []


def test_an_alias_of_mike_counts_as_existing(repository: Path) -> None:
    release(repository, "1.0")
    on_branch(repository, {"versions.json": '[{"version": "1.0", "aliases": ["1.1", "latest"]}]'})
    assert "exists already" in reasons(repository, "1.1")[0]


@pytest.mark.parametrize("version", ["1.2", "0.9", "3.0", "1.1.1"])
def test_a_number_that_does_not_follow_is_refused_and_those_that_do_are_named(repository: Path, version: str) -> None:
    release(repository, "1.0")
    (said,) = reasons(repository, version)
    assert said == (f"Release {version} does not follow 1.0, the newest. Take 1.0.1 (a correction), 1.1 or 2.0.")


@pytest.mark.parametrize("version", ["1.0.1", "1.1", "2.0"])
def test_a_number_that_follows_is_taken(repository: Path, version: str) -> None:
    release(repository, "1.0")
    assert reasons(repository, version) == []


def test_what_mike_published_counts_for_what_follows(repository: Path) -> None:
    release(repository, "1.0")
    listed = '[{"version": "gate-2"}, {"version": "4.0", "aliases": []}, {"version": "1.0", "aliases": ["latest"]}]'
    on_branch(repository, {"versions.json": listed, "4.0/index.html": ""})
    assert "does not follow 4.0" in reasons(repository, "1.1")[0]
    assert reasons(repository, "4.1") == []


def test_a_branch_behind_its_remote_is_fetched_first(repository: Path) -> None:
    release(repository, "1.0")
    clone = cloned(repository)
    release(repository, "1.1")
    git(clone, "fetch", "--quiet")
    said = reasons(clone, "1.1")
    behind = "The branch gh-pages is behind origin: others have published since."
    assert said == [f"{behind} Fetch first: git fetch origin gh-pages:gh-pages"]
    git(clone, "fetch", "--quiet", "origin", "gh-pages:gh-pages")
    assert reasons(clone, "1.2") == []


def test_a_branch_that_diverged_from_its_remote_is_refused(repository: Path) -> None:
    release(repository, "1.0")
    clone = cloned(repository)
    release(clone, "1.1", {"index.html": "theirs"})
    release(repository, "1.1")
    git(clone, "fetch", "--quiet")
    (said,) = reasons(clone, "1.2")
    assert said.startswith("The branch gh-pages has diverged")
    assert said.endswith("git branch --force gh-pages origin/gh-pages")


def test_a_branch_ahead_of_its_remote_is_no_reason(repository: Path) -> None:
    release(repository, "1.0")
    clone = cloned(repository)
    release(clone, "1.1")
    assert reasons(clone, "1.2") == []


def test_a_branch_that_somebody_works_on_is_not_written_to(repository: Path) -> None:
    release(repository, "1.0")
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    (said,) = reasons(repository, "1.1")
    assert "The branch gh-pages is checked out in pages" in said


def test_a_branch_with_other_things_is_not_written_to(repository: Path) -> None:
    git(repository, "branch", "work")
    (said,) = reasons(repository, "1.0", "work")
    assert said.startswith("The branch work holds something else than releases.")


def test_the_branch_of_the_sources_is_not_written_to(repository: Path) -> None:
    said = " ".join(reasons(repository, "1.0", "main"))
    assert "is checked out in sms" in said
    assert "holds something else" in said


def test_an_older_release_that_somebody_changed_stops_the_next_one(repository: Path) -> None:
    release(repository, "1.0")
    release(repository, "1.1")
    on_branch(repository, {"1.0/index.html": "nicer"})
    (said,) = reasons(repository, "1.2")
    assert said.startswith("Release 1.0 is no longer what was released")
    assert "git log gh-pages -- 1.0" in said


def test_a_latest_that_is_not_the_release_in_force_stops_the_next_one(repository: Path) -> None:
    release(repository, "1.0")
    on_branch(repository, {"latest/index.html": "nicer"})
    (said,) = reasons(repository, "1.1")
    assert said.startswith("The folder latest of the branch gh-pages does not hold release 1.0, which is in force")
    assert "git log gh-pages -- latest versions.json" in said
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    git(repository.parent / "pages", "revert", "--no-edit", "HEAD")
    git(repository, "worktree", "remove", "../pages")
    assert reasons(repository, "1.1") == []


def test_all_reasons_come_at_once(repository: Path) -> None:
    release(repository, "1.0")
    write(repository, {"content/new.md": ""})
    git(repository, "worktree", "add", "--quiet", "../pages", "gh-pages")
    assert len(reasons(repository, "1.0")) == 3


def test_a_detached_and_shallow_checkout_is_fine(repository: Path) -> None:
    commit(repository, "Second")
    git(repository.parent, "clone", "--quiet", "--depth", "1", f"file://{repository}", "shallow")
    clone = repository.parent / "shallow"
    git(clone, "config", "user.name", "B. Author")
    git(clone, "config", "user.email", "b@example.org")
    git(clone, "checkout", "--quiet", "--detach")
    assert reasons(clone, "1.0") == []
    assert release(clone, "1.0").by == "B. Author"


def test_without_a_repository_nothing_can_be_released(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(CannotReleaseError, match=r"is not in a git repository.*git init"):
        plan(tmp_path, "1.0")


def test_without_git_nothing_can_be_released(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(CannotReleaseError, match="git is not installed"):
        plan(repository, "1.0")


def test_without_a_commit_nothing_can_be_released(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(CannotReleaseError, match="no commit yet"):
        plan(tmp_path, "1.0")


def test_a_release_needs_a_person(repository: Path) -> None:
    git(repository, "config", "--unset", "user.name")
    with pytest.raises(CannotReleaseError, match=r"git config user\.name"):
        plan(repository, "1.0")


def test_the_person_may_stand_in_the_environment(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(repository, "config", "--unset", "user.name")
    git(repository, "config", "--unset", "user.email")
    monkeypatch.setenv("GIT_COMMITTER_NAME", "A workflow")
    monkeypatch.setenv("GIT_COMMITTER_EMAIL", "workflow@example.org")
    assert release(repository, "1.0").by == "A workflow"
    assert git(repository, "log", "-1", "--format=%an", "gh-pages") == "A workflow"


@pytest.mark.parametrize("name", ["releases.json", "versions.json"])
def test_a_broken_list_in_the_branch_stops_everything(repository: Path, name: str) -> None:
    release(repository, "1.0")
    on_branch(repository, {name: "<<<<<<< ours\n"})
    with pytest.raises(CannotReleaseError, match=rf"gh-pages {name} is no JSON.*git log gh-pages"):
        plan(repository, "1.1")


@pytest.mark.parametrize("branch", ["a b", "-x", "a..b", ""])
def test_what_cannot_be_a_branch_is_said(repository: Path, branch: str) -> None:
    with pytest.raises(CannotReleaseError, match="cannot be the name of a branch"):
        plan(repository, "1.0", branch)


def test_a_system_may_be_a_folder_of_a_larger_repository(tmp_path: Path) -> None:
    write(tmp_path / "all", {"sms/content/index.md": "# Home\n", "code/main.c": ""})
    top = new_repository(tmp_path / "all")
    assert plan(top / "sms", "1.0").part == "sms/"
    write(top, {"code/other.c": ""})
    assert "code/other.c" in reasons(top / "sms", "1.0")[0]
