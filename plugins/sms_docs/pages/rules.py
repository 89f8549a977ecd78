"""The manuals of the checks: a page for each topic, and a table of all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from sms_docs.checks.enforcement import Enforcement, enforcements
from sms_docs.checks.waived import how_to_waive
from sms_docs.model.generated import AUDIT, HELD, RULES, clause_page, rule_topic_page
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.report import Rule
from sms_docs.model.standard import Standard
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.pages.manual import manual_markdown
from sms_docs.pages.sources import Sources
from sms_docs.pages.watch import clauses_of, count_cell, counts, rule_cell
from sms_docs.render.page_markdown import page_link
from sms_docs.render.report_words import counted
from sms_docs.views.cell import clause, several

_TITLE = "Rules"
_ABOVE = (f"{AUDIT}/index.md", "For auditors")
_SHORT: Mapping[str, str] = {"yaml": "YAML", "pdca": "PDCA"}
_COLUMNS = (
    Column("rule", "Rule"), Column("what", "What it finds"), Column("severity", "Severity"),
    Column("clauses", "Clauses"), Column("findings", "Findings now", "right"),
)  # fmt: skip
_HELD = (
    "What a service management system and the programme that builds it have to fulfil, where it comes from, and the "
    "[rules](index.md) that look for its opposite. `sms list rules` prints the same."
)
_GROUPS: Mapping[str, str] = {
    "plan": "Plans", "pdca": "Plan, do, check, act", "gate": "Gates", "sequence": "Order of the work",
    "certification": "Certification", "effort": "Effort and staffing", "mistake": "Common mistakes of planning",
    "stall": "Why programmes stall", "ts": "Implementation (ISO/IEC TS 20000-5)", "gap": "From gaps to tasks",
    "document": "Document control", "register": "Completeness", "consistency": "Consistency of documents and data",
    "clause8": "Services and practices (clause 8)", "evaluation": "Evaluation (clause 9)",
    "improvement": "Improvement (clause 10)", "citation": "Citations of clauses",
}  # fmt: skip
_HELD_COLUMNS = (
    Column("statement", "What has to hold"), Column("severity", "Severity"), Column("clauses", "Clauses"),
    Column("source", "Source"), Column("rules", "Looked for by"),
)  # fmt: skip


def rule_pages(sources: Sources) -> Iterator[GeneratedPage]:
    """All of them; none in a release, and none while somebody edits with a live view."""
    if sources.release or sources.lean:
        return
    found = counts(sources.report)
    yield _index(sources, found)
    yield _what_has_to_hold(sources.system.standard)
    for topic, rules in groupby(sources.report.rules, key=topic_of):
        manuals = tuple(_manual(sources.system.standard, rule, found) for rule in rules)
        trail = (_ABOVE, (RULES, _TITLE))
        yield GeneratedPage(rule_topic_page(topic), f"{_TITLE}: {words(topic)}", manuals, trail, search=False)


def topic_of(rule: Rule) -> str:
    """``document`` of ``document.missing-owner``."""
    return rule.id.partition(".")[0]


def words(topic: str) -> str:
    """A topic as a reader writes it."""
    return " ".join(_SHORT.get(word, word) for word in topic.split("-"))


def _index(sources: Sources, found: Counter[str]) -> GeneratedPage:
    report = sources.report
    introduction = (
        f"{counted(len(report.rules), 'rule')} judge every document, every register and the decision log. The name of "
        "a rule leads to its manual: what it finds, why that matters, a wrong and a right example. "
        "`sms explain` prints the same. [What has to hold](what-has-to-hold.md) lists them from the other side."
    )
    table = Table(
        "rules", "All rules", _COLUMNS, tuple(_row(sources.system.standard, each, found) for each in report.rules)
    )
    return GeneratedPage(RULES, _TITLE, (introduction, table), (_ABOVE,), search=False, whole=True)


def _what_has_to_hold(standard: Standard) -> GeneratedPage:
    """The rules from the other side, in a table for each group."""
    parts: list[Part] = [_HELD]
    for group in dict.fromkeys(each.group for each in enforcements()):
        name = _GROUPS.get(group, group.capitalize())
        rows = tuple(_held(standard, each) for each in enforcements() if each.group == group)
        parts += [f"## {name}", Table(f"held-{group}", f"What has to hold: {name.lower()}", _HELD_COLUMNS, rows)]
    return GeneratedPage(HELD, "What has to hold", tuple(parts), (_ABOVE, (RULES, _TITLE)), search=False, whole=True)


def _held(standard: Standard, each: Enforcement) -> Row:
    found = several(rule_cell(check_id) for _, check_id in each.checks)
    clauses = several(clause(key) for key in each.clauses if key in standard.clauses)
    return Row((Cell(each.statement), Cell(each.severity), clauses, Cell(each.source), found))


def _row(standard: Standard, rule: Rule, found: Counter[str]) -> Row:
    return Row(
        (
            rule_cell(rule.id),
            Cell(rule.summary.replace("`", "")),
            Cell(rule.severity),
            several(map(clause, clauses_of(standard, rule))),
            count_cell(found[rule.id]),
        )
    )


def _manual(standard: Standard, rule: Rule, found: Counter[str]) -> str:
    topic, _, fault = rule.id.partition(".")
    here = rule_topic_page(topic)
    links = [f"[{each}]({page_link(here, clause_page(each))})" for each in clauses_of(standard, rule)]
    clauses = f"{'clause' if len(links) == 1 else 'clauses'} {', '.join(links)}" if links else ""
    facts = " · ".join(filter(None, (rule.severity.capitalize(), clauses, _now(found[rule.id]))))
    head = f'## `{rule.id}` {{ #{fault} }}\n\n<span class="sms-facts">{facts}</span>'
    manual = f"{rule.manual}\n\n## Waiver\n{how_to_waive(rule.id, waivable=rule.waivable)}"
    return f"{head}\n\n{manual_markdown(manual)}"


def _now(number: int) -> str:
    return f"[{counted(number, 'finding')} now](../findings.md)" if number else "no finding now"
