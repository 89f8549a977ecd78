"""Clauses of the standard that are cited wrongly."""

import re
from collections.abc import Iterator

from sms_docs.checks.clause_citations import citations
from sms_docs.checks.clause_mentions import Mention, Names, mentions, names, subject_of
from sms_docs.checks.clause_tables import table_mentions
from sms_docs.checks.references import uses
from sms_docs.load.schema_messages import listed
from sms_docs.load.standard import EDITIONS
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem
from sms_docs.model.location import Location
from sms_docs.model.standard import Standard, Subject
from sms_docs.model.system import System

_GOVERNING = ("plan", "policy")
_BEFORE = ("20000-1:2011", "2011 edition")
_PAST = re.compile(r"\b(?:until|former(?:ly)?|previous(?:ly)?|replac\w+|withdrawn|superseded|old)\b", re.IGNORECASE)
_FORM = re.compile(r"[0-9]+(?:\.[0-9]+){0,3}")
_SETTLED = re.compile(
    r"\b(?:clauses?|numbers?)\b[^.\n]{0,60}\b(?:without|unless|otherwise)\b[^.\n]{0,60}\b20(?:18|11)\b", re.IGNORECASE
)
"""A sentence that says for a whole document which edition is meant."""


@check("warning", clauses=("7.5.3",), answers=("cite.clause-fits-subject", "cite.superseded-edition"))
def clause_for_other_subject(system: System) -> Iterator[Problem]:
    """A clause is cited for a process or document that another clause is about.

    ## What
    A text, an entry or a document's header names a subject of the standard together with a clause that is not its own:
    "incident management (8.1)", an entry with this title and this clause, a document of this kind with other clauses.

    ## Why
    The reader and the auditor look in the wrong place, and the coverage table counts the wrong clause. Most such
    citations come from the 2011 edition, where the same numbers mean other things.

    ## Wrong
    Incident management (8.1), service level management (8.3.2)

    ## Right
    Incident management (8.6.1), service level management (8.3.3)
    """
    known = names(system.standard)
    for document in system.controlled:
        for each in (*mentions(document, system.standard, known), *table_mentions(document, known)):
            if _wrong(each, system.standard):
                yield _for_other(each.subject, each.clauses, document.at(each.offset), system.standard)
    yield from _entries(system, known)
    yield from _kinds(system)


def _wrong(mention: Mention, standard: Standard) -> bool:
    """Whether a citation can only be a mistake."""
    clauses = [each for each in mention.clauses if each in standard.clauses]
    if not clauses or any(mention.subject.fits(each) for each in clauses):
        return False
    of_process = _operates(mention.subject.clauses[0], standard)
    if not mention.certain and of_process and clauses[0][0] in "45" and clauses[0].count(".") < 2:  # noqa: PLR2004
        # "Incident management (4.2)" may be a score.
        return False
    # "We audit incident management (9.2)" cites the clause for what is done with the process.
    return mention.alone or all(_operates(each, standard) == of_process for each in clauses)


def _operates(clause: str, standard: Standard) -> bool:
    """Whether a clause belongs to the services and processes and not to the management system around them."""
    return clause[0] == "8" if standard.edition == "2018" else clause[0] != "4"


def _entries(system: System, known: Names) -> Iterator[Problem]:
    """Entries whose title is a subject's name and whose clause is another's."""
    for register in system.registers.values():
        for entry in register:
            key = "clause" if entry.has("clause") else "clauses"
            clauses = tuple(each for each in entry.texts(key) if each in system.standard.clauses)
            subject = subject_of(entry.label, known) if clauses else None
            if subject and not any(subject.fits(each) for each in clauses):
                yield _for_other(subject, clauses, entry.location(key), system.standard)


def _kinds(system: System) -> Iterator[Problem]:
    """Documents none of whose clauses is one of their kind."""
    for document in system.controlled:
        kind = system.standard.kinds.get(document.kind)
        homes = system.standard.clauses_of(kind) if kind else ()
        clauses = [each for each in document.front.texts("clauses") if each in system.standard.clauses]
        if kind and kind.need != "programme" and homes and clauses:
            subject = Subject(kind.key, kind.title, (), homes, (), ())
            if not any(subject.fits(each) for each in clauses):
                yield _for_other(subject, tuple(clauses), document.location("clauses"), system.standard)


def _for_other(subject: Subject, clauses: tuple[str, ...], location: Location, standard: Standard) -> Problem:
    cited = [each for each in clauses if each in standard.clauses]
    about, title = _inside(standard.clauses[cited[0]].title), _inside(subject.title)
    other = f"; that holds for the {EDITIONS[standard.edition]} edition" if _was(subject, cited[0]) else ""
    return Problem(
        location,
        f"Clause {cited[0]} is cited for {title}, but it is about {about}{other}.",
        f"Cite {listed([each for each in subject.clauses if each in standard.clauses])}.",
    )


def _inside(title: str) -> str:
    """A title inside a sentence; an abbreviation at its start keeps its capitals."""
    return title[:1].lower() + title[1:] if title[1:2].islower() else title


def _was(subject: Subject, clause: str) -> bool:
    return any(clause == each or clause.startswith(f"{each}.") for each in subject.other_edition)


