"""A report in Markdown, for the summary of a job or the description of a merge request."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import (
    SourceLine,
    advice,
    counted,
    day,
    judged,
    known_line,
    left_out,
    nothing,
    place,
    read,
    set_aside,
)

LARGEST: Final = 900_000
"""Bytes of the tables. GitHub refuses a whole summary of more than one mebibyte."""
LONGEST: Final = 600
"""Characters of a cell."""
_MARKS: Final = {"error": "❌ error", "warning": "⚠️ warning", "note": "ℹ️ note"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>|~!]")
_CALLS = re.compile(r"[@#]")


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """A heading, the numbers and a table of the findings that count, worst first; below it those that are waived."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"## Service management system: {_verdict(report)}"
    yield ""
    yield f"{escaped(read(report))}, {judged(report)}, {escaped(day(report))}."
    space = LARGEST
    if report.open:
        yield from ("", "| Severity | Where | What is wrong, and what to do | Check |", "| --- | --- | --- | --- |")
        yield from (rows := _fitting(report.open, _row, space))
        yield from _more(len(report.open) - len(rows))
        space -= sum(map(_size, rows))
    if report.waived:
        yield from (
            "",
            "### Waived",
            "",
            "| Where | What is wrong | Why it may stand | Check |",
            "| --- | --- | --- | --- |",
        )
        yield from (rows := _fitting(report.waived, _waived, space))
        yield from _more(len(report.waived) - len(rows))
    for aside in filter(None, (known_line(report), left_out(report))):
        yield from ("", aside)


def _fitting(findings: tuple[Finding, ...], to_row: Callable[[Finding], str], space: int) -> list[str]:
    """As many rows as fit into so many bytes, worst first."""
    rows = []
    for row in map(to_row, findings):
        space -= _size(row)
        if space < 0:
            break
        rows.append(row)
    return rows


def _size(row: str) -> int:
    return len(row.encode("utf-8", "replace")) + 1


def _more(number: int) -> Iterator[str]:
    if number:
        yield from ("", f"{counted(number, 'finding')} more: `sms check` lists them all.")


def _verdict(report: Report) -> str:
    if not report.open:
        return nothing(report).rstrip(".").lower()
    return ", ".join(counted(number, severity) for severity, number in report.counts.items() if number)


def _row(finding: Finding) -> str:
    also = "".join(f"<br>See also {escaped(place(each.position))}: {escaped(each.message)}" for each in finding.related)
    cells = (_MARKS[finding.severity], escaped(place(finding.position)), escaped(advice(finding)) + also)
    return f"| {' | '.join(cells)} | `{finding.id}` |"


def _waived(finding: Finding) -> str:
    cells = (escaped(place(finding.position)), escaped(finding.message), escaped(set_aside(finding)))
    return f"| {' | '.join(cells)} | `{finding.id}` |"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no mark-up, no HTML, nobody called, no issue linked."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    plain = visible(cut.replace("\n", " ")).replace("&", "&amp;")
    return _CALLS.sub(r"\g<0>&#8203;", _SPECIAL.sub(r"\\\g<0>", plain))
