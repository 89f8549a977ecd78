"""Findings above a page, for those who write with a live view open."""

from html import escape

from sms_docs.model.finding import Finding
from sms_docs.model.report import Report

SHOWN = 10
"""More would push the page out of sight; the rest is in the terminal."""


def findings_html(report: Report, page: str) -> str:
    """A box with the errors of a report: those of the page first, then as many others as fit."""
    errors = sorted(
        (each for each in report.open if each.severity == "error"),
        key=lambda each: each.position.path != page,
    )
    items = "".join(_item(each) for each in errors[:SHOWN])
    more = f"<p>{len(errors) - SHOWN} more are listed in the terminal.</p>" if len(errors) > SHOWN else ""
    noun = "1 error keeps" if len(errors) == 1 else f"{len(errors)} errors keep"
    return (
        '<div class="admonition failure sms-findings" role="alert">'
        f'<p class="admonition-title">{noun} this site from being published</p><ul>{items}</ul>{more}</div>'
    )


def _item(finding: Finding) -> str:
    place = finding.position
    return (
        f"<li><code>{escape(place.path)}:{place.line}</code> {escape(finding.message)} "
        f"{escape(finding.hint)} <code>{escape(finding.id)}</code></li>"
    )
