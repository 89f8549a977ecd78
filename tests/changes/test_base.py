"""With what a tree is compared: real clones, whole and cut, branches that moved on, merges and rebases."""

import subprocess
from pathlib import Path

import pytest

from sms_docs.changes.base import find_base
from sms_docs.load.revision import RevisionError
from tests.commits import Person, commit, git
from tests.proposals import PLAN, change

BOB = Person("bob@example.org")


def head(root: Path, revision: str = "HEAD") -> str:
    return git(root, "rev-parse", revision)


def test_the_base_is_where_the_branch_set_out(root):
    start = head(root)
    commit(root, {"content/guide/mine.md": "# Mine\n"})
    git(root, "checkout", "-q", "main")
    commit(root, {"content/guide/theirs.md": "# Theirs\n"})
    git(root, "checkout", "-q", "change")
    compared, base = find_base(root, "main")
    assert (compared.base, compared.head, compared.unknown) == (start, head(root), ())
    assert base is not None
    assert base.commit == start
    # What came into main since then is not part of this change.
    assert [path for path, _ in change(root).pages] == ["content/guide/mine.md"]


def test_after_a_merge_of_main_its_changes_are_not_counted(root):
    commit(root, {"content/guide/mine.md": "# Mine\n"})
    git(root, "checkout", "-q", "main")
    theirs = commit(root, {"content/guide/theirs.md": "# Theirs\n"})
    git(root, "checkout", "-q", "change")
    git(root, "merge", "-q", "--no-edit", "main")
    assert find_base(root, "main")[0].base == theirs
    assert [path for path, _ in change(root).pages] == ["content/guide/mine.md"]


def test_after_a_rebase_the_change_is_the_same(root, edit):
    edit(PLAN, "five offices", "6 offices")
    commit(root)
    before = change(root).documents
    git(root, "checkout", "-q", "main")
    commit(root, {"content/guide/theirs.md": "# Theirs\n"})
    git(root, "checkout", "-q", "change")
    git(root, "rebase", "-q", "main", by=BOB)
    assert change(root).documents == before
    assert change(root).pages == ()


def test_what_is_not_committed_yet_belongs_to_the_change(root, edit):
    edit(PLAN, "five offices", "6 offices")
    assert [each.id for each in change(root).documents] == ["SMS-PLN-001"]


def test_a_rename_and_a_change_of_case_in_a_merge_are_followed(root):
    git(root, "mv", PLAN, "content/plans/the-plan.md")
    commit(root)
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "--no-edit", "change", by=BOB)
    (found,) = change(root, "HEAD^1").documents
    assert (found.how, found.was_path) == ("renamed", PLAN)


# ------------------------------------------------------------------ what cannot be known


def clone(root: Path, place: Path, *options: str) -> Path:
    git(place, "clone", "-q", *options, root.as_uri(), "clone")
    return place / "clone"


def test_a_cut_clone_without_the_revision_names_the_commands(root, tmp_path):
    commit(root, {"content/guide/mine.md": "# Mine\n"})
    cut = clone(root, tmp_path, "--depth", "1", "--branch", "change")
    compared, base = find_base(cut, "origin/main")
    assert base is None
    assert compared.base == ""
    (said,) = compared.unknown
    assert 'There is no commit "origin/main" here.' in said
    assert "`git fetch --unshallow`" in said
    command = "git fetch origin main:refs/remotes/origin/main"
    assert f"`{command}`" in said
    subprocess.run([*command.split(), "-q", "--unshallow"], cwd=cut, check=True)
    assert find_base(cut, "origin/main")[1] is not None


def test_a_cut_clone_that_does_not_know_the_parting_says_so(root, tmp_path):
    commit(root, {"content/guide/mine.md": "# Mine\n"})
    git(root, "checkout", "-q", "main")
    tip = commit(root, {"content/guide/theirs.md": "# Theirs\n"})
    git(root, "checkout", "-q", "change")
    cut = clone(root, tmp_path, "--depth", "1", "--no-single-branch", "--branch", "change")
    compared, base = find_base(cut, "origin/main")
    assert base is not None
    assert compared.base == tip
    (said,) = compared.unknown
    assert "is compared with origin/main itself" in said
    assert "`git fetch --unshallow`" in said
    assert ("content/guide/theirs.md", "removed") in change(cut, "origin/main").pages


def test_a_cut_clone_that_knows_the_parting_only_warns_of_older_decisions(root, tmp_path):
    git(root, "checkout", "-q", "main")
    commit(root, {"content/guide/theirs.md": "# Theirs\n"})
    git(root, "checkout", "-q", "-B", "change", "main")
    commit(root, {"content/guide/mine.md": "# Mine\n"})
    cut = clone(root, tmp_path, "--depth", "2", "--no-single-branch", "--branch", "change")
    compared, _ = find_base(cut, "origin/main")
    assert compared.base == head(root, "main")
    assert [each.startswith("The clone is cut") for each in compared.unknown] == [True]


def test_two_histories_without_a_common_commit(root):
    git(root, "checkout", "-q", "--orphan", "alone")
    commit(root, {"content/guide/mine.md": "# Mine\n"})
    compared, base = find_base(root, "main")
    assert base is not None
    assert "no commit in common" in compared.unknown[0]


@pytest.mark.parametrize("revision", ["nowhere", "--help", "", "main:content", "-x"])
def test_a_revision_that_does_not_exist_is_said(root, revision):
    with pytest.raises(RevisionError, match="There is no commit"):
        find_base(root, revision)


def test_a_branch_of_origin_that_was_not_fetched_names_the_command(root):
    with pytest.raises(RevisionError, match="`git fetch origin x/y:refs/remotes/origin/x/y` brings it"):
        find_base(root, "origin/x/y")


def test_without_repository_or_git_it_says_so(root, tmp_path, monkeypatch):
    (tmp_path / "bare").mkdir()
    with pytest.raises(RevisionError, match="no git repository here, or git is not installed"):
        find_base(tmp_path / "bare", "main")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(RevisionError, match="no git repository here, or git is not installed"):
        find_base(root, "main")
