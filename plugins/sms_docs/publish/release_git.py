"""git, spoken to in its plumbing. Nothing of the repository runs: no hook, no alias, no pager."""

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

_QUIET = ("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.quotePath=false")

_OF_A_CALLER = ("GIT_COMMON_DIR", "GIT_DIR", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_PREFIX", "GIT_WORK_TREE")
"""What a hook hands down to the programs that it starts; git then no longer looks where it stands."""


class GitError(Exception):
    """git said no; the text is what it said."""


@dataclass(frozen=True, slots=True)
class Git:
    """git in a folder.

    Attributes:
        settings: environment variables for git on top of ours.
    """

    folder: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def octets(self, *arguments: str, given: bytes = b"") -> bytes:
        """What git prints. Raises ``GitError``, also where there is no git.

        Args:
            given: what git reads from its standard input.
        """
        try:
            done = subprocess.run(
                ["git", *_QUIET, *arguments],
                cwd=self.folder,
                env=self._environment(),
                input=given,
                capture_output=True,
                check=False,
            )
        except OSError as fault:
            raise GitError(f"git could not be started: {fault.strerror}") from fault
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(said or f"git {arguments[0]} ended with {done.returncode}")
        return done.stdout

    def text(self, *arguments: str, given: str = "") -> str:
        """What git prints, as text without blanks around it. Raises ``GitError``."""
        return os.fsdecode(self.octets(*arguments, given=os.fsencode(given))).strip()

    def ask(self, *arguments: str) -> str:
        """The same; "" where git says no."""
        try:
            return self.text(*arguments)
        except GitError:
            return ""

    def complaint(self, *arguments: str) -> str:
        """What git says against something, "" for nothing."""
        try:
            self.text(*arguments)
        except GitError as said:
            return str(said)
        return ""

    def listed(self, *arguments: str) -> list[str]:
        """What git prints with ``-z``, in parts. Raises ``GitError``."""
        return [os.fsdecode(part) for part in self.octets(*arguments).split(b"\0") if part]

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name not in _OF_A_CALLER}
        return {**inherited, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "cat", "LC_ALL": "C.UTF-8", **self.settings}
