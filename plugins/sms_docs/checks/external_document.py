"""Documents of others: the edition in use, and when somebody last looked for a new one."""

import re
from collections.abc import Iterable, Iterator, Mapping

from sms_docs.checks.looks import not_lately
from sms_docs.gates.parameters import parameter
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_CITED = re.compile(r"\b(?P<name>(?:ISO|IEC|EN)(?:/IEC)?(?: TS| TR)? [0-9]{4,5}(?:-[0-9]{1,2})?):(?P<year>[0-9]{4})\b")
_NAME = re.compile(r"\b(?:ISO|IEC|EN)(?:/IEC)?(?: TS| TR)? [0-9]{4,5}(?:-[0-9]{1,2})?\b")
_PAST = re.compile(r"\b(?:until|former(?:ly)?|previous(?:ly)?|replac\w+|withdrawn|superseded|old)\b", re.IGNORECASE)
_OWN = "ISO/IEC 20000-1"
_FIELDS = (("audits", "criteria"), ("obligations", "version"), ("certification", "standard"))
"""Where registers say by which edition they go."""


@check("warning", clauses=("7.5.3",), answers=("doc.external-current",))
def check_overdue(system: System) -> Iterator[Problem]:
    """Nobody has looked for a long time whether a document of others is still current.

    ## What
    `checked_on` of an external document lies more than `external_check_months` (12) ago, or has not come yet.

    ## Why
    Documents of external origin are identified and controlled (clause 7.5.3). Standards, laws and handbooks change
    without telling their readers.

    ## Wrong
    `checked_on: 2025-11-18`, read on 2027-01-20.

    ## Right
    The publisher's list looked at, and the new day entered.
    """
    months = int(parameter(system, "external_check_months"))
    for entry in system.register("external_documents"):
        checked = entry.date("checked_on")
        if when := not_lately(checked, months, system.as_of):
            yield Problem(
                entry.location("checked_on"),
                f"{entry.id} {entry.label} was checked on {checked}, {when}.",
                "Look whether the edition is still current, and enter the day.",
            )


@check("warning", clauses=("7.5.3",), answers=("doc.external-current",))
def other_edition(system: System) -> Iterator[Problem]:
    """A register goes by another edition than the one that is recorded as in use.

    ## What
    The criteria of an audit or the version of an obligation names a standard with a year, and the external documents
    record this standard with another one. So does an approved document, in a line that does not tell of the past
    (until, former, replaced, withdrawn). Of two editions that are both recorded, each may be named. An audit that was
    held is left as it was, and texts on editions of ISO/IEC 20000-1 have checks of their own.

    ## Why
    An audit against a withdrawn edition proves nothing about the one that the certificate names (clause 7.5.3).

    ## Wrong
    `criteria: ISO/IEC 20000-1:2011`, while EXT-01 records the edition of 2018.

    ## Right
    `criteria: ISO/IEC 20000-1:2018`
    """
    recorded: dict[str, list[Entry]] = {}
    for each in system.register("external_documents"):
        if match := _title(each):
            recorded.setdefault(match.group(), []).append(each)
    for location, text in (*_written(system), *_in_texts(system, recorded)) if recorded else ():
        for cited in _CITED.finditer(text):
            entries = recorded.get(cited["name"], [])
            if entries and not any(cited["year"] in each.text("edition") for each in entries):
                yield Problem(
                    location,
                    f"{cited.group()} is named here, but the edition in use is {entries[0].text('edition')}.",
                    f"Name the edition in use, or correct it in {entries[0].path}.",
                    tuple(Related(each.location("edition"), "The edition that is recorded.") for each in entries),
                )


def _title(entry: Entry) -> re.Match[str] | None:
    return _NAME.search(entry.label) if entry.text("edition") else None


def _in_texts(system: System, recorded: Iterable[str]) -> Iterator[tuple[Location, str]]:
    """Standards with a year in approved documents, each with its place."""
    names = tuple(f"{each}:" for each in recorded if each != _OWN)
    for document in system.controlled:
        if document.status != "approved" or not any(each in document.source for each in names):
            continue
        for cited in _CITED.finditer(document.source, document.start):
            end = document.source.find("\n", cited.end())
            line = document.source[document.source.rfind("\n", 0, cited.start()) + 1 : end if end > 0 else None]
            if cited["name"] != _OWN and not _PAST.search(line):
                yield document.at(cited.start()), cited.group()


def _written(system: System) -> Iterator[tuple[Location, str]]:
    for key, field in _FIELDS:
        for entry in system.register(key):
            if entry.text("status") not in ("held", "cancelled") and entry.text(field):
                yield entry.location(field), entry.text(field)


@check("warning", clauses=("7.5.3",), answers=("doc.external-origin",))
def unlisted(system: System) -> Iterator[Problem]:
    """An approved document goes by a standard that is not among the external documents.

    ## What
    The text names a standard of ISO by its number (other than ISO/IEC 20000-1, which the settings choose), and no
    entry of `data/external_documents.yml` names it. Reported once for each document and standard. Laws and papers of
    customers and suppliers have no number by which they could be recognized; enter them all the same.

    ## Why
    What a document rests on is identified and controlled (clause 7.5.3): which edition holds, where it lies, and who
    looks for a new one.

    ## Wrong
    `Audits follow ISO 19011`, and no entry of that name.

    ## Right
    An entry with publisher, edition, owner and the day of the last check.
    """
    register = system.register("external_documents")
    titles = " ".join(each.label for each in register)
    for document in system.controlled if not register.broken else ():
        if document.status == "approved":
            for name, offset in _standards(document).items():
                if not _names(titles, name):
                    yield Problem(
                        document.at(offset),
                        f"{name} is named here, but is not among the external documents.",
                        f"Enter it in {register.path} with publisher, edition, owner and the day of the last check.",
                    )


def _standards(document: Document) -> Mapping[str, int]:
    """The standards that a text names, other than the one of the system, each with its first place."""
    found: dict[str, int] = {}
    # A search for three letters is cheap where a pattern over all texts would not be.
    offset = document.source.find("ISO", document.start)
    while offset >= 0:
        named = _NAME.match(document.source, offset)
        if named and named.group() != _OWN:
            found.setdefault(named.group(), offset)
        offset = document.source.find("ISO", offset + 1)
    return found


def _names(titles: str, name: str) -> bool:
    """Whether titles hold the number of a standard: many write ISO 27001 for ISO/IEC 27001."""
    number = name.rpartition(" ")[2]
    return re.search(rf"(?<![0-9-]){re.escape(number)}(?![0-9-])", titles) is not None
