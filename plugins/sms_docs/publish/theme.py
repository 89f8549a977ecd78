"""Files of the theme: style sheet, script and templates."""

import re
from pathlib import Path

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s*\n\s*")
_PACKAGE = Path(__file__).resolve().parent.parent
_PACKAGED = _PACKAGE / "theme" / "overrides"
_SOURCE = _PACKAGE.parents[1] / "overrides"
STYLES = "assets/sms.css"
SCRIPT = "assets/sms.js"
WORKER = "assets/iframe-worker.js"
"""Lets the search run where a browser forbids workers: in a page opened from a folder."""


def overrides() -> Path:
    """The folder of the templates.

    In a source checkout they stand at the top, where ``theme.custom_dir`` finds them even when another engine drops
    our plugin; the wheel carries them in the package.
    """
    return _PACKAGED if _PACKAGED.is_dir() else _SOURCE


def assets() -> dict[str, str]:
    """Path below the site's root to content."""
    return {STYLES: _short(_joined("css")), SCRIPT: _joined("js")}


def offline_assets() -> dict[str, str]:
    """What a copy for reading from a folder needs besides."""
    return {WORKER: (_PACKAGE / "theme" / "vendor" / "iframe-worker.js").read_text("utf-8")}


def _short(styles: str) -> str:
    """A style sheet without comments and indentation: every reader waits for it."""
    return _BLANK.sub("\n", _COMMENT.sub("", styles)).strip() + "\n"


def _joined(ending: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((_PACKAGE / "theme" / ending).glob(f"*.{ending}")))
