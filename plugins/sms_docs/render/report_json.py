"""A report for programs. The format is versioned: fields are added, never renamed or removed, within one number."""

import json
from typing import Final

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_words import SourceLine

FORMAT: Final = 1


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """One JSON object; the same report always gives the same bytes."""
    counts = report.counts
    content = {
        "format": FORMAT,
        "as_of": report.as_of.isoformat(),
        "summary": {
            "errors": counts["error"],
            "warnings": counts["warning"],
            "notes": counts["note"],
            "waived": len(report.waived),
            "known": len(report.known),
            "hidden": report.hidden,
            "checks": report.checks,
            "documents": report.documents,
            "pages": report.pages,
            "registers": report.registers,
            "records": report.records,
            "standard": report.standard,
            "as_of_source": report.day_source,
        },
        "findings": [finding(each) for each in report.findings],
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def finding(finding: Finding) -> dict[str, object]:
    """One finding, as every JSON format has it."""
    at = finding.position
    return {
        "id": finding.id,
        "severity": finding.severity,
        "path": at.path,
        "line": at.line,
        "column": at.column,
        "message": finding.message,
        "hint": finding.hint,
        "related": [
            {"path": each.position.path, "line": each.position.line, "message": each.message}
            for each in finding.related
        ],
        "fingerprint": finding.fingerprint,
        "waiver": finding.waiver._asdict() if finding.waiver else None,
        "known": finding.known,
    }
