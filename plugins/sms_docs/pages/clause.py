"""The page of one clause: how it stands, what answers it, what proves it, what is open, what it asks for."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.model.generated import AUDIT, CLAUSES, clause_page
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.standard import Clause
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.pages.clause_glance import Facts, glance
from sms_docs.pages.clause_text import Crosswalk, asks, elsewhere
from sms_docs.pages.sources import Sources
from sms_docs.pages.watch import Watch, count_cell, rule_cell
from sms_docs.render.escape import inline
from sms_docs.render.page_markdown import page_link
from sms_docs.render.report_words import counted
from sms_docs.views.cell import several
from sms_docs.views.clause_answers import answers_table, document_cell, documents_of, missing_kinds
from sms_docs.views.clause_state import children, state_cell
from sms_docs.views.clause_work import WORK
from sms_docs.views.coverage import Coverage

TITLE = "Clauses"
_PARTS = (
    Column("clause", "Clause"), Column("title", "Title"), Column("state", "State"), Column("documents", "Documents"),
    Column("records", "Records", "right"), Column("tasks", "Open tasks", "right"),
)  # fmt: skip
_CHECKS = (Column("rule", "Rule"), Column("what", "What it finds"), Column("severity", "Severity"))


class Shared(NamedTuple):
    """What all pages of clauses are made from, found once: crosswalk, checks by clause, findings by check."""

    crosswalk: Crosswalk
    watch: Watch
    found: Counter[str]


def one_page(sources: Sources, found: Coverage, shared: Shared) -> GeneratedPage:
    """The page of a clause."""
    facts = Facts.of(sources.system, found)
    parts = (*glance(sources.system, facts), *_sections(sources, facts, shared), *_neighbours(sources, found.clause))
    clause = found.clause
    return GeneratedPage(clause_page(clause.id), f"{clause.id} {clause.title}", parts, _trail(sources, clause))


def _trail(sources: Sources, clause: Clause) -> tuple[tuple[str, str], ...]:
    above: list[tuple[str, str]] = []
    while clause.parent:
        clause = sources.system.standard.clauses[clause.parent]
        above.insert(0, (clause_page(clause.id), f"{clause.id} {clause.title}"))
    return ((f"{AUDIT}/index.md", "For auditors"), (CLAUSES, TITLE), *above)


def _sections(sources: Sources, facts: Facts, shared: Shared) -> Iterator[Part]:
    system, clause = sources.system, facts.found.clause
    if below := children(system, clause.id):
        rows = tuple(_part(sources, each) for each in below)
        yield from ("## Parts", Table("clause-parts", f"Parts of clause {clause.id}", _PARTS, rows))
    yield from _answers(sources, facts)
    yield from _evidence(facts)
    yield from _open(facts)
    if asked := tuple(asks(clause)):
        yield from ("## What it asks for", *asked)
    if clause.id in shared.watch:
        yield from ("## Checks that watch it", _checks(sources, clause, shared))
    if other := tuple(elsewhere(system.standard, clause, shared.crosswalk)):
        yield from ("## Other standards", *other)


def _part(sources: Sources, found: Coverage) -> Row:
    system, clause = sources.system, found.clause
    return Row(
        (
            Cell(clause.id, f"clause:{clause.id}"),
            Cell(clause.title),
            state_cell(system, found),
            several(document_cell(system, each) for each in documents_of(found)),
            Cell(str(len(found.records)), sort=len(found.records)),
            Cell(str(len(found.tasks)), sort=len(found.tasks)),
        )
    )


def _answers(sources: Sources, facts: Facts) -> Iterator[Part]:
    table = answers_table(sources.system, facts.found)
    if not table.rows and facts.holds_parts:
        return
    yield "## Documents"
    yield table if table.rows else table.empty
    if missing := missing_kinds(sources.system, facts.found.clause.id):
        names = ", ".join(f"{inline(each.title)} ({each.need})" for each in missing)
        yield f"Not written yet: {names}."


def _evidence(facts: Facts) -> Iterator[Part]:
    tables = [each.table for each in (facts.records, facts.audits) if each.total]
    if tables or not facts.holds_parts:
        yield "## Evidence"
        yield from tables
    if not tables and not facts.holds_parts:
        yield "No record is named for this clause, and no audit has it in its scope."


def _open(facts: Facts) -> Iterator[Part]:
    tables = [each.table for each in facts.work.values() if each.total]
    if tables or not facts.holds_parts:
        yield "## Open and closed"
        yield from tables
    if not tables and not facts.holds_parts:
        yield f"Nothing is open or was: no {_listed(tuple(WORK))} names this clause."


def _listed(names: tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"


def _checks(sources: Sources, clause: Clause, shared: Shared) -> Table:
    """The checks of a clause; in a release without what they found."""
    rules = shared.watch[clause.id]
    counted_too = () if sources.release else (Column("findings", "Findings now", "right"),)
    rows = []
    for rule in rules:
        cells = (rule_cell(rule.id), Cell(rule.summary.replace("`", "")), Cell(rule.severity))
        rows.append(Row((*cells, count_cell(shared.found[rule.id])) if counted_too else cells))
    caption = f"{counted(len(rules), 'check')} of every build"
    return Table("clause-checks", caption, (*_CHECKS, *counted_too), tuple(rows))


def _neighbours(sources: Sources, clause: Clause) -> Iterator[str]:
    """Ways to the clause before and the one behind."""
    clauses = tuple(sources.system.standard.clauses.values())
    place = clauses.index(clause)
    links = []
    if place:
        links.append(_way(clause, clauses[place - 1], "‹ {}"))
    if place + 1 < len(clauses):
        links.append(_way(clause, clauses[place + 1], "{} ›"))
    yield f'<nav class="sms-pager" aria-label="Clauses before and behind" markdown>{" ".join(links)}</nav>'


def _way(here: Clause, there: Clause, form: str) -> str:
    text = form.format(inline(f"{there.id} {there.title}"))
    return f"[{text}]({page_link(clause_page(here.id), clause_page(there.id))})"
