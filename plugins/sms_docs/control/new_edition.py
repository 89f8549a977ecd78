"""What an approval writes into a new edition, and where."""

from collections.abc import Mapping, Sequence

from sms_docs.control.case import Case
from sms_docs.control.refusal import RefusedError
from sms_docs.load.editions import edition_path
from sms_docs.model.register import Entry
from sms_docs.model.system import System


def edition_place(case: Case) -> str:
    """Where the edition of the version that is decided on goes. Raises RefusedError when there is one already."""
    path = edition_path(case.document.id, case.document.version)
    if path in case.system.files:
        raise RefusedError(
            f"{path}: there is an edition of this version, and an edition is never changed. Raise the version, or "
            "move the file away when no decision in the log belongs to it."
        )
    return path


def deciders(system: System, before: Sequence[Entry], last: Mapping[str, str]) -> list[dict[str, str]]:
    """Those who decided on a version, as its edition names them; what was taken over is marked.

    Args:
        before: their entries in the decision log.
        last: the one that is about to be added, and completes them.
    """
    return [_decider(system, each) for each in (*(entry.values for entry in before), last)]


def _decider(system: System, entry: Mapping[str, object]) -> dict[str, str]:
    people, roles = system.register("people").by_id, system.register("roles").by_id
    by, role, on, decision = (str(entry.get(key, "")) for key in ("by", "role", "on", "decision"))
    named = {
        "by": by,
        "name": people[by].label if by in people else by,
        "role": role,
        "title": roles[role].label if role in roles else role,
        "on": on,
    }
    return named | ({"decision": "adopted"} if decision == "adopted" else {})
