"""Result files: whole or not at all."""

import os
import threading
from pathlib import Path

import pytest

from sms_docs.cli.files import write_file
from sms_docs.cli.stop import Stop


def test_a_file_is_written_in_utf8_and_missing_folders_are_made(tmp_path):
    write_file(tmp_path / "a" / "b.txt", "Größe\n")
    assert (tmp_path / "a" / "b.txt").read_bytes() == "Größe\n".encode()


def test_an_existing_file_is_replaced_and_no_draft_is_left(tmp_path):
    target = tmp_path / "a.txt"
    target.write_text("old", "utf-8")
    write_file(target, "new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_text("utf-8") == "new"


def test_a_failed_write_leaves_the_old_file_and_no_draft(tmp_path, monkeypatch):
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "a.txt"
    target.write_text("old", "utf-8")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(Stop, match="could not be written: No space left on device"):
        write_file(target, "new")
    assert [(path.name, path.read_text("utf-8")) for path in tmp_path.iterdir()] == [("a.txt", "old")]


def test_a_target_below_a_file_is_refused_in_words(tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    with pytest.raises(Stop, match="could not be written"):
        write_file(tmp_path / "file" / "a.txt", "new")


def test_a_folder_is_refused_in_words(tmp_path):
    with pytest.raises(Stop, match="could not be written"):
        write_file(tmp_path, "new")


def test_a_symbolic_link_stays_and_its_target_is_written(tmp_path):
    (tmp_path / "real.txt").write_text("old", "utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to("real.txt")
    write_file(link, "new")
    assert link.is_symlink()
    assert (tmp_path / "real.txt").read_text("utf-8") == "new"


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_bytes()))
    reader.start()
    write_file(pipe, "new")
    reader.join(timeout=10)
    assert read == [b"new"]
    assert pipe.is_fifo()


def test_a_new_file_is_readable_like_any_other(tmp_path):
    (tmp_path / "plain").write_text("x", "utf-8")
    write_file(tmp_path / "a.txt", "x")
    assert (tmp_path / "a.txt").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_character_that_is_no_text_does_not_stop_it(tmp_path):
    write_file(tmp_path / "a.txt", "a\udcff")
    assert (tmp_path / "a.txt").read_bytes() == b"a?"
