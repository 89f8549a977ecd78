"""Which commits brought in decisions and waivers, asked of git in one process, when somebody wants to know."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, NamedTuple

from sms_docs.load.git_objects import ask_bytes, objects
from sms_docs.load.signatures import NOTHING_RUNS, read_signatures
from sms_docs.load.yaml_source import read_yaml
from sms_docs.model.provenance import Origin
from sms_docs.model.waiver import waiver_key

_FIELDS: Final = "%x01%H%x00%ae%x00%ce%x00%P%x00%D"
_WAIVERS: Final = "data/waivers.yml"
_PATHS: Final = ("data/decisions", _WAIVERS)
_SEAL: Final = re.compile(r"\bseal: *[\"']?(sha256:[0-9a-f]{64})\b")
_HUNK: Final = re.compile(r"(@@+) ")
_NO_BLOB: Final = re.compile("0+")
_SHOWN: Final = (
    *("--reverse", "--topo-order", "--no-show-signature", "--no-color", "--no-ext-diff", "--no-textconv"),
    # A merge shows what none of its parents has: what somebody slipped in while merging.
    *("--text", "--no-renames", "--unified=0", "--inter-hunk-context=0", "-c", "--raw", "--no-abbrev", "--patch"),
    "--relative",
)


class _Brought(NamedTuple):
    """A commit with the seals that it adds, and with the contents of the waivers: now, and in its parents."""

    origin: Origin
    seals: tuple[str, ...]
    waivers: tuple[str, ...] = ()


class GitOrigins:
    """What the history of a folder says. git is started when the first question comes, and once."""

    def __init__(self, root: Path, signers: str | bytes = "") -> None:
        """Take the folder, and the file of allowed signers or what one held ("" for none); nothing is read yet."""
        self._root = root.resolve()
        self._signers = signers

    def of(self, key: str) -> tuple[Origin, ...]:
        """The commits that brought in a seal or a waiver as it is (``waiver_key``), oldest first."""
        return self._seals.get(key) or (self._waivers.get(key, ()) if key.startswith("waiver:") else ())

    @property
    def silence(self) -> str:
        """Why nothing is known, "" where git answered."""
        return self._known[1]

    @cached_property
    def _seals(self) -> Mapping[str, tuple[Origin, ...]]:
        return _by_key((seal, each.origin) for each in self._known[0] for seal in each.seals)

    @cached_property
    def _waivers(self) -> Mapping[str, tuple[Origin, ...]]:
        """By what they say: who commits a waiver first does not stand for what somebody makes of it later."""
        found = [each for each in self._known[0] if each.waivers]
        texts = objects(self._root, (blob for each in found for blob in each.waivers if not _NO_BLOB.fullmatch(blob)))
        keys = {blob: _waiver_keys(text) for blob, text in texts.items()}
        return _by_key(
            (key, each.origin)
            for each in found
            for now, *before in (each.waivers,)
            for key in keys.get(now, ())
            if all(key not in keys.get(blob, ()) for blob in before)
        )

    @cached_property
    def _known(self) -> tuple[tuple[_Brought, ...], str]:
        if not any((folder / ".git").exists() for folder in (self._root, *self._root.parents)):
            return (), "there is no git repository"
        said = ask_bytes(self._root, *NOTHING_RUNS, "log", *_SHOWN, f"--format={_FIELDS}", "--", *_PATHS)
        if said is None:
            return (), "git could not be asked"
        found = tuple(_commits(said.decode("utf-8", "replace")))
        return (found if self._signers == "" else tuple(self._signed(found))), ""

    def _signed(self, found: tuple[_Brought, ...]) -> Iterator[_Brought]:
        signatures = read_signatures(self._root, (each.origin.commit for each in found), self._signers)
        for each in found:
            stands, signer = signatures.get(each.origin.commit, ("unchecked", ""))
            yield each._replace(origin=each.origin._replace(signature=stands, signer=signer))


def _by_key(found: Iterable[tuple[str, Origin]]) -> Mapping[str, tuple[Origin, ...]]:
    known: dict[str, tuple[Origin, ...]] = {}
    for key, origin in found:
        known[key] = (*known.get(key, ()), origin)
    return known


def _waiver_keys(text: bytes) -> frozenset[str]:
    value, _, _ = read_yaml(text.decode("utf-8-sig", "replace"), _WAIVERS)
    entries = value if isinstance(value, list) else []
    return frozenset(waiver_key(each) for each in entries if isinstance(each, dict))


def _commits(said: str) -> Iterator[_Brought]:
    """Each commit with what it did to logs and waivers, oldest first."""
    # A patch may hold the mark in its text, but no text of a patch begins with it.
    for part in re.split(r"^\x01", said, flags=re.MULTILINE)[1:]:
        head, _, patch = part.partition("\n")
        commit, author, committer, parents, names = head.split("\0")
        origin = Origin(commit, author, committer, cut=not parents and "grafted" in names)
        yield _Brought(origin, tuple(dict.fromkeys(_seals(patch))), _blobs(patch))


def _blobs(patch: str) -> tuple[str, ...]:
    """Names of the waivers' contents after a commit and before it, from git's raw lines; none where it left them."""
    for line in patch.splitlines():
        if line.startswith("diff "):
            break
        facts, _, path = line.partition("\t")
        if line.startswith(":") and path == _WAIVERS:
            parents = len(facts) - len(facts.lstrip(":"))
            *before, now = facts.split(" ")[parents + 1 : 2 * parents + 2]
            return now, *before
    return ()


def _seals(patch: str) -> Iterator[str]:
    """Seals that a patch adds. A merge's lines are marked once for each parent; what is new is new for all."""
    wanted, marks = False, 0
    for line in patch.splitlines():
        if line.startswith("diff "):
            wanted, marks = not line.endswith("waivers.yml"), 0
        elif found := _HUNK.match(line):
            marks = len(found[1]) - 1
        elif wanted and marks and line.startswith("+" * marks) and (seal := _SEAL.search(line)):
            yield seal[1]
