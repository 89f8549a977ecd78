"""Seconds and peak memory of a command, measured from outside."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

Command = tuple[Sequence[str], Path]
"""Arguments of Python, and the folder to run in."""


class Run(NamedTuple):
    """One run: processor seconds (user and system), seconds on the clock, peak memory in MiB."""

    seconds: float
    elapsed: float
    memory: float


def run(arguments: Sequence[str], folder: Path) -> Run:
    """Run Python with some arguments in a folder; raises RuntimeError with its output when it fails."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    # As for whoever installed it: modules are compiled once, not at every start.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    with process.stdout or open(os.devnull, "rb") as stream:  # noqa: PTH123
        said = stream.read()
    # wait4 knows the memory of this one child; resource.getrusage only the largest of all children so far.
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(arguments)} failed:\n{said.decode(errors='replace')[-2000:]}")
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, time.perf_counter() - begun, usage.ru_maxrss * scale / 2**20)


class Pairs(NamedTuple):
    """Two commands run in turn, so that a busy machine slows both alike."""

    subject: tuple[Run, ...]
    base: tuple[Run, ...]

    @property
    def ratio(self) -> float:
        """Median of the ratios of each pair."""
        return median(one.seconds / other.seconds for one, other in zip(self.subject, self.base, strict=True))

    @property
    def memory(self) -> float:
        """Largest peak of the subject, in MiB."""
        return max(each.memory for each in self.subject)


def pairs(subject: Command, base: Command, rounds: int) -> Pairs:
    """Measure two commands, each with its folder, in turn; a first round only warms the disk's cache."""
    for command in (subject, base):
        run(*command)
    taken = [(run(*subject), run(*base)) for _ in range(rounds)]
    return Pairs(tuple(one for one, _ in taken), tuple(other for _, other in taken))


def added(more: Command, less: Command, unit: Command, rounds: int) -> float:
    """What one command takes longer than another, in runs of a third: the median of rounds taken in turn."""
    for command in (more, less, unit):
        run(*command)
    taken = [tuple(run(*command).seconds for command in (more, less, unit)) for _ in range(rounds)]
    return median((one - other) / floor for one, other, floor in taken)
