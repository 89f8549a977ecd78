"""A report in Markdown, for the summary of a job or the description of a merge request."""

import re
from collections.abc import Iterator
from typing import Final

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import SourceLine, advice, counted, day, judged, left_out, place, read

LARGEST: Final = 900_000
"""Bytes of the table. GitHub refuses a whole summary of more than one mebibyte."""
LONGEST: Final = 600
"""Characters of a cell."""
_MARKS: Final = {"error": "❌ error", "warning": "⚠️ warning", "note": "ℹ️ note"}
_SPECIAL = re.compile(r"[\\`*_{}\[\]()<>|~!]")
_CALLS = re.compile(r"[@#]")


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """A heading, the numbers and a table of the findings, worst first."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"## Service management system: {_verdict(report)}"
    yield ""
    yield f"{_escaped(read(report))}, {judged(report)}, {_escaped(day(report))}."
    if report.findings:
        yield ""
        yield "| Severity | Where | What is wrong, and what to do | Check |"
        yield "| --- | --- | --- | --- |"
        yield from (rows := _rows(report))
        more = len(report.findings) - len(rows)
        yield from ("", f"{counted(more, 'finding')} more: `sms check` lists them all.") if more else ()
    yield from ("", aside) if (aside := left_out(report)) else ()


def _rows(report: Report) -> list[str]:
    """As many rows as fit, worst first."""
    rows, size = [], 0
    for row in map(_row, report.findings):
        size += len(row.encode("utf-8", "replace")) + 1
        if size > LARGEST:
            break
        rows.append(row)
    return rows


def _verdict(report: Report) -> str:
    if not report.findings:
        return "nothing is wrong" if not report.hidden else "nothing to report here"
    return ", ".join(counted(number, severity) for severity, number in report.counts.items() if number)


def _row(finding: Finding) -> str:
    also = "".join(
        f"<br>See also {_escaped(place(each.position))}: {_escaped(each.message)}" for each in finding.related
    )
    cells = (_MARKS[finding.severity], _escaped(place(finding.position)), _escaped(advice(finding)) + also)
    return f"| {' | '.join(cells)} | `{finding.id}` |"


def _escaped(text: str) -> str:
    """Text that Markdown shows as it is: no mark-up, no HTML, nobody called, no issue linked."""
    cut = text if len(text) <= LONGEST else text[:LONGEST] + "…"
    plain = visible(cut.replace("\n", " ")).replace("&", "&amp;")
    return _CALLS.sub(r"\g<0>&#8203;", _SPECIAL.sub(r"\\\g<0>", plain))
