"""``versions.json`` at the root of the published branch: what the selector of each page reads. The format is mike's."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sms_docs.publish.release_record import BrokenRecordError
from sms_docs.publish.version_number import parse

FILE = "versions.json"
LATEST = "latest"
"""The alias of the release in force."""

Listed = Mapping[str, Any]
"""An entry: ``version``, ``title``, ``aliases`` and whatever else mike keeps."""


def loads(text: str) -> tuple[Listed, ...]:
    """The entries in a JSON text. Raises ``BrokenRecordError``."""
    try:
        found = json.loads(text)
    except ValueError as fault:
        raise BrokenRecordError(f"{FILE} is no JSON ({fault})") from fault
    if not isinstance(found, list) or not all(
        isinstance(each, dict) and isinstance(each.get("version"), str) and isinstance(each.get("aliases", []), list)
        for each in found
    ):
        raise BrokenRecordError(f"{FILE} is no list of versions")
    return tuple(found)


def dumps(listed: Iterable[Listed]) -> str:
    """The entries as mike writes them."""
    return json.dumps(list(listed), indent=2) + "\n"


def aliases(entry: Listed) -> list[str]:
    """An entry's other names."""
    return [str(each) for each in entry.get("aliases", [])]


def with_latest(listed: Iterable[Listed], version: str) -> tuple[Listed, ...]:
    """The entries with a new release that takes over the alias; what is no number stays on top, as mike sorts."""
    others = [{**each, "aliases": [name for name in aliases(each) if name != LATEST]} for each in listed]
    drafts = [each for each in others if not str(each["version"]).removeprefix("v")[:1].isdigit()]
    numbers = [each for each in others if each not in drafts]
    return (*drafts, {"version": version, "title": version, "aliases": [LATEST]}, *numbers)


def in_force(listed: Iterable[Listed]) -> str:
    """The version that has the alias, "" when none has."""
    return next((str(each["version"]) for each in listed if LATEST in aliases(each)), "")


def newest(versions: Iterable[str]) -> str:
    """The highest number, "" when there is none."""
    numbers = [(number, version) for version in versions if (number := parse(version))]
    return max(numbers)[1] if numbers else ""
