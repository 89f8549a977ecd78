"""The resources that a plan provides for, from the registers that it shows and from its text."""

from collections.abc import Iterator
from typing import Final

from sms_docs.completeness.plans import Section
from sms_docs.judgement.pattern import Pattern
from sms_docs.judgement.statements import statements
from sms_docs.judgement.topics import RESOURCES, missing_topics
from sms_docs.judgement.words import MONEY, NUMBER
from sms_docs.model.system import System

_KINDS: Final = {"people": "personnel", "technology": "tools", "training": "training"}
_SUM: Final = Pattern(rf"{NUMBER} ?{MONEY}", rf"{MONEY} ?{NUMBER}")


def missing_resources(system: System, section: Section) -> tuple[str, ...]:
    """Which of personnel, tools and training a resource section does not provide for."""
    shown = set(_shown(section))
    said = list(statements(section.text, section.part, system.standard.placeholders))
    return tuple(each for each in missing_topics(said, RESOURCES) if each not in shown)


def states_budget(system: System, section: Section) -> bool:
    """Whether a resource section gives a sum of money."""
    if section.entries("budget") or any(each.text("kind") == "finance" for each in section.entries("resources")):
        return True
    said = statements(section.text, section.part, system.standard.placeholders)
    return any(_SUM.search(each.text) for each in said)


def _shown(section: Section) -> Iterator[str]:
    for entry in section.entries("resources"):
        yield _KINDS.get(entry.text("kind"), "")
    if section.entries("tools"):
        yield "tools"
    if section.entries("training"):
        yield "training"
    if section.entries("people") or any(each.number("internal_days") for each in section.entries("budget")):
        yield "personnel"
