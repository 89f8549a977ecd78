"""Plans beside the service management plan: dates, people and services that agree with it."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from sms_docs.gates.timeline import certification
from sms_docs.judgement.blocks import blocks
from sms_docs.judgement.prose import plain_text
from sms_docs.model.check import check
from sms_docs.model.document import Document
from sms_docs.model.finding import Problem, Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System

_SUBJECT = re.compile(r"\b(?P<what>stage|gate)[ -](?P<number>[1-9])\b", re.IGNORECASE)
_WORDS = ("tage ", "tage-", "gate ", "Gate ", "gate-", "Gate-", "GATE")
"""One of these stands wherever a text names a gate or a stage."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_WRITTEN = re.compile(rf"\b(?:(?P<day>[0-9]{{1,2}})\.? )?{_MONTH}\b\.?(?: (?P<year>20[0-9]{{2}})\b)?")
_ISO = re.compile(r"\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\b")
_ASIDE = re.compile(r"\b(?:before|until|till|by|for|after|since|ahead of|prior to|towards?)(?: the)? $", re.IGNORECASE)
"""What stands in front of a gate or stage that only dates something else: "papers for stage 1 are sent on …"."""
_SENTENCE = re.compile(r"(?<=[.;!?])\s+(?=[A-Z])")
_PREFIX = re.compile(r"[A-Z]+-")


class _Day(NamedTuple):
    """A day as a text gives it: of what it leaves out, 0."""

    year: int
    month: int
    day: int
    words: str

    def fits(self, day: date) -> bool:
        """Whether it can mean a day."""
        pairs = zip((self.year, self.month, self.day), (day.year, day.month, day.day), strict=True)
        return all(mine in (0, theirs) for mine, theirs in pairs)


class _Agreed(NamedTuple):
    """The days of a gate or stage by the registers, and where they stand."""

    days: tuple[date, ...]
    location: Location


def _plans(system: System) -> Iterator[Document]:
    """Plans in use, the service management plan among them: it, too, has to agree with the registers it shows."""
    for document in system.controlled:
        kind = system.standard.kinds.get(document.kind)
        if kind and kind.family == "plan" and not document.retired and not document.broken:
            yield document


@check("warning", clauses=("6.3",), answers=("plan.other-plans-aligned",))
def date_differs(system: System) -> Iterator[Problem]:
    """A plan gives a gate or an audit stage another date than the programme.

    ## What
    A sentence or row of a plan names one gate or stage and a date, and no date in it is one of the programme or the
    certification: planned, decided or moved from. A month counts as far as it is given. What is done before, for, by
    or after the gate or stage has a date of its own.

    ## Why
    Plans agree with the service management plan (ISO/IEC 20000-1:2018, 6.3). Of two dates, each team keeps the one
    that suits it.

    ## Wrong
    `Stage 2 takes place in June 2027`, while the certification plans 2027-10-12.

    ## Right
    `Stage 2 takes place in October 2027`, or the table of the programme instead of a typed date.
    """
    agreed = _agreed(system)
    for document in _plans(system) if agreed else ():
        # Looking for fixed words first costs a tenth of the search with a pattern.
        if not any(each in document.source for each in _WORDS) or not _SUBJECT.search(document.source, document.start):
            continue
        for offset, text in _pieces(document):
            subjects = [*_SUBJECT.finditer(text)]
            if all(_ASIDE.search(text, 0, match.start()) for match in subjects):
                continue
            named = {f"{match['what'].lower()} {match['number']}" for match in subjects}
            known = agreed.get(next(iter(named))) if len(named) == 1 else None
            days = tuple(_days(text)) if known else ()
            if known and days and not any(day.fits(each) for day in days for each in known.days):
                yield Problem(
                    document.at(offset),
                    f"This plan sets {next(iter(named))} for {days[0].words}, but it is planned for {known.days[0]}.",
                    "Correct the date, or show the programme with a table instead of typing it.",
                    (Related(known.location, "The date that is agreed."),),
                )


def _agreed(system: System) -> Mapping[str, _Agreed]:
    found: dict[str, _Agreed] = {}
    for phase in system.register("programme"):
        gate, number = phase.entry("gate"), phase.number("number")
        days = _known_days(gate, "planned", "decided_on", "moved_from")
        if days and number:
            found[f"gate {number:g}"] = _Agreed(days, gate.location("planned"))
    for which in ("1", "2"):
        stage = certification(system).entry(f"stage{which}")
        if days := _known_days(stage, "start", "end", "moved_from"):
            found[f"stage {which}"] = _Agreed(days, stage.location("start"))
    return found


