"""Sentences about a report that every format for people shares."""

from collections.abc import Callable, Mapping
from typing import Final

from sms_docs.model.finding import SEVERITIES, Finding, Severity
from sms_docs.model.location import Position
from sms_docs.model.report import Report
from sms_docs.model.system import DaySource, System

SourceLine = Callable[[str, int], str]
"""Path and line number, counted from 1, to the text of that line; "" where there is none."""

Renderer = Callable[[Report, SourceLine], str]
"""What every ``report_*.render`` is."""

_DAY: Final[Mapping[DaySource, str]] = {
    "argument": "as asked for",
    "settings": "fixed in data/settings.yml",
    "SOURCE_DATE_EPOCH": "from SOURCE_DATE_EPOCH",
    "today": "today",
}


def counted(number: int, noun: str, plural: str = "") -> str:
    """``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def read(report: Report) -> str:
    """What was read: ``13 documents, 38 registers with 640 records``; a single document has no registers."""
    documents = counted(report.documents, "document")
    if not report.registers:
        return documents
    return f"{documents}, {counted(report.registers, 'register')} with {counted(report.records, 'record')}"


def judged(report: Report) -> str:
    """How it was judged: ``87 checks: 2 errors, 1 warning, 0 notes``."""
    found = [counted(report.counts[severity], severity) for severity in SEVERITIES]
    aside = [f"{len(each)} {word}" for each, word in ((report.waived, "waived"), (report.known, "known")) if each]
    return f"{counted(report.checks, 'check')}: {', '.join((*found, *aside))}"


def day(facts: Report | System) -> str:
    """The day and its source: ``as of 2027-01-20 (fixed in data/settings.yml)``."""
    return f"as of {facts.as_of.isoformat()} ({_DAY[facts.day_source]})"


def summary(report: Report) -> str:
    """The whole run in one line."""
    return f"{read(report)}, {judged(report)} · {day(report)}"


def left_out(report: Report) -> str:
    """What the path arguments hide, "" when they hide nothing."""
    if not report.hidden:
        return ""
    lie = "lies" if report.hidden == 1 else "lie"
    return f"{counted(report.hidden, 'finding')} more {lie} outside the paths asked for."


def place(position: Position) -> str:
    """``content/plans/x.md:12:3``, which terminals and editors turn into a link."""
    return f"{position.path}:{position.line}:{position.column}"


def advice(finding: Finding) -> str:
    """What is wrong and what to do, in one line."""
    return f"{finding.message} {finding.hint}".strip()


def of_severity(report: Report, severity: Severity) -> tuple[Finding, ...]:
    """The findings of one severity that count, in the report's order."""
    return tuple(each for each in report.open if each.severity == severity)


def set_aside(finding: Finding) -> str:
    """Why a finding does not count, a sentence; "" for one that counts."""
    if waiver := finding.waiver:
        return f"Waived until {waiver.expires} ({waiver.id}): {stopped(waiver.reason)}"
    return "Known since before the checks began (data/baseline.yml)." if finding.known else ""


def stopped(text: str) -> str:
    """With a full stop: what people write ends with one or not."""
    return text if text.endswith((".", "!", "?", "…", ":")) else f"{text}."


def known_line(report: Report) -> str:
    """How many findings are known from before the checks began, "" for none."""
    if not report.known:
        return ""
    are = "is" if len(report.known) == 1 else "are"
    return f"{counted(len(report.known), 'finding')} {are} known since before the checks began (data/baseline.yml)."


def nothing(report: Report) -> str:
    """What is said where no finding counts."""
    if report.hidden:
        return "Nothing to report here."
    aside = " or ".join(word for each, word in ((report.waived, "waived"), (report.known, "known")) if each)
    return f"Nothing is wrong that is not {aside}." if aside else "Nothing is wrong."
