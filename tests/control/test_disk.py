"""Full disks, links in odd places and damaged files: a sentence with the next step, and nothing half written."""

import subprocess
import sys

import pytest

from sms_docs.load.pending import FOLDER, JOURNAL
from tests.deciding import BOSS, CHANGED, ID, LOG, PAGE, Desk, reasons

_WRITER = """
import resource, sys
from pathlib import Path
from sms_docs.control.refusal import UnwritableError
from sms_docs.control.transaction import transaction
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    with transaction(Path(sys.argv[1]), "sms test") as open_:
        print(open_.notes)
        open_.write("data/new.yml", "new" * 99)
        open_.commit()
except UnwritableError as fault:
    print(fault)
"""


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "system")
    desk.raised("1.1", CHANGED)
    return desk


@pytest.mark.parametrize("room", [0, 40, 200])
def test_a_disk_without_room_is_said_and_nothing_is_left_behind(tmp_path, room):
    """As by a limit on the size of files: not even the lock's own text may find room."""
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", _WRITER, tmp_path, str(room)], capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout == f"[]\n{JOURNAL} could not be written: File too large. Nothing was changed.\n"
        assert list(tmp_path.iterdir()) == []


_WATCHED = """
import os, sys
from pathlib import Path
from sms_docs.control.transaction import transaction
root = os.path.realpath(sys.argv[1])
def watch(name, told):
    call = getattr(os, name)
    def made(*given):
        print(name, os.path.relpath(told(given), root))
        return call(*given)
    setattr(os, name, made)
watch("fsync", lambda given: os.readlink(f"/proc/self/fd/{given[0]}"))
watch("replace", lambda given: given[1])
watch("unlink", lambda given: given[0])
with transaction(Path(root), "sms test") as open_:
    open_.write("editions/A/1.0.md", "text")
    open_.commit()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the name of an open file")
def test_what_others_build_on_lasts_before_they_do(tmp_path):
    """When the power goes no disk may hold a changed file without the journal, nor a file without its folder."""
    done = subprocess.run([sys.executable, "-c", _WATCHED, tmp_path], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"unlink {FOLDER}/draft",
        *(f"fsync {FOLDER}/draft", f"replace {JOURNAL}", f"fsync {FOLDER}", "fsync ."),
        *("fsync .", "fsync editions"),  # the folders that are made, each in the one around it
        *(f"fsync {FOLDER}/draft", "replace editions/A/1.0.md", "fsync editions/A"),
        *(f"unlink {JOURNAL}", f"fsync {FOLDER}", f"unlink {FOLDER}/lock"),
    ]


@pytest.mark.parametrize("folder", ["editions", f"editions/{ID}", "data/decisions"])
@pytest.mark.parametrize("inside", [True, False])
def test_decisions_and_editions_are_not_written_behind_a_link(desk, tmp_path, folder, inside):
    """Nobody would read them there: the next command would take the document for one without decisions."""
    place, real = desk.root / folder, (desk.root if inside else tmp_path) / "real"
    place.parent.mkdir(exist_ok=True)
    if place.exists():
        place.rename(real)
    else:
        real.mkdir()
    place.symlink_to(real, target_is_directory=True)
    before = desk.files()
    (said,) = reasons(desk.approve("--change", "minor"))
    assert said.startswith(f"{folder} is a link or a file, where a folder is needed")
    assert said.endswith("Put the folder itself there.")
    assert desk.files() == before


def test_a_file_in_place_of_the_editions_is_said(desk):
    desk.write("editions", "mine")
    (said,) = reasons(desk.approve("--change", "minor"))
    assert said.startswith("editions is a link or a file, where a folder is needed")


def test_links_in_a_circle_are_a_finding(desk):
    (desk.root / LOG).unlink()
    (desk.root / LOG).symlink_to(f"{ID}.yml")
    assert "file.link-out-of-repository" in desk.errors()
    assert reasons(desk.approve("--change", "minor")) == [
        f"{LOG} cannot be read, so that nothing can be decided. `sms check {LOG}` says why."
    ]


def test_a_journal_that_nobody_can_read_is_a_finding_and_no_crash(desk):
    desk.write(JOURNAL, "[" * 100_000)
    before = desk.files()
    assert desk.errors() == ["file.interrupted-command"]
    done = desk.approve("--change", "minor")
    assert done.exit_code == 2
    assert f"then delete the folder {FOLDER}." in done.stderr
    assert desk.files() == before


def test_of_a_folder_that_differs_in_capitals_the_right_name_is_said(desk):
    (desk.root / "editions" / ID.lower()).mkdir(parents=True)
    done = desk.approve("--change", "minor")
    assert done.exit_code == 2
    assert f"Rename it to editions/{ID}, or remove it." in done.stderr


def test_a_key_that_stands_twice_in_a_log_is_said_as_such(desk):
    desk.write(LOG, desk.read(LOG) + f"  by: {BOSS}\n")
    done = desk.approve("--change", "minor")
    assert done.exit_code == 2
    assert f'{LOG}: The key "by" stands twice' in done.stderr
    assert f"`sms check {LOG}` says where." in done.stderr


def test_a_page_with_carriage_returns_alone_is_said_as_such(desk):
    desk.write(PAGE, desk.read(PAGE).replace("\n", "\r"))
    done = desk.approve("--change", "minor")
    assert done.exit_code == 2
    assert f"{PAGE} has carriage returns alone as line ends. Save it with line feeds (LF)." in done.stderr


def test_a_number_of_two_persons_decides_nothing(desk):
    desk.write("data/people.yml", desk.read("data/people.yml") + f"- id: {BOSS}\n  name: Somebody Else\n")
    before = desk.files()
    for command in (("approve", ID), ("reviewed", "QD-STM-01"), ("withdraw", "QD-STM-01", "--reason", "Done"),
                    ("adopt", "--all"), ("mechanical", "HEAD", "--reason", "Renamed")):  # fmt: skip
        (said,) = reasons(desk.sms(*command, "--by", BOSS))
        assert f'{BOSS} is the number of "Ottilie Brandvik" and "Somebody Else", so that nobody could tell' in said
    assert desk.files() == before
