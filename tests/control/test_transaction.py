"""Several files are written as one, or nothing is."""

import json
import os
import subprocess
import sys

import pytest

from sms_docs.control.refusal import UnwritableError
from sms_docs.control.transaction import Transaction, transaction
from sms_docs.load.pending import FOLDER, JOURNAL


@pytest.fixture
def root(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/old.yml").write_bytes(b"old\r\n\xff")
    return tmp_path


def write(root, **files):
    with transaction(root, "sms test") as open_:
        for path, content in files.items():
            open_.write(f"data/{path}.yml", content)
        open_.commit()


def left(root, changes):
    """A journal as a killed command leaves it."""
    (root / FOLDER).mkdir()
    listed = [dict(zip(("path", "before", "after"), each, strict=True)) for each in changes]
    (root / JOURNAL).write_text(json.dumps({"format": 1, "command": "sms test", "changes": listed}), "utf-8")


def test_files_are_made_changed_and_removed_and_nothing_else_stays(root):
    (root / "data/gone.yml").write_text("gone")
    write(root, old=b"new\n", made="made\n", gone=None)
    assert {path.name: path.read_bytes() for path in (root / "data").iterdir()} == {
        "old.yml": b"new\n", "made.yml": b"made\n",
    }  # fmt: skip
    assert not (root / FOLDER).exists()


def test_folders_are_made(root):
    with transaction(root, "sms test") as open_:
        open_.write("editions/A-1/1.0.md", "text")
        open_.commit()
    assert (root / "editions/A-1/1.0.md").read_text() == "text"


def test_a_file_keeps_its_permissions(root):
    (root / "data/old.yml").chmod(0o640)
    write(root, old=b"new")
    assert (root / "data/old.yml").stat().st_mode & 0o777 == 0o640


def test_what_is_not_committed_is_not_written(root):
    with transaction(root, "sms test") as open_:
        open_.write("data/old.yml", "new")
        assert open_.read("data/old.yml") == b"new"
    assert (root / "data/old.yml").read_bytes() == b"old\r\n\xff"


def test_an_exception_leaves_everything_and_no_lock(root):
    def broken():
        with transaction(root, "sms test") as open_:
            open_.write("data/old.yml", "new")
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert (root / "data/old.yml").read_bytes() == b"old\r\n\xff"
    assert not (root / FOLDER).exists()


def test_a_file_that_somebody_saved_meanwhile_is_not_overwritten(root):
    with transaction(root, "sms test") as open_:
        open_.write("data/new.yml", "new")
        open_.write("data/old.yml", "new")
        (root / "data/old.yml").write_text("mine")
        with pytest.raises(UnwritableError, match=r"data/old.yml was changed while the command ran. Nothing was wri"):
            open_.commit()
    assert (root / "data/old.yml").read_text() == "mine"
    assert not (root / "data/new.yml").exists()


def test_a_link_inside_the_system_stays_a_link(root):
    (root / "data/link.yml").symlink_to("old.yml")
    write(root, link=b"new")
    assert (root / "data/link.yml").is_symlink()
    assert (root / "data/old.yml").read_bytes() == b"new"


def test_a_link_out_of_the_system_is_not_followed(root, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "file"
    outside.write_text("theirs")
    (root / "data/link.yml").symlink_to(outside)
    with pytest.raises(UnwritableError, match="leads out of"):
        write(root, link=b"mine")
    assert outside.read_text() == "theirs"


def test_names_that_differ_in_capitals_only_are_told_apart_by_nobody_and_refused(root):
    with pytest.raises(UnwritableError, match=r"data/old.yml stands where data/OLD.yml is to be written"):
        write(root, OLD=b"new")
    assert [path.name for path in (root / "data").iterdir()] == ["old.yml"]


def test_a_journal_is_completed_by_the_next_command_which_says_so(root):
    left(root, [("data/old.yml", "old\r\n\udcff", "new"), ("data/made.yml", None, "made")])
    with transaction(root, "sms other") as open_:
        assert open_.notes == ["`sms test` had been interrupted. It has been completed now."]
        assert not open_.completed
    assert (root / "data/old.yml").read_text() == "new"
    assert (root / "data/made.yml").read_text() == "made"
    assert not (root / FOLDER).exists()


def test_the_same_command_learns_that_nothing_is_left_to_do(root):
    left(root, [("data/old.yml", "old\r\n\udcff", "new")])
    with transaction(root, "sms test") as open_:
        assert open_.completed


def test_what_was_half_done_is_undone_where_somebody_edited_a_file_since(root):
    (root / "data/made.yml").write_text("made")
    (root / "data/old.yml").write_text("edited")
    left(root, [("data/made.yml", None, "made"), ("data/old.yml", "old\r\n\udcff", "new")])
    with transaction(root, "sms test") as open_:
        (note,) = open_.notes
        assert not open_.completed
    assert "data/old.yml was edited since. What it had written elsewhere was undone, the edit was kept." in note
    assert not (root / "data/made.yml").exists()
    assert (root / "data/old.yml").read_text() == "edited"


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"command": "x"}', '{"format": 1, "command": "x", "changes": [{"path": "data/a"}]}',
     '{"format": 1, "command": "x", "changes": [{"path": "../a", "before": null, "after": "x"}]}',
     '{"format": 1, "command": "x", "changes": [{"path": "/etc/a", "before": null, "after": "x"}]}',
     '{"format": 1, "command": "x", "changes": [{"path": ".git/hooks/a", "before": null, "after": "x"}]}',
     '{"format": 1, "command": "x", "changes": [{"path": "data/a\\u0000", "before": null, "after": "x"}]}',
     '{"format": 1, "command": "x", "changes": [{"path": ".", "before": null, "after": "x"}]}',
     '{"format": 1, "command": "x", "changes": [{"path": "data/a", "before": null, "after": 3}]}'],
)  # fmt: skip
def test_a_journal_that_means_nothing_stops_the_command_and_says_what_to_do(root, text):
    (root / FOLDER).mkdir()
    (root / JOURNAL).write_text(text)
    before = sorted(root.rglob("*"))
    with pytest.raises(UnwritableError, match=r"then delete the folder \.sms-pending"), transaction(root, "sms test"):
        pass
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("version", [0, 2, None, "1"])
def test_a_journal_of_another_version_is_left_to_that_version(root, version):
    left(root, [("data/old.yml", "old\r\n\udcff", "new")])
    (root / JOURNAL).write_text((root / JOURNAL).read_text().replace('"format": 1', f'"format": {json.dumps(version)}'))
    before = sorted(root.rglob("*"))
    with pytest.raises(UnwritableError, match=r"Another version of sms-docs was interrupted"), transaction(root, "x"):
        pass
    assert sorted(root.rglob("*")) == before
    assert (root / "data/old.yml").read_bytes() == b"old\r\n\xff"


