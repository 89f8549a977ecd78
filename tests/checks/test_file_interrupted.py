"""The journal of an interrupted command is found where it lies, whatever stands in it."""

import pytest

from sms_docs import engine
from sms_docs.load.pending import JOURNAL
from sms_docs.load.repository import FolderTree


def found(root):
    tree = FolderTree(root)
    check = engine.find_check("file.interrupted-command")
    assert check is not None
    return [
        (each.position.path, each.position.line, each.message, each.hint)
        for each in engine.check(engine.load(tree), tree, checks=(check,)).findings
    ]


@pytest.fixture
def journal(tmp_path):
    path = tmp_path / JOURNAL
    path.parent.mkdir()
    return path


def test_a_journal_names_the_command_that_completes_it(tmp_path, journal):
    journal.write_text('{"format": 1, "command": "sms approve A-1 --by PER-1", "changes": []}', "utf-8")
    ((path, line, message, hint),) = found(tmp_path)
    assert (path, line) == (JOURNAL, 1)
    assert message == (
        "A command that writes decisions was interrupted (`sms approve A-1 --by PER-1`): files may be half changed."
    )
    assert hint.startswith("Run `sms approve A-1 --by PER-1` again: it completes what was begun, or undoes it")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"command": 3}', '{"changes": []}', "\x00\xff", "null"])
def test_a_journal_that_nobody_can_read_asks_to_compare(tmp_path, journal, text):
    journal.write_text(text, "utf-8")
    ((_, _, _, hint),) = found(tmp_path)
    assert hint == "Compare the files with the last commit (git status), then delete the folder .sms-pending."


def test_a_folder_in_its_place_is_found_too(tmp_path, journal):
    journal.mkdir()
    ((_, _, message, _),) = found(tmp_path)
    assert f"{JOURNAL} cannot be read" in message


def test_what_a_command_left_before_it_began_is_no_fault(tmp_path, journal):
    (journal.parent / "lock").write_text("sms approve A-1 (process 1)\n", "utf-8")
    (journal.parent / "draft").write_text("half", "utf-8")
    assert found(tmp_path) == []
