"""Plan, do, check and act in a plan: for which processes, and what is missing."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.completeness.plans import Section
from sms_docs.judgement.blocks import visible
from sms_docs.judgement.pdca import NAMES, approach_in
from sms_docs.judgement.placeholder import is_open
from sms_docs.judgement.prose import plain_text
from sms_docs.model.finding import Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.standard import ProcessArea
from sms_docs.model.system import System


class OpenStage(NamedTuple):
    """A process of which the plan does not describe every stage of the cycle."""

    process: str
    missing: tuple[str, ...]
    location: Location
    related: tuple[Related, ...] = ()


def open_stages(system: System, section: Section) -> Iterator[OpenStage]:
    """The processes whose cycle has a gap: those of the register that the section shows, and those of its text."""
    words = system.standard.placeholders
    for entry in section.entries("processes"):
        stages = entry.entry("pdca")
        missing = tuple(name for name in NAMES if is_open(stages.entry(name).text("text"), words))
        if missing:
            yield OpenStage(
                f'{entry.id} "{entry.label}"', missing, stages.location(missing[0], "text"), section.shown_at(entry)
            )
    for cycle in approach_in(section.text, section.part, words).processes:
        if cycle.missing:
            yield OpenStage(f'"{cycle.process}"', cycle.missing, section.text.at(cycle.offset))


def undescribed(system: System, section: Section) -> tuple[str, ...]:
    """The stages that a section describes for no process and not in general; none when it shows the register."""
    if section.entries("processes"):
        return ()
    return approach_in(section.text, section.part, system.standard.placeholders).missing


def left_out(system: System, section: Section) -> Iterator[Entry]:
    """The processes of the register that the section neither shows nor names."""
    shown = {each.id for each in section.entries("processes")}
    said = _said(section)
    for process in system.register("processes"):
        if (
            process.id not in shown
            and not _names(said, process.label)
            and not _names(said, process.id.replace("-", " "))
        ):
            yield process


def unnamed_areas(system: System, section: Section) -> tuple[ProcessArea, ...]:
    """The process areas of the edition that the section neither shows a process of nor names.

    Of a process that stands in the register and is left out, `left_out` tells already.
    """
    known = (*section.entries("processes"), *left_out(system, section))
    said = " | ".join([_said(section), *(each.label.lower() for each in known)])
    return tuple(
        area
        for area in system.standard.process_areas
        if not any(_runs(each, area) for each in known)
        and not any(_names(said, name) for name in names_of_area(area.title))
    )


def names_of_area(title: str) -> tuple[str, ...]:
    """Short names by which people call a process area: "Release and deployment management" → release, deployment."""
    short = re.sub(r" management$| for services$|^control of ", "", title.lower())
    names = [re.sub(r"^service (?!level|request|design|report|portfolio)", "", each) for each in short.split(" and ")]
    return (title.lower(), *names)


def _said(section: Section) -> str:
    return plain_text(visible(section.text, section.part.start, section.part.end)).lower()


def _names(said: str, name: str) -> bool:
    return bool(name) and re.search(rf"\b{re.escape(name.lower())}", said) is not None


def _runs(process: Entry, area: ProcessArea) -> bool:
    clauses = (process.text("clause"), *process.texts("clauses"))
    return process.text("document") in area.kinds or any(
        clause == each or clause.startswith(f"{each}.") for clause in clauses for each in area.clauses
    )
