"""Approved editions as pages: what was approved, as it read on that day."""

from collections.abc import Iterator

from sms_docs.identity.edition import read_edition
from sms_docs.judgement.in_force import Term, in_force, starts, terms
from sms_docs.model.generated import AUDIT, edition_page, history_page
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.register import Entry
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.pages.dossier import Dossier, Kept
from sms_docs.pages.doubts import kept as state
from sms_docs.pages.edition_text import edition_markdown
from sms_docs.pages.sources import Sources
from sms_docs.render.control_facts import decided
from sms_docs.render.escape import inline
from sms_docs.render.page_markdown import page_link
from sms_docs.views import cell

_FACTS = (Column("fact", "Control field"), Column("value", "As approved"))
_OMITTED = ("id", "title", "version")
"""What stands in the title of the page."""


def edition_pages(sources: Sources, found: Dossier) -> Iterator[GeneratedPage]:
    """One page for each edition; none while somebody edits."""
    if sources.lean:
        return
    read = starts(sources.editions)
    now = in_force(sources.system, found.id, read=read)
    held = {each.version: each for each in terms(sources.system, found.id, read)}
    for kept in found.editions:
        yield _page(sources, found, kept, (now, held.get(kept.edition.version)))


def _page(sources: Sources, found: Dossier, kept: Kept, when: tuple[Term | None, Term | None]) -> GeneratedPage:
    system, version = sources.system, kept.edition.version
    here = edition_page(found.id, version)
    stored = read_edition(kept.text, kept.edition.path)
    title = str(stored.fields.get("title", found.title))
    banner = "\n\n".join([*_standing(version, when), *_decided(system, found, kept), _ways(found, here)])
    kind = "now" if _is_now(version, when[0]) else "past"
    parts: tuple[Part, ...] = (
        f'<div class="sms-edition sms-edition--{kind}" role="note" markdown>\n\n{banner}\n\n</div>',
        _facts(system, found, stored.front),
        edition_markdown(system, kept, here, stored.front),
    )
    trail = ((f"{AUDIT}/index.md", "For auditors"), (history_page(found.id), f"History of {found.id}"))
    return GeneratedPage(here, f"{found.id} version {version}: {title}", parts, trail, search=False, whole=True)


def _is_now(version: str, now: Term | None) -> bool:
    return now is not None and now.version == version


def _standing(version: str, when: tuple[Term | None, Term | None]) -> Iterator[str]:
    """Whether people work by this edition today."""
    now, held = when
    if now is not None and now.version == version:
        yield f"**Version {inline(version)}: in force** since {now.start}."
        return
    other = f" Version {inline(now.version)} is in force." if now is not None else " No version is in force."
    if held is None:
        yield f"**Version {inline(version)}: never in force.**{other}"
    elif held.end is None:
        yield f"**Version {inline(version)}: not in force.** It was to hold from {held.start}.{other}"
    elif held.ended_by == "withdrawn":
        yield f"**Version {inline(version)}: withdrawn.** It was in force from {held.start} until {held.end}.{other}"
    else:
        by = inline(held.ended_by)
        yield f"**Version {inline(version)}: superseded** by {by} on {held.end}; in force since {held.start}.{other}"


def _decided(system: System, found: Dossier, kept: Kept) -> Iterator[str]:
    entries = found.of(kept.edition.version)
    if not entries:
        yield "No decision on it is recorded."
    for entry in entries:
        word = cell.decision(entry.text("decision")).text.capitalize()
        yield f"{inline(word)} on {inline(decided(system, entry))}. {inline(entry.text('reason'))}".strip()
    file = state(system, found.id, kept.edition.version)
    if file == "as approved":
        yield (
            f"Its file is the one that was approved: `sha256sum {kept.edition.path}` prints "
            f"`{kept.edition.digest.removeprefix('sha256:')}`."
        )
    elif file == "altered":
        yield "**The file is not the one that was approved:** its digest is another than the decision names."


def _ways(found: Dossier, here: str) -> str:
    links = [f"[All decisions and what changed]({page_link(here, history_page(found.id))})"]
    if found.document is not None:
        links.append(f"[The page as it is now]({page_link(here, found.document.path)})")
    return " · ".join(links)


def _facts(system: System, found: Dossier, front: Entry) -> Table:
    """The control fields as they were approved."""
    rows = []
    for name, value in front.values.items():
        if name in _SHOWN and name not in _OMITTED:
            rows.append(Row((Cell(cell.words(name).capitalize()), _value(system, name, value))))
    return Table("edition", f"Control fields of {found.id} as approved", _FACTS, tuple(rows))


_SHOWN = {
    "kind": "kinds", "covers": "kinds", "owner": "roles", "authors": "people", "approvers": "roles",
    "effective_from": "", "review_interval_months": "", "classification": "", "clauses": "clauses",
    "supersedes": "documents", "language": "",
}  # fmt: skip
"""Control field → what its values name."""


def _value(system: System, name: str, value: object) -> Cell:
    values = value if isinstance(value, (list, tuple)) else [value]
    if not (sort := _SHOWN[name]):
        return Cell(", ".join(map(str, values)))
    return cell.several(cell.reference(system, sort, str(each)) for each in values)
