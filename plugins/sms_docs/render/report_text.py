"""A report for the terminal, in the manner of a compiler: place, source line with caret, what is wrong, what to do."""

from collections.abc import Callable, Iterator
from typing import Final

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report
from sms_docs.render.report_cells import visible
from sms_docs.render.report_excerpt import excerpt
from sms_docs.render.report_words import SourceLine, known_line, left_out, nothing, place, set_aside, summary

Paint = Callable[[str, str], str]
"""A text and what it is, to the text with or without colour."""

_STYLES: Final = {"error": "1;31", "warning": "1;33", "note": "1;36", "frame": "34", "strong": "1", "good": "1;32"}


def render(report: Report, source_line: SourceLine, *, colour: bool = False) -> str:
    """All findings that count, worst first, those that are waived, and the run in one line.

    Args:
        source_line: gives the line that a finding points at.
        colour: True sends colours; only a terminal wants them.
    """
    paint = _coloured if colour else _plain
    blocks = ["\n".join(_block(each, source_line, paint)) for each in report.open]
    waived = ["\n".join(_waived(each, paint)) for each in report.waived]
    if not blocks:
        waived.append(nothing(report) if report.hidden else paint(nothing(report), "good"))
    blocks += waived
    ending = "\n".join(filter(None, (known_line(report), left_out(report), summary(report))))
    return "\n\n".join([*blocks, ending]) + "\n"


def _block(finding: Finding, source_line: SourceLine, paint: Paint) -> Iterator[str]:
    at = finding.position
    gutter = " " * len(str(at.line))
    yield f"{paint(finding.severity, finding.severity)}: {paint(visible(finding.message), 'strong')} [{finding.id}]"
    yield f"{gutter}{paint('-->', 'frame')} {visible(place(at))}"
    yield from _source(finding, source_line(at.path, at.line), gutter, paint)
    yield f"{gutter} {paint('= help:', 'frame')} {visible(finding.hint)}"
    for other in finding.related:
        yield f"{gutter} {paint('= also:', 'frame')} {visible(place(other.position))}: {visible(other.message)}"


def _waived(finding: Finding, paint: Paint) -> Iterator[str]:
    """A finding that counts no longer: without its line, because nobody has to go there now."""
    yield f"{paint('waived:', 'frame')} {visible(finding.message)} [{finding.id}]"
    yield f" {paint('-->', 'frame')} {visible(place(finding.position))}"
    yield f"  {paint('= why:', 'frame')} {visible(set_aside(finding))}"


def _source(finding: Finding, line: str, gutter: str, paint: Paint) -> Iterator[str]:
    """The line and a caret below it; nothing for an empty line, where there is nothing to see."""
    if not line.strip():
        return
    shown = excerpt(line, finding.position.column)
    caret = paint("^" * shown.marked, finding.severity)
    bar = paint("|", "frame")
    yield f"{gutter} {bar}"
    yield f"{paint(str(finding.position.line), 'frame')} {bar} {shown.text}"
    yield f"{gutter} {bar} {' ' * shown.before}{caret}"


def _coloured(text: str, style: str) -> str:
    return f"\x1b[{_STYLES[style]}m{text}\x1b[0m"


def _plain(text: str, style: str) -> str:  # noqa: ARG001
    return text
