"""A report with planted findings, and the lines that they point at."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from sms_docs.model.finding import Finding, RelatedPosition, Severity
from sms_docs.model.location import Position
from sms_docs.model.report import Report, Rule

HOSTILE = "a|b\n<script>`x` [y](javascript:z) 50%, @you #1 {{ q }}\x1b[31m\x00"
"""A value that breaks out of every format that does not escape it."""

MANUAL = "An owner is missing.\n\n## What\nNobody answers for `## it`.\n\n## Why\nBecause `owner` counts."


def finding(severity: Severity = "error", check: str = "task.no-owner", line: int = 2, **changes: object) -> Finding:
    """A finding in ``data/tasks.yml``, its message naming its line so that two of them differ."""
    made = Finding(
        check, severity, Position("data/tasks.yml", line, 10), f"The task in line {line} has no owner.", "Name a role."
    )
    made = replace(made, fingerprint=f"{line:016x}")
    return replace(made, **changes)  # type: ignore[arg-type]


def related(path: str = "content/plan.md", message: str = "This table shows it.") -> RelatedPosition:
    """A second place."""
    return RelatedPosition(Position(path, 7, 3), message)


def report(*findings: Finding, **changes: object) -> Report:
    """A report on 13 documents; its checks are ``task.no-owner`` and ``task.overdue``."""
    made = Report(
        findings=findings,
        as_of=date(2027, 1, 20),
        day_source="settings",
        standard="ISO/IEC 20000-1:2018",
        checks=87,
        documents=13,
        pages=20,
        registers=38,
        records=640,
        rules=(Rule("task.no-owner", "error", ("5.3", "6.2.2"), MANUAL), Rule("task.overdue", "warning", (), "Late.")),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def lines(text: str) -> Callable[[str, int], str]:
    """Every file holds this text."""
    held = text.split("\n")
    return lambda _path, number: held[number - 1] if 0 < number <= len(held) else ""


NO_LINES = lines("")
