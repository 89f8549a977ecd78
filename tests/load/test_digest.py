"""The digest of the sources is what a reader gets with tools of their own."""

import subprocess
from pathlib import Path

import pytest

from sms_docs.load.digest import COMMAND, sources_digest
from sms_docs.load.repository import FolderTree
from tests.releases import git, new_repository, plain_git, write


def tree(folder: Path, **files: str) -> FolderTree:
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return FolderTree(folder)


def test_it_is_what_the_printed_command_says_of_a_clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain_git(monkeypatch)
    names = (
        *("content/a b.md", "content/Übersicht.md", "content/a/x.md", "content/a-b.md", "data/risks.yml"),
        *("content/.hidden-file", "content/\U0001f600.md", "content/\ufb01.md", "content/'quoted'.md"),
    )
    here = tmp_path / "here"
    write(here, {name: f"text of {name}" for name in (*names, "content/.cache/of an editor", "README.md")})
    new_repository(here)
    git(tmp_path, "clone", "--quiet", "here", "clone")
    said = subprocess.run(
        ["bash", "-o", "pipefail", "-c", COMMAND], cwd=tmp_path / "clone", capture_output=True, text=True, check=True
    )
    for folder in (here, tmp_path / "clone"):
        assert sources_digest(FolderTree(folder)) == (said.stdout.split()[0], len(names))


def test_a_changed_letter_or_name_changes_it(tmp_path: Path) -> None:
    digests = {
        sources_digest(tree(tmp_path / "a", content__x="1"))[0],
        sources_digest(tree(tmp_path / "b", content__x="2"))[0],
        sources_digest(tree(tmp_path / "c", content__y="1"))[0],
        sources_digest(tree(tmp_path / "d", data__x="1"))[0],
    }
    assert len(digests) == 4


def test_other_files_do_not_count(tmp_path: Path) -> None:
    before = sources_digest(tree(tmp_path, content__x="1"))
    assert sources_digest(tree(tmp_path, mkdocs="site_name: x")) == before


def test_a_link_out_of_the_tree_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s", "utf-8")
    root = tmp_path / "sms"
    tree(root, content__x="1")
    (root / "content/link").symlink_to(tmp_path / "secret")
    one = sources_digest(FolderTree(root))
    (tmp_path / "secret").write_text("other", "utf-8")
    assert sources_digest(FolderTree(root)) == one


def test_an_empty_repository_has_one_too(tmp_path: Path) -> None:
    assert sources_digest(FolderTree(tmp_path))[1] == 0
