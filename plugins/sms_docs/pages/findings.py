"""All findings in one table; in a release, where they are to be had."""

from collections.abc import Iterator
from dataclasses import replace

from sms_docs.model.finding import Finding
from sms_docs.model.generated import AUDIT, BUILD, FINDINGS
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.system import CONTENT, DATA, System
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.pages.sources import Sources
from sms_docs.pages.watch import count_cell, counts, rule_cell
from sms_docs.render.flags import WORDS, flag_name
from sms_docs.render.page_markdown import page_link
from sms_docs.render.report_words import counted, day, judged, read, set_aside
from sms_docs.views import cell

MANY = 20
"""Findings from which on a table by rule helps to see what they have in common."""
_TONES: dict[str, Tone] = {"error": "bad", "warning": "warn", "note": "muted"}
_COLUMNS = (
    Column("severity", "Severity"), Column("what", "What is wrong"), Column("where", "Where"),
    Column("rule", "Rule"), Column("todo", "What to do"),
)  # fmt: skip
_ASIDE = (*_COLUMNS[:-1], Column("why", "Why it may stand"))
_WAIVED = (
    "Somebody with the authority for it decided to let these stand for a while. They count again on the day after, "
    "and `sms waivers` lists the decisions."
)
_KNOWN = "These were there before the checks began. They fail nothing, and can only become fewer."
_BY_RULE = (
    Column("rule", "Rule"), Column("what", "What it finds"), Column("severity", "Severity"),
    Column("findings", "Findings", "right"),
)  # fmt: skip


def findings_page(sources: Sources) -> Iterator[GeneratedPage]:
    """The one page."""
    parts = _released(sources) if sources.release else tuple(_draft(sources))
    yield GeneratedPage(FINDINGS, "Findings", parts, ((f"{AUDIT}/index.md", "For auditors"),), wide=True)


def _draft(sources: Sources) -> Iterator[Part]:
    report = sources.report
    yield (
        f"{judged(report)}. Read were {read(report)}, {day(report)}. "
        f"[The build record]({page_link(FINDINGS, BUILD)}) says what that means."
    )
    if not report.open:
        yield f"No finding{' that counts' if report.findings else ''}: nothing contradicts a rule."
    else:
        yield from _open(sources)
    yield from _aside(sources)


def _open(sources: Sources) -> Iterator[Part]:
    report = sources.report
    yield (
        "The same findings stand on the pages where they are, beside the paragraph or row concerned. "
        "The name of a rule leads to its manual. `sms check` prints them with the lines."
    )
    if len(report.open) > MANY:
        yield _by_rule(sources)
    rows = tuple(Row(_cells(sources.system, each)) for each in report.open)
    table = Table("findings", "All findings, worst first", _COLUMNS, rows)
    yield from ('<div class="sms-found" markdown>', table, "</div>")


def _aside(sources: Sources) -> Iterator[Part]:
    """What does not count, apart from what does: nobody has to do anything about it today."""
    for title, told, findings in (("Waived", _WAIVED, sources.report.waived), ("Known", _KNOWN, sources.report.known)):
        if findings:
            rows = tuple(Row(_aside_cells(sources.system, each)) for each in findings)
            table = Table(f"findings-{title.lower()}", f"{title} findings", _ASIDE, rows)
            yield from (f"## {title}", told, '<div class="sms-found" markdown>', table, "</div>")


def _released(sources: Sources) -> tuple[Part, ...]:
    record = sources.record
    found = ", ".join(counted(number, severity) for severity, number in record.counts)
    aside = f", and {record.aside}" if record.aside else ""
    state = f"in the repository at commit `{record.commit}`" if record.commit else "in the repository"
    shown = (
        "A published release shows no findings: they are working papers of those who write. "
        f"Release {record.version} was published with {found}{aside}, as of {record.as_of}."
    )
    asked = (
        f"An auditor can have them: {state}, `sms check --as-of {record.as_of}` prints each with file, line and the "
        f"next step. [The build record]({page_link(FINDINGS, BUILD)}) says what was checked."
    )
    return shown, asked


def _by_rule(sources: Sources) -> Table:
    found = counts(sources.report)
    rows = tuple(
        Row(
            (
                rule_cell(each.id),
                Cell(each.summary.replace("`", "")),
                _severity(each.severity),
                count_cell(found[each.id]),
            )
        )
        for each in sorted(sources.report.rules, key=lambda each: (-found[each.id], each.id))
        if found[each.id]
    )
    return Table("findings-by-rule", "Findings by rule", _BY_RULE, rows)


def _cells(system: System, finding: Finding) -> tuple[Cell, ...]:
    place = finding.position
    return (
        _severity(finding.severity),
        Cell(finding.message),
        Cell(f"{place.path}:{place.line}", target_of(system, finding)),
        rule_cell(finding.id),
        Cell(finding.hint),
    )


def _aside_cells(system: System, finding: Finding) -> tuple[Cell, ...]:
    severity, *between, _ = _cells(system, finding)
    return replace(severity, tone="muted"), *between, Cell(f"{set_aside(finding)}{_approved(system, finding)}")


def _approved(system: System, finding: Finding) -> str:
    """Who let it stand, in which role: whoever reads the page asks that first."""
    entry = system.waivers.by_id.get(finding.waiver.id) if finding.waiver else None
    if entry is None:
        return ""
    by, role = cell.person(system, entry.text("approved_by")).text, cell.role(system, entry.text("approver")).text
    return f" Approved on {entry.text('approved_on')} by {by}, {role}."


def _severity(severity: str) -> Cell:
    return Cell(WORDS[severity].lower(), tone=_TONES[severity])  # type: ignore[index]


def target_of(system: System, finding: Finding) -> str:
    """What shows a finding: its box on a page, the entry's row, else a page that has a table with it; "" for none."""
    path = finding.position.path
    if path.startswith(f"{CONTENT}/"):
        return f"anchor:{path}#{flag_name(finding)}" if path in system.by_path else ""
    folder = f"{DATA}/decisions/"
    if path.startswith(folder):
        return f"document:{path.removeprefix(folder).removesuffix('.yml')}"
    if entry := _entry(system, finding):
        return entry
    shown = (each.position.path for each in finding.related)
    return next((f"file:{each}" for each in shown if each in system.by_path), "")


def _entry(system: System, finding: Finding) -> str:
    """The entry of a register that a finding is about, as a cell's target; "" when it is about none with an id."""
    at = finding.location.at if finding.location else None
    if not isinstance(at, tuple) or not at:
        return ""
    for key, register in system.registers.items():
        if register.path == finding.position.path:
            entry = next((each for each in register if each.pointer == at[:1]), None)
            return f"entry:{key}/{entry.id}" if entry and entry.id else ""
    return ""
