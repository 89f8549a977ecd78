"""What is known about one event or limit of the certification cycle."""

from datetime import date
from typing import NamedTuple

from sms_docs.gates.state import Judgement
from sms_docs.gates.states import target
from sms_docs.model.location import Location
from sms_docs.model.register import Entry
from sms_docs.model.system import System


class Ruling(NamedTuple):
    """A judgement, and the last day on which it may still be open; None when no day is set."""

    judged: Judgement
    limit: date | None = None


def place(system: System, entry: Entry) -> Location:
    """Where an entry stands; the start of the register when there is none."""
    return entry.location() if entry else system.register("certification").location


def record_file(system: System) -> tuple[str, ...]:
    """The record of the certification, as evidence."""
    return (f"file:{system.register('certification').path}",)


def proof(system: System, stage: Entry) -> tuple[str, ...]:
    """What shows that a stage was held: its report and its audit, else the record of the certification."""
    named = [found for key in ("report", "audit") if (found := target(system, stage.text(key)))]
    return tuple(named) or record_file(system)
