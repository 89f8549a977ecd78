"""A report as GitLab's code quality file, which shows findings in a merge request."""

import json
from typing import Final

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_words import SourceLine, advice, day, set_aside

_LEAST: Final = "info"
_SEVERITIES: Final = {"error": "major", "warning": "minor", "note": _LEAST}


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """One JSON list; GitLab tells findings apart by their fingerprint, which is unique in a report.

    The list has no place for facts of the run, so that a day which is fixed stands in each description. Nor has it one
    for waivers: what does not count is of the least severity and begins with the reason.
    """
    fixed = f" [{day(report)}]" if report.day_source == "settings" else ""
    return json.dumps([_finding(each, fixed) for each in report.findings], ensure_ascii=False, indent=2) + "\n"


def _finding(finding: Finding, fixed: str) -> dict[str, object]:
    aside = set_aside(finding)
    return {
        "description": f"{aside} {advice(finding)}{fixed}".lstrip(),
        "check_name": finding.id,
        "fingerprint": finding.fingerprint,
        "severity": _LEAST if aside else _SEVERITIES[finding.severity],
        "location": {
            "path": finding.position.path,
            "lines": {"begin": finding.position.line},
        },
    }
