"""One writer at a time: a lock that the operating system lets go of when its process ends, however it ends."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from errno import EACCES, EAGAIN
from pathlib import Path
from typing import IO

from sms_docs.control.refusal import BusyError, UnwritableError

_BUSY = (EACCES, EAGAIN)
_TRIES = 100

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[str]) -> None:
        # Far behind the text, so that others can read who holds it.
        os.lseek(file.fileno(), 1_000_000, os.SEEK_SET)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(path: Path, holder: str) -> Iterator[None]:
    """Hold a lock file, which is made, and removed in the end.

    Args:
        holder: who holds it, one line for others to read.

    Raises:
        BusyError: another process holds it.
        UnwritableError: it cannot be made, or the file system knows no locks.
    """
    file = _taken(path)
    try:
        with suppress(OSError):
            file.truncate(0)
            # Past the file's own buffer: on a full disk that would fail again, and loudly, when it is closed.
            os.write(file.fileno(), f"{holder} (process {os.getpid()})\n".encode("utf-8", "replace"))
        yield
    finally:
        _let_go(file, path)


def _let_go(file: IO[str], path: Path) -> None:
    """Remove the file while it is still held: who waits for this very one sees below that it is gone.

    After that it must not be touched, since it may be another's by then. Windows removes no open file, neither one's
    own nor that of another, so that there it can only be done afterwards.
    """
    if sys.platform == "win32":
        file.close()
    with suppress(OSError):
        path.unlink()
    file.close()


def _taken(path: Path) -> IO[str]:
    for last in (*[False] * _TRIES, True):
        try:
            with suppress(FileExistsError):
                path.parent.mkdir()
            file = path.open("a+", encoding="utf-8")
        except OSError as fault:
            if isinstance(fault, FileNotFoundError) and not last:
                continue  # the folder went between the two lines: another command has just ended
            message = f"{path.parent} cannot be written: {fault.strerror or fault}. Nothing was changed."
            raise UnwritableError(message) from fault
        try:
            _lock(file)
        except OSError as fault:
            said = _said(path, fault)
            file.close()
            raise said from fault
        if _same(file, path):
            return file
        file.close()
    raise BusyError("Other commands are writing here. Nothing was changed; try again.")


def _same(file: IO[str], path: Path) -> bool:
    """Whether the file that was locked is still the one at the path."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError:
        return False


def _said(path: Path, fault: OSError) -> Exception:
    if fault.errno not in _BUSY:
        said = f"{path} cannot be locked: {fault.strerror or fault}. Nothing was changed; use a disk of this computer."
        return UnwritableError(said)
    holder = ""
    with suppress(OSError):
        holder = " ".join(path.read_text("utf-8", "replace").split())
    named = f": {holder}" if holder else ""
    return BusyError(
        f"Another command is writing here just now{named}. Nothing was changed; try again when it has ended."
    )
