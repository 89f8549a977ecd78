"""Why a release is refused. All reasons at once, each with the next step."""

import os
from collections.abc import Iterator
from dataclasses import dataclass

from sms_docs.publish import release_record, versions_file
from sms_docs.publish.release_branch import Published, commit_of
from sms_docs.publish.release_git import Git
from sms_docs.publish.version_number import follows, next_numbers, parse
from sms_docs.publish.versions_file import LATEST

_SHOWN = 5
"""Files that a message names before it only counts."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A reason and what to do about it."""

    reason: str
    step: str


def refusals(git: Git, published: Published, version: str, remote: str) -> Iterator[Refusal]:
    """Every reason against releasing a version from what is checked out."""
    yield from _uncommitted(git)
    yield from _behind(git, published, remote)
    yield from _checked_out(git, published.branch)
    yield from _another_use(published)
    yield from _changed(published)
    yield from _changed_latest(published)
    yield from _taken(published, version) if _is_taken(published, version) else _out_of_step(published, version)


def _uncommitted(git: Git) -> Iterator[Refusal]:
    rows = git.listed("status", "--porcelain", "--untracked-files=all", "--no-renames", "-z")
    paths = [row[3:] for row in rows]
    if paths:
        shown = ", ".join(paths[:_SHOWN]) + (f" and {len(paths) - _SHOWN} more" if len(paths) > _SHOWN else "")
        yield Refusal(
            f"{_counted(len(paths))} not committed: {shown}.",
            "A release shows exactly one commit. Commit them, name in .gitignore what a program makes, or put them "
            "aside with: git stash --include-untracked",
        )


def _behind(git: Git, published: Published, remote: str) -> Iterator[Refusal]:
    theirs = commit_of(git, f"refs/remotes/{remote}/{published.branch}")
    if not published.local or not theirs or not git.ask("rev-list", "--max-count=1", f"{published.local}..{theirs}"):
        return
    branch = published.branch
    if git.ask("rev-list", "--max-count=1", f"{theirs}..{published.local}"):
        yield Refusal(
            f"The branch {branch} has diverged: {remote} has releases that are missing here, and the other way round.",
            f"Take theirs and release yours again: git branch --force {branch} {remote}/{branch}",
        )
    else:
        yield Refusal(
            f"The branch {branch} is behind {remote}: others have published since.",
            f"Fetch first: git fetch {remote} {branch}:{branch}",
        )


def _checked_out(git: Git, branch: str) -> Iterator[Refusal]:
    folder = ""
    for row in git.text("worktree", "list", "--porcelain").splitlines():
        key, _, value = row.partition(" ")
        folder = value if key == "worktree" else folder
        if key == "branch" and value == f"refs/heads/{branch}":
            yield Refusal(
                f"The branch {branch} is checked out in {os.path.basename(folder)}, so that nothing may write to it.",  # noqa: PTH119
                "Check another branch out there, or publish to another one with --branch.",
            )


def _another_use(published: Published) -> Iterator[Refusal]:
    if published.entries and not {release_record.FILE, versions_file.FILE} & set(published.entries):
        yield Refusal(
            f"The branch {published.branch} holds something else than releases.",
            "Name a branch of its own with --branch; it is made when it is not there.",
        )


def _changed(published: Published) -> Iterator[Refusal]:
    for version in published.listed():
        if published.state(version) == "changed":
            yield Refusal(
                f"Release {version} is no longer what was released: its files were changed in {published.branch}.",
                f"See who did with: git log {published.branch} -- {version}; bring the files back, then release.",
            )


def _changed_latest(published: Published) -> Iterator[Refusal]:
    # A missing one is no reason: the release puts it there.
    if published.wrong_latest == "changed":
        branch, version = published.branch, published.in_force
        wanted = f"release {version}, which is in force" if version else "a release that is in force"
        yield Refusal(
            f"The folder {LATEST} of the branch {branch} does not hold {wanted}: somebody changed one of the two.",
            f"See who did with: git log {branch} -- {LATEST} {versions_file.FILE}; take that commit back with "
            "git revert, then release.",
        )


def _is_taken(published: Published, version: str) -> bool:
    others = {name for each in published.versions for name in versions_file.aliases(each)}
    numbers = {parse(name) for name in published.names}
    return version in published.entries or version in others or parse(version) in numbers


def _taken(published: Published, version: str) -> Iterator[Refusal]:
    record = published.record(version)
    facts = f" ({record.date}, by {record.by}, commit {record.commit[:10]})" if record else ""
    newest = published.newest
    after = f" After {newest} comes {_choice(newest)}." if newest else ""
    yield Refusal(
        f"Release {version} exists already{facts}.", f"A release is never replaced; take a new number.{after}"
    )


def _out_of_step(published: Published, version: str) -> Iterator[Refusal]:
    newest = published.newest
    if newest and not follows(version, newest):
        yield Refusal(f"Release {version} does not follow {newest}, the newest.", f"Take {_choice(newest)}.")


def _choice(newest: str) -> str:
    small, middle, large = next_numbers(newest)
    return f"{small} (a correction), {middle} or {large}"


def _counted(number: int) -> str:
    return f"{number} file is" if number == 1 else f"{number} files are"
