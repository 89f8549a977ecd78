"""Findings where they are: beside the row of a table, the paragraph or the header that they concern."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sms_docs.model.finding import Finding, Severity
from sms_docs.model.location import Location, Pointer
from sms_docs.model.report import Report
from sms_docs.render.escape import attribute, block, link
from sms_docs.render.report_words import set_aside, stopped
from sms_docs.render.table_html import Href

WORDS: dict[Severity, str] = {"error": "Error", "warning": "Warning", "note": "Note"}
_ByPath = dict[str, list[Finding]]
_ByEntry = dict[tuple[str, Pointer], list[Finding]]


@dataclass(frozen=True)
class Flags:
    """The findings of a report by the file that they stand in, and by the entry of a register that they are about."""

    _by_path: _ByPath = field(default_factory=dict)
    _by_entry: _ByEntry = field(default_factory=dict)

    def entry(self, location: Location | None) -> tuple[Finding, ...]:
        """Findings on a register's entry, or on a value inside it."""
        if location is None or not isinstance(location.at, tuple):
            return ()
        return tuple(self._by_entry.get((location.path, location.at), ()))

    def page(self, path: str) -> tuple[Finding, ...]:
        """All findings on a file."""
        return tuple(self._by_path.get(path, ()))

    def text(self, path: str) -> tuple[tuple[int, Finding], ...]:
        """Findings on a place in the text of a page, each with its offset into the file."""
        return tuple(
            (each.location.at, each)
            for each in self.page(path)
            if each.location is not None and isinstance(each.location.at, int)
        )

    def header(self, path: str) -> tuple[Finding, ...]:
        """Findings on a page's front matter, and on the page as a whole."""
        return tuple(each for each in self.page(path) if each.location is None or not isinstance(each.location.at, int))


def flags_of(report: Report | None) -> Flags:
    """The findings of a report; none without a report."""
    by_path: _ByPath = {}
    by_entry: _ByEntry = {}
    for each in report.findings if report else ():
        path = each.location.path if each.location else each.position.path
        by_path.setdefault(path, []).append(each)
        at = each.location.at if each.location else None
        # A table asks for each of its rows: every entry around the value is found at once.
        for length in range(len(at) + 1) if isinstance(at, tuple) else ():
            by_entry.setdefault((path, at[:length]), []).append(each)  # type: ignore[index]
    return Flags(by_path, by_entry)


def flag_name(finding: Finding) -> str:
    """The HTML id of the box of a finding on a page; "" for one on a register, which several tables may show."""
    path = finding.location.path if finding.location else finding.position.path
    return f"finding-{finding.fingerprint}" if path.endswith(".md") and finding.fingerprint else ""


def flags_html(findings: Iterable[Finding], href: Href) -> str:
    """Findings as a box, "" for none; each says what is wrong, what to do, and leads to its manual.

    It may stand in a sentence, a list item or a field of a table: every element is one of running text.

    Args:
        href: the address of ``rule:<check id>``.
    """
    items = "".join(_flag(each, href) for each in findings)
    return f'<span class="sms-flags" role="note" aria-label="Findings here">{items}</span>' if items else ""


def _words(finding: Finding) -> tuple[str, str]:
    """How a finding is marked, and its label: one that does not count is no error any more."""
    if finding.counts:
        return finding.severity, WORDS[finding.severity]
    return "aside", "Waived" if finding.waiver else "Known"


def _flag(finding: Finding, href: Href) -> str:
    address = link(href(f"rule:{finding.id}"))
    manual = f"<a{address}>{block(finding.id)}</a>" if address else f"<code>{block(finding.id)}</code>"
    name = flag_name(finding)
    mark = f' id="{attribute(name)}"' if name else ""
    place = finding.position
    look, word = _words(finding)
    todo = set_aside(finding) or finding.hint
    return (
        f'<span class="sms-flag sms-flag--{look}"{mark}><strong>{word}:</strong> '
        f"{block(stopped(finding.message))} {block(todo)} "
        f'<span class="sms-flag-place">{block(place.path)}:{place.line} · {manual}</span></span>'
    )
