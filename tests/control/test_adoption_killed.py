"""``sms adopt`` and ``sms baseline`` killed at every write, and several of them at once."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sms_docs.control.transaction import transaction
from sms_docs.load.pending import FOLDER, JOURNAL
from tests.control.killing import kill_everywhere
from tests.deciding import BOSS, ID, LOG, PAGE, Desk

pytestmark = pytest.mark.slow

OLD = "content/plans/old.md"
BASELINE = "data/baseline.yml"
OWNER = ("owner: sms-manager\nauthors", "owner: sms-manger\nauthors")
COMMANDS = {
    "several documents": ("adopt", ID, "QD-STM-01", "--by", BOSS),
    "a page without control data": (
        *("adopt", OLD, "--kind", "capacity-plan", "--owner", "incident-owner", "--author", "PER-03"),
        *("--approver", "sms-manager", "--by", "PER-02"),
    ),
    "the first list of known findings": ("baseline",),
    "a list that gets shorter": ("baseline", "--format", "json"),
}


class Killed(NamedTuple):
    """A command, the files before it and after an undisturbed run, and the folders in which it was killed."""

    command: tuple[str, ...]
    before: Mapping[str, bytes]
    complete: Mapping[str, bytes]
    copies: tuple[Path, ...]


def at(root):
    """A system that is there already."""
    desk = Desk.__new__(Desk)
    desk.root = root
    return desk


def prepared(desk, name):
    desk.write(OLD, "# Night shift\n\n## Capacity requirements\n\nTwo engineers.\n")
    if "list" in name:
        desk.edit(PAGE, OWNER)
    if name == "a list that gets shorter":
        assert desk.sms("baseline").exit_code == 0
        desk.edit(PAGE, OWNER[::-1])


@pytest.fixture(scope="module", params=COMMANDS)
def killed(request, tmp_path_factory):
    if not hasattr(os, "fork"):
        pytest.skip("there is no fork to be killed")
    command = COMMANDS[request.param]
    desk = Desk(tmp_path_factory.mktemp("killed") / "system")
    prepared(desk, request.param)
    before = desk.files()
    copies = tuple(kill_everywhere(desk.root, *command))
    assert desk.sms(*command).exit_code == 0
    return Killed(command, before, desk.files(), copies)


def test_killed_anywhere_nothing_is_lost_and_given_again_it_is_complete(killed):
    assert len(killed.copies) >= 10
    ends = set()
    for root in killed.copies:
        copy, journal = at(root), (root / JOURNAL).exists()
        left = {path: content for path, content in copy.files().items() if not path.startswith(f"{FOLDER}/")}
        for path in killed.before | killed.complete:
            assert left.get(path) in (killed.before.get(path), killed.complete.get(path)), (root, path)
        assert journal or left in (killed.before, killed.complete), root
        ends.add("journal" if journal else "before" if left == killed.before else "complete")
        if left == killed.complete and not journal:
            continue  # it had been done; done twice it has nothing to do
        again = copy.sms(*killed.command)
        assert again.exit_code == 0, (root, again.stderr)
        assert ("had been interrupted. It has been completed now." in again.stdout) == journal
        assert copy.files() == killed.complete, root
    assert ends == {"before", "journal", "complete"}


@pytest.mark.parametrize("command", [COMMANDS["several documents"], ("baseline",)], ids=["adopt", "baseline"])
def test_while_another_command_writes_it_says_so(tmp_path, command):
    desk = Desk(tmp_path / "system")
    with transaction(desk.root, "sms withdraw QD-STM-02"):
        done = desk.sms(*command)
    assert done.exit_code == 2
    assert "Another command is writing here just now: sms withdraw QD-STM-02" in done.stderr
    assert desk.sms(*command).exit_code == 0


@pytest.mark.parametrize("path", [LOG, BASELINE])
def test_of_several_at_once_one_writes_and_the_others_say_so(tmp_path, path):
    desk = Desk(tmp_path / "system")
    desk.edit(PAGE, OWNER)
    words = ["adopt", ID, "--by", BOSS] if path == LOG else ["baseline"]
    command = [sys.executable, "-m", "sms_docs", *words, "--root", str(desk.root)]
    started = [subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    ended = [(*each.communicate(timeout=120), each.returncode) for each in started]
    assert 0 in [code for *_, code in ended]
    for out, said, code in ended:
        assert code == 0 or "Another command is writing here" in said or "bears a digest already" in said, (out, said)
    assert not (desk.root / FOLDER).exists()
    if path == LOG:
        assert [each["decision"] for each in desk.log()] == ["approved", "adopted"]
    else:
        assert desk.sms("check").exit_code == 0
