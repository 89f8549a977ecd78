"""What a check says (problem) and what is reported (finding)."""

import re
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from sms_docs.model.location import Location, Position

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")
"""Worst first."""


_COUNTED_DAYS = re.compile(r"\b\d+ days?\b")


def steady(message: str) -> str:
    """A message as it is on every day: what is three days late today is four days late tomorrow, and is the same."""
    return _COUNTED_DAYS.sub("days", message)


class Related(NamedTuple):
    """A second place that belongs to a problem, with what the reader finds there."""

    location: Location
    message: str


class Problem(NamedTuple):
    """All that a check may say: where, what is wrong, what to do, and where else to look.

    Attributes:
        message: what is wrong, one sentence, in the reader's words.
        hint: the next step, one sentence, beginning with a verb.
    """

    location: Location
    message: str
    hint: str
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class RelatedPosition:
    """A related place after it was looked up."""

    position: Position
    message: str


class Waived(NamedTuple):
    """Why a finding counts no longer: the waiver's number, its reason, and the last day on which it holds."""

    id: str
    reason: str
    expires: str


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem, stamped by the engine with its check's id and severity and with line and column.

    Attributes:
        id: the check's id, ``topic.fault-name``.
        fingerprint: 16 hexadecimal digits that stay the same when lines move and days pass; they depend on the check,
            the file, the message without its count of days and, for equal ones in one file, on their order.
        location: the place before it was looked up, so that a table's row or a paragraph can show the finding.
        waiver: of the decision to let it stand, None for a finding that counts.
        known: True when the document set had it before checking began (``data/baseline.yml``): it fails nothing.
    """

    id: str
    severity: Severity
    position: Position
    message: str
    hint: str
    related: tuple[RelatedPosition, ...] = ()
    fingerprint: str = ""
    location: Location | None = field(default=None, compare=False, repr=False)
    waiver: Waived | None = None
    known: bool = False

    @property
    def counts(self) -> bool:
        """True when nobody knew of it before, and nobody decided to let it stand."""
        return self.waiver is None and not self.known

    @property
    def rank(self) -> tuple[int, str, int, int, str, str]:
        """Sort key: worst first, then file, line, column, id and message."""
        place = self.position
        return (SEVERITIES.index(self.severity), place.path, place.line, place.column, self.id, self.message)
