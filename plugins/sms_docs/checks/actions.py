"""Whether what is said to follow from a fault is something that somebody does."""

from typing import Final

from sms_docs.model.register import Entry
from sms_docs.model.system import System

_REGISTERS: Final = ("improvements", "tasks", "corrective_actions")
_GIVEN_UP: Final = ("cancelled", "rejected")


def action_fault(system: System, entry: Entry, field: str) -> str:
    """Why the field names no action, as the end of a sentence; "" when it does, or when that cannot be told.

    An action is an improvement, a task or a corrective action that was not given up. What the field names and
    nobody knows is a dangling reference, which has a finding of its own.
    """
    named = entry.text(field)
    if not named:
        return "nothing follows from it"
    action = system.entry_ids.get(named)
    if action is None:
        return f"{named} is a document and no action" if named in system.by_id else ""
    if action.register not in _REGISTERS:
        return f"{named} is no improvement, task or corrective action"
    if action.text("status") in _GIVEN_UP or action.text("decision") in _GIVEN_UP:
        return f"{named} was given up"
    return ""
