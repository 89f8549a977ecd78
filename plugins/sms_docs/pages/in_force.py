"""The register of what is in force on a day, with the edition of each document."""

from collections.abc import Iterator
from datetime import date

from sms_docs.judgement.in_force import Starts, Term, in_force, starts
from sms_docs.model.generated import AUDIT, IN_FORCE
from sms_docs.model.generated_page import GeneratedPage, Part
from sms_docs.model.system import System
from sms_docs.model.table import Cell, Column, Row, Table
from sms_docs.pages.sources import Sources
from sms_docs.render.control_facts import status_title
from sms_docs.views import cell

TITLE = "Versions in force"
_COLUMNS = (
    Column("document", "Document"), Column("title", "Title"), Column("version", "Version"), Column("from", "From"),
    Column("until", "Until"), Column("decision", "Decision"), Column("on", "On"), Column("by", "By"),
    Column("role", "As"), Column("beside", "Beside it"), Column("edition", "Edition"),
)  # fmt: skip
_SELDOM = ("until", "beside")
_NOT = (Column("document", "Document"), Column("title", "Title"), Column("version", "Version"), Column("why", "Why"))


def in_force_page(sources: Sources) -> Iterator[GeneratedPage]:
    """The page of the day that the site is made for."""
    system, read = sources.system, starts(sources.editions)
    table = in_force_table(system, system.as_of, read)
    # Editions are led to from their versions; the files are for people with the repository.
    shown = [place for place, column in enumerate(_COLUMNS) if column.key != "edition" and _says(table, place)]
    rows = tuple(Row(tuple(row.cells[place] for place in shown), row.location) for row in table.rows)
    columns = tuple(_COLUMNS[place] for place in shown)
    told = (
        f"What people work by on {system.as_of}. A version leads to the text as it was approved; "
        "`sms in-force --on 2027-01-20` answers for another day."
    )
    parts: list[Part] = [
        told,
        Table(table.name, table.caption, columns, rows, table.empty),
    ]
    if (others := _not_in_force(system, read)).rows:
        parts += ["## Not in force", others]
    trail = ((f"{AUDIT}/index.md", "For auditors"),)
    yield GeneratedPage(IN_FORCE, TITLE, tuple(parts), trail, wide=True)


def _says(table: Table, place: int) -> bool:
    """Whether a column has anything to say; most have no end, and nothing beside them."""
    return _COLUMNS[place].key not in _SELDOM or any(row.cells[place].text for row in table.rows)


def in_force_table(system: System, on: date, read: Starts) -> Table:
    """The version of every document that is in force on a day."""
    found = ((each, in_force(system, each, on, read)) for each in _ids(system))
    rows = tuple(_row(system, term) for _, term in found if term is not None)
    return Table("in-force", f"In force on {on}", _COLUMNS, rows, "No document was in force on that day.")


def _ids(system: System) -> list[str]:
    return sorted({*system.by_id, *system.decisions})


def _row(system: System, term: Term) -> Row:
    document, decision = system.by_id.get(term.document), term.decision
    edition = system.editions.get(term.document, {}).get(term.version)
    cells = (
        cell.document(system, term.document),
        Cell(document.title if document else "(its page is gone)"),
        Cell(term.version, f"edition:{term.document}/{term.version}" if edition else f"history:{term.document}"),
        cell.day(term.start),
        Cell(f"{term.end} ({term.ended_by})" if term.end else ""),
        cell.decision(decision.text("decision")),
        cell.day(decision.date("on")),
        cell.person(system, decision.text("by")),
        cell.role(system, decision.text("role")),
        Cell(_beside(system, term)),
        Cell(edition.path if edition else ""),
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
