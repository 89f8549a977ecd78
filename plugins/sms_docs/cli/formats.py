"""Formats of a report, and where each goes."""

import sys
from collections.abc import Iterable, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple, cast

from sms_docs.cli.console import colours, emit, say
from sms_docs.cli.files import write_file
from sms_docs.cli.root import place_in_repository
from sms_docs.model.finding import Finding
from sms_docs.model.location import Position
from sms_docs.model.report import Report
from sms_docs.render import report_text
from sms_docs.render.report_words import Renderer, SourceLine, summary

FORMATS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "text": "for people: each finding with its line, what is wrong and what to do",
        "json": "for programs: versioned, with all that is known",
        "github": "annotations on a pull request, for GitHub Actions",
        "sarif": "SARIF 2.1.0, for code hosts and editors",
        "gitlab": "code quality report of a merge request, for GitLab",
        "junit": "JUnit XML, for servers that show test results",
        "markdown": "a table for the summary of a job or a merge request",
    }
)
"""Format to what it is for; each is the module ``render/report_<name>.py``."""

_FOR_HOSTS: Final = frozenset({"github", "gitlab", "sarif"})
"""Read by code hosts, which count paths from the top of the git repository."""


class Output(NamedTuple):
    """A format of a report and the file that it goes to; None means standard output."""

    format: str
    target: Path | None


def write_reports(report: Report, source_line: SourceLine, outputs: Iterable[Output], root: Path) -> None:
    """Write a report in each format; files first, so that a reader who leaves early stops none of them.

    When every format goes to a file, standard output gets the summary.
    """
    ordered = sorted(outputs, key=lambda each: each.target is None)
    for each in ordered:
        if each.target is not None:
            write_file(each.target, _rendered(report, source_line, each.format, root))
        elif each.format == "text":
            say(report_text.render(report, source_line, colour=colours(sys.stdout)))
        else:
            emit(_rendered(report, source_line, each.format, root))
    if all(each.target is not None for each in ordered):
        say(summary(report) + "\n")


def _rendered(report: Report, source_line: SourceLine, name: str, root: Path) -> str:
    prefix = place_in_repository(root) if name in _FOR_HOSTS else ""
    renderer = cast("Renderer", import_module(f"sms_docs.render.report_{name}").render)
    return renderer(_moved(report, prefix) if prefix else report, source_line)


def _moved(report: Report, prefix: str) -> Report:
    """The report with paths as they are seen from a folder above."""

    def moved(position: Position) -> Position:
        return replace(position, path=f"{prefix}/{position.path}")

    def finding(each: Finding) -> Finding:
        related = tuple(replace(other, position=moved(other.position)) for other in each.related)
        return replace(each, position=moved(each.position), related=related)

    return replace(report, findings=tuple(map(finding, report.findings)))
