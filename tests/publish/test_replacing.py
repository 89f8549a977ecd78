"""A rendered tree takes the place of the previous one when it is whole, and of nothing else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from sms_docs.publish.replacing import NotOursError, write_folder

ONE = [("a.md", b"one"), ("b/c.md", b"two")]


def below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_files_are_written_with_their_folders(tmp_path: Path) -> None:
    assert write_folder(tmp_path / "out", ONE) == 2
    assert (tmp_path / "out/b/c.md").read_bytes() == b"two"


def test_what_is_gone_from_the_sources_is_gone_from_the_folder(tmp_path: Path) -> None:
    write_folder(tmp_path / "out", ONE)
    write_folder(tmp_path / "out", [("a.md", b"new")])
    assert below(tmp_path / "out") == {"a.md", ".sms-render"}
    assert (tmp_path / "out/a.md").read_bytes() == b"new"


def test_a_folder_with_other_files_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/mine.txt").write_text("dear", "utf-8")
    with pytest.raises(NotOursError):
        write_folder(tmp_path / "letters", ONE)
    assert below(tmp_path) == {"letters/mine.txt"}


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    assert write_folder(tmp_path / "out", ONE) == 2


@pytest.mark.parametrize("sort", ["file", "link"])
def test_a_file_or_link_is_not_replaced(tmp_path: Path, sort: str) -> None:
    (tmp_path / "real").mkdir()
    if sort == "file":
        (tmp_path / "out").write_text("x", "utf-8")
    else:
        (tmp_path / "out").symlink_to("real")
    with pytest.raises(NotOursError):
        write_folder(tmp_path / "out", ONE)
    assert (tmp_path / "out").exists()


def test_a_failure_in_the_middle_leaves_the_previous_tree(tmp_path: Path) -> None:
    def broken() -> Iterator[tuple[str, bytes]]:
        yield "a.md", b"half"
        raise OSError(28, "No space left on device")

    write_folder(tmp_path / "out", ONE)
    with pytest.raises(OSError, match="No space"):
        write_folder(tmp_path / "out", broken())
    assert (tmp_path / "out/a.md").read_bytes() == b"one"
    assert {path.name for path in tmp_path.iterdir()} == {"out"}
