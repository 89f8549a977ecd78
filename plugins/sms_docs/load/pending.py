"""What an interrupted command has left: its journal, in a hidden folder at the root."""

import json
from pathlib import Path

from sms_docs.model.defect import Defect
from sms_docs.model.location import Location

FOLDER = ".sms-pending"
JOURNAL = f"{FOLDER}/journal.json"


def read_pending(root: Path) -> list[Defect]:
    """The defect of a journal that a command left behind; nothing when there is none."""
    try:
        text = (root / JOURNAL).read_text("utf-8", "replace")
    except FileNotFoundError:
        return []
    except OSError as fault:
        return [_defect(f"A command was interrupted, and {JOURNAL} cannot be read: {fault.strerror}.", "")]
    command = _command(text)
    named = f" (`{command}`)" if command else ""
    return [_defect(f"A command that writes decisions was interrupted{named}: files may be half changed.", command)]


def _command(text: str) -> str:
    try:
        found = json.loads(text)["command"]
    except (ValueError, TypeError, KeyError, RecursionError):
        return ""
    return " ".join(found.split()) if isinstance(found, str) else ""


def _defect(message: str, command: str) -> Defect:
    hint = (
        f"Run `{command}` again: it completes what was begun, or undoes it, and says which."
        if command
        else f"Compare the files with the last commit (git status), then delete the folder {FOLDER}."
    )
    return Defect("interrupted-command", Location(JOURNAL), message, hint)
