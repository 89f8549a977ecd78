"""What a command is about to write, on disk before it writes: whoever finds it can complete it, or undo it."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from sms_docs.control.refusal import UnwritableError
from sms_docs.load.pending import FOLDER, JOURNAL

_FORMAT = 1


class Change(NamedTuple):
    """A file of the tree before and after; None where there is no such file."""

    path: str
    before: bytes | None
    after: bytes | None


class Journal(NamedTuple):
    """All changes of one command, in the order in which they are written."""

    command: str
    changes: tuple[Change, ...]


def dumps(journal: Journal) -> str:
    """The journal as JSON; bytes that are no UTF-8 survive as lone surrogates."""
    listed = [{"path": each.path, "before": _text(each.before), "after": _text(each.after)} for each in journal.changes]
    return json.dumps({"format": _FORMAT, "command": journal.command, "changes": listed}, indent=1) + "\n"


def loads(text: str) -> Journal:
    """The journal of a text. Raises ``UnwritableError`` when nothing can be concluded from it."""
    by_hand = f"Compare the files with the last commit (git status), then delete the folder {FOLDER}."
    try:
        found = json.loads(text)
        if found["format"] == _FORMAT:
            return Journal(str(found["command"]), tuple(_changes(found["changes"])))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise UnwritableError(
            f"{JOURNAL} cannot be read, so that an interrupted command can be neither completed nor undone. {by_hand}"
        ) from fault
    raise UnwritableError(
        f"Another version of sms-docs was interrupted, and this one does not know the form of its {JOURNAL}. Complete "
        f"it with that version: it does so before any command that writes. Or: {by_hand}"
    )


def _changes(listed: Iterable[dict[str, object]]) -> Iterable[Change]:
    for each in listed:
        path = PurePosixPath(str(each["path"]))
        # A journal comes from disk like any other file, and must not reach beyond the tree.
        odd = path.is_absolute() or not path.parts or "\0" in path.name
        if odd or any(part.startswith(".") or "\0" in part for part in path.parts):
            raise ValueError(path)
        yield Change(path.as_posix(), _bytes(each["before"]), _bytes(each["after"]))


def _text(content: bytes | None) -> str | None:
    return None if content is None else content.decode("utf-8", "surrogateescape")


def _bytes(text: object) -> bytes | None:
    if text is not None and not isinstance(text, str):
        raise TypeError(text)
    return None if text is None else text.encode("utf-8", "surrogateescape")
