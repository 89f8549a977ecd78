"""What is laid out to be built is the commit and nothing else; a name and a moment for it."""

from datetime import UTC, date, datetime
from pathlib import Path
from textwrap import dedent

import pytest

from sms_docs.load.git_history import read_commit, read_history
from sms_docs.publish.mkdocs_run import BuildError
from sms_docs.publish.release import moment_of_release, site_name
from sms_docs.publish.release_build import build_site, lay_out
from sms_docs.publish.release_git import Git, GitError
from tests.releases import commit, git, plan, write


def names(folder: Path) -> list[str]:
    return sorted(
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and ".git" not in path.parts
    )


def head(repository: Path) -> str:
    return Git(repository).text("rev-parse", "HEAD")


def test_only_what_is_committed_is_laid_out(repository: Path, tmp_path: Path) -> None:
    write(repository, {".gitignore": "secret.md\n"})
    commit(repository)
    write(repository, {"content/secret.md": "ignored", "content/new.md": "new", "content/index.md": "edited"})
    lay_out(Git(repository), head(repository), tmp_path / "out")
    assert names(tmp_path / "out") == [".gitignore", "content/index.md", "data/risks.yml", "mkdocs.yml"]
    assert (tmp_path / "out/content/index.md").read_text("utf-8") == "# Home\n"


def test_a_file_that_git_was_told_to_overlook_is_laid_out_as_committed(repository: Path, tmp_path: Path) -> None:
    git(repository, "update-index", "--assume-unchanged", "content/index.md")
    write(repository, {"content/index.md": "edited"})
    lay_out(Git(repository), head(repository), tmp_path / "out")
    assert (tmp_path / "out/content/index.md").read_text("utf-8") == "# Home\n"


def test_an_older_commit_can_be_laid_out(repository: Path, tmp_path: Path) -> None:
    write(repository, {"content/later.md": ""})
    commit(repository)
    lay_out(Git(repository), git(repository, "rev-parse", "HEAD~1"), tmp_path / "out")
    assert "content/later.md" not in names(tmp_path / "out")


def test_history_is_known_where_the_commit_is_laid_out(repository: Path, tmp_path: Path) -> None:
    lay_out(Git(repository), head(repository), tmp_path / "out")
    assert read_history(tmp_path / "out") == read_history(repository)
    assert read_history(tmp_path / "out").newest_commit is not None


def test_files_that_git_converts_on_their_way_out_are_not_taken_for_edited(repository: Path, tmp_path: Path) -> None:
    write(repository, {".gitattributes": "*.yml filter=upper\n"})
    commit(repository)
    git(repository, "config", "core.autocrlf", "true")
    git(repository, "config", "filter.upper.smudge", "tr a-z A-Z")
    git(repository, "config", "filter.upper.clean", "tr A-Z a-z")
    lay_out(Git(repository), head(repository), tmp_path / "out")
    assert (tmp_path / "out/content/index.md").read_bytes() == b"# Home\r\n"
    assert read_commit(tmp_path / "out") == head(repository)


def test_laying_out_leaves_index_and_branch_alone(repository: Path, tmp_path: Path) -> None:
    index = (repository / ".git/index").read_bytes()
    lay_out(Git(repository), head(repository), tmp_path / "out")
    assert (repository / ".git/index").read_bytes() == index
    assert git(repository, "worktree", "list").count("\n") == 0


def test_work_that_goes_on_in_the_repository_does_not_reach_what_is_built(repository: Path, tmp_path: Path) -> None:
    first = git(repository, "rev-parse", "HEAD")
    lay_out(Git(repository), first, tmp_path / "out")
    write(repository, {"content/later.md": ""})
    commit(repository)
    assert git(tmp_path / "out", "rev-parse", "HEAD") == first
    assert git(tmp_path / "out", "status", "--porcelain") == ""
    git(tmp_path / "out", "rm", "--quiet", "-r", "content")
    assert git(repository, "status", "--porcelain") == ""


def test_a_cut_history_is_known_as_cut(repository: Path, tmp_path: Path) -> None:
    commit(repository, "Second")
    git(tmp_path, "clone", "--quiet", "--depth", "1", f"file://{repository}", "shallow")
    lay_out(Git(tmp_path / "shallow"), git(repository, "rev-parse", "HEAD"), tmp_path / "out")
    assert read_history(tmp_path / "out").shallow


