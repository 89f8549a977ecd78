"""The day on which a file was changed last, as far as git knows."""

import subprocess
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sms_docs.load.git_history import GIT, environment
from sms_docs.model.register import parse_date

_LOG = ("log", "-z", "-c", "--no-renames", "--name-only", "--format=%x01%H %cs")
"""Newest first; merges with the files in which they differ from all that they merge."""


class Change(NamedTuple):
    """The newest commit that changed a file.

    Attributes:
        on: its day in its committer's time zone; None where there is none, or the history is cut.
        shallow: True when the history is cut, so that nothing is known.
    """

    commit: str = ""
    on: date | None = None
    shallow: bool = False


def last_changes(root: Path, paths: Iterable[str]) -> Mapping[str, Change]:
    """The last change of each file, git asked once for all; an empty answer without git, repository or commit."""
    wanted = tuple(paths)
    shallow, _, below = _git(root, "rev-parse", "--is-shallow-repository", "--show-prefix").partition("\n")
    if shallow == "true":
        return dict.fromkeys(wanted, Change(shallow=True))
    found: dict[str, Change] = dict.fromkeys(wanted, Change())
    # Git takes stars and brackets in a path as they are only when it is told to.
    for commit in _git(root, "--literal-pathspecs", *_LOG, "--", *wanted).split("\1")[1:]:
        head, *names = commit.split("\0")
        name, _, day = head.partition(" ")
        # Of a merge git says where a file lies in the repository, whatever it was asked for.
        for path in (each.lstrip("\n").removeprefix(below) for each in names):
            if found.get(path) == Change():
                found[path] = Change(name, parse_date(day.strip()))
    return found


def last_with(root: Path, path: str) -> str:
    """The newest commit that brought a file in or changed it, abbreviated; "" when none did."""
    return _git(root, "--literal-pathspecs", "log", "-1", "--diff-filter=AM", "--format=%h", "--", path)


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            [*GIT, *arguments], cwd=root, env=environment(), capture_output=True, timeout=60, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "surrogateescape").strip() if done.returncode == 0 else ""
