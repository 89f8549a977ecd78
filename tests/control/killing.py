"""Runs a command again and again on copies of a system, and kills it at another place each time.

``python -m tests.control.killing FOLDER COMMAND…`` leaves copies ``FOLDER-1``, ``FOLDER-2`` … until a run gets through,
and says how many were killed. Places are the moments before each call that changes something on disk. The
process imports the program once and forks for each run; SIGKILL leaves the child no time for anything.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from itertools import count
from pathlib import Path
from typing import Any

CALLS = ("replace", "rename", "fsync", "unlink", "mkdir", "rmdir", "remove", "ftruncate")
"""Functions of ``os`` that change files or make changes last."""
ROOT = Path(__file__).parents[2]


def kill_everywhere(folder: Path, *command: str) -> list[Path]:
    """The copies of a system on which a command was killed, in the order of the places. The system stays as it is."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.control.killing", str(folder), *command],
        cwd=ROOT, env={key: value for key, value in os.environ.items() if not key.startswith("COV")},
        capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    return [folder.with_name(f"{folder.name}-{number}") for number in range(1, int(done.stdout) + 1)]


def _main(folder: Path, command: Sequence[str]) -> int:
    """How many runs were killed."""
    import_module(f"sms_docs.cli.{command[0]}")
    for number in count(1):
        copy = folder.with_name(f"{folder.name}-{number}")
        shutil.copytree(folder, copy)
        if not _killed(copy, command, number):
            shutil.rmtree(copy)
            return number - 1
    raise AssertionError


def _killed(copy: Path, command: Sequence[str], place: int) -> bool:
    child = os.fork()
    if child == 0:
        _run(copy, command, place)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.waitstatus_to_exitcode(status) == 0, os.waitstatus_to_exitcode(status)
    return os.WIFSIGNALED(status)


def _run(copy: Path, command: Sequence[str], place: int) -> None:
    passed = count(1)

    def watched(call: Callable[..., Any]) -> Callable[..., Any]:
        def made(*arguments: Any, **named: Any) -> Any:
            # Right before the next call is right behind the one before, and behind whatever was written meanwhile.
            _die_at(place, next(passed))
            return call(*arguments, **named)

        return made

    for name in CALLS:
        setattr(os, name, watched(getattr(os, name)))
    quiet = os.open(os.devnull, os.O_WRONLY)
    os.dup2(quiet, 1)
    from sms_docs.cli import main  # noqa: PLC0415 - after the calls are watched

    main([*command, "--root", str(copy)], prog_name="sms")


def _die_at(place: int, passed: int) -> None:
    if passed == place:
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    sys.stdout.write(f"{_main(Path(sys.argv[1]), sys.argv[2:])}\n")
