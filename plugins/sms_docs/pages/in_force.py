"""The register of what is in force on a day, with the edition of each document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sms_docs.judgement.in_force import Starts, Term, in_force, starts, terms
from sms_docs.model.generated import AUDIT, IN_FORCE
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.pages.doubts import kept
from sms_docs.pages.sources import Sources
from sms_docs.render.control_facts import status_title
from sms_docs.views import cell

TITLE = "Versions in force"
_COLUMNS = (
    Column("document", "Document"), Column("title", "Title"), Column("version", "Version"), Column("from", "From"),
    Column("ended_on", "Ended on"), Column("ended_by", "Ended by"), Column("decision", "Decision"), Column("on", "On"),
    Column("by", "By"), Column("role", "As"), Column("beside", "Being written"), Column("edition", "Edition"),
    Column("edition_state", "State of the edition"),
)  # fmt: skip
_SELDOM = ("ended_on", "ended_by", "beside", "edition_state")
_PAST = (
    Column("document", "Document"), Column("title", "Title"), Column("version", "Version"), Column("from", "From"),
    Column("ended_on", "Ended on"), Column("ended_by", "Ended by"),
)  # fmt: skip
_PAST_SAID = "A version held from the first day to the one before it ended. With the table above, each day is answered."
GONE = "(its page is gone)"
_NOT = (Column("document", "Document"), Column("title", "Title"), Column("version", "Version"), Column("why", "Why"))


def in_force_page(sources: Sources) -> Iterator[GeneratedPage]:
    """The page of the day that the site is made for."""
    system, read = sources.system, starts(sources.editions)
    table = in_force_table(system, system.as_of, read)
    # Editions are led to from their versions; the files are for people with the repository.
    shown = narrowed(table, [column.key for column in _COLUMNS if column.key != "edition"])
    told = (
        f"What people work by on {system.as_of}. A version leads to the text as it was approved; "
        f"`sms in-force --on {system.as_of}` prints this, and the same for any other day."
    )
    parts: list[Part] = [
        told,
        shown,
    ]
    if (past := _past(system, read)).rows:
        parts += ["## Earlier versions", _PAST_SAID, past]
    if (others := _not_in_force(system, read)).rows:
        parts += ["## Not in force", others]
    trail = ((f"{AUDIT}/index.md", "For auditors"),)
    yield GeneratedPage(IN_FORCE, TITLE, tuple(parts), trail, wide=True)


def narrowed(table: Table, keys: Sequence[str]) -> Table:
    """The columns with these keys; of those that seldom say anything only the ones that do."""
    places = [
        place
        for place, column in enumerate(table.columns)
        if column.key in keys and (column.key not in _SELDOM or _says(table, place))
    ]
    rows = tuple(replace(row, cells=tuple(row.cells[place] for place in places)) for row in table.rows)
    return replace(table, columns=tuple(table.columns[place] for place in places), rows=rows)


def _says(table: Table, place: int) -> bool:
    """Whether a column has anything to say; that an edition is as approved is no news."""
    return any(row.cells[place].text not in ("", "as approved") for row in table.rows)


def in_force_table(system: System, on: date, read: Starts) -> Table:
    """The version of every document that is in force on a day."""
    found = ((each, in_force(system, each, on, read)) for each in _ids(system))
    rows = tuple(_row(system, term, on) for _, term in found if term is not None)
    later = f", as decided until {system.as_of}" if on > system.as_of else ""
    return Table("in-force", f"In force on {on}{later}", _COLUMNS, rows, "No document was in force on that day.")


def _ids(system: System) -> list[str]:
    return sorted({*system.by_id, *system.decisions})


def _past(system: System, read: Starts) -> Table:
    """Every version that was in force before, so that each day has its answer without a command."""
    found = [
        (term, system.editions.get(term.document, {}).get(term.version))
        for each in _ids(system)
        for term in reversed(terms(system, each, read))
        if term.end is not None and term.end <= system.as_of
    ]
    rows = tuple(
        Row(
            (
                cell.document(system, term.document),
                Cell(document.title if (document := system.by_id.get(term.document)) else GONE),
                _version(term, kept=edition is not None),
                cell.day(term.start),
                cell.day(term.end),
                Cell(term.ended_by),
            ),
            term.decision.location(),
        )
        for term, edition in found
    )
    return Table("earlier-versions", f"Versions that were in force before {system.as_of}", _PAST, rows)


def _version(term: Term, *, kept: bool) -> Cell:
    return Cell(term.version, f"edition:{term.document}/{term.version}" if kept else f"history:{term.document}")


def _row(system: System, term: Term, on: date) -> Row:
    document, decision = system.by_id.get(term.document), term.decision
    edition = system.editions.get(term.document, {}).get(term.version)
    cells = (
        cell.document(system, term.document),
        Cell(document.title if document else GONE),
        _version(term, kept=edition is not None),
        cell.day(term.start),
        cell.day(term.end),
        Cell(term.ended_by),
        cell.decision(decision.text("decision")),
        cell.day(decision.date("on")),
        cell.person(system, decision.text("by")),
        cell.role(system, decision.text("role")),
        # What is being written today says nothing of an earlier day.
        Cell(_beside(system, term) if on >= system.as_of else ""),
        Cell(edition.path if edition else ""),
        Cell(kept(system, term.document, term.version)),
    )
    return Row(cells, decision.location())


def _beside(system: System, term: Term) -> str:
    """The version that is being written, or was written since and does not follow on this one."""
    document = system.by_id.get(term.document)
    if document is None or (document.status == "approved" and document.version in (term.version, term.ended_by)):
        return ""
    if document.status == "approved" and term.end is not None:
        return ""  # a version between this one and the page's
    return f"{document.version}: {status_title(system, document)}"


def _not_in_force(system: System, read: Starts) -> Table:
    rows = tuple(
        Row((cell.document(system, each.id), Cell(each.title), Cell(each.version), Cell(status_title(system, each))))
        for each in system.by_id.values()
        if in_force(system, each.id, None, read) is None
    )
    return Table("not-in-force", f"Documents of which nothing is in force on {system.as_of}", _NOT, rows)
