"""Two commands at once: one wins, and the other says so and has changed nothing."""

import json
import os
import subprocess
import sys
import time

import pytest

from sms_docs.control.refusal import BusyError
from sms_docs.control.transaction import transaction
from sms_docs.load.pending import FOLDER
from tests.deciding import BOSS, DAY, ID, LOG, Desk

CHANGED = ("Nobody is asked for anything in a storm.", "Nobody is asked at night.")


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "system")
    desk.raised("1.1", CHANGED)
    return desk


def test_while_one_command_writes_another_says_so(desk):
    before = desk.read(LOG)
    with transaction(desk.root, "sms withdraw QD-STM-01"):
        done = desk.approve("--change", "minor")
    assert done.exit_code == 2
    assert f"Another command is writing here just now: sms withdraw QD-STM-01 (process {os.getpid()})." in done.stderr
    assert "Nothing was changed; try again when it has ended." in done.stderr
    assert desk.read(LOG) == before
    assert desk.approve("--change", "minor").exit_code == 0


def test_commands_that_read_do_not_wait(desk):
    with transaction(desk.root, "sms withdraw QD-STM-01"):
        assert desk.errors() == []
        assert desk.approve("--change", "minor", "--dry-run").exit_code == 0


def test_of_many_at_once_exactly_one_approves(desk):
    command = [
        sys.executable,
        "-m",
        "sms_docs",
        "approve",
        ID,
        "--by",
        BOSS,
        "--change",
        "minor",
        "--root",
        str(desk.root),
    ]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(4)]
    ended = [(*each.communicate(timeout=120), each.returncode) for each in started]
    assert sorted(code for *_, code in ended)[:2] == [0, 1] or [code for *_, code in ended].count(0) == 1
    for _, said, code in ended:
        assert code == 0 or "Another command is writing here" in said or "is approved" in said, said
    assert [(each["version"], each["on"]) for each in desk.log()] == [("1.0", "2026-10-23"), ("1.1", DAY)]
    assert desk.errors() == []
    assert not (desk.root / FOLDER).exists()


def test_a_process_that_was_killed_holds_no_lock(desk):
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom sms_docs.control.transaction import transaction\n"
        f"with transaction(Path({str(desk.root)!r}), 'sms x'):\n    print(1, flush=True)\n    time.sleep(600)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert child.stdout
    assert child.stdout.readline() == "1\n"
    with pytest.raises(BusyError), transaction(desk.root, "sms y"):
        pass
    child.kill()
    child.communicate()
    assert (desk.root / FOLDER / "lock").exists()
    assert desk.approve("--change", "minor").exit_code == 0
    assert not (desk.root / FOLDER).exists()


def test_the_lock_passes_from_hand_to_hand(tmp_path):
    """Whoever ends removes the lock's file; no two may then hold different files of one name."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom sms_docs.control.refusal import BusyError\n"
        "from sms_docs.control.transaction import transaction\nroot, won = Path(sys.argv[1]), 0\n"
        "while won < 15:\n    try:\n        with transaction(root, 'sms x') as open_:\n"
        "            number = int((open_.read('data/n') or b'0').decode())\n"
        "            open_.write('data/n', str(number + 1))\n            open_.commit()\n            won += 1\n"
        "    except BusyError:\n        pass\n"
    )
    begun = time.monotonic()
    running = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stderr=subprocess.PIPE) for _ in range(3)]
    assert [json.dumps(each.communicate(timeout=120)[1].decode()) for each in running] == ['""'] * 3
    assert (tmp_path / "data/n").read_text() == "45"
    assert time.monotonic() - begun < 100
