"""What must be true of a command wherever it was killed."""

import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from sms_docs.load.pending import FOLDER, JOURNAL
from tests.control.killing import kill_everywhere
from tests.deciding import Desk

killable = pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands on the children of who was killed")

_DONE = (
    *("is approved", "is entered already", "Nothing is left to do", "bears a digest already"),
    *("has a front matter already", "nothing is mended yet", '"removed": 0'),
)
"""How the commands say that there is nothing left to do."""


class Killed(NamedTuple):
    """A command, the files before it and after an undisturbed run, and the systems on which it was killed."""

    command: Sequence[str]
    before: Mapping[str, bytes]
    complete: Mapping[str, bytes]
    copies: Sequence[Desk]

    def halfway(self, folder: Path) -> Desk:
        """A copy of the system on which the command was killed in the middle of its files."""
        begun = [each for each in self.copies if (each.root / JOURNAL).exists()]
        return at(Path(shutil.copytree(begun[len(begun) // 2].root, folder)))


def at(root: Path) -> Desk:
    """A system that is there already."""
    desk = Desk.__new__(Desk)
    desk.root = root
    return desk


def killed_everywhere(folder: Path, command: Sequence[str], prepare: Callable[[Desk], object]) -> Killed:
    """A command killed at each place on a system that was prepared for it."""
    desk = Desk(folder / "system")
    prepare(desk)
    before = desk.files()
    copies = [at(each) for each in kill_everywhere(desk.root, *command)]
    done = desk.sms(*command)
    assert done.exit_code == 0, done.stderr
    return Killed(command, before, desk.files(), copies)


def assert_whole(killed: Killed) -> None:
    """Nothing is lost or half written anywhere, and the command given again completes it; mends the systems."""
    assert len(killed.copies) >= 15
    distinct = {_on_disk(each.root): each for each in killed.copies}
    ends = {_mended(killed, each) for each in distinct.values()}
    assert ends == {"before", "journal", "complete"}
    _assert_said_twice(killed, killed.copies[-1])


def _assert_said_twice(killed: Killed, copy: Desk) -> None:
    """Given once more where it is complete, the command changes nothing and says that it is."""
    again = copy.sms(*killed.command)
    assert any(each in again.output for each in _DONE), again.output
    assert copy.files() == killed.complete


def _on_disk(root: Path) -> frozenset[tuple[str, int, bytes]]:
    """All that a command can find: many places leave the same, and one of them is mended for all."""
    found = ((path, path.read_bytes() if path.is_file() else b"") for path in root.rglob("*"))
    return frozenset((str(path.relative_to(root)), path.stat().st_mode, content) for path, content in found)


def _mended(killed: Killed, copy: Desk) -> str:
    """How a killed command had left a system, which is mended now."""
    left = {path: content for path, content in copy.files().items() if not path.startswith(f"{FOLDER}/")}
    journal = (copy.root / JOURNAL).exists()
    for path in {*killed.before, *killed.complete, *left}:
        assert left.get(path) in (killed.before.get(path), killed.complete.get(path)), (copy.root, path)
    assert journal or left in (killed.before, killed.complete), copy.root
    if left == killed.complete and not journal:
        return "complete"
    again = copy.sms(*killed.command)
    assert again.exit_code == 0, (copy.root, again.stderr)
    assert ("had been interrupted. It has been completed now." in again.stdout) == journal
    assert copy.files() == killed.complete, copy.root
    return "journal" if journal else "before"
