"""A report as JUnit XML, for servers that show test results: every check is a test case.

Errors fail their case. Warnings and notes stand in its output, because such servers know only passed and failed. A case
with nothing but findings that were waived, or known from before, is skipped.
"""

import re
from collections.abc import Iterator, Mapping
from html import escape
from itertools import groupby

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_words import SourceLine, advice, counted, place, set_aside, summary

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]|[\x7f-\x9f]")
"""Characters that XML does not allow, and the control characters that it only discourages."""


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """One test suite with a case for each check that ran."""
    found = _by_check(report)
    names = sorted({*found, *(rule.id for rule in report.rules)})
    failed = sum(any(_fails(each) for each in findings) for findings in found.values())
    skipped = sum(not any(each.counts for each in findings) for findings in found.values())
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<testsuites name="sms" tests="{len(names)}" failures="{failed}" errors="0">',
            f'  <testsuite name="sms check" tests="{len(names)}" failures="{failed}" errors="0" skipped="{skipped}">',
            *(line for name in names for line in _case(name, found.get(name, ()))),
            f"    <system-out>{_text(summary(report))}</system-out>",
            "  </testsuite>",
            "</testsuites>",
            "",
        )
    )


def _by_check(report: Report) -> Mapping[str, tuple[Finding, ...]]:
    ordered = sorted(report.findings, key=lambda finding: finding.id)
    return {name: tuple(group) for name, group in groupby(ordered, key=lambda finding: finding.id)}


def _case(name: str, findings: tuple[Finding, ...]) -> Iterator[str]:
    opening = f'    <testcase classname="{_text(name.partition(".")[0])}" name="{_text(name)}"'
    if not findings:
        yield f"{opening}/>"
        return
    yield f"{opening}>"
    if errors := [each for each in findings if _fails(each)]:
        first = errors[0].message if len(errors) == 1 else f"{counted(len(errors), 'error')}: {errors[0].message}"
        yield f'      <failure type="error" message="{_text(first)}">{_text(_list(errors))}</failure>'
    elif not any(each.counts for each in findings):
        yield f'      <skipped message="{_text(set_aside(findings[0]))}"/>'
    if others := [each for each in findings if not _fails(each)]:
        yield f"      <system-out>{_text(_list(others))}</system-out>"
    yield "    </testcase>"


def _fails(finding: Finding) -> bool:
    return finding.counts and finding.severity == "error"


def _list(findings: list[Finding]) -> str:
    return "\n".join(f"{place(each.position)}: {each.severity}: {_told(each)}" for each in findings)


def _told(finding: Finding) -> str:
    return f"{set_aside(finding)} {advice(finding)}".lstrip()


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
