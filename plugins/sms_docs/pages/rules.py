"""The manuals of the checks: a page for each topic, and a table of all of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby

from sms_docs.model.generated import AUDIT, RULES, clause_page, rule_topic_page
from sms_docs.model.generated_page import GeneratedPage
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


def rule_pages(sources: Sources) -> Iterator[GeneratedPage]:
    """All of them; none in a release, and none while somebody edits with a live view."""
    if sources.release or sources.lean:
        return
    found = counts(sources.report)
    yield _index(sources, found)
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
        "`sms explain` prints the same."
    )
    table = Table(
        "rules", "All rules", _COLUMNS, tuple(_row(sources.system.standard, each, found) for each in report.rules)
    )
    return GeneratedPage(RULES, _TITLE, (introduction, table), (_ABOVE,), search=False)


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
    return f"{head}\n\n{manual_markdown(rule.manual)}"


def _now(number: int) -> str:
    return f"[{counted(number, 'finding')} now](../findings.md)" if number else "no finding now"
