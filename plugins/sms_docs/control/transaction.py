"""Several files changed as one: all of them or none, whatever interrupts it, and never two commands at once.

The order on disk: a lock; a journal with every file before and after, complete in one step; the files, one rename
each; the journal removed. Until the journal stands nothing was changed. From then on the next command that writes
completes what was begun; where somebody has edited one of the files meanwhile, it undoes it instead.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sms_docs.control.durable import put, sync_folder
from sms_docs.control.journal import Change, Journal, dumps, loads
from sms_docs.control.lock import locked
from sms_docs.control.refusal import UnwritableError
from sms_docs.load.pending import FOLDER, JOURNAL

_DRAFT = f"{FOLDER}/draft"
_LOCK = f"{FOLDER}/lock"


class Transaction:
    """Changes of one command that are collected first and written at once.

    Attributes:
        notes: what an interrupted command had left, and what was done about it; sentences for the person.
        completed: True when that command was this very one and has now been completed, so that nothing is left to do.
    """

    def __init__(self, root: Path, command: str) -> None:
        """Take the root of the system and the command as a person would type it again."""
        self.root = root.resolve()
        self.command = command
        self.notes: list[str] = []
        self.completed = False
        self._before: dict[str, bytes | None] = {}
        self._after: dict[str, bytes | None] = {}

    def read(self, path: str) -> bytes | None:
        """A file as it is now, or as this command will leave it; None when there is none. Raises UnwritableError."""
        if path in self._after:
            return self._after[path]
        if path not in self._before:
            self._before[path] = _content(_place(self.root, path))
        return self._before[path]

    def write(self, path: str, content: bytes | str | None) -> None:
        """Note what a file shall hold in the end; None removes it. Nothing is written yet."""
        self.read(path)
        self._after[path] = content.encode("utf-8", "surrogateescape") if isinstance(content, str) else content

    def commit(self) -> None:
        """Write everything. Raises UnwritableError when nothing was changed, or when the journal has to be kept."""
        changes = tuple(
            Change(path, self._before[path], after)
            for path, after in self._after.items()
            if after != self._before[path]
        )
        if not changes:
            return
        for each in changes:
            _check(self.root, each)
        journal = Journal(self.command, changes)
        try:
            put(self.root / JOURNAL, dumps(journal).encode("utf-8"), self.root / _DRAFT)
            # The journal lasts as long as its folder's name does, and that has to be before any file is changed.
            sync_folder(self.root)
        except OSError as fault:
            _drop_draft(self.root)
            raise UnwritableError(f"{JOURNAL} could not be written: {_why(fault)}. Nothing was changed.") from fault
        try:
            _apply(self.root, changes)
        except OSError as fault:
            self._undo(changes, fault)
        _end(self.root)

    def _undo(self, changes: Sequence[Change], fault: OSError) -> None:
        where = f"{fault.filename or 'A file'} could not be written: {_why(fault)}."
        try:
            _revert(self.root, changes)
        except OSError as second:
            raise UnwritableError(
                f"{where} What had been written could not be undone either ({_why(second)}). Make room or give write "
                f"permission, then run `{self.command}` again: it completes what was begun."
            ) from fault
        _end(self.root)
        _drop_draft(self.root)
        raise UnwritableError(f"{where} Nothing was changed.") from fault

    def recover(self) -> None:
        """Complete or undo what an interrupted command left. Raises UnwritableError."""
        left = _content(self.root / JOURNAL)
        if left is None:
            if (self.root / _DRAFT).exists():
                self.notes.append("A command had been interrupted here before it changed anything.")
            return
        journal = loads(left.decode("utf-8", "replace"))
        edited = [each.path for each in journal.changes if _content(_place(self.root, each.path)) not in each[1:]]
        try:
            (_revert if edited else _apply)(self.root, journal.changes)
        except OSError as fault:
            raise UnwritableError(
                f"`{journal.command}` had been interrupted, and what it began cannot be put in order: "
                f"{fault.filename or FOLDER}: {_why(fault)}. Make room or give write permission, then run it again."
            ) from fault
        _end(self.root)
        self.completed = not edited and journal.command == self.command
        self.notes.append(_told(journal.command, edited))


@contextmanager
def transaction(root: Path, command: str) -> Iterator[Transaction]:
    """A transaction under the lock, after what an interrupted command left has been put in order.

    Read the system inside it: what was read before may have changed.

    Raises:
        BusyError: another command is writing.
        UnwritableError: the folder cannot be written, or what was left cannot be put in order.
    """
    try:
        with locked(root.resolve() / _LOCK, command):
            found = Transaction(root, command)
            found.recover()
            _drop_draft(found.root)
            yield found
    finally:
        with suppress(OSError):
            (root.resolve() / FOLDER).rmdir()


def _told(command: str, edited: Sequence[str]) -> str:
    if not edited:
        return f"`{command}` had been interrupted. It has been completed now."
    named = " and ".join(edited)
    return (
        f"`{command}` had been interrupted, and {named} was edited since. What it had written elsewhere was undone, "
        "the edit was kept. Give that command again if it is still meant."
    )


def _apply(root: Path, changes: Sequence[Change]) -> None:
    for each in changes:
        target = _place(root, each.path)
        if _content(target) != each.after:
            put(target, each.after, root / _DRAFT)


def _revert(root: Path, changes: Sequence[Change]) -> None:
    """Put back what was changed, last first; what somebody edited meanwhile stays."""
    for each in reversed(changes):
        target = _place(root, each.path)
        if _content(target) == each.after:
            put(target, each.before, root / _DRAFT)


def _end(root: Path) -> None:
    (root / JOURNAL).unlink(missing_ok=True)
    sync_folder(root / FOLDER)


def _drop_draft(root: Path) -> None:
    with suppress(OSError):
        (root / _DRAFT).unlink()


def _place(root: Path, path: str) -> Path:
    """The file that a path means, links followed. Raises UnwritableError when it lies outside the system."""
    try:
        place = (root / path).resolve()
    except (OSError, RuntimeError) as fault:  # RuntimeError: how Python before 3.13 says that links go in a circle
        raise UnwritableError(f"{path} is a link that leads nowhere. Replace the link by a file.") from fault
    if not place.is_relative_to(root):
        raise UnwritableError(f"{path} leads out of {root} by a link. Replace the link by what it leads to.")
    return place


def _check(root: Path, change: Change) -> None:
    """Raise UnwritableError when a file is not what it was, or cannot stand beside the others of its folder."""
    place = _place(root, change.path)
    if _content(place) != change.before:
        raise UnwritableError(f"{change.path} was changed while the command ran. Nothing was written; try again.")
    if change.before is None and (clash := _clash(root, change.path)):
        raise UnwritableError(
            f"{clash} stands where {change.path} is to be written; many computers cannot tell the two apart. "
            f"Rename it to {'/'.join(change.path.split('/')[: clash.count('/') + 1])}, or remove it."
        )


def _clash(root: Path, path: str) -> str:
    """A file or folder of the same name but for capitals, which hides a part of the path; "" when there is none."""
    folder, walked = root, ""
    for part in path.split("/"):
        names = _names(folder)
        for name in names if part not in names else ():
            if name.casefold() == part.casefold():
                return f"{walked}{name}"
        folder, walked = folder / part, f"{walked}{part}/"
    return ""


def _names(folder: Path) -> frozenset[str]:
    try:
        return frozenset(os.listdir(folder))  # noqa: PTH208 - names, not paths
    except OSError:
        return frozenset()


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as fault:
        raise UnwritableError(f"{path} cannot be read: {_why(fault)}. Make it a file that you may read.") from fault


def _why(fault: OSError) -> str:
    return fault.strerror or str(fault)


__all__ = ["Transaction", "transaction"]
