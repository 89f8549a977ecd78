"""From one version to the next: which numbers may follow, and after which approval."""

from collections.abc import Iterator

from sms_docs.model.register import Entry, Register
from sms_docs.model.system import APPROVING, System
from sms_docs.model.version import parse_version


def begun_versions(system: System, document_id: str) -> frozenset[str]:
    """The versions of a document that some roles approved and others never did."""
    return system.begun.get(document_id, frozenset())


def steps(log: Register, begun: frozenset[str]) -> Iterator[tuple[Entry, Entry]]:
    """Each approval with the last one above it of a lower version that was completed."""
    done: list[tuple[tuple[int, int], Entry]] = []
    for entry in log:
        mine = parse_version(entry.text("version"))
        if entry.text("decision") not in APPROVING or mine is None:
            continue
        lower = [each for version, each in done if version < mine]
        if lower and all(version <= mine for version, _ in done):
            yield lower[-1], entry
        if entry.text("version") not in begun:
            done.append((mine, entry))


def next_version(version: str, begun: frozenset[str], *, major: bool) -> str:
    """The version after one; a number that was begun with another text is used up."""
    first, second = parse_version(version) or (0, 0)
    first, second = (first + 1, 0) if major else (first, second + 1)
    while f"{first}.{second}" in begun:
        second += 1
    return f"{first}.{second}"


def follows(before: Entry, version: str, begun: frozenset[str]) -> bool:
    """Whether a version is the next minor or the next major one after an approval."""
    return version in (next_version(before.text("version"), begun - {version}, major=each) for each in (True, False))
