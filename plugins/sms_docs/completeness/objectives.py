"""The objectives of a plan, from the register that it shows or from its text, each judged."""

from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.completeness.plans import Section
from sms_docs.judgement.measurable import Measurability, judge
from sms_docs.judgement.objective_entry import judge_entry, vague_of
from sms_docs.judgement.objectives import objectives_in
from sms_docs.model.finding import Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System


class Judged(NamedTuple):
    """An objective and what was judged of it.

    Attributes:
        name: its number and title, or its first words.
        due: True when it says by when.
        location: the value that decides: target, outcome or title; in a text, where it begins.
        related: the call that shows it, for an objective of the register.
    """

    name: str
    measurability: Measurability
    due: bool
    location: Location
    related: tuple[Related, ...] = ()


def judged_objectives(system: System, section: Section) -> tuple[Judged, ...]:
    """The objectives of a section: those of the register when it shows any, else those that its text sets."""
    entries = section.entries("objectives")
    return tuple(_from_register(system, section, entries) if entries else _from_text(system, section))


def _from_register(system: System, section: Section, entries: tuple[Entry, ...]) -> Iterator[Judged]:
    for entry in entries:
        field = next((each for each in ("target", "outcome", "title") if entry.has(each)), "id")
        yield Judged(
            f'{entry.id} "{entry.label}"',
            judge_entry(system, entry),
            entry.has("due"),
            entry.location(field),
            section.shown_at(entry),
        )


def _from_text(system: System, section: Section) -> Iterator[Judged]:
    indicators = tuple(each.id for each in system.register("measures") if each.id and each.number("target") is not None)
    vague = vague_of(system.standard)
    for each in objectives_in(section.text, section.part, system.standard.placeholders):
        judgement = judge(each.text, due=each.due, indicators=indicators, vague=vague)
        yield Judged(f'"{each.name}"', judgement, each.due, section.text.at(each.offset))
