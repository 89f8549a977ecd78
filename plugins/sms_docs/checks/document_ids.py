"""Which document numbers exist, as far as it can be known."""

import re

from sms_docs.model.system import CONTENT, System

_ID_LINE = re.compile(r"^id:[ \t]*[\"']?([^\s\"'#]+)", re.MULTILINE)
_HEADER = 4000
"""Characters of a page in which its header is looked for."""


def document_ids(system: System) -> frozenset[str] | None:
    """The numbers of all documents; None when a page could not be read, so that a missing number proves nothing.

    A header with broken YAML still shows its number to a search, so that one broken page does not hide every
    dead reference in the others.
    """
    if any(_unread(system, path) for path in system.files):
        return None
    found = set(system.by_id)
    for document in system.controlled:
        if document.broken:
            shown = [match.group(1) for match in _ID_LINE.finditer(document.source, 0, _HEADER)]
            if not shown:
                return None
            found.update(shown)
    return frozenset(found)


def _unread(system: System, path: str) -> bool:
    return (
        path.startswith(f"{CONTENT}/")
        and path.endswith(".md")
        and path not in system.by_path
        and system.settings.is_controlled(path.removeprefix(f"{CONTENT}/"))
    )
