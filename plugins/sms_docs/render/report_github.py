"""A report as annotations of GitHub Actions, and one line for people.

GitHub shows at most ten errors, ten warnings and ten notices of a step and drops the others without a word, so the
worst come first and the number of the others is said. A waived finding takes no place from them: it is a line of the
log, with its reason.
"""

from collections.abc import Iterator
from typing import Final

from sms_docs.model.finding import SEVERITIES, Finding
from sms_docs.model.report import Report
from sms_docs.render.report_cells import visible
from sms_docs.render.report_words import (
    SourceLine,
    advice,
    counted,
    known_line,
    left_out,
    of_severity,
    place,
    set_aside,
    summary,
)

LIMIT: Final = 10
"""Annotations of one level in one step."""
LONGEST: Final = 4000
"""Characters of a message, far below GitHub's 64 KiB."""
_LEVELS: Final = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPES: Final = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTY: Final = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def render(report: Report, source_line: SourceLine) -> str:  # noqa: ARG001
    """Workflow commands, one a line, then what is not shown and the summary."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    hidden = []
    for severity in SEVERITIES:
        findings = of_severity(report, severity)
        yield from map(_annotation, findings[:LIMIT])
        if len(findings) > LIMIT:
            hidden.append(counted(len(findings) - LIMIT, severity))
    if hidden:
        yield f"{' and '.join(hidden)} more are not shown as annotations; `sms check` lists them all."
    yield from map(_waived, report.waived)
    yield from filter(None, (known_line(report), left_out(report)))
    yield summary(report)


def _annotation(finding: Finding) -> str:
    at = finding.position
    also = "".join(f"\nSee also {place(each.position)}: {each.message}" for each in finding.related)
    text = advice(finding) + also
    message = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    properties = f"file={_property(at.path)},line={at.line},col={at.column},title={_property(finding.id)}"
    return f"::{_LEVELS[finding.severity]} {properties}::{_escaped(message, _ESCAPES)}"


def _waived(finding: Finding) -> str:
    told = f"waived: {place(finding.position)}: {finding.message} [{finding.id}] {set_aside(finding)}"
    # A line of the log is no command, not in the old form either, which counts anywhere in a line.
    return visible(told if len(told) <= LONGEST else told[: LONGEST - 1] + "…").replace("##[", "# #[")


def _property(text: str) -> str:
    return _escaped(text, _IN_PROPERTY)


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char) or visible(char) for char in text)
