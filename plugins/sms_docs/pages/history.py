"""The history page of each document: every decision, and what changed from edition to edition."""

from collections.abc import Iterator
from datetime import timedelta

from sms_docs.judgement.in_force import Term, in_force, starts, terms
from sms_docs.model.document import Document
from sms_docs.model.generated import AUDIT, edition_page, history_page
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.redline import Redline, shortened
from sms_docs.model.system import System
from sms_docs.pages.decisions import DIGEST, PROVENANCE, decisions_table
from sms_docs.pages.dossier import NOW, Dossier, dossiers, steps
from sms_docs.pages.doubts import doubts
from sms_docs.pages.editions import edition_pages
from sms_docs.pages.in_force import narrowed
from sms_docs.pages.sources import Sources
from sms_docs.render.control_facts import decided, status_title
from sms_docs.render.escape import inline
from sms_docs.render.page_markdown import page_link
from sms_docs.render.succession import successor_ids, successors

LONGEST = 40_000
"""Characters of all redlines of a page together, markup included."""

_PROVEN = (
    "*Proven*: the commit that brought it in is of the person who decided. *Claimed*: it is of somebody else who names "
    "where the decision is minuted, or it proves less than it could. *Contradicted*: it speaks against the entry."
)


def history_pages(sources: Sources) -> Iterator[GeneratedPage]:
    """The history of every document that has one, and its editions."""
    for found in dossiers(sources.system, sources.editions):
        yield _page(sources, found)
        yield from edition_pages(sources, found)


def _page(sources: Sources, found: Dossier) -> GeneratedPage:
    title = f"History of {found.id}" + (f": {found.title}" if found.title else "")
    parts = (*_state(sources, found), *_decisions(sources, found), *_changes(sources, found), *_digests(found))
    trail: tuple[tuple[str, str], ...] = ((f"{AUDIT}/index.md", "For auditors"),)
    if found.document is not None:
        trail = (*trail, (found.document.path, f"{found.id} {found.title}"))
    return GeneratedPage(history_page(found.id), title, parts, trail, search=False, whole=True, wide=True)


def _state(sources: Sources, found: Dossier) -> Iterator[Part]:
    """What is in force, and what is being written beside it."""
    system, here = sources.system, history_page(found.id)
    term = in_force(system, found.id, read=starts(sources.editions))
    if term is None:
        yield "No version is in force."
    else:
        kept = term.version in [each.edition.version for each in found.editions]
        name = f"Version {inline(term.version)}"
        words = f"[{name}]({page_link(here, edition_page(found.id, term.version))})" if kept else name
        yield f"{words} is in force since {term.start}. Decided: {inline(decided(system, term.decision))}."
    if before := "; ".join(_term(sources, each) for each in _past(sources, found)):
        yield f"In force before: {before}."
    if found.document is None:
        yield "The page itself is gone."
    else:
        document = found.document
        link = f"[The page as it is now]({page_link(here, document.path)})"
        after = ", ".join(_successors(system, document, here))
        place = f" In its place: {after}." if after else ""
        yield f"{link} has version {inline(document.version)}: {inline(status_title(system, document))}.{place}"
    for each in doubts(system, found.id):
        yield f"**Do not rely on this:** {inline(each)}"


def _successors(system: System, document: Document, here: str) -> Iterator[str]:
    for number, each in zip(successor_ids(system, document), successors(system, document), strict=True):
        found, name = system.by_id.get(number), inline(each.text)
        yield f"[{name}]({page_link(here, found.path)})" if found else name


def _past(sources: Sources, found: Dossier) -> list[Term]:
    """The newest first."""
    held = terms(sources.system, found.id, starts(sources.editions))
    return [each for each in reversed(held) if each.end is not None and each.end <= sources.system.as_of]


def _term(sources: Sources, term: Term) -> str:
    end = term.end or sources.system.as_of
    how = " (withdrawn)" if term.ended_by == "withdrawn" else ""
    return f"{inline(term.version)} from {term.start} to {end - timedelta(days=1)}{how}"


def _decisions(sources: Sources, found: Dossier) -> Iterator[Part]:
    yield "## Decisions"
    if not found.log:
        yield "No decision is recorded, although there are editions."
        return
    table = decisions_table(sources.system, found)
    # On a page the digests stand below, in full; the column is for terminals.
    yield narrowed(table, [column.key for column in table.columns if column.key != "digest"])
    if table.columns[-1] == PROVENANCE:
        yield _PROVEN


def _changes(sources: Sources, found: Dossier) -> Iterator[Part]:
    yield "## What changed"
    if sources.lean:
        yield f"Left out while pages are edited; `sms diff {found.id}` shows it."
        return
    if not found.editions:
        yield "No edition was kept, so nothing can be compared: `sms approve` and `sms adopt` write one."
        return
    room, any_step = LONGEST, False
    for step in steps(sources.system, found):
        any_step = True
        yield _heading(step)
        yield from _said(found, step)
        short = shortened(step, room)
        room = max(room - _length(step, short), 0)
        yield short
    if not any_step:
        yield "There is one edition, and the page is as it was approved."


def _length(step: Redline, short: Redline) -> int:
    """Characters that a step took; of one that was cut, all there were."""
    if short.left_out:
        return LONGEST
    texts = (*(field.pieces for field in step.fields), *(getattr(each, "pieces", ()) for each in step.text))
    rows = (field.pieces for table in step.tables for row in table.rows for field in row.fields)
    return sum(len(piece.text) + 60 for pieces in (*texts, *rows) for piece in pieces)


def _heading(step: Redline) -> str:
    after = NOW if step.after == NOW else inline(step.after)
    return f"### From {inline(step.before)} to {after}"


def _said(found: Dossier, step: Redline) -> Iterator[Part]:
    """How large the change was called, and how large it is by its form."""
    entry = next(iter(found.of(step.after)), None)
    called = f"Called {entry.text('change')}" if entry is not None and entry.text("change") else ""
    on = f" and decided on {entry.text('on')}" if entry is not None and called else ""
    reasons = f" ({inline('; '.join(step.reasons[:3]))}{', …' if len(step.reasons) > 3 else ''})"  # noqa: PLR2004
    form = f"By its form it is {'no change' if step.size == 'none' else step.size}{reasons if step.reasons else ''}."
    yield f"{inline(called)}{inline(on)}. {form}" if called else form


def _digests(found: Dossier) -> Iterator[Part]:
    """The digests in full, in the form that ``sha256sum --check`` reads for the files."""
    content = [
        f"{digest}  {entry.text('version')}, {entry.text('on')}"
        for entry in found.log
        if DIGEST.fullmatch(digest := entry.text("digest")) and "\n" not in entry.text("version")
    ]
    files = [
        f"{digest.removeprefix('sha256:')}  {path.path}"
        for path in (each.edition for each in found.editions)
        for digest in dict.fromkeys(each.text("edition") for each in found.of(path.version))
        if DIGEST.fullmatch(digest)
    ]
    if content or files:
        yield "## Digests in full"
    if content:
        yield "Of the approved content, as the decisions name them:"
        yield _code(content)
    if files:
        yield "Of the editions' files; `sha256sum --check`, started in the root of the repository, takes these lines:"
        yield _code(files)


def _code(lines: list[str]) -> str:
    return "\n".join(["```text", *dict.fromkeys(lines), "```"])
