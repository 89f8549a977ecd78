"""Runs a command on a copy of a system and kills it at every place, each time keeping what it left.

``python -m tests.control.killing FOLDER COMMAND…`` leaves copies ``FOLDER-1``, ``FOLDER-2`` … and says how many
processes were killed. Places are the moments before each call that changes something on disk. At each the process
that did all writes so far forks, and dies by SIGKILL, which leaves it no time for anything. Once it is dead its child
copies the folder and goes on where the other was, up to the next place.
"""

import ctypes
import io
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

CALLS = ("replace", "rename", "fsync", "unlink", "mkdir", "rmdir", "remove", "ftruncate", "chmod")
"""Functions of ``os`` that change files or make changes last; files that are opened for writing come on top."""
ROOT = Path(__file__).parents[2]
_ADOPT_ORPHANS = 36
"""PR_SET_CHILD_SUBREAPER of Linux: whose parent was killed becomes a child of this process."""


def kill_everywhere(folder: Path, *command: str) -> list[Path]:
    """The copies of a system on which a command was killed, in the order of the places. The system stays as it is."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.control.killing", str(folder), *command],
        cwd=ROOT, env={key: value for key, value in os.environ.items() if not key.startswith("COV")},
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return [_copy(folder, number) for number in range(1, int(done.stdout) + 1)]


def _copy(folder: Path, number: int) -> Path:
    return folder.with_name(f"{folder.name}-{number}")


def _main(folder: Path, command: Sequence[str]) -> int:
    """How many processes were killed, each by SIGKILL; the last one got through."""
    import_module(f"sms_docs.cli.{command[0]}")
    assert ctypes.CDLL(None).prctl(_ADOPT_ORPHANS, 1) == 0
    shutil.copytree(folder, _copy(folder, 0))
    if os.fork() == 0:
        _run(folder, command)
    ends = list(iter(_ended, None))
    killed = ends.count(-signal.SIGKILL)
    assert sorted(ends) == [*[-signal.SIGKILL] * killed, 0], ends
    return killed


def _ended() -> int | None:
    try:
        return os.waitstatus_to_exitcode(os.wait()[1])
    except ChildProcessError:
        return None


def _run(folder: Path, command: Sequence[str]) -> None:
    root = _copy(folder, 0)
    places = _Places(folder, root)
    for name in CALLS:
        setattr(os, name, places.before(getattr(os, name)))
    io.open = places.before(io.open, _writes)
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    from sms_docs.cli import main  # noqa: PLC0415 - after the calls are watched

    main([*command, "--root", str(root)], prog_name="sms")


def _writes(_: object, mode: str = "r", *__: object, **___: object) -> bool:
    return not mode.startswith("r")


class _Places:
    """The places at which a process dies, and the copies of what it left."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder = folder
        self.root = root
        self.passed = 0
        self.copying = False

    def before(self, call: Callable[..., Any], counts: Callable[..., bool] = lambda *_, **__: True) -> Any:
        """A call with a place before it: right behind the call before, and behind whatever was written meanwhile."""

        def made(*arguments: Any, **named: Any) -> Any:
            if not self.copying and counts(*arguments, **named):
                self._die()
                self._keep()
            return call(*arguments, **named)

        return made

    def _die(self) -> None:
        """Kill this process; what comes after is done by its child, once it is dead."""
        death, life = os.pipe()
        if os.fork():
            os.kill(os.getpid(), signal.SIGKILL)
        os.close(life)
        assert os.read(death, 1) == b"", "nobody writes there: it ends with the process that holds it open"
        os.close(death)

    def _keep(self) -> None:
        self.passed += 1
        self.copying = True
        shutil.copytree(self.root, _copy(self.folder, self.passed))
        self.copying = False


if __name__ == "__main__":
    sys.stdout.write(f"{_main(Path(sys.argv[1]), sys.argv[2:])}\n")
