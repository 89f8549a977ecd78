"""A folder as a tree of files: what is listed, what is skipped, and where links lead."""

import os
from pathlib import Path

import pytest

from sms_docs.load.repository import FolderTree
from sms_docs.load.text_source import read_text


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "root"
    folder.mkdir()
    return folder


def write(root: Path, *names: str) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def test_files_are_listed_in_one_order_with_forward_slashes(root) -> None:
    write(root, "b.md", "a/z.md", "a/b/c.md", "A.md")
    assert list(FolderTree(root).files()) == ["A.md", "a/b/c.md", "a/z.md", "b.md"]


def test_hidden_folders_and_what_is_built_are_skipped(root) -> None:
    write(root, ".git/config", "a/.cache/x", ".venv/y", "site/index.html", "node_modules/z", "a/__pycache__/m.pyc")
    write(root, ".gitattributes", "content/site/x.md", "content/build/y.md")
    assert list(FolderTree(root).files()) == [".gitattributes", "content/build/y.md", "content/site/x.md"]


def test_a_folder_that_does_not_exist_holds_nothing(tmp_path) -> None:
    assert list(FolderTree(tmp_path / "nowhere").files()) == []


def test_bytes_and_size_of_a_file(root) -> None:
    (root / "a").write_bytes(b"\x00\xff\r\n")
    tree = FolderTree(root)
    assert tree.read("a") == b"\x00\xff\r\n"
    assert tree.size("a") == 4


def test_a_link_inside_the_tree_is_read_and_one_outside_is_not(root, tmp_path) -> None:
    write(tmp_path, "secret.md")
    write(root, "a.md")
    (root / "inside.md").symlink_to("a.md")
    (root / "outside.md").symlink_to(tmp_path / "secret.md")
    (root / "up.md").symlink_to("../secret.md")
    tree = FolderTree(root)
    assert [path for path in tree.files() if tree.leaves(path)] == ["outside.md", "up.md"]
    assert read_text(tree, "inside.md") == ("x", [])
    text, defects = read_text(tree, "up.md")
    assert (text, [each.kind for each in defects]) == (None, ["link-out-of-repository"])


def test_links_to_folders_are_listed_and_never_followed(root, tmp_path) -> None:
    write(root, "a/b.md")
    (root / "circle").symlink_to(".")
    (root / "other").symlink_to("a")
    (root / "up").symlink_to(tmp_path)
    tree = FolderTree(root)
    assert list(tree.files()) == ["a/b.md", "circle", "other", "up"]
    assert [path for path in tree.files() if tree.leaves(path)] == ["circle", "other", "up"]


def test_the_root_itself_may_be_reached_by_a_link(root, tmp_path) -> None:
    write(root, "a.md")
    (tmp_path / "link").symlink_to(root)
    tree = FolderTree(tmp_path / "link")
    assert list(tree.files()) == ["a.md"]
    assert not tree.leaves("a.md")


@pytest.mark.parametrize("name", ["gone.md", "folder.md", "pipe.md", "dangling.md"])
def test_what_cannot_be_read_is_a_defect_and_never_waits(root, name: str) -> None:
    (root / "folder.md").mkdir()
    os.mkfifo(root / "pipe.md")
    (root / "dangling.md").symlink_to("nowhere")
    tree = FolderTree(root)
    list(tree.files())
    text, defects = read_text(tree, name)
    assert (text, [each.kind for each in defects]) == (None, ["unreadable"])
    assert defects[0].message.startswith("This file could not be read: ")


def test_a_folder_without_permission_hides_only_itself(root, monkeypatch) -> None:
    write(root, "a/x.md", "b/y.md")
    real = os.scandir

    def refusing(folder: str):
        if folder.endswith("/a"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    monkeypatch.setattr(os, "scandir", refusing)
    assert list(FolderTree(root).files()) == ["b/y.md"]