def _known_days(entry: Entry, *fields: str) -> tuple[date, ...]:
    return tuple(day for field in fields if (day := entry.date(field)))


def _pieces(document: Document) -> Iterator[tuple[int, str]]:
    """The rows and sentences of a page that may name a gate or a stage, each with the place of its block."""
    for block in blocks(document, document.start, len(document.source)):
        # Marks may stand between the word and its number, but not inside the word.
        if not any(each in block.text for each in ("tage", "gate", "Gate", "STAGE", "GATE")):
            continue
        text = plain_text(block.text)
        yield from ((block.offset, each) for each in ((text,) if block.kind == "row" else _SENTENCE.split(text)))


def _days(text: str) -> Iterator[_Day]:
    for match in _ISO.finditer(text):
        year, month, day = map(int, match.group().split("-"))
        yield _Day(year, month, day, match.group())
    for match in _WRITTEN.finditer(text):
        month = _MONTHS.index(match["month"][:3].lower()) + 1
        yield _Day(int(match["year"] or 0), month, int(match["day"] or 0), match.group())


@check("warning", clauses=("6.3", "5.3"), answers=("plan.other-plans-aligned",))
def holder_differs(system: System) -> Iterator[Problem]:
    """A plan's table gives a role to somebody who does not hold it.

    ## What
    A row of a plan begins with the title of a role and holds, as a cell of its own, the name of a person who neither
    holds that role on the day nor stands in for its holder.

    ## Why
    The other plans go by the roles of the service management plan (ISO/IEC 20000-1:2018, 6.3); in an emergency the
    list that is nearest is called.

    ## Wrong
    `| Continuity manager | Dmitri Ostrov |` in the continuity plan, a year after he gave the role away.

    ## Right
    The name of today, or `{{ sms_table("governance-roles") }}`.
    """
    if any(system.register(key).broken or not system.register(key).exists for key in ("people", "assignments")):
        return
    roles = {each.label.casefold(): each for each in system.register("roles") if each.label}
    people = {each.label.casefold(): each for each in system.register("people") if each.label}
    for document in _plans(system):
        for offset, cells in _rows(document):
            role = roles.get(cells[0])
            named = [people[each] for each in cells[1:] if each in people] if role else []
            held = system.holders(role.id, system.as_of) if role else ()
            if role and named and not any(each.id in held for each in named):
                yield Problem(
                    document.at(offset),
                    f"{named[0].label} stands here as {role.label}, but does not hold this role.",
                    "Name who holds it, or show the roles with a table instead of typing them.",
                    (Related(role.location("id"), "The role."),),
                )


def _rows(document: Document) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The rows of a page's tables, cells folded."""
    if "\n|" not in document.source:
        return
    for block in blocks(document, document.start, len(document.source)):
        if block.kind == "row" and block.cells:
            yield block.offset, tuple(plain_text(cell).casefold() for cell in block.cells)


@check("warning", clauses=("6.3", "8.2.4"), answers=("plan.other-plans-aligned",))
def service_unknown(system: System) -> Iterator[Problem]:
    """A plan plans for a service that the catalogue does not have.

    ## What
    The text of a plan names a number like those of the catalogue (`SVC-07`), and no service has it.

    ## Why
    Capacity and continuity are planned for the services of the service management plan (ISO/IEC 20000-1:2018, 6.3).
    A number that leads nowhere means a service that is planned for twice or not at all.

    ## Wrong
    `Recovery of SVC-17 within four hours`, in a catalogue that ends with SVC-10.

    ## Right
    `Recovery of SVC-07 within four hours`
    """
    services = system.register("services")
    prefixes = {match.group() for each in services if (match := _PREFIX.match(each.id))}
    if services.broken or not prefixes:
        return
    number = re.compile(rf"(?<![\w-])(?:{'|'.join(sorted(map(re.escape, prefixes)))})[0-9]+\b")
    for document in _plans(system):
        if not any(each in document.source for each in prefixes):
            continue
        for match in number.finditer(document.source, document.start):
            if match.group() not in services.by_id:
                yield Problem(
                    document.at(match.start()),
                    f"There is no service {match.group()}.",
                    f"Name one of those in {services.path}.",
                )
