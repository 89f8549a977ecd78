"""A command that is killed at any instant leaves the tree as it was or complete, and the next run says which."""

import pytest

from sms_docs.load.pending import JOURNAL
from tests.control.killed import assert_whole, at, killable, killed_everywhere
from tests.control.killing import kill_everywhere
from tests.deciding import BOSS, DAY, ID, LOG, PAGE

pytestmark = [pytest.mark.slow, killable]

COMMANDS = {
    "approve": ("approve", ID, "--by", BOSS, "--change", "minor"),
    "reviewed": ("reviewed", ID, "--by", BOSS),
    "withdraw": ("withdraw", ID, "--by", BOSS, "--reason", "Done with", "--superseded-by", "QD-STM-01"),
}


def prepare_approval(desk):
    desk.raised("1.1")
    text = desk.read(PAGE).replace("in a storm.", "in a storm or at night.").replace(f"effective_from: {DAY}\n", "")
    desk.write(PAGE, text)


def as_it_is(desk):
    assert not desk.errors()


@pytest.fixture(scope="module", params=COMMANDS)
def killed(request, tmp_path_factory):
    prepare = prepare_approval if request.param == "approve" else as_it_is
    return killed_everywhere(tmp_path_factory.mktemp("killed"), COMMANDS[request.param], prepare)


def test_the_check_tells_which_command_mends_it(killed, tmp_path):
    done = killed.halfway(tmp_path / "half").sms("check")
    assert done.exit_code == 1
    assert "error: A command that writes decisions was interrupted" in done.stdout
    assert f"{JOURNAL}:1:1" in done.stdout
    assert f"Run `sms {killed.command[0]} {ID} --by {BOSS}" in done.stdout


def test_another_command_completes_it_first(killed, tmp_path):
    half = killed.halfway(tmp_path / "half")
    done = half.sms("reviewed", "QD-STM-02", "--by", BOSS, "--role", "executive-sponsor")
    assert done.exit_code == 0, done.stderr
    assert f"`sms {killed.command[0]} {ID} --by {BOSS}" in done.stdout
    other = "data/decisions/QD-STM-02.yml"
    assert {**half.files(), other: b""} == {**killed.complete, other: b""}


def test_a_dry_run_is_certain_of_nothing(killed, tmp_path):
    half = killed.halfway(tmp_path / "half")
    before = half.files()
    done = half.sms("reviewed", "QD-STM-02", "--by", BOSS, "--dry-run")
    assert done.exit_code == 2
    assert "A command was interrupted here, so that nothing is certain." in done.stderr
    assert half.files() == before


def test_what_somebody_edited_meanwhile_is_kept_and_the_rest_undone(killed, tmp_path):
    other = "data/decisions/QD-STM-02.yml"
    written = (killed.halfway(tmp_path / "first").root / JOURNAL).read_text("utf-8")
    for number, path in enumerate(each for each in (PAGE, LOG) if each in written):
        half = killed.halfway(tmp_path / str(number))
        edited = half.read(path) + "\n# Mine\n"
        half.write(path, edited)
        done = half.sms("reviewed", "QD-STM-02", "--by", BOSS, "--role", "executive-sponsor")
        assert f"{path} was edited since. What it had written elsewhere was undone, the edit was kept." in done.output
        assert half.read(path) == edited
        assert {**half.files(), path: b"", other: b""} == {**killed.before, path: b"", other: b""}


@pytest.mark.parametrize("killed", ["approve"], indirect=True)
def test_who_completes_it_may_be_killed_as_well(killed, tmp_path):
    half = killed.halfway(tmp_path / "half")
    copies = [at(each) for each in kill_everywhere(half.root, *killed.command)]
    assert sum((each.root / JOURNAL).exists() for each in copies) >= 5
    for copy in copies:
        again = copy.sms(*killed.command)
        assert again.exit_code == 0 or "is approved" in again.stderr, again.output
        assert copy.files() == killed.complete, copy.root


def test_killed_anywhere_and_given_again_it_is_complete(killed):
    """The last test of the module: it mends the systems that the others look at."""
    assert_whole(killed)