def test_a_second_working_tree_can_be_released_from(repository: Path, tmp_path: Path) -> None:
    git(repository, "worktree", "add", "--quiet", "--detach", str(tmp_path / "second"))
    write(tmp_path / "second", {"content/second.md": ""})
    made = commit(tmp_path / "second")
    lay_out(Git(tmp_path / "second"), made, tmp_path / "out")
    assert "content/second.md" in names(tmp_path / "out")


@pytest.mark.parametrize("name", ["GIT_INDEX_FILE", "GIT_DIR", "GIT_WORK_TREE"])
def test_what_a_hook_hands_down_leads_nobody_astray(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(name, str(tmp_path / "none"))
    assert Git(repository).listed("status", "--porcelain", "-z") == []
    lay_out(Git(repository), head(repository), tmp_path / "out")
    assert "content/index.md" in names(tmp_path / "out")


def test_git_says_why_not(repository: Path) -> None:
    with pytest.raises(GitError, match="nowhere"):
        Git(repository).text("rev-parse", "nowhere^{commit}")


def test_a_build_that_fails_says_what_is_wrong_without_chatter_and_without_its_folder(tmp_path: Path) -> None:
    write(tmp_path, {"docs/index.md": "[x](nowhere.md)\n", "mkdocs.yml": "site_name: A\nstrict: true\n"})
    with pytest.raises(BuildError) as caught:
        build_site(tmp_path, tmp_path / "site", "1.0", "1800000000")
    said = str(caught.value)
    assert "nowhere.md" in said
    assert "INFO" not in said
    assert str(tmp_path) not in said


def test_the_build_knows_which_release_it_is_and_takes_the_day_of_the_commit_for_today(tmp_path: Path) -> None:
    hook = """
        import os, pathlib
        def on_post_build(config):
            names = ("SMS_RELEASE", "MIKE_DOCS_VERSION", "SOURCE_DATE_EPOCH", "TZ")
            text = " ".join(os.environ[name] for name in names)
            pathlib.Path(config.site_dir, "said").write_text(text)
    """
    config = "site_name: A\nhooks: [hook.py]\n"
    write(tmp_path, {"docs/index.md": "# A\n", "mkdocs.yml": config, "hook.py": dedent(hook)})
    build_site(tmp_path, tmp_path / "site", "1.0", "1800000000")
    assert (tmp_path / "site/said").read_text("utf-8") == "1.0 1.0 1800000000 UTC"


@pytest.mark.parametrize(
    ("when", "day"),
    [
        ("2027-01-21T08:00:00+0900", date(2027, 1, 21)),
        ("2027-01-20T20:00:00-0800", date(2027, 1, 20)),
        ("2027-01-20T00:00:00Z", date(2027, 1, 20)),
    ],
)
def test_the_day_of_a_commit_is_the_day_of_whoever_committed(
    repository: Path, monkeypatch: pytest.MonkeyPatch, when: str, day: date
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", when)
    commit(repository)
    assert datetime.fromtimestamp(int(plan(repository, "1.0").epoch), UTC).date() == day
    assert read_history(repository).newest_commit == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("site_name: A – B # c\n", "A – B"),
        ('x: !!python/name:a.b\nsite_name: "A: <b>"\n', "A: <b>"),
        ("site_name: >-\n  A\n  B\nother: 1\n", "A B"),
        ("site_name: 20000\n", "20000"),
        ("site_name: [\n", "Service management system"),
        ("site_name:\n", "Service management system"),
        ("docs_dir: a\n", "Service management system"),
    ],
)
def test_the_system_has_the_name_that_its_configuration_gives(tmp_path: Path, text: str, name: str) -> None:
    write(tmp_path, {"mkdocs.yml": text})
    assert site_name(tmp_path) == name


def test_the_moment_may_be_fixed_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    assert moment_of_release() == datetime(2027, 1, 15, 8, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "soon", "-1", "9" * 40, "١"])
def test_what_is_no_moment_is_left_aside(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", text)
    before = datetime.now(UTC)
    assert before <= moment_of_release() <= datetime.now(UTC)
