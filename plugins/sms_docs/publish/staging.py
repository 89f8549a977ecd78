"""A built site takes the place of the previous one only when it is whole."""

import logging
import shutil
from pathlib import Path

from sms_docs.publish.replacing import swap


class Staging:
    """The folder that a build writes to, beside the folder where the site belongs.

    Attributes:
        target: where the site belongs.
        folder: where the build writes.
    """

    def __init__(self, target: Path, *, watch_warnings: bool) -> None:
        """Choose the folder; with ``watch_warnings`` a warning of MkDocs means that the build will be refused."""
        self.target = target
        self.folder = target.parent / f".{target.name}.building"
        self._warnings = _WarningCount() if watch_warnings else None
        if self._warnings is not None:
            logging.getLogger("mkdocs").addHandler(self._warnings)

    def finish(self) -> None:
        """Swap the folders. A build that MkDocs is about to refuse for its warnings is thrown away instead."""
        if self._warnings is not None and self._warnings.count:
            self.discard()
            return
        self._stop_watching()
        swap(self.folder, self.target)

    def discard(self) -> None:
        """Remove what the build wrote."""
        self._stop_watching()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _stop_watching(self) -> None:
        if self._warnings is not None:
            logging.getLogger("mkdocs").removeHandler(self._warnings)


class _WarningCount(logging.Handler):
    """Counts what makes a strict build fail."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002  the name is logging's
        """Count a message."""
        self.count += 1
