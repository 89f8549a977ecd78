"""A page for each clause of the edition in use, and the page that leads to them."""

from collections.abc import Iterator

from sms_docs.load.standard import load_crosswalk
from sms_docs.model.generated import AUDIT, CLAUSES, clause_page
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table, Tone
from sms_docs.pages.clause import TITLE, Shared, one_page
from sms_docs.pages.clause_text import Crosswalk
from sms_docs.pages.sources import Sources
from sms_docs.pages.watch import counts, watch
from sms_docs.render.escape import inline
from sms_docs.render.page_markdown import page_link
from sms_docs.render.report_words import counted
from sms_docs.views.cell import reference, several
from sms_docs.views.clause_answers import document_cell, documents_of, missing_kinds
from sms_docs.views.clause_state import MEANING, asked, children, state_cell
from sms_docs.views.coverage import STATES, Coverage, coverage

_LEFT_OUT = """\
The pages of clauses and rules are left out while you edit, so that a change is shown at once. They are in every site
that is built. To see them here, start the server with `sms serve --all`."""
_OPEN = ("hole", "planned", "in preparation")
_TODO = (
    Column("clause", "Clause"), Column("title", "Title"), Column("state", "State"),
    Column("missing", "Not written yet"), Column("documents", "In preparation"), Column("tasks", "Open tasks"),
)  # fmt: skip
_CHAPTERS = (
    Column("clause", "Clause"), Column("title", "Title"), Column("covered", "Covered", "right"),
    Column("preparation", "In preparation", "right"), Column("planned", "Planned", "right"),
    Column("holes", "Holes", "right"), Column("asked", "Ask for something", "right"),
)  # fmt: skip


def clause_pages(sources: Sources) -> Iterator[GeneratedPage]:
    """All of them; while somebody edits with a live view, one page that says how to bring them back."""
    system = sources.system
    if sources.lean:
        yield _page(system, (_LEFT_OUT,))
        return
    shared = Shared(_crosswalk(system), watch(system.standard, sources.report), counts(sources.report))
    yield _page(system, tuple(_parts(system)))
    for each in coverage(system):
        yield one_page(sources, each, shared)


def _crosswalk(system: System) -> Crosswalk:
    """By clause; it knows those of 2018 alone."""
    return {each["id"]: each for each in load_crosswalk()} if system.standard.edition == "2018" else {}


def _page(system: System, parts: tuple[Part, ...]) -> GeneratedPage:
    title = f"{TITLE} of {system.standard.title}"
    return GeneratedPage(CLAUSES, title, parts, ((f"{AUDIT}/index.md", "For auditors"),))


def _parts(system: System) -> Iterator[Part]:
    states = asked(system)
    total = sum(states.values())
    counts_of = ", ".join(f"{states[state]} {state}" for state in reversed(_OPEN) if states[state])
    yield (
        f"**{states['covered']} of {counted(total, 'clause')}** that ask for something are covered"
        f"{f'; {counts_of}' if counts_of else ''}. A document or record named here says where to look. It does not say "
        "that the clause is met; that is for the internal audit to say."
    )
    yield "## Not covered yet"
    rows = [each for state in _OPEN for each in coverage(system) if each.state == state]
    if rows:
        yield Table("clauses-open", "Holes first", _TODO, tuple(_todo(system, each) for each in rows))
    else:
        yield "No hole: something approved or on record answers every clause that asks for it."
    yield "## Chapters"
    yield Table(
        "clauses-chapters",
        "State by chapter",
        _CHAPTERS,
        tuple(_chapter(system, each) for each in children(system, "")),
    )
    yield "## All clauses"
    tree = "\n".join(_tree(system, "", 0))
    yield f'<div class="sms-tree" markdown>\n\n{tree}\n\n</div>'
    yield "## What the states mean"
    yield "\n".join(f"- **{state}**: {MEANING[state]}" for state in reversed(STATES))


def _todo(system: System, each: Coverage) -> Row:
    clause = each.clause
    return Row(
        (
            Cell(clause.id, f"clause:{clause.id}"),
            Cell(clause.title),
            state_cell(system, each),
            several(Cell(kind.title) for kind in missing_kinds(system, clause.id)),
            several(document_cell(system, one) for one in documents_of(each)),
            several(reference(system, "tasks", task.id) for task in each.tasks),
        )
    )


def _chapter(system: System, each: Coverage) -> Row:
    states = asked(system, each.clause.id)
    numbers = (states["covered"], states["in preparation"], states["planned"], states["hole"], sum(states.values()))
    tones: tuple[Tone, ...] = ("good", "warn", "warn", "bad", "")
    cells = [_number(number, tone) for number, tone in zip(numbers, tones, strict=True)]
    return Row((Cell(each.clause.id, f"clause:{each.clause.id}"), Cell(each.clause.title), *cells))


def _number(number: int, tone: Tone) -> Cell:
    return Cell(str(number), tone=tone if number else "", sort=number)


def _tree(system: System, parent: str, depth: int) -> Iterator[str]:
    """The clauses below one as a list in lists."""
    for each in children(system, parent):
        clause, state = each.clause, state_cell(system, each)
        way = f"[{inline(f'{clause.id} {clause.title}')}]({page_link(CLAUSES, clause_page(clause.id))})"
        yield f'{"    " * depth}- {way} <span class="sms-tone sms-{state.tone}">{state.text}</span>'
        yield from _tree(system, clause.id, depth + 1)
