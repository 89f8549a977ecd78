"""The site of one commit, built apart from where people work.

The commit is laid out in a folder of its own: what is ignored by git, or edited while the build runs, cannot get in.
"""

import os
import shutil
from dataclasses import replace
from pathlib import Path

from sms_docs.publish.mkdocs_run import BuildError, build
from sms_docs.publish.release_git import Git

_CONVERSIONS = r"^(core\.(autocrlf|eol)|filter\..*)$"
"""What git does to files on their way out of the repository."""


def lay_out(git: Git, commit: str, folder: Path) -> None:
    """Write the files of a commit into a new folder. Raises ``GitError``.

    It is a repository of its own that borrows the history, because pages and checks ask git for the newest commit;
    what anybody does in the real one meanwhile does not reach it.
    """
    folder.mkdir(parents=True)
    kind = git.text("rev-parse", "--show-object-format")
    copy = Git(folder)
    copy.text("init", "--quiet", "--template=", f"--object-format={kind}")
    place = folder / ".git"
    (place / "objects/info").mkdir(exist_ok=True)
    (place / "objects/info/alternates").write_text(f"{_path(git, 'objects')}\n", "utf-8")
    if (cut := _path(git, "shallow")).is_file():
        shutil.copyfile(cut, place / "shallow")
    copy.text("update-ref", "--no-deref", "HEAD", commit)
    _share_conversions(git, copy)
    # By the real one: it knows the filters.
    indexed = replace(git, settings={**git.settings, "GIT_INDEX_FILE": str(place / "index")})
    indexed.text("read-tree", commit)
    indexed.text("checkout-index", "--all", "--force", f"--prefix={folder}{os.sep}")


def _share_conversions(git: Git, copy: Git) -> None:
    """Without them the copy would take files that were converted on their way out for edited ones."""
    for setting in filter(None, git.ask("config", "-z", "--get-regexp", _CONVERSIONS).split("\0")):
        key, _, value = setting.partition("\n")
        copy.text("config", "--add", key, value)


def build_site(root: Path, site: Path, version: str, epoch: str) -> None:
    """Build the system at a root into the folder of a site. Raises ``BuildError``.

    Args:
        epoch: the commit's time in seconds since 1970, which stands for "now": the same commit gives the same bytes
            on every day.
    """
    more = {
        "GIT_OPTIONAL_LOCKS": "0",
        "MIKE_DOCS_VERSION": version,
        "SMS_RELEASE": version,
        "SOURCE_DATE_EPOCH": epoch,
        "TZ": "UTC",
    }
    try:
        build(root, ("--site-dir", str(site)), more)
    except BuildError as fault:
        raise BuildError(str(fault).replace(f"{root}{os.sep}", "")) from None


def _path(git: Git, name: str) -> Path:
    return Path(git.text("rev-parse", "--path-format=absolute", "--git-path", name))
