"""Files that are whole on disk, or not there, whenever the power goes."""

import os
import shutil
from contextlib import suppress
from errno import EXDEV
from pathlib import Path


def put(target: Path, content: bytes | None, draft: Path) -> None:
    """Give a file a content in one step, or remove it (None). Raises OSError.

    Args:
        draft: a file that is written first; it takes the target's place, or its content does across file systems.
    """
    if content is None:
        target.unlink(missing_ok=True)
    else:
        _make_folder(target.parent)
        _write(draft, content)
        _keep_mode(target, draft)
        try:
            os.replace(draft, target)  # noqa: PTH105 - the one call that matters here, by its plain name
        except OSError as fault:
            if fault.errno != EXDEV:
                raise
            _put_beside(target, content)
            draft.unlink()
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder last; where folders cannot be synced, the system does it in its own time."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _make_folder(folder: Path) -> None:
    """Make a folder, and what it stands in, so that it lasts: a name lasts only once the folder around it does."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)


def _put_beside(target: Path, content: bytes) -> None:
    beside = target.with_name(f".{target.name}.sms-pending")
    _write(beside, content)
    _keep_mode(target, beside)
    os.replace(beside, target)  # noqa: PTH105


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _keep_mode(target: Path, draft: Path) -> None:
    if target.exists():
        shutil.copymode(target, draft)
