"""Faults as data: what to change in the sound system, and which findings that must give at which line.

The files ``*.yml`` beside this module hold them. A fault has a ``name`` and what it does to files:

- ``edit`` with ``old`` and ``new``: the old text must occur exactly once, so that no fault is planted into nothing;
  ``every: true`` replaces each of several.
- ``create`` with ``text`` (or ``bytes``, backslash escapes allowed; or ``size`` in bytes; or ``link``, the target of
  a symbolic link; ``mode``, octal), which replaces the file when there is one.
- ``delete``; ``commit``: puts everything under git with a commit of that day; ``also``: a list of further changes.

What it must give stands in ``finds``: the id of a check, or a mapping, or a list of both. A mapping has ``id``,
``in`` (the file; default: the first one changed) and the line: ``line``, or ``at``, a text that stands on one line
of the file; default: the first line that the change altered. ``says`` is a text of its message, where one line may
get several findings of one id. Nothing else may be found, unless ``among_others`` says that so much else is wrong then.

``ground`` names a file in ``grounds/``: changes that lead the sound system to a later day, on which the fault can be
planted. What is found on the ground alone does not count: the finding must be new.

``breaks`` lists the rules of ``standards/rules.json`` that the fault offends, where its check answers more than one.
``arguments`` are given to ``sms check`` alone. ``environment`` is set for both programs; ``without: mkdocs`` leaves the
build out; ``shows_not`` lists what must not stand in any page of the site; ``needs: permissions`` leaves the fault out
for a superuser.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

HERE = Path(__file__).parent
GROUNDS = HERE / "grounds"
SOUND = HERE / "sound"
LONG = "@long@"
"""In a new text: so much of it that no page shows all."""


class Expected(NamedTuple):
    """A finding that a fault must give."""

    id: str
    path: str
    line: int
    says: str = ""

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.id}"


class Fault(NamedTuple):
    """A planted fault; ``raw`` is its entry in the file, ``group`` the file's name."""

    name: str
    raw: Mapping[str, Any]
    group: str

    @property
    def breaks(self) -> tuple[str, ...]:
        """The rules that it names as offended."""
        return tuple(self.raw.get("breaks", ()))

    @property
    def ground(self) -> str:
        """The name of what it is planted on; "" for the sound system as it is."""
        return str(self.raw.get("ground", ""))

    @property
    def changes(self) -> tuple[Mapping[str, Any], ...]:
        """What it does to files, one after the other."""
        return (self.raw, *self.raw.get("also", ()))

    @property
    def finds(self) -> tuple[Mapping[str, Any], ...]:
        """The findings as written, each as a mapping."""
        written = self.raw["finds"]
        listed = written if isinstance(written, list) else [written]
        return tuple({"id": each} if isinstance(each, str) else each for each in listed)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the checks that must find it."""
        return frozenset(each["id"] for each in self.finds)


@cache
def read_faults() -> tuple[Fault, ...]:
    """All faults of all files beside this one."""
    return tuple(
        Fault(raw["name"], raw, path.stem)
        for path in sorted(HERE.glob("*.yml"))
        for raw in yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    )


def copy_sound(folder: Path, ground: str = "") -> Path:
    """A copy of the sound system, as it is or on a later day."""
    shutil.copytree(SOUND, folder, copy_function=shutil.copyfile)
    for change in read_ground(ground) if ground else ():
        list(_apply(change, folder))
    return folder


@cache
def read_ground(name: str) -> tuple[Mapping[str, Any], ...]:
    """The changes of a ground."""
    return tuple(yaml.safe_load((GROUNDS / f"{name}.yml").read_text("utf-8")))


def plant(fault: Fault, folder: Path) -> tuple[Expected, ...]:
    """Plant a fault into a copy of the sound system; what must be found there, sorted."""
    altered: dict[str, int] = {}
    for change in fault.changes:
        for path, line in _apply(change, folder):
            altered.setdefault(path, line)
    return tuple(sorted(_expected(each, folder, altered) for each in fault.finds))


def plant_together(faults: Iterable[Fault], folder: Path) -> frozenset[str]:
    """Plant one fault after the other, without those that another one leaves no place for; ids that must be found.

    Lines are not told: every change moves those below it.
    """
    touched: set[str] = set()
    ids: set[str] = set()
    for fault in faults:
        texts = {each["edit"]: each["old"] for each in fault.changes if "edit" in each}
        # One fault a file: a second one could hide the first.
        alone = len(texts) == len(fault.changes) and not touched & texts.keys() and not fault.ground
        if alone and all((folder / path).read_text("utf-8").count(old) == 1 for path, old in texts.items()):
            for change in fault.changes:
                list(_apply(change, folder))
            touched |= texts.keys()
            ids |= fault.ids
    return frozenset(ids)


def _apply(change: Mapping[str, Any], folder: Path) -> Iterator[tuple[str, int]]:
    """Make one change; yields the file and the first line altered."""
    if "edit" in change:
        yield change["edit"], _edit(folder / change["edit"], change["old"], change["new"], every="every" in change)
    if "create" in change:
        _create(folder / change["create"], change)
        yield change["create"], 1
    if "delete" in change:
        target = folder / change["delete"]
        shutil.rmtree(target) if target.is_dir() else target.unlink()
        yield change["delete"], 1
    if "commit" in change:
        _commit(folder, str(change["commit"]))


def _edit(file: Path, old: str, new: str, *, every: bool) -> int:
    text = file.read_text("utf-8")
    count = text.count(old)
    assert count == 1 or (every and count), f"{old!r} stands {count} times in {file.name}"
    file.write_text(text.replace(old, new.replace(LONG, "and so on " * 250)), "utf-8")
    pairs = zip(old.splitlines(), new.splitlines(), strict=False)
    same = next((index for index, (before, after) in enumerate(pairs) if before != after), None)
    first = min(old.count("\n"), new.count("\n")) if same is None else same
    return text[: text.index(old)].count("\n") + 1 + first


def _create(file: Path, change: Mapping[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    if file.exists():
        file.unlink()
    if "link" in change:
        file.symlink_to(change["link"])
    elif "size" in change:
        file.write_bytes(b"- id: T-01\n" * (change["size"] // 11))
    elif "bytes" in change:
        file.write_bytes(change["bytes"].encode("latin-1").decode("unicode_escape").encode("latin-1"))
    else:
        file.write_text(change["text"], "utf-8")
    if "mode" in change:
        file.chmod(int(str(change["mode"]), 8))


def _commit(folder: Path, day: str) -> None:
    moment = f"{day}T12:00:00+00:00"
    names = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example", "GIT_COMMITTER_NAME": "A"}
    days = {"GIT_COMMITTER_EMAIL": "a@example", "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "Everything"]):
        subprocess.run(["git", *command], cwd=folder, env={**os.environ, **names, **days}, check=True)


def _expected(finding: Mapping[str, Any], folder: Path, altered: Mapping[str, int]) -> Expected:
    path = finding.get("in") or next(iter(altered))
    line = _line_of(folder / path, finding["at"]) if "at" in finding else finding.get("line") or altered[path]
    return Expected(finding["id"], path, line, finding.get("says", ""))


def _line_of(file: Path, marker: str) -> int:
    lines = file.read_text("utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if marker in f"{line}\n"]
    assert len(found) == 1, f"{marker!r} stands on {len(found)} lines of {file.name}"
    return found[0]
