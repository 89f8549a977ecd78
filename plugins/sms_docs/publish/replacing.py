"""A folder of written files takes the place of the previous one only when it is whole."""

import shutil
from collections.abc import Iterable
from pathlib import Path

MARK = ".sms-render"
"""File that says: this folder was written by ``sms render`` and may be written anew."""
_WORDS = "Written by `sms render`. Everything here is replaced the next time.\n"


class NotOursError(Exception):
    """The folder holds something that was not written here; nothing was touched."""


def write_folder(target: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write files into a new folder beside the target, then swap.

    Args:
        files: relative path with forward slashes, and content.

    Returns:
        How many files were written.

    Raises:
        NotOursError: the target exists and was not written by this function.
        OSError: something cannot be written; the target is as it was.
    """
    if target.is_symlink() or target.is_file() or (target.is_dir() and any(target.iterdir()) and not _ours(target)):
        raise NotOursError
    staging = target.with_name(f".{target.name}.writing")
    shutil.rmtree(staging, ignore_errors=True)
    try:
        number = _write(staging, files)
        swap(staging, target)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return number


def _ours(folder: Path) -> bool:
    return (folder / MARK).is_file()


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    folder.mkdir(parents=True)
    number = 0
    for path, content in files:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
        number += 1
    (folder / MARK).write_text(_WORDS, "utf-8")
    return number


def swap(staging: Path, target: Path) -> None:
    """Put a finished folder in place of a target, which may exist. Raises OSError."""
    previous = target.with_name(f".{target.name}.previous")
    shutil.rmtree(previous, ignore_errors=True)
    if target.exists():
        target.rename(previous)
    staging.rename(target)
    shutil.rmtree(previous, ignore_errors=True)