@check("error", clauses=("7.5.3",), answers=("cite.edition-consistent",))
def edition_unclear(system: System) -> Iterator[Problem]:
    """A document cites clauses of both editions and does not say each time which one.

    ## What
    The text cites a clause of the edition that is not in use by its name and year, and another clause without a year.
    A sentence that settles it for the whole document, "clauses without a year are those of the 2018 edition", is
    enough. (A number that only the other edition has: `citation.unknown-clause`.)

    ## Why
    6.3 plans the system in one edition and agrees services in the other. The reader looks up the wrong text.

    ## Wrong
    `Until 2026 we went by ISO/IEC 20000-1:2011, 4.5.2. … See clause 6.3.`

    ## Right
    `… See ISO/IEC 20000-1:2018, 6.3.`
    """
    other = EDITIONS[system.standard.edition]
    for document in system.controlled:
        if f"20000-1:{other}" not in document.source or _SETTLED.search(document.source, document.start):
            continue
        if not any(each.dated for each in citations(document, other)):
            continue
        for each in citations(document, system.standard.edition):
            if not each.dated:
                yield Problem(
                    document.at(each.offset),
                    f"This document cites both editions, and clause {each.clause} stands without one.",
                    f"Write {system.standard.title}, {each.clause}, or name the other edition.",
                )


@check("warning", clauses=("7.5.3",), answers=("cite.superseded-edition",))
def superseded_edition(system: System) -> Iterator[Problem]:
    """A plan or policy goes by a clause of the edition before.

    ## What
    The settings choose the 2018 edition, and the text of a plan or policy cites a clause by the name and year of the
    edition of 2011, or as one "of the 2011 edition", in a line that does not tell of the past (until, former,
    replaced).

    ## Why
    Nobody is audited by a withdrawn edition (clause 7.5.3, documents of external origin). What it asked for stands
    under another number now, and some of it no longer stands at all.

    ## Wrong
    `The plan follows ISO/IEC 20000-1:2011, 4.5.2.`

    ## Right
    `The plan follows ISO/IEC 20000-1:2018, 6.3.`
    """
    if system.standard.edition != "2018":
        return
    for document in system.controlled:
        kind = system.standard.kinds.get(document.kind)
        if kind is None or kind.family not in _GOVERNING or not any(each in document.source for each in _BEFORE):
            continue
        for each in citations(document, "2011"):
            if each.dated and not _PAST.search(_line(document, each.offset)):
                counterparts = system.standard.counterparts.get(each.clause, ())
                yield Problem(
                    document.at(each.offset),
                    f"Clause {each.clause} is cited by the edition of 2011, which was replaced in 2018.",
                    f"Cite {listed(counterparts)}." if counterparts else f"Cite {system.standard.title}.",
                )


def _line(document: Document, offset: int) -> str:
    end = document.source.find("\n", offset)
    return document.source[document.source.rfind("\n", 0, offset) + 1 : end if end >= 0 else None]


@check(
    "error",
    clauses=("7.5.3",),
    answers=("cite.clause-exists", "cite.edition-consistent", "cite.superseded-edition", "doc.references-resolve"),
)
def unknown_clause(system: System) -> Iterator[Problem]:
    """A clause is named that the chosen edition does not have.

    ## What
    A register's field, a document's `clauses`, a call of `sms_clause` or the text of a controlled document names a
    clause that does not exist in the edition of the settings. In a text the name of the standard stands beside the
    number, or the word "clause" in a paragraph that speaks of no contract, law or other standard.

    ## Why
    Nobody can look it up, and the clause that was meant stays uncovered. Many such numbers are of the other edition.

    ## Wrong
    `clauses: ["4.5.2"]` in a system for the 2018 edition.

    ## Right
    `clauses: ["6.3"]`, which took over the content of 4.5.2.
    """
    for location, value in (*_written(system), *_called(system), *_in_texts(system)):
        if value not in system.standard.clauses:
            yield _unknown(system.standard, value, location)


def _written(system: System) -> Iterator[tuple[Location, str]]:
    """Clauses in registers and headers; what does not look like one is the schema's business."""
    for use in uses(system):
        if use.target == "clauses" and _FORM.fullmatch(use.value):
            yield use.entry.location(*use.pointer), use.value
    for document in system.controlled:
        listed_clauses = document.front["clauses"]
        for index, item in enumerate(listed_clauses if isinstance(listed_clauses, list) else ()):
            if isinstance(item, str) and _FORM.fullmatch(item):
                yield document.location("clauses", index), item


def _called(system: System) -> Iterator[tuple[Location, str]]:
    """Clauses in calls of ``sms_clause``."""
    for document in system.documents:
        for call in document.calls:
            value = call.args[0] if call.name == "sms_clause" and len(call.args) == 1 and not call.kwargs else None
            if isinstance(value, str):
                yield document.at(call.offset), value


def _in_texts(system: System) -> Iterator[tuple[Location, str]]:
    """Clauses that the texts of controlled documents cite."""
    for document in system.controlled:
        for each in citations(document, system.standard.edition):
            yield document.at(each.offset), each.clause


def _unknown(standard: Standard, value: str, location: Location) -> Problem:
    if moved := standard.counterparts.get(value, ()):
        other = EDITIONS[standard.edition]
        message = f"{standard.title} has no clause {value}; that number is of the {other} edition."
        return Problem(location, message, f"Name {listed(moved)}, which took over its content.")
    parent = value.rpartition(".")[0]
    siblings = [each.id for each in standard.clauses.values() if each.parent == parent]
    hint = (
        f"Name one of {siblings[0]} to {siblings[-1]}."
        if parent and len(siblings) > 1
        else (
            f"Name {parent}, which has no parts."
            if parent in standard.clauses and not siblings
            else "Choose one of those that `sms list clauses` shows."
        )
    )
    return Problem(location, f"{standard.title} has no clause {value}.", hint)
