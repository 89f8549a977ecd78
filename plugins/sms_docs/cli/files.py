"""Writing result files so that nobody ever reads half of one."""

import os
from pathlib import Path

from sms_docs.cli.stop import Stop


def write_file(target: Path, text: str) -> None:
    """Write a file in one step; missing folders are made. What is no regular file (a pipe, a device) is written to.

    Raises ``Stop`` when the file cannot be written.
    """
    content = text.encode("utf-8", "replace")
    try:
        if target.exists() and not target.is_file():
            target.write_bytes(content)
            return
        real = target.resolve()
        real.parent.mkdir(parents=True, exist_ok=True)
        _replace(real, content)
    except OSError as fault:
        raise Stop(f"{target} could not be written: {fault.strerror or fault}.") from fault


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        draft.write_bytes(content)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
