"""Claims of a certificate or of conformity: in texts, in data, and in the list of public statements."""

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from sms_docs.gates.foundation import leaf_clauses
from sms_docs.gates.timeline import first_day
from sms_docs.judgement.claims import NUMBER, Claim, claims
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem
from sms_docs.model.location import Location
from sms_docs.model.memo import Memo
from sms_docs.model.register import Entry
from sms_docs.model.system import CONTENT, System

_PUBLIC: Final = ("communications", "customers", "organization", "scope", "services", "slas")
"""Registers whose texts are read by others."""
_START_PAGE: Final = f"{CONTENT}/index.md"
_FULFILLED: Final = ("closed", "no-gap")
_SHOWN: Final = 120


class Said(NamedTuple):
    """A claim, where it stands, and since when; None for a text, which says it on the system's day."""

    claim: Claim
    location: Location
    since: date | None = None


@check("error", answers=("cert.no-early-claim",), waivable=False)
def certification_unproven(system: System) -> Iterator[Problem]:
    """A certificate is claimed that does not exist.

    ## What
    A sentence in a controlled document, on the start page or in public data says that the organization is certified to
    the standard, or `claims` in `data/certification.yml` holds such a statement, on a day without a valid certificate;
    or a certificate's number stands there before its decision. Plans, conditions and denials are no claims.

    ## Why
    It misleads customers, breaks the contract with the certification body, and costs trust at stage 2
    (ISO/IEC TS 20000-5:2022, 5.1).

    ## Wrong
    "Our services are certified to ISO/IEC 20000-1" on the start page, stage 2 planned for October.

    ## Right
    "We prepare for certification to ISO/IEC 20000-1; stage 2 is planned for October 2027."
    """
    record = system.register("certification")
    if record.broken or (not record.exists and system.settings.certification):
        return
    for said in _said(system):
        if said.claim.kind == "certification" and not _certified(system, said.since or system.as_of):
            yield _unproven(said, "there is no valid certificate")
    number = record.single
    if number.has("certificate") and not ((on := number.date("decision_on")) and on <= system.as_of):
        yield Problem(
            number.location("certificate"),
            "A certificate is recorded, but no decision on it has been taken.",
            "Add decision_on once the certification body has decided; until then take the number out.",
        )


@check("error", clauses=("4.4",), answers=("cert.no-early-claim", "ts.conformity-claim"), waivable=False)
def conformity_unproven(system: System) -> Iterator[Problem]:
    """Conformity with the standard is claimed while requirements are open.

    ## What
    A sentence in a controlled document, on the start page or in public data says that the organization conforms to the
    standard, or `claims` in `data/certification.yml` holds such a statement, while a gap is open or a clause from 4 to
    10 was never assessed. In a readiness file a claim for single clauses counts as well.

    ## Why
    Whatever approach is chosen, conformity is claimed for all requirements or not at all
    (ISO/IEC TS 20000-5:2022, 5.1).

    ## Wrong
    "The service desk conforms to ISO/IEC 20000-1 for clause 8.6", with twelve gaps open.

    ## Right
    "55 of 63 clauses are met; conformity is claimed when all are."
    """
    gaps = system.register("gaps")
    if gaps.broken or not gaps.exists:
        return
    for said in _said(system):
        if said.claim.kind == "conformity":
            day = said.since or system.as_of
            open_clauses = _open_clauses(system, day)
            if open_clauses and day <= system.as_of and not _certified(system, day):
                more = f"{len(open_clauses)} clauses are" if len(open_clauses) > 1 else "one clause is"
                yield _unproven(said, f"{more} not shown to be met ({', '.join(open_clauses[:3])})")


def _unproven(said: Said, reason: str) -> Problem:
    words = said.claim.text if len(said.claim.text) <= _SHOWN else f"{said.claim.text[:_SHOWN]}…"
    return Problem(
        said.location,
        f'"{words}" claims {said.claim.kind}, but {reason}.',
        "Take the claim out, or say what is planned and by when.",
    )


def _certified(system: System, day: date) -> bool:
    record = system.register("certification").single
    decided, expires = record.date("decision_on"), record.date("expires")
    return decided is not None and decided <= min(day, system.as_of) and (expires is None or day <= expires)


def _open_clauses(system: System, day: date) -> list[str]:
    """The clauses that were not assessed, or not met on a day."""
    met = {
        gap.text("clause")
        for gap in system.register("gaps")
        if gap.text("status") in _FULFILLED
        and ((on := first_day(gap, "reassessed_on", "assessed_on")) is None or on.day <= day)
    }
    return [each for each in leaf_clauses(system) if each not in met]


def _find(system: System) -> tuple[Said, ...]:
    return (*_in_list(system), *_in_documents(system), *_in_data(system))


_said: Final = Memo(_find)


def _in_list(system: System) -> Iterator[Said]:
    for each in system.register("certification").single.entries("claims"):
        made, kind = each.date("made_on"), each.text("kind")
        if made and made <= system.as_of and kind in ("certification", "conformity"):
            claim = Claim("certification" if kind == "certification" else "conformity", each.text("text"), 0)
            yield Said(claim, each.location("text"), made)


def _in_documents(system: System) -> Iterator[Said]:
    for document in system.documents:
        if document.controlled or document.path == _START_PAGE:
            needles = (NUMBER, "onform") if document.kind == "certification-readiness" else (NUMBER,)
            found = {
                each.offset: each for needle in needles for each in claims(document.source, document.start, needle)
            }
            for claim in found.values():
                if not (_in_code(document, claim.offset) or _of_others(system, claim)):
                    yield Said(claim, document.at(claim.offset))


def _in_code(document: Document, offset: int) -> bool:
    return any(begin <= offset < end for begin, end in document.code)


def _of_others(system: System, claim: Claim) -> bool:
    """Whether a claim speaks of a supplier, or in a readiness file of nothing that the standard's clauses are about."""
    return any(each.label and each.label in claim.text for each in system.register("suppliers"))


def _in_data(system: System) -> Iterator[Said]:
    for key in _PUBLIC:
        for entry in system.register(key):
            for pointer, text in _texts(entry):
                for claim in claims(text):
                    if not _of_others(system, claim):
                        yield Said(claim, entry.location(*pointer))


def _texts(entry: Entry) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The texts of an entry that name the standard, one level of lists and mappings deep."""
    for key, value in entry.values.items():
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        if isinstance(value, str) and NUMBER in value:
            yield (key,), value
        for at, each in inner:
            if isinstance(each, str) and NUMBER in each:
                yield (key, at), each
