"""The phases and milestones of a plan, from the register that it shows or from its text."""

from typing import NamedTuple

from sms_docs.completeness.plans import Section
from sms_docs.judgement.timeline import steps_in
from sms_docs.model.finding import Related
from sms_docs.model.location import Location
from sms_docs.model.system import System


class Step(NamedTuple):
    """A phase or milestone; ``milestone`` tells whether it is or has one."""

    name: str
    dated: bool
    milestone: bool
    location: Location
    related: tuple[Related, ...] = ()


def plan_steps(system: System, section: Section) -> tuple[Step, ...]:
    """The phases that the section shows from the register when it shows any, else the steps of its text."""
    phases = section.entries("programme")
    if phases:
        return tuple(
            Step(
                f'{each.id} "{each.label}"',
                each.date("start") is not None and each.date("end") is not None,
                any(milestone.date("due") for milestone in each.entries("milestones")),
                each.location("milestones"),
                section.shown_at(each),
            )
            for each in phases
        )
    return tuple(
        Step(f'"{each.name}"', each.dated, each.milestone, section.text.at(each.offset))
        for each in steps_in(section.text, section.part, system.standard.placeholders)
    )
