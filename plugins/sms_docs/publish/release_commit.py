"""A release as one commit of the published branch.

Objects are written first and nobody sees them; the branch then moves in one step. Whoever pulls the plug before that
leaves the branch as it was, and the release is simply made again. What older releases hold is not even read: their
folders go into the new commit by name.
"""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sms_docs.publish.release_branch import Entry, Published
from sms_docs.publish.release_git import Git


def write_folder(git: Git, folder: Path) -> str:
    """Put a folder's files into the repository, byte for byte; returns the name of their tree. Raises ``GitError``."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    # Without filters: neither line ends nor attributes may change what was built.
    given = "".join(f"{path}\n" for path in paths)
    names = git.text("hash-object", "-w", "--no-filters", "--stdin-paths", given=given).split()
    rows = [f"100644 {name}\t{path.relative_to(folder).as_posix()}\0" for name, path in zip(names, paths, strict=True)]
    with TemporaryDirectory(prefix="sms-index-") as place:
        index = replace(git, settings={**git.settings, "GIT_INDEX_FILE": str(Path(place, "index"))})
        index.text("update-index", "-z", "--index-info", given="".join(rows))
        return index.text("write-tree")


def write_commit(git: Git, after: Published, files: Mapping[str, str], moment: datetime, message: str) -> str:
    """Commit what the branch is to hold, and move the branch there. Returns the commit.

    Args:
        after: the branch with its new entries, and the commits that it was read at.
        files: text files of the root.
        moment: when it is released.

    Raises ``GitError``, also when the branch is no longer where it was read.
    """
    blobs = {name: git.text("hash-object", "-w", "--no-filters", "--stdin", given=text) for name, text in files.items()}
    entries = {**after.entries, **{name: Entry("100644", "blob", blob) for name, blob in blobs.items()}}
    rows = "".join(f"{each.mode} {each.kind} {each.name}\t{name}\0" for name, each in entries.items())
    root = git.text("mktree", "-z", given=rows)
    parents = ["-p", after.tip] if after.tip else []
    commit = _dated(git, moment).text("commit-tree", root, *parents, "-m", message)
    expected = after.local or "0" * len(commit)  # zeros say that there must be no such branch
    git.text("update-ref", "-m", message.partition("\n")[0], f"refs/heads/{after.branch}", commit, expected)
    return commit


def _dated(git: Git, moment: datetime) -> Git:
    """Git with the release's moment, and with the committer as author."""
    committer = {
        name.replace("COMMITTER", "AUTHOR"): value
        for name in ("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
        if (value := os.environ.get(name))
    }
    when = f"{int(moment.timestamp())} +0000"
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    return replace(git, settings={**git.settings, **committer, **dates})
