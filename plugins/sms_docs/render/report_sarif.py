"""A report in SARIF 2.1.0, which code hosts and editors read.

Severities are SARIF's levels of the same name. Paths are relative to the root of the repository (``%SRCROOT%``).
"""

import json
import re
from typing import Final
from urllib.parse import quote

from sms_docs import __version__
from sms_docs.model.finding import Finding
from sms_docs.model.location import Position
from sms_docs.model.report import Report, Rule
from sms_docs.render.report_words import SourceLine, advice, set_aside

_SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_PROBLEM: Final = {"error": "error", "warning": "warning", "note": "recommendation"}
"""What code scanning calls the severities in a rule's properties."""

_HEADING = re.compile(r"^## ", re.MULTILINE)

Json = dict[str, object]


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """One run: every check that ran as a rule with its manual, every finding as a result."""
    rules = {rule.id: _rule(rule) for rule in report.rules}
    for finding in report.findings:
        rules.setdefault(finding.id, {"id": finding.id})
    order = {rule_id: index for index, rule_id in enumerate(rules)}
    driver = {"name": "sms-docs", "version": __version__, "rules": list(rules.values())}
    run = {
        "tool": {"driver": driver},
        "automationDetails": {"id": "sms-docs/"},
        "columnKind": "unicodeCodePoints",
        "properties": {"asOf": report.as_of.isoformat(), "standard": report.standard},
        "results": [_result(each, order[each.id]) | _aside(report, each) for each in report.findings],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> Json:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary or rule.id},
        "fullDescription": {"text": rule.summary or rule.id},
        "help": {"text": _plain(rule.manual) or rule.id, "markdown": rule.manual or rule.id},
        "defaultConfiguration": {"level": rule.severity},
        "properties": {
            "problem.severity": _PROBLEM[rule.severity],
            "precision": "very-high",
            "tags": [f"clause {clause}" for clause in rule.clauses],
        },
    }


def _plain(manual: str) -> str:
    """The manual without the marks of its headings."""
    return _HEADING.sub("", manual)


def _result(finding: Finding, rule_index: int) -> Json:
    return {
        "ruleId": finding.id,
        "ruleIndex": rule_index,
        "level": finding.severity,
        "message": {"text": _message(advice(finding))},
        "locations": [{"physicalLocation": _place(finding.position)}],
        "relatedLocations": [
            {"id": number, "message": {"text": _message(each.message)}, "physicalLocation": _place(each.position)}
            for number, each in enumerate(finding.related, 1)
        ],
        "partialFingerprints": {"smsFinding/v1": finding.fingerprint},
    }


def _aside(report: Report, finding: Finding) -> Json:
    """How a finding stands beside those that count: waived, known, or new since the list of known ones."""
    return _suppressed(report, finding) | _compared(report, finding)


def _compared(report: Report, finding: Finding) -> Json:
    if not any(each.known for each in report.findings):
        return {}
    return {"baselineState": "unchanged" if finding.known else "new"}


def _suppressed(report: Report, finding: Finding) -> Json:
    """That a finding does not count, and why. Of one run either every result says how it stands, or none does."""
    if len(report.open) == len(report.findings):
        return {}
    told = {"kind": "external", "status": "accepted", "justification": _message(set_aside(finding))}
    return {"suppressions": [] if finding.counts else [told]}


def _message(text: str) -> str:
    """A text in which viewers find no link: data may hold what looks like one."""
    return text.replace("](", "] (")


def _place(position: Position) -> Json:
    return {
        "artifactLocation": {"uri": quote(position.path, errors="replace"), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": position.line, "startColumn": position.column},
    }
