"""What git knows, asked once."""

import os
from pathlib import Path

from sms_docs.load.editions import EDITIONS
from sms_docs.model.register import parse_date
from sms_docs.model.system import CONTENT, DATA, History

_OF_A_CALLER = ("GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_WORK_TREE")
"""What a hook hands down to the programs that it starts; git then no longer looks where it stands."""
_CHANGES = (
    *("status", "--porcelain", "--untracked-files=all", "--ignored=traditional", "--", CONTENT, DATA, EDITIONS),
    *(":(exclude,glob)**/.*/**", ":(exclude,glob)**/__pycache__/**"),
)
"""Asks for what the digest covers and the commit does not: ignored files, too, but nothing in hidden folders."""
GIT = ("git", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
"""Nothing of the repository may run: a stranger's pull request can carry hooks, aliases and a pager."""
CHANGED = ", with uncommitted changes"
"""Stands behind a commit that does not hold the sources as they are."""


def read_history(root: Path) -> History:
    """Newest commit and whether the history is cut; an empty answer where there is no repository or no git.

    The system may be a folder of a larger repository; then only commits that touched the folder count.
    """
    root = root.resolve()
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return History()
    part = () if (root / ".git").exists() else ("--", ".")
    newest = ask(root, "log", "-1", "--format=%cs", *part)
    return History(parse_date(newest), shallow=ask(root, "rev-parse", "--is-shallow-repository") == "true")


def read_commit(root: Path) -> str:
    """Full hash of the commit that is checked out, and whether the sources differ from it.

    Returns:
        "" where there is no repository, no git, or a larger repository that does not hold the folder.
    """
    root = root.resolve()
    commit = ask(root, "rev-parse", "--verify", "--quiet", "HEAD")
    if not commit or not ((root / ".git").exists() or ask(root, "ls-tree", "-z", "--name-only", "HEAD", ".")):
        return ""
    return commit + (CHANGED if ask(root, *_CHANGES) else "")


def environment() -> dict[str, str]:
    """What git is started with: it looks where it stands, locks nothing and shows no pager."""
    inherited = {name: value for name, value in os.environ.items() if name not in _OF_A_CALLER}
    return {**inherited, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat"}


def ask(root: Path, *arguments: str) -> str:
    """What git prints, without outer white space; "" when it says no, is missing or takes too long."""
    import subprocess  # noqa: PLC0415  a tenth of the start-up, and most trees need no git

    try:
        done = subprocess.run(
            [*GIT, *arguments],
            cwd=root,
            env=environment(),
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
