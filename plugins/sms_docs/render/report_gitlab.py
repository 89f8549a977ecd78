"""A report as GitLab's code quality file, which shows findings in a merge request."""

import json
from typing import Final

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_words import SourceLine, advice

_SEVERITIES: Final = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """One JSON list; GitLab tells findings apart by their fingerprint, which is unique in a report."""
    return json.dumps([_finding(each) for each in report.findings], ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "description": advice(finding),
        "check_name": finding.id,
        "fingerprint": finding.fingerprint,
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": finding.position.path,
            "lines": {"begin": finding.position.line},
        },
    }
