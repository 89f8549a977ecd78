"""A command that is killed at any instant leaves the tree as it was or complete, and the next run says which."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from sms_docs.load.pending import FOLDER, JOURNAL
from tests.control.killing import kill_everywhere
from tests.deciding import BOSS, DAY, ID, LOG, PAGE, Desk

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork to be killed"),
]

COMMANDS = {
    "approve": ("approve", ID, "--by", BOSS, "--change", "minor"),
    "reviewed": ("reviewed", ID, "--by", BOSS),
    "withdraw": ("withdraw", ID, "--by", BOSS, "--reason", "Done with", "--superseded-by", "QD-STM-01"),
}


def at(root: Path) -> Desk:
    """A system that is there already."""
    desk = Desk.__new__(Desk)
    desk.root = root
    return desk


class Killed(NamedTuple):
    """A command, the files before it and after an undisturbed run, and the systems on which it was killed."""

    command: tuple[str, ...]
    before: Mapping[str, bytes]
    complete: Mapping[str, bytes]
    copies: tuple[Desk, ...]


@pytest.fixture(scope="module", params=COMMANDS)
def killed(request, tmp_path_factory):
    command = COMMANDS[request.param]
    desk = Desk(tmp_path_factory.mktemp("killed") / "system")
    if command[0] == "approve":
        desk.raised("1.1")
        text = desk.read(PAGE).replace("in a storm.", "in a storm or at night.").replace(f"effective_from: {DAY}\n", "")
        desk.write(PAGE, text)
    before = desk.files()
    copies = tuple(map(at, kill_everywhere(desk.root, *command)))
    assert desk.sms(*command).exit_code == 0
    return Killed(command, before, desk.files(), copies)


def halfway(killed, folder):
    """A copy of the system on which the command was killed in the middle of its files."""
    begun = [each for each in killed.copies if (each.root / JOURNAL).exists()]
    return at(Path(shutil.copytree(begun[len(begun) // 2].root, folder)))


def kept(desk):
    """The files but those that only serve the writing."""
    return {path: content for path, content in desk.files().items() if not path.startswith(f"{FOLDER}/")}


def test_the_check_tells_which_command_mends_it(killed, tmp_path):
    done = halfway(killed, tmp_path / "half").sms("check")
    assert done.exit_code == 1
    assert "error: A command that writes decisions was interrupted" in done.stdout
    assert f"{JOURNAL}:1:1" in done.stdout
    assert f"Run `sms {killed.command[0]} {ID} --by {BOSS}" in done.stdout


def test_another_command_completes_it_first(killed, tmp_path):
    half = halfway(killed, tmp_path / "half")
    done = half.sms("reviewed", "QD-STM-02", "--by", BOSS, "--role", "executive-sponsor")
    assert done.exit_code == 0, done.stderr
    assert f"`sms {killed.command[0]} {ID} --by {BOSS}" in done.stdout
    other = "data/decisions/QD-STM-02.yml"
    assert {**half.files(), other: b""} == {**killed.complete, other: b""}


def test_a_dry_run_is_certain_of_nothing(killed, tmp_path):
    half = halfway(killed, tmp_path / "half")
    before = half.files()
    done = half.sms("reviewed", "QD-STM-02", "--by", BOSS, "--dry-run")
    assert done.exit_code == 2
    assert "A command was interrupted here, so that nothing is certain." in done.stderr
    assert half.files() == before


def test_what_somebody_edited_meanwhile_is_kept_and_the_rest_undone(killed, tmp_path):
    other = "data/decisions/QD-STM-02.yml"
    written = (halfway(killed, tmp_path / "first").root / JOURNAL).read_text("utf-8")
    for number, path in enumerate(each for each in (PAGE, LOG) if each in written):
        half = halfway(killed, tmp_path / str(number))
        edited = half.read(path) + "\n# Mine\n"
        half.write(path, edited)
        done = half.sms("reviewed", "QD-STM-02", "--by", BOSS, "--role", "executive-sponsor")
        assert f"{path} was edited since. What it had written elsewhere was undone, the edit was kept." in done.output
        assert half.read(path) == edited
        assert {**half.files(), path: b"", other: b""} == {**killed.before, path: b"", other: b""}


def test_killed_anywhere_and_given_again_it_is_complete(killed):
    """The last test of the module: it mends the systems that the others look at."""
    assert len(killed.copies) >= 10
    ends = set()
    for copy in killed.copies:
        left, journal = kept(copy), (copy.root / JOURNAL).exists()
        assert journal or left in (killed.before, killed.complete)
        ends.add("journal" if journal else "before" if left == killed.before else "complete")
        for path in killed.before | killed.complete:
            assert left.get(path) in (killed.before.get(path), killed.complete.get(path))
        if left == killed.complete and not journal:
            continue  # it had been done; whether it may be done twice is another question
        again = copy.sms(*killed.command)
        assert again.exit_code == 0, (copy.root, again.stderr)
        assert ("had been interrupted. It has been completed now." in again.stdout) == journal
        assert copy.files() == killed.complete, copy.root
    assert ends == {"before", "journal", "complete"}
