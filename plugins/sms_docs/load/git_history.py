"""What git knows, asked once."""

import os
from pathlib import Path

from sms_docs.model.register import parse_date
from sms_docs.model.system import History


def read_history(root: Path) -> History:
    """Newest commit and whether the history is cut; an empty answer where there is no repository or no git.

    The system may be a folder of a larger repository; then only commits that touched the folder count.
    """
    root = root.resolve()
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return History()
    part = () if (root / ".git").exists() else ("--", ".")
    newest = _git(root, "log", "-1", "--format=%cs", *part)
    return History(parse_date(newest), shallow=_git(root, "rev-parse", "--is-shallow-repository") == "true")


def read_commit(root: Path) -> str:
    """Full hash of the commit that is checked out, "" where there is no repository or no git."""
    return _git(root.resolve(), "rev-parse", "--verify", "--quiet", "HEAD")


def _git(root: Path, *arguments: str) -> str:
    import subprocess  # noqa: PLC0415  a tenth of the start-up, and most trees need no git

    # Nothing of the repository may run: a stranger's pull request can carry hooks, aliases and a pager.
    command = ["git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", *arguments]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"}
    try:
        done = subprocess.run(
            command, cwd=root, env=environment, capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
