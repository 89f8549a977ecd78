"""The findings that a document set had before checking began, as ``data/baseline.yml`` holds them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final, NamedTuple

from sms_docs.model.finding import Finding, steady
from sms_docs.model.register import Entry
from sms_docs.model.system import System

KEY: Final = "baseline"
PATH: Final = "data/baseline.yml"
_NEVER: Final = frozenset({"base", "baseline-file", "digest", "edition", "mechanical", "seal", "waiver", "yaml"})
"""Topics: what cannot be read, and what was altered after a decision."""
_UNREADABLE: Final = frozenset(
    {
        "file.conflict-marker",
        "file.front-matter-unclosed",
        "file.interrupted-command",
        "file.link-out-of-repository",
        "file.not-utf8",
        "file.too-large",
        "file.unreadable",
    }
)


class Known(NamedTuple):
    """What an entry and a finding have to agree in."""

    fingerprint: str
    id: str
    path: str
    message: str


def is_unreadable(check_id: str) -> bool:
    """Whether a check's findings say that a file cannot be read: nobody knows what else it hides."""
    return check_id.startswith("yaml.") or check_id in _UNREADABLE


def may_be_known(check_id: str) -> bool:
    """Whether findings of a check may ever be taken as known."""
    return check_id.partition(".")[0] not in _NEVER and check_id not in _UNREADABLE


def known(finding: Finding) -> Known:
    """What an entry must say to mean a finding."""
    return Known(finding.fingerprint, finding.id, finding.position.path, _plain(finding.message))


def stands_for(entry: Entry) -> Known:
    """What an entry says."""
    return Known(entry.text("fingerprint"), entry.text("id"), entry.text("path"), _plain(entry.text("message")))


def baseline_entries(system: System) -> tuple[Entry, ...]:
    """The entries of ``data/baseline.yml``; none when there is no such file or it cannot be read."""
    register = system.control.get(KEY)
    return register.single.entries("findings") if register is not None and not register.broken else ()


def known_findings(system: System) -> frozenset[Known]:
    """All that is known."""
    return frozenset(found for each in baseline_entries(system) if may_be_known((found := stands_for(each)).id))


def with_known(system: System, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The findings in the same order, with those marked that are listed as known."""
    listed = known_findings(system)
    return (
        tuple(replace(each, known=True) if known(each) in listed else each for each in findings)
        if listed
        else tuple(findings)
    )


def _plain(message: str) -> str:
    """A message as it survives in a file: lone halves of characters do not."""
    return steady(message).strip().encode("utf-8", "replace").decode()
