"""A release from beginning to end: look, lay out, build, commit."""

import os
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import yaml

from sms_docs.publish import release_page, release_record, versions_file
from sms_docs.publish.release_branch import Entry, Published, commit_of, digest_in, read_published
from sms_docs.publish.release_commit import write_commit, write_folder
from sms_docs.publish.release_digest import digest, hashes_of
from sms_docs.publish.release_git import Git
from sms_docs.publish.release_record import Release
from sms_docs.publish.release_refusals import Refusal, refusals

_NAME = re.compile(r"^site_name:.*(?:\n[ \t]+.*)*", re.MULTILINE)
_MOST_DIGITS = 11
"""Of a number of seconds since 1970: the year 5138."""


class CannotReleaseError(Exception):
    """Something is missing that a release needs; the text says what and how to get it."""


class RefusedError(Exception):
    """A release would be wrong. The reasons are in ``reasons``."""

    def __init__(self, reasons: tuple[Refusal, ...]) -> None:
        super().__init__("; ".join(each.reason for each in reasons))
        self.reasons = reasons


@dataclass(frozen=True, slots=True)
class Plan:
    """A release that nothing speaks against so far.

    Attributes:
        git: at the top of the repository.
        part: way from there to the system's root, "" when they are the same.
        published: the branch before.
        commit: what will be built.
        epoch: that commit's time in seconds since 1970, by the committer's clock.
        by: who releases.
        moment: when.
    """

    git: Git
    part: str
    published: Published
    version: str
    commit: str
    epoch: str
    by: str
    moment: datetime
    note: str


def open_branch(root: Path, branch: str) -> tuple[Git, Published]:
    """Git at the top of the repository around a root, and the published branch. Raises ``CannotReleaseError``."""
    here = Git(root)
    top = here.ask("rev-parse", "--show-toplevel")
    if not top:
        raise CannotReleaseError(_no_repository(here))
    if not here.ask("check-ref-format", "--branch", branch):
        raise CannotReleaseError(f"{branch!r} cannot be the name of a branch. The usual one is gh-pages.")
    git = Git(Path(top))
    try:
        return git, read_published(git, branch, remote_of(git, branch))
    except release_record.BrokenRecordError as fault:
        raise CannotReleaseError(
            f"In the branch {branch} {fault}. See who changed it with: git log {branch} -- {release_record.FILE} "
            f"{versions_file.FILE}; bring the file back, then try again."
        ) from fault


def remote_of(git: Git, branch: str) -> str:
    """The remote that a branch is pushed to."""
    return git.ask("config", "--get", f"branch.{branch}.remote") or "origin"


def plan(root: Path, branch: str, version: str, moment: datetime, note: str) -> Plan:
    """Look at everything that can be known before building.

    Raises ``CannotReleaseError``, and ``RefusedError`` with all that speaks against it.
    """
    git, published = open_branch(root, branch)
    commit = commit_of(git, "HEAD")
    if not commit:
        raise CannotReleaseError("There is no commit yet that could be released. Commit your files first.")
    by = _person(git)
    if reasons := tuple(refusals(git, published, version, remote_of(git, branch))):
        raise RefusedError(reasons)
    part = Git(root).text("rev-parse", "--show-prefix")
    return Plan(git, part, published, version, commit, _epoch(git, commit), by, moment, note)


def describe(given: Plan, site: Path) -> Release:
    """What will be on record about a release whose site is built; it has no ``tree`` yet."""
    day = given.moment.astimezone(UTC).date().isoformat()
    return Release(given.version, day, given.by, given.commit, digest(hashes_of(site)), "", given.note)


def publish(given: Plan, site: Path, name: str) -> Release:
    """Commit a built site as the release. Raises ``GitError``; the branch is then as it was.

    Args:
        site: the folder with the site.
        name: what the system is called.
    """
    release = replace(describe(given, site), tree=write_folder(given.git, site))
    before, folder = given.published, Entry("040000", "tree", release.tree)
    after = replace(
        before,
        entries={**before.entries, release.version: folder, versions_file.LATEST: folder},
        releases=(release, *before.releases),
        versions=versions_file.with_latest(before.versions, release.version),
        latest=release.tree,
    )
    files = {
        "index.html": release_page.page(after, name),
        release_page.STYLES: release_page.styles(),
        release_record.FILE: release_record.dumps(after.releases),
        versions_file.FILE: versions_file.dumps(after.versions),
        ".nojekyll": "",  # folders that begin with an underscore are served as they are
    }
    message = (
        f"Release {release.version}\n\nBuilt from commit {release.commit}.\nSHA-256 of the files: {release.sha256}"
    )
    write_commit(given.git, after, files, given.moment, message)
    return release


def verify(git: Git, published: Published, version: str) -> tuple[Release | None, str]:
    """What is on record about a version, and the digest of its files now, "" for none. Raises ``GitError``."""
    entry = published.entries.get(version)
    return published.record(version), digest_in(git, entry.name) if entry else ""


def moment_of_release() -> datetime:
    """Now (UTC), or what ``SOURCE_DATE_EPOCH`` says."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    known = epoch.isascii() and epoch.isdigit() and len(epoch) <= _MOST_DIGITS
    return datetime.fromtimestamp(int(epoch), UTC) if known else datetime.now(UTC)


def site_name(root: Path) -> str:
    """What ``mkdocs.yml`` calls the system; the rest of the file may have tags that only MkDocs knows."""
    found = _NAME.search((root / "mkdocs.yml").read_text("utf-8", "replace"))
    try:
        read: Any = yaml.safe_load(found.group()) if found else None
    except yaml.YAMLError:
        read = None
    return str(read["site_name"]) if isinstance(read, dict) and read.get("site_name") else "Service management system"


def _epoch(git: Git, commit: str) -> str:
    """The commit's moment as seconds since 1970, by the clock of whoever committed.

    Where morning comes before midnight in UTC, a task that was done "today" would else be done in the future.
    """
    there = datetime.fromisoformat(git.text("log", "-1", "--format=%cI", commit))
    return str(int(there.replace(tzinfo=UTC).timestamp()))


def _person(git: Git) -> str:
    name = os.environ.get("GIT_COMMITTER_NAME") or git.ask("config", "--get", "user.name")
    address = os.environ.get("GIT_COMMITTER_EMAIL") or git.ask("config", "--get", "user.email")
    if not name or not address:
        raise CannotReleaseError(
            "A release records who made it, and git does not know you. Tell it: "
            'git config user.name "Your name" and git config user.email you@example.org'
        )
    return name


def _no_repository(git: Git) -> str:
    if not git.ask("--version"):
        return "git is not installed. A release is a commit of a branch; install git."
    said = git.complaint("rev-parse", "--show-toplevel")
    if "not a git repository" in said:
        return f"{git.folder} is not in a git repository. Make one with: git init, then commit your files."
    return f"git does not open the repository of {git.folder}: {said}"
