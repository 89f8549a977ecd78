"""The result of one run: findings and what they were found in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc
from typing import NamedTuple

from sms_docs.model.finding import SEVERITIES, Finding, Severity
from sms_docs.model.system import DaySource


class Rule(NamedTuple):
    """A check that ran, as reports describe it to other tools.

    Attributes:
        clauses: clauses of the standard that its fault offends.
        written: the check's manual as its docstring holds it.
        waivable: False where no waiver may silence it.
    """

    id: str
    severity: Severity
    clauses: tuple[str, ...]
    written: str
    waivable: bool = True

    @property
    def manual(self) -> str:
        """The check's manual in Markdown; its first line is a summary."""
        return cleandoc(self.written)

    @property
    def summary(self) -> str:
        """The fault in one line."""
        return self.manual.partition("\n")[0].strip()


@dataclass(frozen=True, slots=True)
class Report:
    """All findings of one run and the facts that a reader needs to trust it: worst first, and waived ones at the end.

    Attributes:
        standard: title of the standard's edition.
        checks: how many checks ran.
        documents: how many controlled documents were read.
        pages: how many pages were read, controlled ones included.
        registers: how many registers were read.
        records: how many entries they hold.
        hidden: how many findings were left out because they lie outside the paths asked for.
        rules: the checks that ran, sorted by id.
    """

    findings: tuple[Finding, ...]
    as_of: date
    day_source: DaySource
    standard: str
    checks: int
    documents: int
    pages: int
    registers: int
    records: int
    hidden: int = 0
    rules: tuple[Rule, ...] = ()

    @property
    def counts(self) -> Mapping[Severity, int]:
        """Findings that count, by severity."""
        return {severity: sum(each.severity == severity for each in self.open) for severity in SEVERITIES}

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that count."""
        return tuple(each for each in self.findings if each.counts)

    @property
    def known(self) -> tuple[Finding, ...]:
        """The findings of before checking began, waived ones aside; they stay in every report and fail nothing."""
        return tuple(each for each in self.findings if each.known and each.waiver is None)

    @property
    def waived(self) -> tuple[Finding, ...]:
        """The findings that somebody decided to let stand; they stay in every report and count in none."""
        return tuple(each for each in self.findings if each.waiver is not None)

    def fails(self, threshold: Severity = "error") -> bool:
        """True when a finding that counts is at least as bad as the threshold."""
        return any(SEVERITIES.index(each.severity) <= SEVERITIES.index(threshold) for each in self.open)