def test_what_was_left_before_anything_was_changed_is_said_and_removed(root):
    (root / FOLDER).mkdir()
    (root / FOLDER / "draft").write_text("half")
    with transaction(root, "sms test") as open_:
        assert open_.notes == ["A command had been interrupted here before it changed anything."]
    assert not (root / FOLDER).exists()


def test_a_file_in_the_place_of_the_folder_is_said(root):
    (root / FOLDER).write_text("mine")
    with pytest.raises(UnwritableError, match=r"\.sms-pending cannot be written"), transaction(root, "sms test"):
        pass


def test_a_root_that_is_gone_is_said(tmp_path):
    with pytest.raises(UnwritableError, match="cannot be written"), transaction(tmp_path / "gone", "sms test"):
        pass


def test_a_place_that_cannot_be_written_changes_nothing(root):
    (root / "editions").write_text("a file, no folder")
    with transaction(root, "sms test") as open_:
        open_.write("data/old.yml", "new")
        open_.write("editions/A-1/1.0.md", "text")
        with pytest.raises(UnwritableError, match="Nothing was changed"):
            open_.commit()
    assert (root / "data/old.yml").read_bytes() == b"old\r\n\xff"
    assert not (root / FOLDER).exists()


def test_the_same_content_is_no_change(root):
    before = (root / "data/old.yml").stat().st_mtime_ns
    write(root, old=b"old\r\n\xff")
    assert (root / "data/old.yml").stat().st_mtime_ns == before


def test_a_transaction_without_a_lock_reads(root):
    assert Transaction(root, "sms test").read("data/old.yml") == b"old\r\n\xff"
    assert Transaction(root, "sms test").read("data/none.yml") is None
    assert not (root / FOLDER).exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only a superuser can become nobody")
def test_a_read_only_file_system_is_said_and_nothing_is_changed(root):
    """As a person without the right to write: a superuser has it everywhere."""
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom sms_docs.control.transaction import transaction\n"
        "from sms_docs.control.refusal import UnwritableError\nos.chdir(sys.argv[1])\nos.setuid(65534)\n"
        "try:\n    with transaction(Path('.'), 'sms test') as open_:\n        open_.write('data/new.yml', 'new')\n"
        "        open_.commit()\nexcept UnwritableError as fault:\n    print(fault)\n"
    )
    for folder in (root, root / "data"):
        folder.chmod(0o555)
    root.parent.chmod(0o755)
    root.parent.parent.chmod(0o755)
    root.parent.parent.parent.chmod(0o755)
    done = subprocess.run([sys.executable, "-c", code, str(root)], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert "cannot be written: Permission denied. Nothing was changed." in done.stdout
    assert [path.name for path in (root / "data").iterdir()] == ["old.yml"]
