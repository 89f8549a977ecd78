"""What is on record about each release: ``releases.json`` at the root of the published branch."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields

FILE = "releases.json"
_FORMAT = 1


class BrokenRecordError(Exception):
    """A file of the published branch cannot be read; the text says which and why."""


@dataclass(frozen=True, slots=True)
class Release:
    """One release.

    Attributes:
        version: its number, which is its folder and address too.
        date: the day of the release (UTC), as 2027-01-20.
        by: who released, by the name that git knows.
        commit: what it was built from, in full.
        sha256: digest of the files (``release_digest``).
        tree: git's name of the folder with the files; another name means that somebody changed them.
        note: what the release is for, in one line; may be "".
    """

    version: str
    date: str
    by: str
    commit: str
    sha256: str
    tree: str
    note: str = ""


def dumps(releases: Iterable[Release]) -> str:
    """The records as JSON, in the given order."""
    listed = [asdict(each) for each in releases]
    return json.dumps({"format": _FORMAT, "releases": listed}, ensure_ascii=False, indent=2) + "\n"


def loads(text: str) -> tuple[Release, ...]:
    """The records in a JSON text. Raises ``BrokenRecordError``."""
    try:
        found = json.loads(text)
    except ValueError as fault:
        raise BrokenRecordError(f"{FILE} is no JSON ({fault})") from fault
    listed = found.get("releases") if isinstance(found, dict) else None
    if not isinstance(listed, list):
        raise BrokenRecordError(f'{FILE} has no list "releases"')
    return tuple(map(_release, listed))


def _release(given: object) -> Release:
    names = [each.name for each in fields(Release)]
    texts = {name: given.get(name) for name in names} if isinstance(given, dict) else {}
    texts["note"] = texts.get("note") or ""  # the only one that may be missing
    missing = [name for name in names if not isinstance(texts.get(name), str)]
    if missing:
        raise BrokenRecordError(f"a release in {FILE} has no {' and no '.join(missing)}")
    return Release(**{name: str(texts[name]) for name in names})
