"""The day on which a file was changed last, as far as git knows."""

import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sms_docs.load.git_history import GIT, environment
from sms_docs.model.register import parse_date


class Change(NamedTuple):
    """The newest commit that changed a file.

    Attributes:
        on: its day in its committer's time zone; None where there is none, or the history is cut.
        shallow: True when the history is cut, so that nothing is known.
    """

    commit: str = ""
    on: date | None = None
    shallow: bool = False


def last_change(root: Path, path: str) -> Change:
    """The last change of a file; an empty answer without git, repository or commit."""
    if _git(root, "rev-parse", "--is-shallow-repository") == "true":
        return Change(shallow=True)
    commit, _, day = _git(root, "log", "-1", "--format=%H %cs", "--", path).partition(" ")
    return Change(commit, parse_date(day))


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            [*GIT, *arguments], cwd=root, env=environment(), capture_output=True, text=True, timeout=60, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
