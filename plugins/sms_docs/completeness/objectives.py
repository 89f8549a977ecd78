"""The objectives of a plan, from the register that it shows or from its text, each judged."""

from collections.abc import Iterator
from typing import NamedTuple

from sms_docs.completeness.plans import Section
from sms_docs.judgement.measurable import Measurability, judge, vague_words, yes
from sms_docs.judgement.objectives import objectives_in
from sms_docs.model.finding import Related
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.standard import Standard
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


def judge_entry(system: System, objective: Entry) -> Measurability:
    """The judgement on an objective of the register."""
    target, due = objective.number("target"), objective.date("due") is not None
    if target is not None:
        return yes(f"it has the target {target:g} {objective.text('unit')}".rstrip())
    measure = system.register("measures").by_id.get(objective.text("measure"))
    if measure is not None and measure.number("target") is not None:
        return yes(f"its indicator {measure.id} has a target")
    vague = vague_of(system.standard)
    outcome = objective.text("outcome")
    judgement = judge(outcome or f"{objective.label}; {objective.text('metric')}", due=due, vague=vague)
    if outcome and due and not judgement.measurable and not vague_words(outcome, vague):
        # The field asks for a yes or no; its writer may know other words for it than we do.
        return yes("it has an outcome and a due date")
    return judgement


def vague_of(standard: Standard) -> tuple[str, ...]:
    """The words that promise without a measure."""
    return (*standard.vague_verbs, *standard.vague_adverbs)


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
