"""The build record: what a site was made from and what was judged (house plan, decision 2)."""

from dataclasses import dataclass
from datetime import date

from sms_docs.model.finding import Severity
from sms_docs.model.system import DaySource


@dataclass(frozen=True, slots=True)
class BuildRecord:
    """Facts that let a reader tell which state of the sources a page shows.

    Attributes:
        digest: SHA-256 over paths and contents of ``content/`` and ``data/``, 64 hexadecimal digits.
        files: how many files that covers.
        commit: full hash of the commit that was checked out, and whether the sources differed; "" outside git.
        version: of the published release, "" for a draft of the site.
        tool: name and version of the program.
        standard: title of the standard's edition.
        documents: how many controlled documents there are.
        registers: how many registers there are.
        records: how many entries they hold.
        checks: how many checks ran.
        counts: severity and number of findings, worst first.
        waived: how many findings a waiver covers.
        known: how many findings the document set had before checking began.
    """

    digest: str
    files: int
    commit: str
    version: str
    as_of: date
    day_source: DaySource
    tool: str
    standard: str
    documents: int
    registers: int
    records: int
    checks: int
    counts: tuple[tuple[Severity, int], ...]
    waived: int = 0
    known: int = 0

    @property
    def aside(self) -> str:
        """What does not count, ``2 waived, 5 known``; "" for nothing."""
        return ", ".join(
            f"{number} {word}" for number, word in ((self.waived, "waived"), (self.known, "known")) if number
        )

    @property
    def short(self) -> str:
        """So much of the digest as tells two states apart."""
        return self.digest[:12]
