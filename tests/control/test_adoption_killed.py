"""``sms adopt``, ``sms baseline`` and ``sms mechanical`` killed at every write, and several of them at once."""

import subprocess
import sys

import pytest

from sms_docs.control.transaction import transaction
from sms_docs.load.pending import FOLDER
from tests.commits import commit, new_repository
from tests.control.killed import assert_whole, killable, killed_everywhere
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
    "a change of words": ("mechanical", "HEAD", "--by", BOSS, "--reason", "Renamed."),
}


def prepare_page(desk):
    desk.write(OLD, "# Night shift\n\n## Capacity requirements\n\nTwo engineers.\n")


def prepare_faults(desk):
    desk.edit(PAGE, OWNER)


def prepare_mended(desk):
    desk.edit(PAGE, OWNER)
    assert desk.sms("baseline").exit_code == 0
    desk.edit(PAGE, OWNER[::-1])


def prepare_words(desk):
    assert desk.sms("adopt", ID, "--by", BOSS).exit_code == 0
    new_repository(desk.root, {})
    desk.edit(PAGE, ("engineers who have", "technicians who have"))
    commit(desk.root)


PREPARED = dict(zip(COMMANDS, (prepare_page, prepare_page, prepare_faults, prepare_mended, prepare_words), strict=True))


@killable
@pytest.mark.parametrize("name", COMMANDS)
def test_killed_anywhere_nothing_is_lost_and_given_again_it_is_complete(tmp_path, name):
    assert_whole(killed_everywhere(tmp_path, COMMANDS[name], PREPARED[name]))


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
