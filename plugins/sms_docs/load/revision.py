"""The files of a git revision, read without checking it out."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from sms_docs.load.git_history import GIT, environment
from sms_docs.load.repository import SKIPPED

_LINK = b"120000"
_MODULE = b"commit"


class RevisionError(Exception):
    """A revision that cannot be read; says why, and what to do."""


def merge_base(root: Path, revision: str) -> str:
    """The commit where the one that is checked out left a revision; "" where git does not know."""
    return _git(root, "merge-base", "--end-of-options", revision, "HEAD")


class RevisionTree:
    """The files of a folder as they were in a commit. All contents are read at once, when the first is asked for."""

    def __init__(self, root: Path, revision: str) -> None:
        """Find the commit.

        Raises:
            RevisionError: there is no git, no repository or no such commit.
        """
        self.root = root.resolve()
        self.commit = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if not self.commit:
            raise RevisionError(f'There is no commit "{revision}" here.')
        self._blobs, self._links = self._listed()
        self._contents: dict[str, bytes] | None = None

    def files(self) -> Iterator[str]:
        """Every file but hidden folders and what is built or installed; sorted by path."""
        yield from sorted({*self._blobs, *self._links})

    def read(self, path: str) -> bytes:
        """The bytes of a file. Raises OSError when there is none."""
        if self._contents is None:
            self._contents = _contents(self.root, self._blobs)
        if path not in self._contents:
            raise FileNotFoundError(path)
        return self._contents[path]

    def size(self, path: str) -> int:
        """Length in bytes. Raises OSError."""
        return len(self.read(path))

    def leaves(self, path: str) -> bool:
        """True for every symbolic link: where it would lead to then nobody knows."""
        return path in self._links

    def _listed(self) -> tuple[dict[str, str], frozenset[str]]:
        blobs, links = {}, set()
        listed = _run(self.root, "ls-tree", "-r", "-z", self.commit, ".")
        for line in filter(None, listed.split(b"\0")):
            facts, _, name = line.partition(b"\t")
            mode, kind, blob = facts.split(b" ")
            path = os.fsdecode(name)
            folders = path.split("/")[:-1]
            if kind == _MODULE or any(each.startswith(".") for each in folders) or path.split("/")[0] in SKIPPED:
                continue
            if mode == _LINK:
                links.add(path)
            else:
                blobs[path] = blob.decode()
        return blobs, frozenset(links)


def _contents(root: Path, blobs: dict[str, str]) -> dict[str, bytes]:
    """All files with their bytes, in one run of git."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    answer, position = _run(root, "cat-file", "--batch", given=asked), 0
    found = {}
    for path in blobs:
        end = answer.index(b"\n", position)
        length = int(answer[position:end].rsplit(b" ", 1)[1])
        found[path] = answer[end + 1 : end + 1 + length]
        position = end + length + 2
    return found


def _git(root: Path, *arguments: str) -> str:
    try:
        return _run(root, *arguments).decode("utf-8", "replace").strip()
    except RevisionError:
        return ""


def _run(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    try:
        done = subprocess.run(
            [*GIT, *arguments], cwd=root, env=environment(), input=given, capture_output=True, timeout=300, check=False
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise RevisionError(f"git could not be asked: {fault}") from fault
    if done.returncode:
        raise RevisionError(done.stderr.decode("utf-8", "replace").strip() or "git said no")
    return done.stdout
