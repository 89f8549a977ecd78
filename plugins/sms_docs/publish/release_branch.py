"""The published branch, read without checking it out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from sms_docs.publish import release_record, versions_file
from sms_docs.publish.release_digest import digest
from sms_docs.publish.release_git import Git
from sms_docs.publish.release_record import Release
from sms_docs.publish.version_number import parse
from sms_docs.publish.versions_file import Listed

State = Literal["in force", "earlier", "changed", "no record", "taken away"]


_LINK = "120000"
"""git's mode of a symbolic link."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file or folder at the root, as git lists it: mode, ``blob`` or ``tree``, and the object's name."""

    mode: str
    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Published:
    """What the branch holds.

    Attributes:
        tip: its newest commit, "" while there is no such branch.
        local: the same for the local branch alone; "" where only the remote's is known, from which we go on.
        entries: what lies at its root, by name.
        releases: what is on record.
        versions: what the selector lists.
        latest: the folder that ``latest`` is or links to, by git's name; "" for none.
    """

    branch: str
    tip: str = ""
    local: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict)
    releases: tuple[Release, ...] = ()
    versions: tuple[Listed, ...] = ()
    latest: str = ""

    @property
    def names(self) -> set[str]:
        """Every version that was ever published, its folder still there or not, listed or not."""
        numbers = {name for name, entry in self.entries.items() if entry.kind == "tree" and parse(name)}
        return numbers | {each.version for each in self.releases} | {str(each["version"]) for each in self.versions}

    @property
    def in_force(self) -> str:
        """The version that readers are led to, "" for none."""
        return versions_file.in_force(self.versions)

    @property
    def wrong_latest(self) -> Literal["", "missing", "changed"]:
        """What is wrong with the folder of the release in force, "" for nothing."""
        version = self.in_force
        record, entry = self.record(version), self.entries.get(version)
        wanted = record.tree if record else entry.name if entry else ""
        if self.latest:
            return "" if self.latest == wanted else "changed"
        return "missing" if version or self.releases else ""

    @property
    def newest(self) -> str:
        """The highest number among them, "" when there is none."""
        return versions_file.newest(self.names)

    def record(self, version: str) -> Release | None:
        """What is on record about a version."""
        return next((each for each in self.releases if each.version == version), None)

    def state(self, version: str) -> State:
        """What became of a version."""
        record, entry = self.record(version), self.entries.get(version)
        if entry is None:
            return "taken away"
        if record is None:
            return "no record"
        if record.tree != entry.name:
            return "changed"
        return "in force" if self.in_force == version else "earlier"

    def listed(self) -> list[str]:
        """All versions, the newest number first, names that are no number last."""
        return sorted(self.names, key=lambda version: (parse(version) or (-1, 0, 0), version), reverse=True)


def read_published(git: Git, branch: str, remote: str) -> Published:
    """The branch as it is here; while there is no local one, as the remote had it when it was last fetched.

    Raises ``BrokenRecordError`` and ``GitError``.
    """
    local = commit_of(git, f"refs/heads/{branch}")
    tip = local or commit_of(git, f"refs/remotes/{remote}/{branch}")
    if not tip:
        return Published(branch)
    entries = dict(_entries(git, tip))
    records = _read(git, entries, release_record.FILE)
    versions = _read(git, entries, versions_file.FILE)
    return Published(
        branch,
        tip,
        local,
        entries,
        release_record.loads(records) if records else (),
        versions_file.loads(versions) if versions else (),
        _latest(git, entries),
    )


def commit_of(git: Git, name: str) -> str:
    """The commit that a name stands for, "" for none."""
    return git.ask("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")


def digest_in(git: Git, tree: str) -> str:
    """The digest of a folder in the repository, worked out from its files. Raises ``GitError``."""
    rows = [row.partition("\t") for row in git.listed("ls-tree", "-r", "-z", "--full-tree", tree)]
    objects = [head.split()[2] for head, _, _ in rows]
    contents = git.octets("cat-file", "--batch", given="\n".join([*objects, ""]).encode())
    hashes = map(_sha256, _batch(contents, len(objects)))
    return digest({path: each for (_, _, path), each in zip(rows, hashes, strict=True)})


def _entries(git: Git, tip: str) -> Iterator[tuple[str, Entry]]:
    for row in git.listed("ls-tree", "-z", "--full-tree", tip):
        head, _, name = row.partition("\t")
        yield name, Entry(*head.split())


def _read(git: Git, entries: Mapping[str, Entry], name: str) -> str:
    if name not in entries:
        return ""
    return git.octets("cat-file", "blob", entries[name].name).decode("utf-8", "replace")


def _latest(git: Git, entries: Mapping[str, Entry]) -> str:
    entry = entries.get(versions_file.LATEST)
    if entry and entry.mode == _LINK:  # as mike makes it
        entry = entries.get(_read(git, entries, versions_file.LATEST).rstrip("/"))
    return entry.name if entry else ""


def _batch(contents: bytes, number: int) -> Iterator[bytes]:
    """The objects in what ``git cat-file --batch`` prints: a line with the size, the bytes, a line feed."""
    start = 0
    for _ in range(number):
        end = contents.index(b"\n", start)
        size = int(contents[start:end].split()[2])
        yield contents[end + 1 : end + 1 + size]
        start = end + size + 2


def _sha256(content: bytes) -> str:
    return sha256(content).hexdigest()
