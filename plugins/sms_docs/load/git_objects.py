"""git, asked for bytes; nothing of the repository runs."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from sms_docs.load.git_history import GIT, environment

_TIMEOUT: Final = 120
"""Seconds."""
_HEAD: Final = re.compile(rb"(\S+) (?:\w+ )?(\d+|missing)\n")


def ask_bytes(root: Path, *arguments: str, given: bytes = b"") -> bytes | None:
    """What git prints; None when git is missing, says no, or takes too long."""
    import subprocess  # noqa: PLC0415  a tenth of the start-up, and most trees need no git

    try:
        done = subprocess.run(
            [*GIT, "--no-replace-objects", *arguments],
            cwd=root,
            # A clone that left files out would fetch them now.
            env={**environment(), "GIT_NO_LAZY_FETCH": "1", "LC_ALL": "C"},
            input=given,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout if done.returncode == 0 else None


def objects(root: Path, names: Iterable[str]) -> Mapping[str, bytes]:
    """Commits or files by their full names, in one run of git; what is missing is left out."""
    asked = tuple(dict.fromkeys(names))
    answer = ask_bytes(root, "cat-file", "--batch", given="".join(f"{each}\n" for each in asked).encode())
    found: dict[str, bytes] = {}
    position = 0
    for name in asked if asked and answer else ():
        head = _HEAD.match(answer or b"", position)
        if head is None:
            break
        position = head.end()
        if head[2] != b"missing":
            found[name] = (answer or b"")[position : position + int(head[2])]
            position += int(head[2]) + 1
    return found
